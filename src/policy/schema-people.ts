import * as z from 'zod/mini';
import { expects, oneOrMore, shown } from './schema-parts.ts';

const login = shown(z.string(expects('login')), {
  description: 'Login of a GitHub user',
  examples: ['octocat'],
  pattern: '^@?[A-Za-z0-9]+(?:-[A-Za-z0-9]+)*$',
});

const mention = shown(z.string(expects('mention')), {
  description: 'A GitHub user or team, with the @',
  examples: ['@octocat', '@acme/payments'],
  pattern: '^@[A-Za-z0-9]+(?:-[A-Za-z0-9]+)*(?:/[A-Za-z0-9_.-]+)?$',
});

export const approvers = shown(oneOrMore(login, 'approvers'), {
  description: 'Who may approve an incident on its issue; nobody when left out',
});

export const assignees = shown(oneOrMore(login, 'assignees'), {
  description: 'Who is assigned to issues about these repositories',
});

export const notify = shown(oneOrMore(mention, 'notify'), {
  description: 'Who is mentioned in issues about these repositories',
});

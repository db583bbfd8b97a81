import * as z from 'zod/mini';
import { expects, oneOrMore, shown } from './schema-parts.ts';

export const glob = shown(z.string(expects('glob')), {
  description: 'Glob over the ECR repository name: * stays within one path segment, ** crosses slashes',
  examples: ['payments/*', 'sandbox/**'],
});

/** The repositories that a rule is for. */
export const repositories = shown(oneOrMore(glob, 'repositories-of'), {
  description: 'Globs over repository names, as in match',
});

const tag = shown(z.string(expects('tag')), {
  description: 'Glob over image tags: * matches anything',
  examples: ['v*', 'release-*', 'v[0-9]*'],
  pattern: '^[A-Za-z0-9_.*?{},!\\[\\]-]+$',
});

export const tags = shown(oneOrMore(tag, 'tags'), { description: 'Image tags; all, and what has none, when left out' });

const principal = shown(z.string(expects('principal')), {
  description:
    "Glob over the ARN of a session or of its role: * stays between two : or /, ** stands for a role's whole path",
  examples: ['arn:aws:iam::*:role/release', 'arn:aws:sts::111122223333:assumed-role/release/*'],
  pattern: '^\\{?arn:',
});

export const principals = shown(oneOrMore(principal, 'principals'), { description: 'Who pushes' });

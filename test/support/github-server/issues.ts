import { z } from 'zod';
import { BOT, type GithubModel, LONGEST_BODY, type ModelIssue } from '../github-model.ts';
import { type Call, type Endpoint, issueOf, paged, type Reply, sameName } from './call.ts';
import { pageByCursor, pageOf } from './paging.ts';
import { REPOSITORY_ID } from './place.ts';
import { type FieldError, invalid, Refused } from './refusal.ts';

/** The first thing in a list that page numbers do not reach (measured by users: page 100 of 100 each is refused). */
const PAGES_END = 10_000;

const TOO_MANY =
  'Pagination with the page parameter is not supported for large datasets, please use cursor based pagination (after/before)';

/** The forms of what the description allows that this stand-in knows. */
const Draft = z.object({
  title: z.string(),
  body: z.string().default(''),
  labels: z.array(z.string()).default([]),
  assignees: z.array(z.string()).default([]),
});
const Labels = z.object({ labels: z.array(z.string()) });
const Edit = z.object({
  title: z.string().optional(),
  body: z.string().nullable().optional(),
  state: z.enum(['open', 'closed']).optional(),
  state_reason: z.enum(['completed', 'not_planned', 'duplicate', 'reopened']).nullable().optional(),
  labels: z.array(z.string()).optional(),
  assignees: z.array(z.string()).optional(),
});

/** Pull requests among them; where issues are off, these alone (GitHub says 410 only to what is about one issue). */
export const listIssues: Endpoint = ({ model, wire, place, circumstances, query }) => {
  const state = query.get('state') ?? 'open';
  const labels = (query.get('labels') ?? '').split(',').filter((label) => label !== '');
  const since = Date.parse(query.get('since') ?? '1970-01-01T00:00:00Z');
  const found = model.issues.filter(
    (issue) =>
      (circumstances.hasIssues || issue.isPullRequest) &&
      (state === 'all' || (issue.state === 'open') === (state === 'open')) &&
      labels.every((label) => sameName(issue.labels, label) !== undefined) &&
      Math.floor(issue.updatedAt / 1000) >= Math.floor(since / 1000),
  );
  found.sort((a, b) => sortKey(a, query) - sortKey(b, query) || a.number - b.number);
  if (query.get('direction') !== 'asc') found.reverse();
  const size = Number(query.get('per_page') ?? 30);
  if (!query.has('after') && Number(query.get('page') ?? 1) * size >= PAGES_END) throw new Refused(422, TOO_MANY);
  const url = `${place.api}/repositories/${REPOSITORY_ID}/issues`;
  const { items, link } = circumstances.cursors ? pageByCursor(found, query, url) : pageOf(found, query, url);
  return paged(
    items.map((issue) => wire.issue(issue)),
    link,
  );
};

export const createIssue: Endpoint = (call) => {
  const { model, wire } = call;
  const { title, body, labels, assignees } = Draft.parse(call.body);
  if (title.trim() === '') throw invalid({ resource: 'Issue', field: 'title', code: 'missing_field' });
  refuse([...tooLong(body), ...badLabels(labels)]);
  const set = call.circumstances.setsLabels ? asNamed(model, labels) : [];
  const draft = { title, body, labels: set, assignees: assignable(call, assignees) };
  const issue = model.open(BOT, draft);
  const reply = wire.issue(issue);
  return { status: 201, body: reply, headers: { location: reply.url } };
};

export const editIssue: Endpoint = (call): Reply => {
  const { model, wire, circumstances } = call;
  const issue = issueOf(call);
  const { title, body, state, state_reason: reason, labels, assignees } = Edit.parse(call.body ?? {});
  if (reason === 'duplicate' && !circumstances.knowsDuplicate) {
    throw invalid({ resource: 'Issue', field: 'state_reason', code: 'invalid', value: reason });
  }
  if (title?.trim() === '') throw invalid({ resource: 'Issue', field: 'title', code: 'missing_field' });
  refuse([...tooLong(body ?? ''), ...badLabels(labels ?? [])]);
  const people = assignees && assignable(call, assignees);
  model.edit(issue.number, {
    ...(title !== undefined && { title }),
    ...(body !== undefined && { body: body ?? '' }),
    ...(state !== undefined && { state: stateOf(state, reason) }),
  });
  if (people) model.assign(issue.number, people);
  if (labels) replaceLabels(model, issue, asNamed(model, labels));
  return { status: 200, body: wire.issue(issue) };
};

/** Adds to those that are there, and answers all. */
export const addLabels: Endpoint = (call) => {
  const { model, wire } = call;
  const issue = issueOf(call);
  const { labels } = Labels.parse(call.body);
  refuse(badLabels(labels));
  for (const label of asNamed(model, labels)) model.setLabel(issue.number, BOT, label);
  return { status: 200, body: [...issue.labels].map((name) => wire.label(name)) };
};

function sortKey({ createdAt, updatedAt, comments }: ModelIssue, query: URLSearchParams): number {
  switch (query.get('sort')) {
    case 'updated':
      return updatedAt;
    case 'comments':
      return comments.length;
    default:
      return createdAt;
  }
}

/** A reason counts only beside a state. */
function stateOf(state: 'open' | 'closed', reason: z.infer<typeof Edit>['state_reason']): ModelIssue['state'] {
  if (state === 'open') return 'open';
  return reason === undefined || reason === null || reason === 'reopened' ? 'completed' : reason;
}

function replaceLabels(model: GithubModel, { number, labels: borne }: ModelIssue, labels: readonly string[]): void {
  for (const label of [...borne]) if (!labels.includes(label)) model.unsetLabel(number, BOT, label);
  for (const label of labels) model.setLabel(number, BOT, label);
}

/** As the repository spells them, where it has them, each once. */
function asNamed(model: GithubModel, labels: readonly string[]): string[] {
  const named = new Set<string>();
  for (const label of labels) named.add(sameName([...model.labels.keys(), ...named], label) ?? label);
  return [...named];
}

function assignable({ model, circumstances }: Call, logins: readonly string[]): string[] {
  const bad = logins.filter((login) => sameName(model.assignable, login) === undefined);
  if (bad.length > 0 && circumstances.badAssignees === 'refused') {
    const message = `assignees ${bad.join(', ')} cannot be assigned to this issue`;
    throw invalid({ resource: 'Issue', field: 'assignees', code: 'invalid', value: bad, message });
  }
  return logins.map((login) => sameName(model.assignable, login)).filter((login) => login !== undefined);
}

function tooLong(body: string): FieldError[] {
  if ([...body].length <= LONGEST_BODY) return [];
  const message = `body is too long (maximum is ${LONGEST_BODY} characters)`;
  return [{ resource: 'Issue', field: 'body', code: 'custom', message }];
}

function badLabels(labels: readonly string[]): FieldError[] {
  return labels
    .filter((label) => label.trim() === '' || [...label].length > 50)
    .map((value) => ({ resource: 'Label', field: 'name', code: 'invalid', value }));
}

function refuse(errors: readonly FieldError[]): void {
  if (errors.length > 0) throw invalid(...errors);
}

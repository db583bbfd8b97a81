import { z } from 'zod';
import { BOT, LONGEST_BODY } from '../github-model.ts';
import { type Endpoint, issueOf, paged, sameName } from './call.ts';
import { pageOf } from './paging.ts';
import { REPOSITORY_ID } from './place.ts';
import { invalid, Refused } from './refusal.ts';

const Comment = z.object({ body: z.string() });

/** From the oldest. */
export const listComments: Endpoint = (call) => {
  const { wire, place, query } = call;
  const issue = issueOf(call);
  const since = Date.parse(query.get('since') ?? '1970-01-01T00:00:00Z');
  const found = issue.comments.filter(({ createdAt }) => Math.floor(createdAt / 1000) >= Math.floor(since / 1000));
  const url = `${place.api}/repositories/${REPOSITORY_ID}/issues/${issue.number}/comments`;
  const { items, link } = pageOf(found, query, url);
  return paged(
    items.map((comment) => wire.comment(issue, comment)),
    link,
  );
};

export const createComment: Endpoint = (call) => {
  const { model, wire } = call;
  const issue = issueOf(call);
  const { body } = Comment.parse(call.body);
  if (body.trim() === '') throw invalid({ resource: 'IssueComment', field: 'body', code: 'missing_field' });
  if ([...body].length > LONGEST_BODY) {
    const message = `Body is too long (maximum is ${LONGEST_BODY} characters)`;
    throw invalid({ resource: 'IssueComment', field: 'data', code: 'unprocessable', message });
  }
  model.comment(issue.number, BOT, body);
  const [comment] = issue.comments.slice(-1);
  if (!comment) throw new Error('no comment was made');
  const reply = wire.comment(issue, comment);
  return { status: 201, body: reply, headers: { location: reply.url } };
};

/** From the oldest. */
export const listEvents: Endpoint = (call) => {
  const issue = issueOf(call);
  const url = `${call.place.api}/repositories/${REPOSITORY_ID}/issues/${issue.number}/events`;
  const { items, link } = pageOf(call.wire.events(issue), call.query, url);
  return paged(items, link);
};

/** Answers the labels that are left. */
export const removeLabel: Endpoint = (call) => {
  const issue = issueOf(call);
  const label = sameName(issue.labels, call.path.name ?? '');
  if (label === undefined) throw new Refused(404, 'Label does not exist');
  call.model.unsetLabel(issue.number, BOT, label);
  return { status: 200, body: [...issue.labels].map((name) => call.wire.label(name)) };
};

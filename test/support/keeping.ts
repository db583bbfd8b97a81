import type { Instant } from '../../src/core/instant.ts';
import { repositoryOfKey } from '../../src/core/tracking/marker.ts';
import type { Texts } from '../../src/core/tracking/texts.ts';
import type { IssueLink } from '../../src/core/tracking/tracking.ts';
import { type IssueSettings, type Kept, keepIssues } from '../../src/github/keep-issues.ts';
import { readIssueBody } from '../../src/github/marker-text.ts';
import type { Tracker } from '../../src/github/tracker.ts';
import { at } from './facts.ts';
import { GithubModel, type ModelIssue, type Weather } from './github-model.ts';
import { foundOf, idsOf, markOf, type Seen } from './tracking.ts';

export const LABEL = 'release-window';
export const APPROVAL_LABEL = 'release-approved';
const NOW = at('2026-10-25T06:00:00Z');

/** Words that say just enough for a test to read them. */
export const texts: Texts = {
  title: ({ incidents: [{ repository }], pushes }) => `${repository}: ${pushes.length}`,
  body: ({ pushes }, { earlier }) => `outside: ${idsOf(pushes)}${earlier === 0 ? '' : `, ${earlier} before`}`,
  comment: (step) => {
    switch (step.kind) {
      case 'grow':
        return `new: ${idsOf(step.news)}`;
      case 'reopen':
        return 'no longer excused';
      case 'close-excused':
        return `excused: ${idsOf(step.pushes)}`;
      case 'close-approved':
        return `approved by ${step.approval.by}`;
      case 'close-duplicate':
        return `see #${step.of.number}`;
      case 'answer-label':
        return `${step.label.by}: ${step.label.counts ? 'too early' : 'no effect'}`;
    }
  },
};

/** `ann` may approve; `bob` may only write; `eve` may do neither. */
export function repository(now: Instant = NOW): GithubModel {
  return new GithubModel(now, ['ann', 'bob']);
}

export function settingsOf(tracker: Tracker): IssueSettings {
  return {
    tracker,
    texts,
    label: LABEL,
    approvalLabel: APPROVAL_LABEL,
    approvers: ['Ann'],
    maxIssues: 25,
    policy: 'policy 1',
    markOf,
  };
}

export function linkTo(number: number): IssueLink {
  return { number, url: `https://github.example/acme/shop/issues/${number}` };
}

/** One run of the action, as far as issues go. */
export async function run(
  model: GithubModel,
  found: readonly Seen[],
  { weather, ...settings }: { weather?: Weather; maxIssues?: number } = {},
): Promise<Kept> {
  const tracker = model.connect(weather);
  return keepIssues(foundOf(found), await tracker.issues(LABEL), { ...settingsOf(tracker), ...settings });
}

/** Everything that a person can see, and what the issue remembers; without times, which no two courses share. */
export function stateOf(model: GithubModel): unknown {
  return model.issues.map(({ createdAt, updatedAt, wasReopened, comments, labelEvents, labels, ...issue }) => ({
    ...issue,
    labels: [...labels].sort(),
    comments: comments.map(({ author, body }) => ({ author, body })),
  }));
}

/** An issue in a few words: `#1 open shop/checkout: 2 [release-approved] outside: a+b | ann: fine | new: b`. */
export function issueWords({ number, state, title, labels, body, comments }: ModelIssue): string {
  const others = [...labels].filter((label) => label !== LABEL);
  const heads = [`#${number} ${state} ${title}`, ...others.map((label) => `[${label}]`), visible(body)].join(' ');
  const said = comments.map(({ author, body }) => (author.endsWith('[bot]') ? visible(body) : `${author}: ${body}`));
  return [heads, ...said].join(' | ');
}

/** Without numbers: one incident may be told before another where the first try failed. */
export function byTitle(model: GithubModel): string[] {
  return model.issues.map((issue) => issueWords(issue).replace(/^#\d+ /, '')).sort();
}

function visible(body: string): string {
  return body.replace(/^<!-- .* -->\n/, '');
}

/** Our issues in a repository, as the marker says; `null`: not ours. */
export function markerOf({ body }: ModelIssue) {
  const read = readIssueBody(body);
  return read.kind === 'ours' ? { ...read.marker, repository: repositoryOfKey(read.marker.key) } : null;
}

import { HOUR } from '../../src/core/instant.ts';
import type { GithubModel, Weather } from './github-model.ts';
import { APPROVAL_LABEL, repository, run } from './keeping.ts';
import type { Seen } from './tracking.ts';

/** A day in which everything happens at once: so many issues may be open. */
export const MAX_ISSUES = 14;

const seen = (repository: string, ids: string, more: Omit<Seen, 'id'> = {}): Seen[] =>
  [...ids].map((id) => ({ id: `${id}-${repository}`, repository, ...more }));

/** What the days before had found. */
const BEFORE: readonly Seen[] = [
  ...seen('known', 'a'),
  ...seen('grown', 'a'),
  ...seen('closed', 'a'),
  ...seen('closed-grown', 'a'),
  ...seen('excepted', 'ab'),
  ...seen('approved', 'a'),
  ...seen('approved-grown', 'a'),
  ...seen('early', 'a'),
  ...seen('stranger', 'a'),
  ...seen('excused-before', 'a', { excused: false }),
  ...seen('overruled', 'a'),
  ...seen('moved', 'ab'),
  ...seen('twin', 'a'),
];

/** What this day finds. */
export const TODAY: readonly Seen[] = [
  ...seen('known', 'a'),
  ...seen('grown', 'abc'),
  ...seen('closed', 'a'),
  ...seen('closed-grown', 'ab'),
  ...seen('excepted', 'ab', { excused: true }),
  ...seen('approved', 'a'),
  ...seen('approved-grown', 'ab', { severity: 'high' }),
  ...seen('early', 'a'),
  ...seen('stranger', 'a'),
  ...seen('excused-before', 'a'),
  ...seen('overruled', 'a', { excused: true }),
  ...seen('moved', 'a', { period: 'elsewhere' }),
  ...seen('moved', 'bc', { period: 'nowhere' }),
  ...seen('twin', 'ab'),
  ...seen('new', 'ab'),
  ...seen('new-low', 'a', { severity: 'low' }),
  ...seen('new-low-too', 'a', { severity: 'low' }),
  ...seen('new-critical', 'a', { severity: 'critical' }),
  ...seen('new-high', 'a', { severity: 'high' }),
];

function numberOf(model: GithubModel, repository: string): number {
  const issue = model.issues.find((one) => one.title.startsWith(`${repository}:`));
  if (!issue) throw new Error(`no issue about ${repository}`);
  return issue.number;
}

/** The state in which this day begins. */
export async function morning(): Promise<GithubModel> {
  const model = repository();
  await run(model, BEFORE);
  // Two runs at once: the second does not see what the first writes.
  const other = repository();
  await run(other, seen('twin', 'ab'));
  const [twin] = other.issues;
  model.open('release-bot[bot]', {
    title: 'twin: 2',
    body: twin?.body ?? '',
    labels: ['release-window'],
    assignees: [],
  });
  await run(model, [...seen('excused-before', 'a', { excused: true }), ...seen('overruled', 'a', { excused: true })]);
  model.edit(numberOf(model, 'overruled'), { state: 'open' });
  model.now += HOUR;
  model.setLabel(numberOf(model, 'approved-grown'), 'ann', APPROVAL_LABEL);
  model.setLabel(numberOf(model, 'early'), 'ann', APPROVAL_LABEL);
  model.now += HOUR;
  await run(model, [...seen('approved-grown', 'a'), ...seen('early', 'ab')]);
  model.edit(numberOf(model, 'early'), { state: 'open' });
  model.issue(numberOf(model, 'early')).labels.delete(APPROVAL_LABEL);
  // Somebody gave the word while the run was telling more.
  model.issue(numberOf(model, 'early')).labels.add(APPROVAL_LABEL);
  for (const closed of ['closed', 'closed-grown']) model.edit(numberOf(model, closed), { state: 'completed' });
  model.now += HOUR;
  model.setLabel(numberOf(model, 'approved'), 'ann', APPROVAL_LABEL);
  model.setLabel(numberOf(model, 'stranger'), 'eve', APPROVAL_LABEL);
  model.open('eve', { title: 'a stranger', body: 'hello', labels: ['release-window'], assignees: [] });
  model.now += HOUR;
  return model;
}

export function today(model: GithubModel, weather?: Weather) {
  return run(model, TODAY, { maxIssues: MAX_ISSUES, ...(weather ? { weather } : {}) });
}

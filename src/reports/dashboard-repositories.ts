import { groupBy } from '../core/group-by.ts';
import type { Instant } from '../core/instant.ts';
import { atZone } from '../core/local-time.ts';
import { openingOf } from '../core/opening.ts';
import { type RepositoryId, repositoryKey } from '../core/push.ts';
import { compareText } from '../core/text-order.ts';
import type { Judgement } from '../core/verdict.ts';
import type { Zone } from '../core/zone.ts';
import type { DashboardDetail } from './dashboard-detail.ts';
import type { DashboardFacts } from './dashboard-facts.ts';
import { localMinute, placeColumn, rowsOf } from './dashboard-parts.ts';
import { codeCell, issueReference } from './markdown.ts';
import { unbroken } from './markdown-blocks.ts';
import { rangeWords } from './outcome-words.ts';
import { placeOf } from './sentences.ts';
import { shortened } from './visible.ts';
import { grouped, listed } from './words.ts';

interface Row {
  readonly id: RepositoryId;
  readonly key: string;
  readonly images: number;
  readonly outside: number;
  readonly issues: readonly number[];
}

/** So many issues of one repository are named. */
const ISSUES_NAMED = 5;

/** Each repository with a push in this check or an open issue: whether it is open now, and until when. */
export function* repositoriesSection(facts: DashboardFacts, detail: DashboardDetail): Generator<string> {
  const rows = rowsByNeed(facts);
  if (rows.length === 0) return;
  yield '## Repositories';
  yield `Pushes of this check: ${rangeWords(facts.run.scope)}.`;
  const { judge, view } = facts;
  const states = new Map(
    rows.slice(0, detail.repositories).map((row) => {
      return [row, judge.timeAt(judge.entryFor(row.id), row.id.repository, view.now)];
    }),
  );
  const zones = new Set([...states.values()].map(({ zone }) => placeOf(zone)));
  const [zone = ''] = zones;
  const oneZone = zones.size === 1;
  const place = placeColumn(
    facts,
    rows.map(({ id }) => id),
    detail.longest,
  );
  const hasIssues = view.open.length > 0;
  const columns = [
    'Repository',
    ...place.columns,
    oneZone ? `When checked, in ${zone}` : 'When checked',
    ['Pushed', 'r'] as const,
    ['Outside', 'r'] as const,
    ...(hasIssues ? ['Open issues'] : []),
  ];
  yield* rowsOf(columns, rows, detail.repositories, (row) => {
    const state = states.get(row);
    return [
      codeCell(shortened(row.id.repository, detail.longest)),
      ...place.cellsOf(row.id),
      state === undefined
        ? ''
        : stateWords(state, view.now) + (oneZone ? '' : ` ${unbroken(`in ${placeOf(state.zone)}`)}`),
      grouped(row.images),
      row.outside === 0 ? '0' : `**${grouped(row.outside)}**`,
      ...(hasIssues ? [issuesWords(row)] : []),
    ];
  });
}

function issuesWords({ issues }: Row): string {
  return listed(issues.map(issueReference), ISSUES_NAMED);
}

/** Those that somebody has to look at first. */
function rowsByNeed({ run, view }: DashboardFacts): Row[] {
  const issues = groupBy(view.open, repositoryKey);
  const pushed = new Map(run.repositories.map((one) => [repositoryKey(one), one]));
  const ids = new Map<string, RepositoryId>([
    ...pushed,
    ...[...issues].map(([key, [first]]): [string, RepositoryId] => [key, first]),
  ]);
  const rows = [...ids].map(([key, id]): Row => {
    const { images = 0, violatingImages = 0 } = pushed.get(key) ?? {};
    const own = (issues.get(key) ?? []).map(({ number }) => number);
    return { id, key, images, outside: violatingImages, issues: own };
  });
  return rows.sort((a, b) => b.outside - a.outside || b.issues.length - a.issues.length || compareText(a.key, b.key));
}

/** `open until Fri 23 Oct 18:00`, by the wall clock of the repository. */
function stateWords(judgement: Judgement, now: Instant): string {
  const { state, until } = openingOf(judgement);
  if (state === 'undeclared') return 'no windows declared';
  const what = state === 'open' ? 'open' : judgement.rule?.kind === 'freeze' ? 'frozen' : 'closed';
  return `${what} ${until === null ? 'for good' : unbroken(`until ${untilWords(until, now, judgement.zone)}`)}`;
}

/** With its year where that is another one. */
function untilWords(until: Instant, now: Instant, zone: Zone): string {
  const [year, thisYear] = [until, now].map((instant) => atZone(instant, zone).year);
  return localMinute(until, zone) + (year === thisYear ? '' : ` in ${year}`);
}

import { displayZone } from '../core/display-zone.ts';
import type { Severity } from '../core/policy.ts';
import type { OpenIncident } from '../core/tracking/open-incidents.ts';
import type { Zone } from '../core/zone.ts';
import type { DashboardDetail } from './dashboard-detail.ts';
import type { DashboardFacts, Untold } from './dashboard-facts.ts';
import { localMinute, minuteCell, placeColumn, rowsOf } from './dashboard-parts.ts';
import { codeCell, issueReference } from './markdown.ts';
import { unbroken } from './markdown-blocks.ts';
import { placeOf } from './sentences.ts';
import { shortened } from './visible.ts';
import { grouped, listed } from './words.ts';

const MOST_SEVERE_FIRST: readonly Severity[] = ['critical', 'high', 'medium', 'low'];

/** So many issues of one kind are named. */
const ISSUES_NAMED = 20;

/** Violations that only this issue and the reports tell. */
export function* untoldSection(facts: DashboardFacts, { rows, longest }: DashboardDetail): Generator<string> {
  const { untold } = facts;
  if (untold.length === 0) return;
  yield '## In no issue';
  yield 'Violations that no issue holds, for as many are open as `max-issues` allows, or GitHub did not take them. Runs stay red, and each reads back to them, until one does.';
  const place = placeColumn(
    facts,
    untold.map(({ incident }) => incident),
    longest,
  );
  const columns = ['Severity', 'Repository', ...place.columns, ['Pushes', 'r'] as const, 'First, UTC', 'Why'];
  yield* rowsOf(columns, untold, rows, (one) => [
    one.incident.severity,
    codeCell(shortened(one.incident.repository, longest)),
    ...place.cellsOf(one.incident),
    grouped(one.pushes.length),
    minuteCell(one.pushes[0].push.time),
    untoldWords(one),
  ]);
}

function untoldWords({ kind, issue }: Untold): string {
  const where = issue === null ? '' : `, belongs to ${issueReference(issue.number)}`;
  switch (kind) {
    case 'overflow':
      return `no room (max-issues)${where}`;
    case 'undelivered':
      return `not delivered${where}`;
  }
}

/** What people have to do with: the most severe first, then what is open for longest. */
export function* openSection(facts: DashboardFacts, { rows, longest }: DashboardDetail): Generator<string> {
  const { judge, view, run } = facts;
  const closed = numbersOf(facts, 'closed');
  const beyond = run.tracking?.remembered?.beyond.map(({ number }) => number) ?? [];
  if (view.open.length + closed.length === 0) return;
  yield '## Open incidents';
  const open = view.open.map((incident) => {
    const entry = judge.entryFor(incident);
    return { incident, severity: entry.severity, zone: displayZone(entry), isDeclared: entry.windows !== null };
  });
  open.sort((a, b) => {
    const [first, second] = [a, b].map(({ severity }) => MOST_SEVERE_FIRST.indexOf(severity));
    return (
      (first ?? 0) - (second ?? 0) || a.incident.openedAt - b.incident.openedAt || a.incident.number - b.incident.number
    );
  });
  const [zone, ...others] = new Set(open.map((one) => one.zone));
  const oneZone = zone !== undefined && others.length === 0;
  const place = placeColumn(facts, view.open, longest);
  const columns = [
    'Issue',
    'Severity',
    'Repository',
    ...place.columns,
    oneZone ? `Closed, in ${placeOf(zone)}` : 'Closed',
    ['Pushes', 'r'] as const,
    'Open since, UTC',
  ];
  if (open.length > 0) {
    yield* rowsOf(columns, open, rows, (one) => [
      issueReference(one.incident.number),
      one.severity,
      codeCell(shortened(one.incident.repository, longest)),
      ...place.cellsOf(one.incident),
      periodWords(one, oneZone ? '' : ` ${unbroken(`in ${placeOf(one.zone)}`)}`),
      one.incident.told === null ? 'many' : grouped(one.incident.told),
      minuteCell(one.incident.openedAt),
    ]);
  }
  if (closed.length > 0) yield `Closed by a person, and not approved: ${referencesTo(closed, rows)}.`;
  if (beyond.length > 0)
    yield `Older than what the source holds, so not looked at again: ${referencesTo(beyond, rows)}.`;
}

function referencesTo(numbers: readonly number[], rows: number): string {
  return listed(numbers.map(issueReference), Math.min(ISSUES_NAMED, rows + 1));
}

/** Issues that hold violations of this run, each once, in order. */
function numbersOf({ run }: DashboardFacts, kind: 'closed'): number[] {
  const numbers = new Set<number>();
  for (const holding of run.tracking?.holdings.values() ?? []) {
    if (holding.kind === kind) numbers.add(holding.issue.number);
  }
  return [...numbers].sort((a, b) => a - b);
}

interface Shown {
  readonly incident: OpenIncident;
  readonly zone: Zone;
  /** Whether the policy has windows for its repository. */
  readonly isDeclared: boolean;
}

/** `Fri 23 Oct 18:00 to Mon 26 Oct 08:00`: the year stands beside it. */
function periodWords({ incident: { closedFrom, closedUntil }, zone, isDeclared }: Shown, inZone: string): string {
  if (closedFrom === null && closedUntil === null) return isDeclared ? 'never open' : 'no windows declared';
  const from = closedFrom === null ? 'from the start' : localMinute(closedFrom, zone);
  return `${from} ${closedUntil === null ? 'for good' : unbroken(`to ${localMinute(closedUntil, zone)}`)}${inZone}`;
}

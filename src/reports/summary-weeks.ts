import { civilDateOf, type DayNumber } from '../core/civil.ts';
import type { RunFacts } from '../core/facts.ts';
import { localDayOf } from '../core/local-day.ts';
import { isoDate } from '../core/local-time.ts';
import { type PicturedDay, type PicturedGroup, picturedRange, picturedWeeks } from '../core/pictured-weeks.ts';
import type { AttributedPush } from '../core/verdict.ts';
import { code } from './markdown.ts';
import { folded } from './markdown-blocks.ts';
import { notShown } from './summary-cut.ts';
import type { Detail } from './summary-detail.ts';
import { weekLegend, weekTable } from './week-picture.ts';
import { listed, plural } from './words.ts';

/** So many pictures stand open. */
const OPEN = 2;
/** So many repositories of a group are named. */
const NAMES_SHOWN = 3;

interface Week {
  readonly group: PicturedGroup;
  readonly monday: DayNumber;
}

/** The weeks with violations as pictures, the first one open; of a run without any the last week of each group. */
export function* weeksSection(facts: RunFacts, { weeks: most }: Detail): Generator<string> {
  const weeks = weeksOf(facts);
  const others = besidesWorst(facts);
  const shown = weeks.slice(0, most).map((week) => ({ ...week, days: daysOf(week, facts, others) }));
  if (shown.length === 0) return;
  const legend = weekLegend(shown.flatMap(({ days }) => days));
  // A clean run stays short.
  const open = facts.violations > 0 ? OPEN : weeks.length === 1 ? 1 : 0;
  yield* shown.slice(0, open).flatMap(picture);
  const closed = shown.slice(open).flatMap(picture);
  if (open === 0) yield folded('Pictures of the last week', ...closed, legend);
  else yield legend;
  if (open > 0 && closed.length > 0) yield folded(plural(shown.length - open, 'more week'), ...closed);
  if (weeks.length > most) yield notShown(weeks.length - most, 'more week');
}

/** What is not bound to any windows has no picture. */
function weeksOf(facts: RunFacts): Week[] {
  const groups = picturedWeeks(facts).filter(({ entries: [entry] }) => entry.windows !== null);
  return groups.flatMap((group) => {
    const mondays = facts.violations > 0 ? group.mondaysWithViolations : group.mondays.slice(-1);
    return mondays.map((monday) => ({ group, monday }));
  });
}

/** The manifests of image pushes besides the worst of each. Most image pushes have none. */
function besidesWorst({ images }: RunFacts): Set<AttributedPush> {
  const found = new Set<AttributedPush>();
  for (const { manifests, worst } of images) {
    if (manifests.length > 1) for (const judged of manifests) if (judged !== worst) found.add(judged);
  }
  return found;
}

/** The days of a week that the run reaches into, without the `others` among the pushes. */
function daysOf({ group, monday }: Week, facts: RunFacts, others: ReadonlySet<AttributedPush>): PicturedDay[] {
  const { from, to } = picturedRange(facts);
  const [first, last] = [localDayOf(from, group.zone), localDayOf(Math.max(from, to - 1), group.zone)];
  return group
    .weekOf(monday)
    .days.filter(({ day }) => first <= day && day <= last)
    .map((day) => ({ ...day, pushes: day.pushes.filter(({ judged }) => !others.has(judged)) }));
}

function picture({ group, monday, days }: Week & { readonly days: readonly PicturedDay[] }): string[] {
  const names = [...group.repositories].sort((a, b) => b.violations - a.violations).map(({ repository }) => repository);
  const title = `Week of ${isoDate(civilDateOf(monday))}, ${group.zone.name}: ${listed(names.map(code), NAMES_SHOWN)}`;
  return [`### ${title}`, weekTable(days)];
}

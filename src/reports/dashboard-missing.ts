import { groupBy } from '../core/group-by.ts';
import { utcMinute } from '../core/local-time.ts';
import type { Hole } from '../core/tracking/memory.ts';
import { acceptedGapSnippet, canBeLetGo } from './accepted-gap-snippet.ts';
import type { DashboardDetail } from './dashboard-detail.ts';
import type { DashboardFacts } from './dashboard-facts.ts';
import { minuteCell, rowsOf } from './dashboard-parts.ts';
import { code, words, wordsCell } from './markdown.ts';
import { bullets, fenced, folded } from './markdown-blocks.ts';
import { placesWords } from './places-words.ts';
import { UNREAD_WORDS } from './unread-words.ts';
import { shortened } from './visible.ts';
import { plural } from './words.ts';

/** So many holes are spelled out as a policy lets them go. */
const GAPS_SHOWN = 20;

/** What nobody has read: times, and places in the records of this check. */
export function* missingSection(facts: DashboardFacts, detail: DashboardDetail): Generator<string> {
  const { run, view } = facts;
  const { holes } = view.memory;
  if (holes.length === 0 && run.unreadableCount === 0) return;
  yield '## Not proven';
  if (run.unreadableCount > 0) {
    yield `In what this check read, ${plural(run.unreadableCount, 'place')} could not be understood; the summary of the run names them.`;
  }
  if (holes.length > 0) yield* holeBlocks(facts, detail);
}

function* holeBlocks({ run, view }: DashboardFacts, { rows, longest }: DashboardDetail): Generator<string> {
  const holes = [...view.memory.holes].sort((a, b) => a.from - b.from);
  yield 'What was not read. Each check tries it again as long as the source may hold it, and stays red until it is read or let go.';
  const groups = [
    ...groupBy(holes, ({ source, from, to, reason }) => JSON.stringify([source, from, to, reason])).values(),
  ];
  yield* rowsOf(['Where', 'From, UTC', 'To, UTC', 'Why', 'Can be read'], groups, rows, (group) => {
    const [hole] = group;
    return [
      wordsCell(shortened(placesWords(group), 3 * longest)),
      minuteCell(hole.from),
      minuteCell(hole.to),
      wordsCell(UNREAD_WORDS[hole.reason].what),
      heldWords(hole, view.heldFor !== null && hole.source === run.source ? view.heldFor : null, view.now),
    ];
  });
  yield* adviceBlocks(groups.slice(0, rows), rows, run.policy.path);
}

/** As long as a source holds what it was asked for. */
function heldWords({ from, to }: Hole, heldFor: number | null, now: number): string {
  if (heldFor === null) return 'as long as it is kept';
  if (to + heldFor <= now) return '**no longer**';
  return from + heldFor <= now
    ? `the rest until ${minuteCell(to + heldFor)}`
    : `all until ${minuteCell(from + heldFor)}`;
}

function* adviceBlocks(groups: readonly (readonly [Hole, ...Hole[]])[], rows: number, path: string): Generator<string> {
  const advices = [...new Set(groups.map(([{ reason }]) => reason))].flatMap((reason) => {
    const { what, advice } = UNREAD_WORDS[reason];
    return advice === null ? [] : [words(`${what}: ${advice}.`)];
  });
  const known = groups.flat().filter(canBeLetGo);
  const letGo = `What nobody can read any more is let go under ${code('accepted-gaps')} in ${code(shortened(path, 100))}; then it is told, and no longer red.`;
  yield `What to do:\n\n${bullets([...advices.slice(0, rows), ...(known.length === 0 ? [] : [letGo])])}`;
  const shown = known.slice(0, Math.min(rows, GAPS_SHOWN));
  if (shown.length === 0) return;
  const which = shown.length === known.length ? 'these times' : 'the first of these times';
  const title = `<code>accepted-gaps</code> for ${which}, where they are to be let go`;
  yield folded(title, fenced('yaml', acceptedGapSnippet(shown)));
}

/** The earliest of what is missing; `null`: nothing is. */
export function earliestMissing(holes: readonly Hole[]): string | null {
  return holes.length === 0 ? null : utcMinute(holes.reduce((first, { from }) => Math.min(first, from), Infinity));
}

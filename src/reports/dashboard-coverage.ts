import { groupBy } from '../core/group-by.ts';
import { mayBe, nameOf, type SlotMark } from '../core/tracking/memory.ts';
import { untoldPush } from '../core/tracking/remember.ts';
import type { DashboardDetail } from './dashboard-detail.ts';
import type { DashboardFacts } from './dashboard-facts.ts';
import { commonTime, furthestMarks, minuteCell, notShown, rowsOf } from './dashboard-parts.ts';
import { words, wordsCell } from './markdown.ts';
import { bullets, folded, table } from './markdown-blocks.ts';
import { letGoWords } from './outcome-words.ts';
import { placesWords } from './places-words.ts';
import { shortened } from './visible.ts';
import { listed, plural } from './words.ts';

/** So many accounts stand in one line by their names, see `placesWords`. */
const NAMES_SHOWN = 8;
/** Where there is no room for so many accounts by their names, none are listed. */
const LEAST_NAMED = 50;

/** Since when and until when everything was read and told, but for what is not proven. */
export function* coverageSection(facts: DashboardFacts, detail: DashboardDetail): Generator<string> {
  const { marks } = facts.view.memory;
  if (marks.length === 0) return;
  yield '## Checked';
  yield `From when until when everything was read and told${facts.view.memory.holes.length === 0 ? '' : ', but for what is not proven'}.`;
  const noteOf = notesOf(facts);
  const oneSource = new Set(marks.map(({ source }) => source)).size === 1;
  const groups = [
    ...groupBy(marks, (mark) => JSON.stringify([mark.source, mark.since, mark.until, noteOf(mark)])).values(),
  ].sort(([a], [b]) => a.until - b.until || a.since - b.since);
  const hasNotes = groups.some(([mark]) => noteOf(mark) !== '');
  const columns = [...(oneSource ? [] : ['Source']), 'Where', 'From, UTC', 'Until, UTC', ...(hasNotes ? ['Note'] : [])];
  yield* rowsOf(columns, groups, detail.rows, (group) => [
    ...(oneSource ? [] : [group[0].source]),
    wordsCell(shortened(placesWords(group), 3 * detail.longest)),
    ...timeCells(group),
    ...(hasNotes ? [noteOf(group[0])] : []),
  ]);
  const isCut = groups.some((group) => new Set(group.map(({ account }) => account)).size > NAMES_SHOWN);
  if (isCut && detail.rows >= LEAST_NAMED) yield* eachAccount(marks, detail);
  yield* remarks(facts, detail);
}

/** What is to be known of a mark besides its times. */
function notesOf({ dropped, run, untold }: DashboardFacts): (mark: SlotMark) => string {
  const first = new Set((run.tracking?.remembered?.neverChecked ?? []).map(nameOf));
  const { to } = run.scope;
  const places = untold.flatMap(({ pushes }) => pushes.map(({ push }) => untoldPush(push)));
  const holdingBack = [...groupBy(places, ({ account, region }) => `${account} ${region}`).values()].map(
    ([one]) => one,
  );
  return (mark) => {
    if (dropped.has(mark)) return 'checked before, and **asked for no more**: nobody watches it';
    if (to !== null && mark.until < to && holdingBack.some((place) => mayBe(place, mark)))
      return 'held back: a violation found since then is in no issue';
    return first.has(nameOf(mark)) ? 'checked for the first time' : '';
  };
}

/** Where a line names some accounts only, all are named here. */
function* eachAccount(marks: readonly SlotMark[], { rows }: DashboardDetail): Generator<string> {
  const accounts = [...groupBy(furthestMarks(marks), ({ account }) => account).values()];
  const shown = accounts.slice(0, rows);
  const lines = shown.map((own) => [
    wordsCell(own[0].account),
    wordsCell(listed([...new Set(own.map(({ region }) => region))])),
    ...timeCells(own),
  ]);
  const cut = accounts.length > shown.length ? [notShown(accounts.length - shown.length)] : [];
  const title = `Each of ${plural(accounts.length, 'account')}`;
  yield folded(title, table(['Account', 'Regions', 'From, UTC', 'Until, UTC'], lines), ...cut);
}

function timeCells(marks: readonly SlotMark[]): readonly [string, string] {
  const common = commonTime(marks);
  return common === null ? ['no time in common', ''] : [minuteCell(common.from), minuteCell(common.to)];
}

function* remarks({ run }: DashboardFacts, { rows, longest }: DashboardDetail): Generator<string> {
  const { silentDays, loggingChanges, policy } = run;
  const letGo = policy.acceptedGaps.flatMap((gap) => letGoWords(gap, run)).map((line) => shortened(line, 3 * longest));
  const lines = [
    ...letGo.slice(0, rows),
    ...(letGo.length > rows ? [notShown(letGo.length - rows)] : []),
    ...(silentDays.length === 0
      ? []
      : [
          `${plural(silentDays.length, 'account and Region', 'accounts and Regions')} had days without any record; the summary of the run names them`,
        ]),
    ...(loggingChanges.length === 0
      ? []
      : [`The logging was changed ${plural(loggingChanges.length, 'time')}; the summary of the run says by whom`]),
  ];
  if (lines.length > 0) yield bullets(lines.map(words));
}

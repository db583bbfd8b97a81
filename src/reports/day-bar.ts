import { civilDateOf, weekdayOf } from '../core/civil.ts';
import { DAY } from '../core/instant.ts';
import type { ClockChange } from '../core/local-day.ts';
import { isoDate, timeOfDay } from '../core/local-time.ts';
import type { LocalSpan } from '../core/window.ts';
import { type Cell, cellsOf, isSameRule, openOnceSpans, openSpans, type WindowDay } from '../core/window-days.ts';
import { durationWords } from './durations.ts';
import { holidayWords } from './rule-words.ts';
import { shortened } from './visible.ts';

/** Which characters bars are drawn with. */
export type Signs = 'unicode' | 'ascii';

/** What each cell is drawn as and means, in the order of the legend. */
export const CELLS: Readonly<Record<Cell, Readonly<Record<Signs | 'meaning', string>>>> = {
  open: { unicode: '█', ascii: '#', meaning: 'open' },
  partly: { unicode: '▌', ascii: '+', meaning: 'partly open' },
  closed: { unicode: '·', ascii: '.', meaning: 'closed' },
  frozen: { unicode: '░', ascii: '-', meaning: 'frozen' },
  skipped: { unicode: 'x', ascii: 'x', meaning: 'not on the clock' },
};

/** Stands for hours that are not named. */
const MORE: Readonly<Record<Signs, string>> = { unicode: '…', ascii: '..' };

const WEEKDAYS = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];

/** `Mon 2026-11-02` and two spaces, or a mark between them. */
const INDENT = ' '.repeat(16);
/** What an 80-column terminal leaves beside date and bar: room for `08:00-12:00 ..`. */
const HOURS_WIDTH = 14;

/** What it leaves for a note. */
const NOTE_WIDTH = 80 - INDENT.length;

/** The line above the bars: every sixth hour over the cell that begins with it. */
export const HOUR_MARKS = `${INDENT}${['00', '06', '12', '18', '24'].join(' '.repeat(10))}`;

/** Legend of the signs that some days use. */
export function legend(days: readonly WindowDay[], signs: Signs): string {
  const used = new Set<string>(days.flatMap(cellsOf));
  const meanings = Object.entries(CELLS)
    .filter(([cell]) => used.has(cell))
    .map(([, words]) => `${words[signs]} ${words.meaning}`);
  return `A sign is half an hour: ${meanings.join('   ')}`;
}

/**
 * A day as a line of at most 80 columns; below it, what is unusual about it. A freeze is named on its first and its last
 * day, and on the first that is shown: `before` is the day above.
 */
export function dayLines(day: WindowDay, before: WindowDay | undefined, signs: Signs): string[] {
  const notes = dayNotes(day, before).map((note) => shortened(note, NOTE_WIDTH));
  const bar = cellsOf(day)
    .map((cell) => CELLS[cell][signs])
    .join('');
  const mark = notes.length > 0 ? '*' : ' ';
  return [`${dateWords(day)}${mark} ${bar}  ${hoursWords(day, signs)}`, ...notes.map((note) => `${INDENT}${note}`)];
}

/** What is unusual about a day; `before` is the day above it. */
export function dayNotes(day: WindowDay, before: WindowDay | undefined): string[] {
  return [
    ...day.changes.map((change) => changeWords(change, day)),
    ...openOnceSpans(day).map(onceWords),
    ...freezeNotes(day, before),
    ...holidayNotes(day),
  ];
}

/** `Mon 2026-11-02`. */
export function dateWords({ day }: WindowDay): string {
  return `${WEEKDAYS[weekdayOf(day) - 1] ?? ''} ${isoDate(civilDateOf(day))}`;
}

/** The first open hours, and whether there are more. */
function hoursWords(day: WindowDay, signs: Signs): string {
  const more = MORE[signs];
  if (day.parts.length === 0) return 'skipped';
  const [first, ...others] = openSpans(day);
  if (first === undefined) return day.parts.every(({ state }) => state === 'frozen') ? 'frozen' : 'closed';
  const words = others.length === 0 ? spanWords(first) : `${spanWords(first)} ${more}`;
  // Only seconds are that long.
  return words.length <= HOURS_WIDTH ? words : `${timeOfDay(first.from)}-${more}`;
}

/** `08:00-20:00`. */
export function spanWords({ from, to }: LocalSpan): string {
  return `${timeOfDay(from)}-${timeOfDay(to)}`;
}

/** Told by what the clock shows when it is set; midnight at the end of a day is 24:00. */
function changeWords({ at, before, after }: ClockChange, { day }: WindowDay): string {
  const reading = at + before - day * DAY;
  const direction = after > before ? 'forward' : 'back';
  return `clocks go ${direction} ${durationWords(Math.abs(after - before))} at ${timeNear(reading)}`;
}

function timeNear(reading: number): string {
  if (reading < 0) return `${timeOfDay(reading + DAY)} the day before`;
  return reading > DAY ? `${timeOfDay(reading - DAY)} the day after` : timeOfDay(reading);
}

function onceWords(span: LocalSpan): string {
  return `${spanWords(span)} comes twice, and is open only once`;
}

function freezeNotes(day: WindowDay, before: WindowDay | undefined): string[] {
  const notes = day.parts.flatMap((part) => {
    const { rule, from, to } = part;
    if (rule?.kind !== 'freeze') return [];
    const name = rule.freeze.name + (rule.event === null ? '' : `, ${rule.event}`);
    const goesOn = before?.parts.some((other) => isSameRule(other.rule, rule)) ?? false;
    const [starts, ends] = [from > 0, to < DAY];
    if (goesOn && !starts && !ends) return [];
    if (starts && ends) return [`frozen ${spanWords(part)}: ${name}`];
    if (starts) return [`frozen from ${timeOfDay(from)}: ${name}`];
    return [ends ? `frozen until ${timeOfDay(to)}: ${name}` : `frozen: ${name}`];
  });
  return [...new Set(notes)];
}

function holidayNotes({ day, parts }: WindowDay): string[] {
  const notes = parts.flatMap(({ rule }) => {
    if (rule?.kind !== 'holiday') return [];
    const { holiday } = rule;
    // After midnight it is that of the day before.
    const name = holiday.day === day ? (holiday.name ?? 'a holiday') : holidayWords(holiday);
    return [`${name}: no recurring window opens`];
  });
  return [...new Set(notes)];
}

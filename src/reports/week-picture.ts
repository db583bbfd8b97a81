import { DateTime } from 'luxon';
import { DAY, HOUR, MINUTE } from '../core/instant.ts';
import { timeOfDay } from '../core/local-time.ts';
import type { PicturedDay, PicturedPush } from '../core/pictured-weeks.ts';
import type { AttributedPush } from '../core/verdict.ts';
import type { LocalSpan } from '../core/window.ts';
import { type Cell, hoursOf, openSpans } from '../core/window-days.ts';
import { CELLS, dayNotes } from './day-bar.ts';
import { code, wordsCell } from './markdown.ts';
import { table, unbroken } from './markdown-blocks.ts';
import { listed, plural } from './words.ts';

/**
 * What stands in a cell. Every font that GitHub names for code draws these signs in the width of a letter, and each
 * differs from the others in more than its shade.
 */
type Sign = Cell | 'unread' | 'inside' | 'let-through' | 'outside';

const SIGNS: Readonly<Record<Sign, { readonly sign: string; readonly meaning: string }>> = {
  open: { sign: CELLS.open.unicode, meaning: CELLS.open.meaning },
  partly: { sign: CELLS.partly.unicode, meaning: CELLS.partly.meaning },
  closed: { sign: CELLS.closed.unicode, meaning: CELLS.closed.meaning },
  frozen: { sign: CELLS.frozen.unicode, meaning: CELLS.frozen.meaning },
  skipped: { sign: '-', meaning: CELLS.skipped.meaning },
  unread: { sign: '?', meaning: 'not checked' },
  inside: { sign: 'o', meaning: 'pushed inside' },
  'let-through': { sign: '+', meaning: 'let through' },
  outside: { sign: 'X', meaning: 'pushed outside' },
};

/** Every sixth hour over the cell that begins with it. */
const HOURS = '0     6     12    18    ';

/** Open times of a day that are told one by one. */
const SPANS_SHOWN = 3;
/** Moments of violations of a day that are told one by one. */
const MOMENTS_SHOWN = 3;

/**
 * Days as a table: a sign for each hour, and beside it the same in words, for those who hear it read. A screen reader goes
 * down the last column without the signs.
 */
export function weekTable(days: readonly PicturedDay[]): string {
  return table(
    ['Day', code(unbroken(HOURS)), 'In words'],
    days.map((day, index) => [unbroken(dayName(day)), code(barOf(day)), dayWords(day, days[index - 1])]),
  );
}

/** What the signs in some days mean. */
export function weekLegend(days: readonly PicturedDay[]): string {
  const used = new Set(days.flatMap(signsOf));
  const meanings = Object.entries(SIGNS).flatMap(([name, { sign, meaning }]) =>
    [...used].some((one) => one === name) ? [`${code(sign)} ${meaning}`] : [],
  );
  return `A sign is an hour: ${meanings.join(', ')}.`;
}

/** `Mon 19 Oct`: without hyphens, at which a narrow cell would break it. The year stands above. */
function dayName({ day }: PicturedDay): string {
  return DateTime.fromMillis(day * DAY, { zone: 'utc', locale: 'en-US' }).toFormat('EEE d MMM');
}

function barOf(day: PicturedDay): string {
  return signsOf(day)
    .map((sign) => SIGNS[sign].sign)
    .join('');
}

function signsOf(day: PicturedDay): Sign[] {
  const marks = new Map<number, Sign>();
  for (const push of day.pushes) {
    const hour = Math.floor(push.reading / HOUR);
    const [known, sign] = [marks.get(hour), signOf(push.judged)];
    // The worst of an hour shows.
    if (known === undefined || sign === 'outside' || known === 'inside') marks.set(hour, sign);
  }
  return hoursOf(day).map((cell, hour): Sign => {
    const isUnread = day.unread.some(({ from, to }) => from <= hour * HOUR && (hour + 1) * HOUR <= to);
    return marks.get(hour) ?? (isUnread ? 'unread' : cell);
  });
}

function signOf({ judgement: { cause, verdict } }: AttributedPush): 'inside' | 'let-through' | 'outside' {
  if (cause !== null) return 'outside';
  return verdict === 'inside' ? 'inside' : 'let-through';
}

function dayWords(day: PicturedDay, before: PicturedDay | undefined): string {
  const notes = dayNotes(day, before);
  return [unbroken(stateWords(day)), ...notes.map(wordsCell), ...pushWords(day.pushes), ...unreadWords(day)].join('; ');
}

function stateWords(day: PicturedDay): string {
  const spans = openSpans(day);
  if (day.parts.length === 0) return 'skipped by the clocks';
  if (spans.length === 0) return day.parts.every(({ state }) => state === 'frozen') ? 'frozen' : 'closed';
  return `open ${listed(spans.map(spanWords), SPANS_SHOWN)}`;
}

function spanWords({ from, to }: LocalSpan): string {
  return from === 0 && to === DAY ? 'all day' : `${timeOfDay(from)}–${timeOfDay(to)}`;
}

function pushWords(pushes: readonly PicturedPush[]): string[] {
  const of = (sign: Sign) => pushes.filter(({ judged }) => signOf(judged) === sign);
  const [inside, letThrough, outside] = [of('inside'), of('let-through'), of('outside')];
  return [
    ...(inside.length === 0 ? [] : [unbroken(`${plural(inside.length, 'push', 'pushes')} inside`)]),
    ...(letThrough.length === 0 ? [] : [unbroken(`${plural(letThrough.length, 'push', 'pushes')} let through`)]),
    ...(outside.length === 0
      ? []
      : [`**${unbroken(`${plural(outside.length, 'push', 'pushes')} outside ${momentsWords(outside)}`)}**`]),
  ];
}

function momentsWords(pushes: readonly PicturedPush[]): string {
  const minutes = [...new Set(pushes.map(({ reading }) => Math.floor(reading / MINUTE)))].sort((a, b) => a - b);
  const [first = 0, last = 0] = [minutes.at(0), minutes.at(-1)];
  const words = (minute: number) => timeOfDay(minute * MINUTE);
  return minutes.length <= MOMENTS_SHOWN
    ? `at ${listed(minutes.map(words))}`
    : `between ${words(first)} and ${words(last)}`;
}

/** Whole minutes that certainly were not checked are told, no seconds. */
function unreadWords({ unread }: PicturedDay): string[] {
  const spans = unread
    .map(({ from, to }) => ({ from: Math.ceil(from / MINUTE) * MINUTE, to: Math.floor(to / MINUTE) * MINUTE }))
    .filter(({ from, to }) => from < to);
  return spans.length === 0 ? [] : [unbroken(`not checked ${listed(spans.map(spanWords), SPANS_SHOWN)}`)];
}

import type { Weekday } from '../core/civil.ts';
import { nearest } from '../core/nearest.ts';
import { cut, type Part, type TellAt } from './text-finding.ts';

const WEEKDAYS: readonly (readonly [Weekday, string])[] = [
  [1, 'monday'],
  [2, 'tuesday'],
  [3, 'wednesday'],
  [4, 'thursday'],
  [5, 'friday'],
  [6, 'saturday'],
  [7, 'sunday'],
];

const SHORT_NAMES = WEEKDAYS.map(([, name]) => name.slice(0, 3));

/** Words for several days that the language does not have, because they differ from country to country. */
const DAYS_BY_WORD: Readonly<Record<string, string>> = {
  weekday: 'mon-fri',
  weekdays: 'mon-fri',
  workday: 'mon-fri',
  workdays: 'mon-fri',
  weekend: 'sat,sun',
  weekends: 'sat,sun',
  daily: 'mon-sun',
  everyday: 'mon-sun',
  all: 'mon-sun',
};

/** The weekday that a name or the start of one (two letters or more) means. */
function weekdayNamed(name: string): Weekday | null {
  const wanted = name.toLowerCase();
  if (wanted.length < 2) return null;
  return WEEKDAYS.find(([, weekday]) => weekday.startsWith(wanted))?.[0] ?? null;
}

/** Whether a word is a day or a range of days: what tells days in the wrong place from a zone. */
export function looksLikeDays(word: string): boolean {
  return word.split('-').every((name) => weekdayNamed(name) !== null);
}

/** The days of a list such as `mon-wed,sat`; ranges wrap over the week's end. */
export function readDays(items: readonly Part[], tell: TellAt): ReadonlySet<Weekday> {
  const days = new Set<Weekday>();
  for (const item of items) {
    const named = readItem(item, tell);
    const twice = named.find((day) => days.has(day));
    if (twice !== undefined) tell(item, { kind: 'weekday-twice', got: item.text, day: SHORT_NAMES[twice - 1] ?? '' });
    for (const day of named) days.add(day);
  }
  return days;
}

function readItem(item: Part, tell: TellAt): readonly Weekday[] {
  const ends = cut(item, '-');
  const [first, last, more] = ends;
  if (more || ends.some(({ text }) => text === '')) {
    tell(item, { kind: 'weekday-range', got: item.text });
    return [];
  }
  const from = first && readDay(first, tell);
  const to = last ? readDay(last, tell) : from;
  if (!from || !to) return [];
  if (last && from === to) {
    tell(item, { kind: 'weekday-range-of-one', got: item.text, suggestion: SHORT_NAMES[from - 1] ?? '' });
    return [];
  }
  return WEEKDAYS.map(([day]) => day).filter((day) =>
    from <= to ? from <= day && day <= to : day <= to || from <= day,
  );
}

function readDay(part: Part, tell: TellAt): Weekday | null {
  const day = weekdayNamed(part.text);
  if (day === null) tell(part, { kind: 'weekday-unknown', got: part.text, suggestion: suggestionFor(part.text) });
  return day;
}

function suggestionFor(word: string): string | null {
  const wanted = word.toLowerCase();
  if (Object.hasOwn(DAYS_BY_WORD, wanted)) return DAYS_BY_WORD[wanted] ?? null;
  const near =
    nearest(wanted, SHORT_NAMES) ??
    nearest(
      wanted,
      WEEKDAYS.map(([, name]) => name),
    );
  return near?.slice(0, 3) ?? null;
}

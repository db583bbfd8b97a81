import type { Weekday } from '../core/civil.ts';
import { nearest } from '../core/nearest.ts';
import { cut, type Part, type TellAt } from './text-finding.ts';
import { looksLikeNth } from './window-nth.ts';

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

/** Whether a word is a day, a range of days or the start of an nth weekday: what tells days from a zone. */
export function looksLikeDays(word: string): boolean {
  return looksLikeNth(word) || word.split('-').every((name) => weekdayNamed(name) !== null);
}

/** The name of a weekday as suggestions have it. */
export function shortName(day: Weekday): string {
  return SHORT_NAMES[day - 1] ?? '';
}

/** The weekdays of a word such as `sat` or `mon-wed`; ranges wrap over the week's end. */
export function readWeekdays(item: Part, tell: TellAt): readonly Weekday[] {
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
    tell(item, { kind: 'weekday-range-of-one', got: item.text, suggestion: shortName(from) });
    return [];
  }
  return WEEKDAYS.map(([day]) => day).filter((day) =>
    from <= to ? from <= day && day <= to : day <= to || from <= day,
  );
}

/** The weekday that a word names. */
export function readDay(part: Part, tell: TellAt): Weekday | null {
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

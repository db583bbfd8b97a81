import { type DayNumber, dayNumberOf, daysInMonth } from '../core/civil.ts';
import type { DateRange } from '../core/day-rule.ts';
import { DAY, LAST_INSTANT } from '../core/instant.ts';
import { isoDate } from '../core/local-time.ts';
import { cut, type Part, type TellAt } from './text-finding.ts';

/** Whether a word is meant for a date or a range of them, in whatever order its numbers are. */
export function looksLikeDate(word: string): boolean {
  return /^(?:\d{4}[-./]\d{1,2}(?!\d)|\d{1,2}([-./])\d{1,2}\1\d|\d{8}(?!\d))/.test(word);
}

/** Reads `2026-12-24` or `2026-12-19/2027-01-04`, both dates included. */
export function readDates(part: Part, tell: TellAt): DateRange | null {
  const [one, other, more] = otherOrder(part.text) === null ? cut(part, '/') : [part];
  if (!one || more) {
    tell(part, { kind: 'date-unreadable', got: part.text, suggestion: null, range: true });
    return null;
  }
  const first = readDate(one, tell, true);
  const last = other ? readDate(other, tell, true) : first;
  if (first === null || last === null) return null;
  if (last < first && other) {
    tell(part, { kind: 'dates-backwards', got: part.text, suggestion: `${other.text}/${one.text}` });
    return null;
  }
  return { first, last };
}

/** Reads `2026-12-24`, which must exist and lie in the years that are judged. `range`: two dates may stand there too. */
export function readDate(part: Part, tell: TellAt, range = false): DayNumber | null {
  const got = part.text;
  const found = /^(\d{4})-(\d{2})-(\d{2})$/.exec(got);
  if (!found) {
    tell(part, { kind: 'date-unreadable', got, suggestion: otherOrder(got), range });
    return null;
  }
  const [year = 0, month = 0, day = 0] = found.slice(1).map(Number);
  const days = month >= 1 && month <= 12 ? daysInMonth(year, month) : 0;
  if (day < 1 || day > days) {
    const last = day > days && days > 0 ? isoDate({ year, month, day: days }) : null;
    tell(part, { kind: 'date-missing', got, suggestion: last });
    return null;
  }
  const dayNumber = dayNumberOf({ year, month, day });
  if (dayNumber >= 0 && dayNumber < LAST_INSTANT / DAY) return dayNumber;
  tell(part, { kind: 'date-uncovered', got });
  return null;
}

/** A date in another spelling as it is written here; `null` where its numbers could mean two dates, or none. */
function otherOrder(text: string): string | null {
  const yearFirst =
    /^(\d{4})[./](\d{1,2})[./](\d{1,2})$/.exec(text) ??
    /^(\d{4})(\d{2})(\d{2})$/.exec(text) ??
    /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(text);
  if (yearFirst) return dateOf(yearFirst[1], yearFirst[2], yearFirst[3]);
  const [, one, sign, two, year] = /^(\d{1,2})([-./])(\d{1,2})\2(\d{4})$/.exec(text) ?? [];
  // Points are for days first; slashes are so in some countries and not in others.
  if (sign === '.' || Number(one) > 12) return dateOf(year, two, one);
  return Number(two) > 12 ? dateOf(year, one, two) : null;
}

function dateOf(year: string | undefined, month: string | undefined, day: string | undefined): string | null {
  const [y, m, d] = [Number(year), Number(month), Number(day)];
  return m >= 1 && m <= 12 && d >= 1 && d <= daysInMonth(y, m) ? isoDate({ year: y, month: m, day: d }) : null;
}

import { DAY, HOUR, MINUTE, SECOND } from '../core/instant.ts';
import type { LocalSpan } from '../core/window.ts';
import { cut, type Part, type TellAt } from './text-finding.ts';

/** Adds the spans of a list such as `09:00-12:00,22:00-02:00`; one that ends before it starts ends on the next day. */
export function readHours(items: readonly Part[], spans: LocalSpan[], tell: TellAt): void {
  for (const item of items) {
    const span = readSpan(item, tell);
    if (!span) continue;
    if (spans.some(({ from, to }) => from === span.from && to === span.to)) {
      tell(item, { kind: 'hours-twice', got: item.text });
    }
    spans.push(span);
  }
}

function readSpan(item: Part, tell: TellAt): LocalSpan | null {
  const ends = cut(item, '-');
  const [first, last, more] = ends;
  if (!first || !last || more || ends.some(({ text }) => text === '')) {
    tell(item, { kind: 'hours-unreadable', got: item.text });
    return null;
  }
  const from = readTime(first, 'start', tell);
  const to = readTime(last, 'end', tell);
  if (from === null || to === null) return null;
  if (from === to) {
    tell(item, { kind: 'hours-empty', got: item.text, suggestion: '00:00-24:00' });
    return null;
  }
  return { from, to: to < from ? to + DAY : to };
}

/** Milliseconds after midnight. `end` is of hours on a day, `far-end` of a span that names the day of its end. */
export function readTime(part: Part, end: 'start' | 'end' | 'far-end', tell: TellAt): number | null {
  const got = part.text;
  const found = /^(\d{1,2}):(\d{2})(?::(\d{2}))?$/.exec(got);
  if (!found) {
    tell(part, { kind: 'time-unreadable', got, suggestion: inFull(got) });
    return null;
  }
  const [hour = 0, minute = 0, second = 0] = found.slice(1).map((digits) => Number(digits ?? 0));
  const wrong =
    minute > 59
      ? 'minute'
      : second > 59
        ? 'second'
        : hour * HOUR + minute * MINUTE + second * SECOND > DAY
          ? 'hour'
          : null;
  if (wrong !== null) {
    // People count on past midnight: 26:00 is 02:00 of the next day, which an end before its start means here.
    const past = wrong === 'hour' && end === 'end' && hour < 48;
    tell(part, { kind: 'time-out-of-range', got, unit: wrong, suggestion: past ? written(hour - 24, minute) : null });
    return null;
  }
  if (hour === 24 && end === 'start') {
    tell(part, { kind: 'time-24-start', got });
    return null;
  }
  return hour * HOUR + minute * MINUTE + second * SECOND;
}

/** `9`, `900`, `0900`, `9.00`, `9h30`, `9:00h` as they are written here; `null` for what reads like no time. */
function inFull(got: string): string | null {
  const found = /^(\d{1,2})(?:[.:h]?(\d{2}))?[hz]?$/i.exec(got);
  if (!found) return null;
  const [hour, minute] = [Number(found[1]), Number(found[2] ?? 0)];
  return hour <= 24 && minute <= 59 ? written(hour, minute) : null;
}

function written(hour: number, minute: number): string {
  return `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`;
}

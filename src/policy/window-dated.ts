import type { DateRange } from '../core/day-rule.ts';
import { DAY } from '../core/instant.ts';
import type { LocalSpan } from '../core/window.ts';
import { looksLikeDate, readDate, readDates } from './dates.ts';
import { cut, type Part, type TellAt } from './text-finding.ts';
import { looksLikeDays } from './window-days.ts';
import { readHours, readTime } from './window-hours.ts';
import { type OpeningRule, WHOLE_DAY } from './window-rule.ts';
import { Words } from './window-words.ts';
import { zoneNamed } from './zone-name.ts';

/** Reads the text of a window that names dates: whole days, hours on each of them, or from a moment to a moment. */
export function readDated(text: string, tell: TellAt): OpeningRule | null {
  const words = new Words(text, tell);
  const [written, second] = words.list(looksLikeDate);
  const hours = words.list((word) => /^\d/.test(word) && !looksLikeDate(word));
  const rest = words.rest();
  if (!written) return null;
  if (second) tell(second, { kind: 'dates-several', got: second.text });
  const zone = rest && readZoneBehind(rest, tell);

  if (/\d[Tt]/.test(written.text)) {
    const [stray] = hours;
    if (stray) tell(stray, { kind: 'window-stray', got: stray.text });
    return readFromTo(written, zone, tell);
  }
  const spans: LocalSpan[] = [];
  readHours(hours, spans, tell);
  const range = readDates(written, tell);
  return range && datedRule([range], hours.length === 0 ? [WHOLE_DAY] : spans, zone);
}

function readZoneBehind(rest: Part, tell: TellAt): OpeningRule['zone'] {
  const [word = ''] = rest.text.split(/[\s,]/);
  if (!looksLikeDays(word) && !looksLikeDate(word)) return zoneNamed(rest, tell);
  tell(rest, { kind: 'window-stray', got: rest.text });
  return null;
}

/** `2026-12-18T18:00/2027-01-04T09:00`: one span, which belongs to the day on which it opens. */
function readFromTo(part: Part, zone: OpeningRule['zone'], tell: TellAt): OpeningRule | null {
  const ends = cut(part, '/');
  const [start, end, more] = ends;
  if (!start || !end || more || !ends.every(({ text }) => /\d[Tt]/.test(text))) {
    tell(part, { kind: 'date-time-alone', got: part.text });
    return null;
  }
  const from = readDateTime(start, 'start', tell);
  const to = readDateTime(end, 'far-end', tell);
  if (!from || !to) return null;
  const span = { from: from.time, to: (to.day - from.day) * DAY + to.time };
  if (span.to > span.from) return datedRule([{ first: from.day, last: from.day }], [span], zone);
  if (span.to === span.from) tell(part, { kind: 'hours-empty', got: part.text, suggestion: null });
  else tell(part, { kind: 'dates-backwards', got: part.text, suggestion: `${end.text}/${start.text}` });
  return null;
}

function readDateTime(part: Part, end: 'start' | 'far-end', tell: TellAt): { day: number; time: number } | null {
  const [date, time] = cut({ ...part, text: part.text.toUpperCase() }, 'T');
  if (!date || !time) return null;
  const day = readDate(date, tell, true);
  if (/(?:Z|[+-]\d\d:?\d\d)$/.test(time.text)) {
    tell(part, { kind: 'date-time-offset', got: part.text });
    return null;
  }
  const clock = readTime(time, end, tell);
  return day === null || clock === null ? null : { day, time: clock };
}

function datedRule(ranges: readonly DateRange[], spans: readonly LocalSpan[], zone: OpeningRule['zone']): OpeningRule {
  return { kind: 'dated', zone, opensOn: { kind: 'dates', ranges }, spans };
}

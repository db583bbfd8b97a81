import type { Weekday } from '../core/civil.ts';
import { DAY } from '../core/instant.ts';
import type { Part, TellAt } from './text-finding.ts';
import { looksLikeDays, readDay } from './window-days.ts';
import { readTime } from './window-hours.ts';
import type { OpeningRule } from './window-rule.ts';
import { zoneNamed } from './zone-name.ts';

/** Days and a time, then a hyphen and another day: `fri 22:00 - mon 06:00`. */
const SPAN = /^(?:\d{1,2}(?:st|nd|rd|th)[\s,]+)*\D+[\d:]+(\s*-\s*)[a-z]/i;

/** Whether a text goes from a weekday to a weekday. */
export function looksLikeSpan(text: string): boolean {
  return SPAN.test(text);
}

/** Reads `fri 22:00 - mon 06:00`. The whole span belongs to the day on which it opens. */
export function readSpanOverDays(text: string, tell: TellAt): OpeningRule | null {
  const [matched = '', hyphen = ''] = SPAN.exec(text) ?? [];
  const middle = matched.length - 1;
  const from = readEnd({ text: text.slice(0, middle - hyphen.length), offset: 0 }, 'start', tell);
  const [ending = ''] = /^\S+(?:\s+\d[\d:]*)?/.exec(text.slice(middle)) ?? [];
  const to = readEnd({ text: ending, offset: middle }, 'far-end', tell);
  const zone = readZoneBehind(text, middle + ending.length, tell);
  if (!from || !to) return null;

  const whole = { text: text.slice(0, middle + ending.length), offset: 0 };
  if (from.day === to.day && from.time === to.time) {
    tell(whole, { kind: 'hours-empty', got: whole.text, suggestion: null });
    return null;
  }
  // A week less some hours, if it were read so: a night is what people mean.
  if (from.day === to.day && to.time < from.time) {
    tell(whole, { kind: 'span-backwards', got: whole.text, suggestion: `${from.written}-${to.clock}` });
    return null;
  }
  const days = (to.day - from.day + 7) % 7;
  return {
    kind: 'recurring',
    zone,
    opensOn: { kind: 'weekdays', days: new Set([from.day]) },
    spans: [{ from: from.time, to: days * DAY + to.time }],
  };
}

interface End {
  readonly written: string;
  readonly day: Weekday;
  readonly clock: string;
  /** Milliseconds after midnight. */
  readonly time: number;
}

function readEnd(part: Part, end: 'start' | 'far-end', tell: TellAt): End | null {
  const [, name, blanks = '', clock] = /^(\S+)(\s+)(\d[\d:]*)$/.exec(part.text) ?? [];
  if (name === undefined || clock === undefined || /[-,\d]/.test(name)) {
    tell(part, { kind: 'span-end', got: part.text });
    return null;
  }
  const day = readDay({ text: name, offset: part.offset }, tell);
  const time = readTime({ text: clock, offset: part.offset + name.length + blanks.length }, end, tell);
  return day === null || time === null ? null : { written: part.text, day, clock, time };
}

function readZoneBehind(text: string, end: number, tell: TellAt): OpeningRule['zone'] {
  const rest = text.slice(end).trim();
  if (rest === '') return null;
  const part = { text: rest, offset: text.indexOf(rest, end) };
  if (!rest.startsWith(',') && !looksLikeDays(rest.split(/[\s,]/)[0] ?? '')) return zoneNamed(part, tell);
  tell(part, { kind: 'window-two-in-one', got: rest.replace(/^,\s*/, '') });
  return null;
}

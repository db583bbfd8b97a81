import { DAY } from '../core/instant.ts';
import type { ClockChange } from '../core/local-day.ts';
import { timeOfDay } from '../core/local-time.ts';
import type { LocalSpan } from '../core/window.ts';
import { isSameRule, openOnceSpans, type WindowDay } from '../core/window-days.ts';
import { durationWords } from './durations.ts';
import { holidayWords } from './rule-words.ts';

/**
 * What is unusual about a day. A freeze is named on its first and its last day, and on the first that is shown: `before`
 * is the day above.
 */
export function dayNotes(day: WindowDay, before: WindowDay | undefined): string[] {
  return [
    ...day.changes.map((change) => changeWords(change, day)),
    ...openOnceSpans(day).map(onceWords),
    ...freezeNotes(day, before),
    ...holidayNotes(day),
  ];
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

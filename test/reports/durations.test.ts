import { expect, it } from 'vitest';
import { DAY, HOUR, MINUTE } from '../../src/core/instant.ts';
import { durationWords, hoursWords } from '../../src/reports/durations.ts';

it.each([
  [0, 'less than a minute'],
  [MINUTE - 1, 'less than a minute'],
  [11 * MINUTE, '11 min'],
  [HOUR, '1 h'],
  [2 * HOUR + 41 * MINUTE + 59_999, '2 h 41 min'],
  [47 * HOUR, '47 h'],
  [2 * DAY, '2 days'],
  [2 * DAY + 10 * HOUR + 59 * MINUTE, '2 days 10 h'],
])('%i ms are %s', (milliseconds, words) => {
  expect(durationWords(milliseconds)).toBe(words);
});

it.each([
  [0, '0 h'],
  [60 * HOUR, '60 h'],
  [37.5 * HOUR, '37 h 30 min'],
  [30 * MINUTE, '30 min'],
])('%i ms open in a week are %s', (milliseconds, words) => {
  expect(hoursWords(milliseconds)).toBe(words);
});

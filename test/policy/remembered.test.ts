import { expect, it } from 'vitest';
import { Remembered } from '../../src/policy/remembered.ts';
import { problemLines, readPolicy } from '../support/policy-files.ts';

it('reads a text once where the reading may be given again, else each time', () => {
  const remembered = new Remembered<{ text: string }>();
  const read = (text: string) =>
    remembered.read(
      text,
      () => ({ text }),
      (reading) => reading.text !== 'wrong',
    );
  expect(read('right')).toBe(read('right'));
  expect(read('wrong')).not.toBe(read('wrong'));
  expect(read('other')).toEqual({ text: 'other' });
});

it('starts anew before it holds too much', () => {
  const remembered = new Remembered<object>();
  const read = (text: string) =>
    remembered.read(
      text,
      () => ({}),
      () => true,
    );
  const first = read('0');
  for (let number = 1; number < 2000; number++) read(String(number));
  expect(read('0')).not.toBe(first);
});

it('does not carry the place of a window, its zone or what is wrong with it to where it is written again', () => {
  const { entries } = readPolicy(`version: 1
repositories:
  - { match: a, timezone: Europe/Berlin, windows: [mon 08:00-09:00, { days: tue, timezone: UTC }] }
  - { match: b, timezone: Asia/Tokyo, windows: [mon 08:00-09:00, { days: tue, timezone: UTC }] }
`);
  const told = entries.map(({ windows }) =>
    windows?.map((window) => `${window.place.line} ${'zone' in window ? window.zone.name : ''}`),
  );
  expect(told).toEqual([
    ['3 Europe/Berlin', '3 UTC'],
    ['4 Asia/Tokyo', '4 UTC'],
  ]);
  const wrong = 'version: 1\ntimezone: UTC\nwindows: [mno 08:00-09:00, { days: mno }]\n';
  expect(problemLines(wrong)).toHaveLength(2);
  expect(problemLines(wrong)).toEqual(problemLines(wrong));
});

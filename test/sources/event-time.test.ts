import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FIRST_INSTANT, LAST_INSTANT } from '../../src/core/instant.ts';
import { eventTimeIn, parseEventTime } from '../../src/sources/event-time.ts';

describe('an eventTime', () => {
  it.each([
    ['2026-10-24T00:14:09Z', '2026-10-24T00:14:09Z'],
    ['2026-10-24T23:59:59.999Z', '2026-10-24T23:59:59Z'],
    ['2026-10-24T00:14:09.1Z', '2026-10-24T00:14:09Z'],
    ['2026-10-24T00:14:09.123456789Z', '2026-10-24T00:14:09Z'],
    ['2020-11-20 06:19:05.000', '2020-11-20T06:19:05Z'],
    ['2020-11-20 06:19:05', '2020-11-20T06:19:05Z'],
    ['2024-02-29T12:00:00Z', '2024-02-29T12:00:00Z'],
    ['2000-02-29T12:00:00Z', '2000-02-29T12:00:00Z'],
    ['1970-01-01T00:00:00Z', '1970-01-01T00:00:00Z'],
    ['2099-12-31T23:59:59Z', '2099-12-31T23:59:59Z'],
  ])('%s is %s', (text, instant) => {
    expect(parseEventTime(text)).toBe(Date.parse(instant));
  });

  it.each([
    '',
    'soon',
    '2026-10-24',
    '2026-10-24T00:14Z',
    '2026-10-24T00:14:09',
    '2026-10-24T00:14:09z',
    '2026-10-24t00:14:09Z',
    '2026-10-24T00:14:09.Z',
    '2026-10-24T00:14:09.1234567890Z',
    '2026-10-24T00:14:09+00:00',
    '2026-10-24 00:14:09Z',
    '2026-10-24 00:14:09.',
    ' 2026-10-24T00:14:09Z',
    '2026-10-24T00:14:09Z ',
    '2026-1x-24T00:14:09Z',
    '2026-13-24T00:14:09Z',
    '2026-00-24T00:14:09Z',
    '2026-10-00T00:14:09Z',
    '2026-10-32T00:14:09Z',
    '2026-11-31T00:14:09Z',
    '2026-02-29T00:14:09Z',
    '2100-02-29T00:14:09Z',
    '2026-10-24T24:00:00Z',
    '2026-10-24T00:60:00Z',
    '2026-10-24T23:59:60Z',
    '2026/10/24T00:14:09Z',
    '1969-12-31T23:59:59Z',
    '2100-01-01T00:00:00Z',
    '1761264849',
    '２０２６-10-24T00:14:09Z',
  ])('"%s" is none', (text) => {
    expect(parseEventTime(text)).toBeNull();
  });

  it('is the same anywhere among other bytes', () => {
    const bytes = Buffer.from('"2026-10-24T00:14:09Z","2');
    expect(eventTimeIn(bytes, 1, 21)).toBe(Date.parse('2026-10-24T00:14:09Z'));
  });

  it('is read to the second in every year', () => {
    const seconds = fc.integer({ min: FIRST_INSTANT / 1000, max: LAST_INSTANT / 1000 - 1 });
    fc.assert(
      fc.property(seconds, (second) => {
        expect(parseEventTime(new Date(second * 1000).toISOString())).toBe(second * 1000);
      }),
    );
  });
});

import fc from 'fast-check';
import ICAL from 'ical.js';
import { describe, expect, it } from 'vitest';
import { DAY, SECOND } from '../../src/core/instant.ts';
import { windowsAhead } from '../../src/core/windows-ahead.ts';
import { windowsIcs } from '../../src/reports/windows-ics.ts';
import { at, entryOf, policyOf } from '../support/facts.ts';
import { windowIn } from '../support/policy-files.ts';

const from = at('2026-11-02T09:00:00.250Z');
const digest = (text: string) => Buffer.from(text).toString('hex');

function calendarOf(text: string) {
  return new ICAL.Component(ICAL.parse(text));
}

/** Every event as a reader sees it, times in seconds since 1970. */
function eventsOf(text: string) {
  return calendarOf(text)
    .getAllSubcomponents('vevent')
    .map((component) => new ICAL.Event(component))
    .map(({ uid, summary, description, startDate, endDate }) => ({
      uid,
      summary,
      description,
      from: startDate.toUnixTime() * SECOND,
      to: endDate.toUnixTime() * SECOND,
      utc: startDate.zone === ICAL.Timezone.utcTimezone && endDate.zone === ICAL.Timezone.utcTimezone,
    }));
}

const pad = (value: number) => String(value).padStart(2, '0');
const time = fc.integer({ min: 0, max: 86_399 }).map((time) => {
  return [time / 3600, (time / 60) % 60, time % 60].map((part) => pad(Math.floor(part))).join(':');
});
const days = fc.constantFrom('mon', 'sat,sun', 'mon-fri', 'fri-mon', 'last sun', '2nd tue');
const window = fc
  .tuple(fc.constantFrom('Europe/Berlin', 'Australia/Lord_Howe', 'Pacific/Apia', 'UTC'), days, time, time)
  .filter(([, , from, to]) => from !== to)
  .map(([zone, days, from, to]) => windowIn(zone, `${days} ${from}-${to}`));

it('reads back to the same open times, whatever names say', () => {
  const names = fc.array(fc.string({ unit: 'binary', minLength: 1, maxLength: 90 }), { minLength: 1, maxLength: 3 });
  const moment = fc.integer({ min: at('2010-01-01T00:00:00Z'), max: at('2098-01-01T00:00:00Z') });
  fc.assert(
    fc.property(fc.array(window, { minLength: 1, maxLength: 3 }), names, moment, (windows, match, from) => {
      const policy = policyOf({
        entries: [entryOf({ match, windows, zone: null })],
        defaults: entryOf({ match: null, windows: null }),
      });
      const ahead = windowsAhead(policy, from, 15, null);
      const events = eventsOf(windowsIcs(ahead, digest));
      expect(events.map(({ from, to }) => ({ from, to }))).toEqual(ahead.entries.flatMap(({ open }) => open));
      expect(events.every(({ utc }) => utc)).toBe(true);
      expect(new Set(events.map(({ uid }) => uid)).size).toBe(events.length);
    }),
  );
});

it('keeps every line to 75 octets, and ends each as calendars do', () => {
  const windows = [windowIn('Europe/Berlin', 'mon 08:00-20:00')];
  const match = ['é'.repeat(60), '漢'.repeat(60), '😀'.repeat(60)];
  const text = windowsIcs(windowsAhead(policyOf({ entries: [entryOf({ match, windows })] }), from, 7, null), digest);
  expect(text.endsWith('END:VCALENDAR\r\n')).toBe(true);
  for (const line of text.split('\r\n')) {
    expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
    expect(line).not.toMatch(/[\r\n]/);
  }
});

it('a name cannot add lines of its own', () => {
  const match = ['x\r\nATTENDEE:mailto:a@example.com\nEND:VEVENT', '\\, ; : "\u0007'];
  const text = windowsIcs(windowsAhead(policyOf({ entries: [entryOf({ match })] }), from, 1, null), digest);
  expect(text).not.toMatch(/^(ATTENDEE|END:VEVENT\\)/m);
  expect(eventsOf(text)[0]?.summary).toBe(
    'Release window: x\uFFFD\uFFFDATTENDEE:mailto:a@example.com\uFFFDEND:VEVENT, \\, ; : "\uFFFD',
  );
});

describe('an event', () => {
  const windows = [windowIn('Europe/Berlin', 'sun 02:30-03:30')];
  const entry = entryOf({ match: ['payments/*'], windows, accounts: new Set(['111122223333']) });
  const policy = policyOf({ entries: [entry], defaults: entryOf({ match: null, windows: null }) });
  const text = (from: string, days = 7) => windowsIcs(windowsAhead(policy, at(from), days, null), digest);

  it('says whose window it is and when it opens and closes on the local clock', () => {
    expect(eventsOf(text('2026-10-24T00:00:00Z'))).toMatchObject([
      {
        summary: 'Release window: payments/* (account 111122223333)',
        description: [
          'Opens: Sunday 2026-10-25 02:30 (UTC+02:00) Europe/Berlin',
          'Closes: Sunday 2026-10-25 02:00 (UTC+01:00) Europe/Berlin',
          'Windows: sun 02:30-03:30',
        ].join('\n'),
      },
      {
        description: [
          'Opens: Sunday 2026-10-25 02:30 (UTC+01:00) Europe/Berlin',
          'Closes: Sunday 2026-10-25 03:30 (UTC+01:00) Europe/Berlin',
          'Windows: sun 02:30-03:30',
        ].join('\n'),
      },
    ]);
  });

  it('is the same one in the calendar of another day, and bytes are the same each time', () => {
    const uids = (from: string) => eventsOf(text(from, 30)).map(({ uid }) => uid);
    expect(uids('2026-10-24T00:00:00Z').slice(0, 3)).toEqual(uids('2026-10-20T00:00:00Z').slice(0, 3));
    expect(text('2026-10-24T00:00:00Z')).toBe(text('2026-10-24T00:00:00Z'));
  });

  it('ends with the days where it is open for good', () => {
    const always = policyOf({ defaults: entryOf({ match: null, windows: [windowIn('UTC', 'always')], zone: null }) });
    const calendar = windowsIcs(windowsAhead(always, from, 2, null), digest);
    const [event] = eventsOf(calendar);
    expect(event && event.to - event.from).toBe(2 * DAY);
    expect(event?.description).toMatch(/^Opens: open since ever\nCloses: never\n/);
    expect(calendarOf(calendar).getFirstSubcomponent('vevent')?.getFirstPropertyValue('dtstamp')?.toString()).toBe(
      '2026-11-02T09:00:00Z',
    );
  });
});

import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { NOTHING_BESIDE } from '../../src/policy/beside.ts';
import { openPolicy, parsePolicy } from '../../src/policy/parse.ts';
import { besideWith, calendarOf } from '../support/beside.ts';
import { at, zoneOf } from '../support/facts.ts';
import { fileOf, problemLines, readPolicy } from '../support/policy-files.ts';

const EVENTS = [
  ['2026-06-01T08:00Z', '2026-06-01T12:00Z', 'Audit'],
  ['2026-06-01T10:00Z', '2026-06-01T14:00Z', null],
  ['2026-06-01T11:00Z', '2026-06-01T13:00Z', 'Hidden'],
] as const;

const BESIDE = besideWith({
  'times.ics': calendarOf({ events: EVENTS }),
  'days.ics': calendarOf({ allDay: [['2026-06-02', 'Inventory']] }),
  'openings.ics': calendarOf({ events: EVENTS, openByDefault: false }),
});

function stretchesOf(text: string, zone: string): string[] {
  const [freeze] = readPolicy(`version: 1\n${text}`, BESIDE).freezes;
  const stretches = freeze?.during.stretches(zoneOf(zone), at('2026-06-01T00:00Z'), at('2026-06-03T00:00Z')) ?? [];
  const iso = (instant: number) => new Date(instant).toISOString().slice(5, 16);
  return stretches.map(({ from, to, event }) => `${iso(from)}/${iso(to)} ${event}`);
}

describe('a calendar file as a freeze', () => {
  it('closes while its events last; of two at once the one that began first names it', () => {
    expect(stretchesOf('freezes: [{ name: a, calendar: times.ics }]\n', 'UTC')).toEqual([
      '06-01T08:00/06-01T12:00 Audit',
      '06-01T12:00/06-01T14:00 null',
    ]);
  });

  it('closes all but its events where it is closed by default', () => {
    expect(stretchesOf('freezes: [{ name: a, calendar: openings.ics }]\n', 'UTC')).toEqual([
      '06-01T00:00/06-01T08:00 null',
      '06-01T14:00/06-03T00:00 null',
    ]);
  });

  it('has days of its own zone, else of the one around, cut to what was asked for', () => {
    const days = 'freezes: [{ name: a, calendar: days.ics }]\n';
    expect(stretchesOf(`timezone: UTC\n${days}`, 'Asia/Tokyo')).toEqual(['06-01T15:00/06-02T15:00 Inventory']);
    expect(stretchesOf(days.replace(' }', ', timezone: Asia/Tokyo }'), 'UTC')).toEqual([
      '06-01T15:00/06-02T15:00 Inventory',
    ]);
    expect(stretchesOf(`timezone: UTC\n${days}`, 'America/New_York')).toEqual(['06-02T04:00/06-03T00:00 Inventory']);
  });

  it('is told by its path', () => {
    const [freeze] = readPolicy('version: 1\nfreezes: [{ name: a, calendar: times.ics }]\n', BESIDE).freezes;
    expect(freeze?.during).toMatchObject({ text: 'times.ics', place: { line: 2, column: 32 } });
  });

  it('needs a zone where its events do', () => {
    expect(problemLines('version: 1\nfreezes:\n  - { name: a, calendar: days.ics }\n', BESIDE)).toEqual([
      '3:26 days.ics | calendar without a time zone | days.ics | write timezone: Europe/Berlin (or yours) at the top of the file',
    ]);
  });

  it('is a problem at its place where it cannot be opened', () => {
    const text = 'version: 1\nfreezes:\n  - { name: a, calendar: no.ics }\n  - { name: b, calendar: no.ics }\n';
    expect(problemLines(text, BESIDE)).toEqual([
      '3:26 no.ics | not a text file | bytes that are no text | is this the right file?',
      '4:26 no.ics | not a text file | bytes that are no text | is this the right file?',
    ]);
  });
});

it('a policy lists the calendars that it was read from, each once', () => {
  const text =
    'version: 1\ntimezone: UTC\nholidays: [{ calendar: days.ics }]\nfreezes:\n  - { name: a, calendar: times.ics }\n  - { name: b, calendar: days.ics }\n';
  const sha256 = (path: string) => createHash('sha256').update(path).digest('hex');
  expect(readPolicy(text, BESIDE).calendars).toEqual([
    { path: 'days.ics', sha256: sha256('days.ics') },
    { path: 'times.ics', sha256: sha256('times.ics') },
  ]);
});

describe('a policy says what it needs before it is read', () => {
  it.each([
    ['version: 1\n', false, false],
    ['nonsense: [', false, false],
    [
      'version: 1\nholidays: [2026-12-24, { date: 2026-12-25 }, 5]\nfreezes: [{ name: a, during: always }]\n',
      false,
      false,
    ],
    ['version: 1\nholidays: [2026-12-24, { country: DE }]\n', true, false],
    ['version: 1\nholidays: [{ calendar: a.ics }]\n', false, true],
    ['version: 1\nfreezes: [{ name: a, calendar: a.ics }]\n', false, true],
  ])('%j', (text, holidays, calendars) => {
    expect(openPolicy(fileOf(text), 'p.yml').needs).toEqual({ holidays, calendars });
  });

  it.each(['holidays: [{ country: DE }]', 'freezes: [{ name: a, calendar: a.ics }]'])(
    'and is not read without it: %s',
    (text) => {
      expect(() => parsePolicy(fileOf(`version: 1\n${text}\n`), 'p.yml', NOTHING_BESIDE)).toThrow('was handed in');
    },
  );
});

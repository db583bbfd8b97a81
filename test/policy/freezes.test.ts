import { describe, expect, it } from 'vitest';
import type { Period } from '../../src/core/period.ts';
import { at, zoneOf } from '../support/facts.ts';
import { problemLines, readPolicy } from '../support/policy-files.ts';

const BERLIN = 'version: 1\ntimezone: Europe/Berlin\n';

function freezesOf(text: string) {
  return readPolicy(`${BERLIN}freezes:\n${text}`).freezes;
}

/** `from/to` of each stretch in a range, by UTC. */
function stretchesOf(period: Period | undefined, from: string, to: string, zone = 'Europe/Berlin'): string[] {
  const iso = (instant: number) => new Date(instant).toISOString().slice(0, 16);
  const stretches = period?.stretches(zoneOf(zone), at(from), at(to)) ?? [];
  return stretches.map((stretch) => `${iso(stretch.from)}/${iso(stretch.to)}`);
}

describe('a freeze', () => {
  it('has a name, a time, and what else is given', () => {
    const [freeze] = freezesOf(
      '  - name: " year end "\n    during: 2026-12-18T18:00/2027-01-04T09:00\n    repositories: [payments/*, "web/{a,b}"]\n    reason: Nobody is there\n',
    );
    expect(freeze).toMatchObject({
      name: 'year end',
      place: { line: 4, column: 5 },
      during: { text: '2026-12-18T18:00/2027-01-04T09:00', place: { line: 5, column: 13 } },
      repositories: { texts: ['payments/*', 'web/{a,b}'] },
      reason: 'Nobody is there',
    });
    expect(freeze?.repositories?.matches('payments/api')).toBe(true);
    expect(freeze?.repositories?.matches('web/c')).toBe(false);
    expect(freeze?.repositories?.covers(['web/a', 'payments/{x,y}'])).toBe(true);
    expect(freeze?.repositories?.covers(['web/*'])).toBe(false);
    expect(stretchesOf(freeze?.during, '2026-01-01T00:00Z', '2028-01-01T00:00Z')).toEqual([
      '2026-12-18T17:00/2027-01-04T08:00',
    ]);
  });

  it('is for all repositories and without a reason where it gives none', () => {
    expect(freezesOf('  - { name: a, during: always }\n')).toMatchObject([{ repositories: null, reason: null }]);
    expect(readPolicy(`${BERLIN}freezes: []\n`).freezes).toEqual([]);
  });

  it('may be several windows, texts and mappings, and recur: they are one time', () => {
    const [freeze] = freezesOf(
      '  - name: a\n    during:\n      - fri 18:00 - mon 06:00\n      - { days: sun, times: 12:00-24:00 }\n      - 2026-06-08T00:00/2026-06-08T08:00\n',
    );
    expect(freeze?.during.text).toBe(
      'fri 18:00 - mon 06:00 · {days: sun, times: 12:00-24:00} · 2026-06-08T00:00/2026-06-08T08:00',
    );
    expect(stretchesOf(freeze?.during, '2026-06-06T00:00Z', '2026-06-13T00:00Z')).toEqual([
      '2026-06-06T00:00/2026-06-08T06:00',
      '2026-06-12T16:00/2026-06-13T00:00',
    ]);
  });

  it('is read in the zone of its window, else its own, else the one around', () => {
    const [freeze, other] = freezesOf(
      '  - name: a\n    during: [10:00-11:00, 10:00-11:00 UTC]\n    timezone: Asia/Tokyo\n  - { name: b, during: 10:00-11:00 }\n',
    );
    expect(stretchesOf(freeze?.during, '2026-06-08T00:00Z', '2026-06-09T00:00Z')).toEqual([
      '2026-06-08T01:00/2026-06-08T02:00',
      '2026-06-08T10:00/2026-06-08T11:00',
    ]);
    for (const [zone, hours] of [
      ['Europe/Berlin', '2026-06-08T08:00/2026-06-08T09:00'],
      ['Asia/Tokyo', '2026-06-08T01:00/2026-06-08T02:00'],
    ] as const) {
      expect(stretchesOf(other?.during, '2026-06-08T00:00Z', '2026-06-09T00:00Z', zone)).toEqual([hours]);
    }
  });
});

describe('the zone of a freeze must be certain', () => {
  const ENTRIES =
    'repositories:\n  - { match: "shop/**", timezone: UTC }\n  - { match: "data/*", timezone: Asia/Tokyo }\n';
  it.each([
    ['its window names one', `${ENTRIES}freezes: [{ name: a, during: 10:00-11:00 UTC }]\n`],
    ['it names one', `${ENTRIES}freezes: [{ name: a, during: 10:00-11:00, timezone: UTC }]\n`],
    ['the file names one', `timezone: UTC\nfreezes: [{ name: a, during: 10:00-11:00 }]\n`],
    ['it is always', 'freezes: [{ name: a, during: always }]\n'],
    [
      'entries have one for all its repositories',
      `${ENTRIES}freezes: [{ name: a, during: 10:00-11:00, repositories: ["shop/{a,b/*}", data/x] }]\n`,
    ],
  ])('as where %s', (_, text) => {
    expect(readPolicy(`version: 1\n${text}`).freezes).toHaveLength(1);
  });

  const problem = (at: string) =>
    `${at} 10:00-11:00 | window without a time zone | 10:00-11:00 | write timezone: Europe/Berlin (or yours) at the top of the file`;
  it.each([
    ['it is for all', `${ENTRIES}freezes: [{ name: a, during: 10:00-11:00 }]\n`, '5:30'],
    ['no entry is for some', `${ENTRIES}freezes: [{ name: a, during: 10:00-11:00, repositories: "**" }]\n`, '5:30'],
    [
      'an entry is for some accounts only',
      'repositories:\n  - { match: a, accounts: ["111122223333"], timezone: UTC }\nfreezes: [{ name: a, during: 10:00-11:00, repositories: a }]\n',
      '4:30',
    ],
    [
      'an entry has none',
      `${ENTRIES}  - { match: other }\nfreezes: [{ name: a, during: 10:00-11:00, repositories: shop/a }]\n`,
      '6:30',
    ],
  ])('as it is not where %s', (_, text, place) => {
    expect(problemLines(`version: 1\n${text}`)).toEqual([problem(place)]);
  });

  it('which is told once for all windows of the file', () => {
    const text =
      'version: 1\nwindows: 08:00-09:00\nfreezes:\n  - { name: a, during: 10:00-11:00 }\nexceptions:\n  - { name: b, during: 2026-01-01, repositories: a, reason: x, approved-by: y }\n';
    expect(problemLines(text)).toEqual([
      '2:10 08:00-09:00 | window without a time zone | 08:00-09:00, and others on lines 4, 6 | write timezone: Europe/Berlin (or yours) at the top of the file',
    ]);
  });
});

describe('a freeze is refused', () => {
  const rows: readonly (readonly [what: string, items: string, problems: readonly string[]])[] = [
    [
      'that is a text',
      '  - 2026-12-24\n',
      ['4:5 2026-12-24 | freeze is no mapping | 2026-12-24 | write name: 2026-12-24'],
    ],
    ['without a name', '  - during: always\n', ['4:5 during: always | no name | a freeze without it']],
    ['without a time', '  - name: a\n', ['4:5 name: a | freeze without a time | none of them']],
    [
      'with a time and a calendar',
      '  - name: a\n    during: 5\n    calendar: 5\n',
      [
        '5:13 5 | during is no text | the number 5',
        '6:5 calendar | freeze of two kinds | both | make them items of their own',
        '6:15 5 | calendar is no text | the number 5',
      ],
    ],
    ['with a blank name', '  - { name: " ", during: always }\n', ['4:13 " " | name without a text | an empty text']],
    [
      'with keys of another kind',
      '  - name: a\n    window: 2026-12-24\n    match: a\n    tags: v*\n',
      [
        '5:5 window | unknown key | window | did you mean during?',
        '6:5 match | unknown key | match | did you mean repositories?',
        '7:5 tags | unknown key | tags | tags belongs into an item of repositories',
      ],
    ],
    [
      'with the name of another',
      '  - { name: a, during: always }\n  - { name: A, during: always }\n',
      ['5:13 A | freeze of the same name | A again, first on line 4'],
    ],
    [
      'that never comes',
      '  - { name: a, during: never }\n  - { name: b, during: [NEVER] }\n',
      [
        '4:24 never | time that never comes | never | remove the whole item',
        '5:25 NEVER | time that never comes | NEVER | remove the whole item',
      ],
    ],
    [
      'with what would be right for windows only',
      '  - { name: a, during: "" }\n  - { name: b, during: {} }\n  - { name: c, during: [2026-12-24, never] }\n',
      [
        '4:24 "" | empty window | an empty text',
        '5:24 {} | window that limits nothing | none of them',
        '6:37 never | never beside other windows | never, which adds nothing | remove never',
      ],
    ],
    ['with no time in its list', '  - { name: a, during: [] }\n', ['4:16 during | empty list | [ ] | name the time']],
    [
      'with windows that are wrong, told as everywhere',
      '  - name: a\n    during: [2026-02-30, mon-fri 9am-5pm, { days: mon, hours: 1 }, 10:00-11:00, 10:00-11:00 europe/berlin]\n',
      [
        '5:14 2026-02-30 | date that does not exist | 2026-02-30 | did you mean 2026-02-28?',
        '5:34 9am | time of the 12-hour clock | 9am | write mon-fri 09:00-17:00',
        '5:56 hours | unknown key | hours | did you mean times?',
        '5:81 10:00-11:00 europe/berlin | window that is there twice | 10:00-11:00 europe/berlin again, first on line 5',
      ],
    ],
    [
      'with a zone that is none',
      '  - { name: a, during: 10:00-11:00, timezone: CET }\n',
      [
        '4:47 CET | abbreviation for a time zone | CET, which means several zones | did you mean Europe/Berlin, Europe/Paris or Europe/Madrid?',
      ],
    ],
    [
      'with globs that are wrong, told as in match',
      '  - { name: a, during: always, repositories: [Shop, "!a"] }\n  - { name: b, during: always, repositories: [] }\n',
      [
        '4:47 S | pattern that no repository name can match | S | write shop',
        '4:54 !a | pattern that excludes | !a | name what it is for; of entries the first that matches decides, so one for what is excluded goes before',
        '5:32 repositories | empty list | [ ] | leave repositories out where it restricts nothing',
      ],
    ],
    [
      'with a reason of a page',
      `  - { name: a, during: always, reason: ${'x'.repeat(1001)} }\n`,
      [
        `4:40 ${'x'.repeat(1001)} | reason too long | 1,001 | tell the rest in the ticket: reports repeat this with every push`,
      ],
    ],
  ];
  it.each(rows)('%s', (_, items, problems) => {
    expect(problemLines(`${BERLIN}freezes:\n${items}`)).toEqual(problems);
  });
});

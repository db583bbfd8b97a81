import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Judge } from '../../src/core/judge.ts';
import type { Entry, Policy } from '../../src/core/policy.ts';
import type { RepositoryId } from '../../src/core/push.ts';
import { parsePolicy } from '../../src/policy/parse.ts';
import { failureOf, fileOf, problemLines, readPolicy } from '../support/policy-files.ts';

const REPOSITORY: RepositoryId = {
  registry: 'private',
  account: '111122223333',
  region: 'us-east-1',
  repository: 'payments/api',
};

function entryFor(policy: Policy, id: Partial<RepositoryId>): Entry {
  return new Judge(policy).entryFor({ ...REPOSITORY, ...id });
}

/** `text @ zone` for each window. */
function windowsOf({ windows }: Entry): string[] | null {
  return windows?.map((window) => ('zone' in window ? `${window.text} @ ${window.zone.name}` : window.text)) ?? null;
}

describe('a policy', () => {
  const text = [
    'version: 1',
    'timezone: europe/berlin',
    'windows: [mon-fri 08:00-20:00, sat 10:00-12:00 UTC]',
    'repositories:',
    '  - match: payments/*',
    '    accounts: ["111122223333", "444455556666"]',
    '    regions: [us-east-1]',
    '    timezone: America/New_York',
    '    windows: tue-thu 10:00-16:00',
    '    severity: high',
    '  - match: [payments/**, "web/{shop,blog}"]',
    '    timezone: Asia/Tokyo',
    '  - match: sandbox/**',
    '    windows: always',
    '',
  ].join('\n');
  const policy = readPolicy(text);

  it('knows where it comes from', () => {
    expect(policy).toMatchObject({
      path: 'release-windows.yml',
      sha256: createHash('sha256').update(text).digest('hex'),
      undeclared: 'violation',
    });
  });

  it('has an entry for each item, in the order of the file, with its place', () => {
    expect(policy.entries.map(({ match, place, severity }) => [match, place, severity])).toEqual([
      [['payments/*'], { line: 5, column: 5 }, 'high'],
      [['payments/**', 'web/{shop,blog}'], { line: 11, column: 5 }, 'medium'],
      [['sandbox/**'], { line: 13, column: 5 }, 'medium'],
    ]);
    expect(policy.defaults).toMatchObject({ match: null, place: { line: 3, column: 1 }, severity: 'medium' });
  });

  it('matches one registry only, where it names one', () => {
    const ofPublic = readPolicy(
      'version: 1\nrepositories:\n  - match: "**"\n    registry: public\n    windows: always\n',
    );
    expect(entryFor(ofPublic, { registry: 'public' })).toBe(ofPublic.entries[0]);
    expect(entryFor(ofPublic, { registry: 'private' })).toBe(ofPublic.defaults);
    expect(ofPublic.named).toEqual([{ account: null, region: 'us-east-1', place: { line: 4, column: 15 } }]);
  });

  it('matches by name, account and Region', () => {
    expect(entryFor(policy, {}).place.line).toBe(5);
    expect(entryFor(policy, { account: '444455556666' }).place.line).toBe(5);
    expect(entryFor(policy, { account: '777788889999' }).place.line).toBe(11);
    expect(entryFor(policy, { region: 'eu-west-1' }).place.line).toBe(11);
    expect(entryFor(policy, { repository: 'web/blog' }).place.line).toBe(11);
    expect(entryFor(policy, { repository: 'web/other' })).toBe(policy.defaults);
  });

  it('gives every entry its windows, else those of the file, in the zone of the window, the entry or the file', () => {
    expect(policy.entries.map(windowsOf)).toEqual([
      ['tue-thu 10:00-16:00 @ America/New_York'],
      ['mon-fri 08:00-20:00 @ Asia/Tokyo', 'sat 10:00-12:00 UTC @ UTC'],
      ['always'],
    ]);
    expect(windowsOf(policy.defaults)).toEqual(['mon-fri 08:00-20:00 @ Europe/Berlin', 'sat 10:00-12:00 UTC @ UTC']);
    expect(policy.entries.map(({ zone }) => zone?.name)).toEqual(['America/New_York', 'Asia/Tokyo', 'Europe/Berlin']);
    expect(policy.entries[0]?.windows?.[0]?.place).toEqual({ line: 9, column: 14 });
    expect(policy.defaults.windows?.map(({ place }) => place.column)).toEqual([11, 32]);
  });

  it('names the accounts and Regions that must be read', () => {
    expect(policy.named).toEqual([
      { account: '111122223333', region: 'us-east-1', place: { line: 6, column: 15 } },
      { account: '444455556666', region: 'us-east-1', place: { line: 6, column: 15 } },
    ]);
    const open =
      'version: 1\nrepositories:\n  - {match: a, regions: [us-east-1]}\n  - {match: b, accounts: ["111122223333"]}\n';
    expect(readPolicy(open).named.map(({ account, region }) => [account, region])).toEqual([
      [null, 'us-east-1'],
      ['111122223333', null],
    ]);
  });

  it('without windows leaves repositories undeclared', () => {
    const none = readPolicy('version: 1\nundeclared: report\nrepositories:\n  - match: a\n');
    expect(none).toMatchObject({
      undeclared: 'report',
      defaults: { windows: null, zone: null, place: { line: 1, column: 1 } },
    });
    expect(none.entries[0]).toMatchObject({ windows: null, zone: null });
  });

  it('may share windows by an alias, quote everything, end in CRLF and start with a byte order mark', () => {
    const shared =
      '\u{FEFF}"version": 1\r\ntimezone: "UTC"\r\nwindows: &office\r\n  - "mon 10:00-11:00"\r\nrepositories:\r\n  - match: "a"\r\n    windows: *office\r\n';
    expect(readPolicy(shared).entries.map(windowsOf)).toEqual([['mon 10:00-11:00 @ UTC']]);
  });

  it('needs no zone where windows name their own or are always or never', () => {
    expect(windowsOf(readPolicy('version: 1\nwindows: never\n').defaults)).toEqual(['never']);
    expect(windowsOf(readPolicy('version: 1\nwindows: 10:00-11:00 UTC\n').defaults)).toEqual(['10:00-11:00 UTC @ UTC']);
  });
});

describe('a policy is refused', () => {
  const rows: { what: string; policy: string; problems: string[] }[] = [
    {
      what: 'an unknown key, with the nearest',
      policy: 'version: 1\ntime-zone: UTC\nrepositories:\n  - match: a\n    window: always\n    repository: b\n',
      problems: [
        '2:1 time-zone | unknown key | time-zone | did you mean timezone?',
        '5:5 window | unknown key | window | did you mean windows?',
        '6:5 repository | unknown key | repository | did you mean match?',
      ],
    },
    {
      what: 'a key in the wrong place',
      policy: 'version: 1\nmatch: a\nrepositories:\n  - match: a\n    undeclared: report\n',
      problems: [
        '2:1 match | unknown key | match | match belongs into an item of repositories',
        '5:5 undeclared | unknown key | undeclared | undeclared belongs to the top of the file',
      ],
    },
    {
      what: 'a merge key',
      policy: 'version: 1\n<<: {windows: always}\n',
      problems: [
        '2:1 << | unknown key | << | YAML 1.2 has no merge keys: repeat the keys, or share one list by an alias',
      ],
    },
    {
      what: 'keys that only JavaScript knows',
      policy: 'version: 1\n__proto__: {windows: always}\nconstructor: x\n',
      problems: ['2:1 __proto__ | unknown key | __proto__', '3:1 constructor | unknown key | constructor'],
    },
    {
      what: 'no version, no match',
      policy: 'repositories:\n  - windows: always\n',
      problems: [
        '1:1 | no version | a policy without it | write version: 1 as its first line',
        '2:5 windows: always | no match | an entry without it | write match: "**" for all',
      ],
    },
    {
      what: 'another version',
      policy: 'version: "1"\n',
      problems: ['1:10 "1" | unknown version | the text "1" | write 1'],
    },
    {
      what: 'values of the wrong type',
      policy:
        'version: 1\ntimezone:\nwindows: 17\nrepositories:\n  - payments/*\n  - match: 5\n    severity: Hihg\n    windows: [true]\n    accounts: "111122223333"\n    regions: us-east-1\nundeclared: reports\n',
      problems: [
        '2:1 timezone | time zone is no text | nothing',
        '3:10 17 | windows are no text | the number 17',
        '5:5 payments/* | entry is no mapping | payments/* | write match: payments/*',
        '6:12 5 | match is no text | the number 5 | write "5"',
        '7:15 Hihg | unknown severity | Hihg | write high',
        '8:15 true | window is no text | true, which is true or false to YAML and no text | write always',
        '9:15 "111122223333" | accounts are no list | 111122223333 | write ["111122223333"]',
        '10:14 us-east-1 | regions are no list | us-east-1 | write [us-east-1]',
        '11:13 reports | unknown value | reports | write report',
      ],
    },
    {
      what: 'a mapping for a list, a list for a mapping',
      policy: 'version: 1\nrepositories:\n  payments/*: always\n',
      problems: ['3:3 payments/*: always | repositories are no list | a mapping with the key payments/*'],
    },
    {
      what: 'empty lists',
      policy: 'version: 1\nwindows: []\nrepositories:\n  - match: []\n  - match: a\n    accounts: []\n',
      problems: [
        '2:1 windows | empty list | [ ] | write never where nothing may be pushed',
        '4:5 match | empty list | [ ] | write match: "**" for all',
        '6:5 accounts | empty list | [ ] | leave accounts out where it restricts nothing',
      ],
    },
    {
      what: 'accounts that YAML read as numbers, or that are none',
      policy:
        'version: 1\nrepositories:\n  - match: a\n    accounts: [111122223333, 012345678901, "1111-2222-3333", "123"]\n',
      problems: [
        '4:16 111122223333 | account without quotes | the number 111122223333 | write "111122223333"',
        '4:30 012345678901 | account without quotes | the number 012345678901 | write "012345678901"',
        '4:44 "1111-2222-3333" | unreadable account | 1111-2222-3333 | write "111122223333"',
        '4:62 "123" | unreadable account | 123',
      ],
    },
    {
      what: 'Regions that cannot be',
      policy: 'version: 1\nrepositories:\n  - match: a\n    regions: [us-east-1a, US-EAST-1, Frankfurt]\n',
      problems: [
        '4:15 us-east-1a | unreadable Region | us-east-1a | did you mean us-east-1?',
        '4:27 US-EAST-1 | unreadable Region | US-EAST-1 | did you mean us-east-1?',
        '4:38 Frankfurt | unreadable Region | Frankfurt',
      ],
    },
    {
      what: 'a window with a colon behind its days',
      policy:
        'version: 1\ntimezone: UTC\nwindows:\n  - days: mon-fri\n    times: 09:00-17:00\n  - tue-thu: 10:00-16:00\n',
      problems: [
        '6:5 tue-thu: 10:00-16:00 | window with a colon after its weekdays | tue-thu: 10:00-16:00, a mapping to YAML | write tue-thu 10:00-16:00',
      ],
    },
    {
      what: 'windows without a zone, once for the file',
      policy:
        'version: 1\nwindows: [10:00-11:00, always]\nrepositories:\n  - match: a\n    windows: 12:00-13:00\n  - match: b\n    timezone: UTC\n    windows: 12:00-13:00\n',
      problems: [
        '2:11 10:00-11:00 | window without a time zone | 10:00-11:00, and others on line 5 | write timezone: Europe/Berlin (or yours) at the top of the file',
        '2:24 always | always beside other windows | always, which leaves nothing to the others | remove always, or the others',
      ],
    },
    {
      what: 'an unreadable zone, but not the windows in it',
      policy:
        'version: 1\ntimezone: EST\nwindows: 10:00-11:00\nrepositories:\n  - match: a\n    timezone: 5\n    windows: 12:00-13:00\n',
      problems: [
        '2:11 EST | abbreviation for a time zone | EST, which means several zones | did you mean America/New_York or America/Panama?',
        '6:15 5 | time zone is no text | the number 5',
      ],
    },
    {
      what: 'the same window twice, however it is written',
      policy:
        'version: 1\ntimezone: UTC\nwindows:\n  - mon-wed 09:00-10:00\n  - always\n  - mon,tue,wed 9:00-10:00 utc\n',
      problems: [
        '5:5 always | always beside other windows | always, which leaves nothing to the others | remove always, or the others',
        '6:5 mon,tue,wed 9:00-10:00 utc | window that is there twice | mon,tue,wed 9:00-10:00 utc again, first on line 4',
      ],
    },
    {
      what: 'windows that a comma inside brackets cut',
      policy:
        'version: 1\ntimezone: UTC\nwindows: [mon,wed,fri 09:00-17:00, sat 10:00-11:00]\nrepositories:\n  - match: a\n    windows: [mon-fri 09:00-12:00,13:00-17:00]\n',
      problems: [
        '3:11 mon | window cut in two by YAML | mon as an item of its own | write "mon,wed,fri 09:00-17:00"',
        '6:15 mon-fri 09:00-12:00 | window cut in two by YAML | mon-fri 09:00-12:00 as an item of its own | write "mon-fri 09:00-12:00,13:00-17:00"',
      ],
    },
    {
      what: 'undeclared: report beside windows for all',
      policy: 'version: 1\nundeclared: report\nwindows: always\n',
      problems: [
        '2:13 report | undeclared: report beside windows for all | windows on line 3, so that no repository is undeclared | remove one of the two',
      ],
    },
    {
      what: 'entries that are never reached',
      policy: [
        'version: 1',
        'repositories:',
        '  - match: payments/**',
        '  - match: payments/api',
        '  - {match: "web/*", accounts: ["111122223333", "444455556666"]}',
        '  - {match: "web/shop", accounts: ["111122223333"]}',
        '  - {match: "web/shop", regions: [us-east-1]}',
        '  - match: [payments/x/*, "web/{a,b}"]',
        '  - match: "{payments/x,payments/y/**}"',
        '',
      ].join('\n'),
      problems: [
        '4:12 payments/api | entry that is never reached | all it matches is taken by payments/** on line 3 | the first entry that matches decides: move this one up, or remove it',
        '6:13 "web/shop" | entry that is never reached | all it matches is taken by web/* on line 5 | the first entry that matches decides: move this one up, or remove it',
        '9:12 "{payments/x,payments/y/**}" | entry that is never reached | all it matches is taken by payments/** on line 3 | the first entry that matches decides: move this one up, or remove it',
      ],
    },
    {
      what: 'but not entries of which something is not certain',
      policy:
        'version: 1\nrepositories:\n  - {match: [a, B]}\n  - {match: a, accounts: [1]}\n  - {match: a, regions: 5}\n  - {match: "**"}\n  - {match: [c, 5]}\n',
      problems: [
        '3:17 B | pattern that no repository name can match | B | write b',
        '4:27 1 | account without quotes | the number 1 | write "1"',
        '5:25 5 | regions are no list | the number 5 | write [5]',
        '7:17 5 | pattern is no text | the number 5 | write "5"',
      ],
    },
  ];
  it.each(rows)('for $what', ({ policy, problems }) => {
    expect(problemLines(policy)).toEqual(problems);
  });

  it('with the problems in order of place, and the text they are in', () => {
    const text = 'windows: 9am-5pm\ntimezone: EST\nversion: 1\nfoo: 1\n';
    const { problems, ...failure } = failureOf(text);
    expect(failure).toEqual({ path: 'release-windows.yml', text });
    expect(problems.map(({ place }) => place.line)).toEqual([1, 2, 4]);
  });
});

describe('any text', () => {
  const pieces = fc.constantFrom(
    ...[
      'version: 1\n',
      'timezone: UTC\n',
      'windows:',
      'repositories:\n',
      '  - match: ',
      '    windows: ',
      ' mon-fri 09:00-17:00',
      '\n',
      ' [',
      ']',
      '{',
      '}',
      '*',
      '&a ',
      '*a',
      '"',
      "'",
      '|\n',
      ' - ',
      '\t',
      '\u0000',
      '\u{1F600}',
      'a/**',
      ': ',
      '# x',
      '---\n',
      '!x ',
      '\r\n',
      ',',
    ],
  );
  it('is a policy or has problems inside it, and nothing is thrown', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.array(pieces, { maxLength: 40 }).map((parts) => parts.join('')),
          fc.string(),
        ),
        (text) => {
          const read = parsePolicy(fileOf(text), 'p.yml');
          if (read.ok) return;
          const { problems, text: kept } = read.failure;
          expect(problems.length).toBeGreaterThan(0);
          const lines = kept.split('\n');
          for (const { place } of problems) {
            expect(place.line).toBeGreaterThanOrEqual(1);
            expect(place.line).toBeLessThanOrEqual(lines.length);
            expect(place.column - 1).toBeLessThanOrEqual((lines[place.line - 1] ?? '').length);
            expect(place.column).toBeGreaterThanOrEqual(1);
            if (place.length > 1) {
              expect(place.column - 1 + place.length).toBeLessThanOrEqual((lines[place.line - 1] ?? '').length);
            }
          }
        },
      ),
      { numRuns: 1000 },
    );
  });

  it('of bytes too', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
        const read = parsePolicy(bytes, 'p.yml');
        expect(read.ok || read.failure.problems.length > 0).toBe(true);
      }),
    );
  });
});

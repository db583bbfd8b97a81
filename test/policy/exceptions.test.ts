import { describe, expect, it } from 'vitest';
import { dayOf } from '../support/beside.ts';
import { at, zoneOf } from '../support/facts.ts';
import { problemLines, readPolicy } from '../support/policy-files.ts';

const BERLIN = 'version: 1\ntimezone: Europe/Berlin\n';
const REST = 'repositories: a\n    reason: x\n    approved-by: y\n';

describe('an exception', () => {
  it('has all that is given', () => {
    const { exceptions } = readPolicy(
      [
        `${BERLIN}exceptions:`,
        '  - name: CHG-1234',
        '    during: 2026-12-24T22:00/2026-12-25T02:00',
        '    repositories: payments/api',
        '    tags: hotfix-*',
        '    principals: arn:aws:sts::*:assumed-role/release/*',
        '    reason: Security fix for the payment gateway',
        '    approved-by: "@octocat"',
        '    ticket: https://example.com/CHG-1234',
        '    timezone: America/New_York',
        '',
      ].join('\n'),
    );
    expect(exceptions).toMatchObject([
      {
        name: 'CHG-1234',
        place: { line: 4, column: 5 },
        during: { text: '2026-12-24T22:00/2026-12-25T02:00' },
        repositories: { texts: ['payments/api'] },
        tags: { texts: ['hotfix-*'] },
        principals: { texts: ['arn:aws:sts::*:assumed-role/release/*'] },
        reason: 'Security fix for the payment gateway',
        approvedBy: '@octocat',
        ticket: 'https://example.com/CHG-1234',
      },
    ]);
    const [stretch] = exceptions[0]?.during.stretches(zoneOf('UTC'), 0, at('2030-01-01T00:00Z')) ?? [];
    expect(stretch).toEqual({ from: at('2026-12-24T22:00-05:00'), to: at('2026-12-25T02:00-05:00'), event: null });
  });

  it('is for any tag and any principal where it names none', () => {
    const { exceptions } = readPolicy(`${BERLIN}exceptions:\n  - name: a\n    during: 2026-12-24\n    ${REST}`);
    expect(exceptions).toMatchObject([{ tags: null, principals: null, ticket: null }]);
  });

  it.each([
    '2026-12-24',
    '[2026-12-24 10:00-12:00, 2026-12-25]',
    '{ days: mon-fri, times: 22:00-24:00, dates: 2026-12-01/2026-12-24 }',
    '{ days-of-month: -1, dates: 2026-01-01/2026-06-30 }',
  ])('ends with %s', (during) => {
    const { exceptions } = readPolicy(`${BERLIN}exceptions:\n  - name: a\n    during: ${during}\n    ${REST}`);
    expect(exceptions).toHaveLength(1);
  });

  const endless = 'what is allowed for good is a window of an entry, or an item of exempt';
  const rows: readonly (readonly [what: string, item: string, problems: readonly string[]])[] = [
    [
      'without anything',
      '  - name: a\n',
      ['during', 'repositories', 'reason', 'approved-by'].map((key) => {
        const hint = {
          repositories: ' | write repositories: "**" for all',
          reason: ' | reports tell it beside every push that this lets go',
        }[key];
        return `4:5 name: a | no ${key} | an exception without it${hint ?? ''}`;
      }),
    ],
    [
      'without an end',
      `  - name: a\n    during: [mon-fri 22:00-24:00, 2026-12-24, { months: dec }]\n    ${REST}`,
      [
        `5:14 mon-fri 22:00-24:00 | exception without an end | mon-fri 22:00-24:00 | ${endless}`,
        `5:47 { months: dec } | exception without an end | {months: dec} | ${endless}`,
      ],
    ],
    [
      'for ever',
      `  - name: a\n    during: always\n    ${REST}`,
      [`5:13 always | exception without an end | always | ${endless}`],
    ],
    [
      'of the same name',
      `  - name: a\n    during: 2026-12-24\n    ${REST}  - name: a\n    during: 2026-12-25\n    ${REST}`,
      ['9:11 a | exception of the same name | a again, first on line 4'],
    ],
    [
      'with a ticket that is no address',
      `  - name: a\n    during: 2026-12-24\n    ticket: http://example.com/1\n    ${REST}  - name: b\n    during: 2026-12-24\n    ticket: CHG-1\n    ${REST}`,
      [
        '6:13 http://example.com/1 | ticket that is no address | http://example.com/1 | write https://example.com/1',
        '12:13 CHG-1 | ticket that is no address | CHG-1',
      ],
    ],
    [
      'by nobody, for no reason',
      '  - name: a\n    during: 2026-12-24\n    repositories: a\n    reason: " "\n    approved-by:\n',
      ['7:13 " " | reason without a text | an empty text', '8:5 approved-by | approved-by is no text | nothing'],
    ],
    [
      'with restrictions that are empty, and restrict all the same',
      '  - name: ""\n    during: ""\n    repositories: ""\n    tags: ""\n    principals: ""\n    reason: ""\n    approved-by: ""\n    ticket: ""\n    timezone: ""\n',
      [
        '4:11 "" | name without a text | an empty text',
        '5:13 "" | empty window | an empty text',
        '6:19 "" | empty pattern | an empty text | write "**" for all repositories',
        '7:11 "" | empty pattern | an empty text | write "*" for any tag',
        '8:17 "" | empty pattern | an empty text',
        '9:13 "" | reason without a text | an empty text',
        '10:18 "" | approved-by without a text | an empty text',
        '11:13 "" | ticket that is no address | ""',
        '12:15 "" | unknown time zone | ""',
      ],
    ],
    [
      'with words that people try',
      `  - name: a\n    when: 2026-12-24\n    approver: b\n    until: 2026-12-24\n    during: 2026-12-24\n    ${REST}`,
      [
        '5:5 when | unknown key | when | did you mean during?',
        '6:5 approver | unknown key | approver | did you mean approved-by?',
        '7:5 until | unknown key | until | until belongs into an item of exempt',
      ],
    ],
  ];
  it.each(rows)('is refused %s', (_, item, problems) => {
    expect(problemLines(`${BERLIN}exceptions:\n${item}`)).toEqual(problems);
  });
});

describe('an exemption', () => {
  it('has all that is given', () => {
    const text =
      'version: 1\nexempt:\n  - principals: [arn:aws:iam::*:role/a, arn:aws:iam::*:user/b]\n    repositories: base/*\n    reason: Nightly\n    until: 2027-06-30\n';
    expect(readPolicy(text).exemptions).toMatchObject([
      {
        place: { line: 3, column: 5 },
        principals: { texts: ['arn:aws:iam::*:role/a', 'arn:aws:iam::*:user/b'] },
        repositories: { texts: ['base/*'] },
        reason: 'Nightly',
        until: dayOf('2027-06-30'),
      },
    ]);
  });

  it('is for all repositories and for good where it says no more', () => {
    const { exemptions } = readPolicy('version: 1\nexempt: [{ principals: arn:aws:iam::*:root, reason: x }]\n');
    expect(exemptions).toMatchObject([{ repositories: null, until: null }]);
  });

  it.each([
    [
      '{}',
      [
        '3:5 {} | no principals | an exemption without it',
        '3:5 {} | no reason | an exemption without it | reports tell it beside every push that this lets go',
      ],
    ],
    [
      '{ principals: arn:aws:iam::*:root, reason: x, until: 30.06.2027 }',
      ['3:58 30.06.2027 | unreadable date | 30.06.2027 | write 2027-06-30'],
    ],
    ['{ principals: arn:aws:iam::*:root, reason: x, until: "" }', ['3:58 "" | unreadable date | nothing']],
    [
      '{ principals: "", repositories: "", reason: x }',
      [
        '3:19 "" | empty pattern | an empty text',
        '3:37 "" | empty pattern | an empty text | write "**" for all repositories',
      ],
    ],
    [
      '{ principals: arn:aws:iam::*:root, reason: x, expires: 2027-06-30 }',
      ['3:51 expires | unknown key | expires | did you mean until?'],
    ],
    [
      'arn:aws:iam::*:root',
      [
        '3:5 arn:aws:iam::*:root | exemption is no mapping | arn:aws:iam::*:root | write principals: arn:aws:iam::*:root',
      ],
    ],
  ])('is refused as %s', (item, problems) => {
    expect(problemLines(`version: 1\nexempt:\n  - ${item}\n`)).toEqual(problems);
  });
});

describe('an accepted gap', () => {
  it('has all that is given, and a zone', () => {
    const item = 'account: "111122223333", region: eu-west-1, during: 2026-11-01T00:00/2026-11-02T12:00, reason: x';
    const { acceptedGaps } = readPolicy(
      `${BERLIN}accepted-gaps:\n  - { ${item} }\n  - { ${item}, timezone: Asia/Tokyo }\n`,
    );
    expect(acceptedGaps).toMatchObject([
      { account: '111122223333', region: 'eu-west-1', place: { line: 4, column: 5 }, reason: 'x' },
      {},
    ]);
    expect(acceptedGaps.map(({ zone }) => zone.name)).toEqual(['Europe/Berlin', 'Asia/Tokyo']);
    const [gap] = readPolicy(
      `version: 1\naccepted-gaps:\n  - { ${item.replace('12:00', '12:00 UTC')} }\n`,
    ).acceptedGaps;
    expect(gap?.zone.name).toBe('UTC');
  });

  it.each([
    [
      '{ account: 111122223333, region: Frankfurt, during: mon 10:00-11:00, reason: x }',
      [
        '4:16 111122223333 | account without quotes | the number 111122223333 | write "111122223333"',
        '4:38 Frankfurt | unreadable Region | Frankfurt',
        '4:57 mon 10:00-11:00 | accepted gap without an end | mon 10:00-11:00 | a gap is accepted once it is known from when to when',
      ],
    ],
    [
      '{ accounts: ["111122223333"], region: eu-west-1, during: 2026-11-01 }',
      [
        '4:5 { accounts: ["111122223333"], region: eu-west-1, during: 2026-11-01 } | no account | an accepted gap without it',
        '4:5 { accounts: ["111122223333"], region: eu-west-1, during: 2026-11-01 } | no reason | an accepted gap without it | reports tell it beside every push that this lets go',
        '4:7 accounts | unknown key | accounts | did you mean account?',
      ],
    ],
    [
      '{ account: "", region: "", during: 2026-11-01, reason: x }',
      ['4:16 "" | unreadable account | ""', '4:28 "" | unreadable Region | ""'],
    ],
  ])('is refused as %s', (item, problems) => {
    expect(problemLines(`${BERLIN}accepted-gaps:\n  - ${item}\n`)).toEqual(problems);
  });

  it('must have a zone', () => {
    const item = 'account: "111122223333", region: eu-west-1, during: 2026-11-01, reason: x';
    expect(problemLines(`version: 1\naccepted-gaps:\n  - { ${item} }\n`)).toEqual([
      '3:59 2026-11-01 | window without a time zone | 2026-11-01 | write timezone: Europe/Berlin (or yours) at the top of the file',
    ]);
  });
});

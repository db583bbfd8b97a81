import { DAY, HOUR, type Instant, MINUTE } from '../../src/core/instant.ts';
import type { Claim } from '../../src/core/reading.ts';
import { type Memory, NO_MEMORY, type Slot } from '../../src/core/tracking/memory.ts';
import { type DashboardStory, FRANKFURT, issue, NOW, openIssue, POLICY, SHOP, storyOf } from './dashboard-story.ts';
import { at } from './facts.ts';
import { readPolicy } from './policy-files.ts';

const SEARCH = '444455556666';
const VIRGINIA = 'us-east-1';

/** What is read where nothing else is said. */
function read(account: string, region: string, days = 7): Claim {
  return { account, region, from: NOW - days * DAY, to: NOW, reason: null, detail: null };
}

/** Checked until a moment, every six hours. */
function checkedUntil(
  until: Instant,
  slots: readonly Omit<Slot, 'source'>[],
  since = at('2026-09-01T00:00:00Z'),
): Memory {
  const marks = slots.flatMap(({ account, region }) => {
    return account === null || region === null
      ? []
      : [{ source: 'cloudtrail' as const, account, region, since, until, policy: 'policy' }];
  });
  const checks = Array.from({ length: 10 }, (_, index) => {
    return { at: until - index * 6 * HOUR, result: 'compliant' as const, run: String(19_876_540_000 - index * 731) };
  });
  return { ...NO_MEMORY, marks, checks };
}

const TWO_REGIONS = [
  { account: SHOP, region: FRANKFURT },
  { account: SHOP, region: VIRGINIA },
];

function firstCheck(): DashboardStory {
  return storyOf({
    claims: [read(SHOP, FRANKFURT, 1), read(SHOP, VIRGINIA, 1)],
    pushes: [
      { repository: 'shop/checkout', tag: 'v2.8.1', time: at('2026-10-25T13:20:00Z') },
      { repository: 'tools/lint', tag: '5.1', time: at('2026-10-25T19:02:00Z') },
    ],
    open: [openIssue(2, 'shop/checkout', { openedAt: NOW + MINUTE })],
    holdingOf: () => ({ kind: 'open', issue: issue(2) }),
    result: 'violations',
  });
}

function quietWeek(): DashboardStory {
  const day = at('2026-10-20T13:00:00Z');
  const before = checkedUntil(NOW - 6 * HOUR, TWO_REGIONS);
  return storyOf({
    policy: readPolicy(`${POLICY}
exceptions:
  - { name: CHG-77, during: 2026-10-30T20:00/2026-10-30T22:00, repositories: shop/*, reason: New index, approved-by: "@octocat" }
  - { name: CHG-12, during: 2026-09-04T20:00/2026-09-04T22:00, repositories: shop/*, reason: Move, approved-by: "@octocat" }
`),
    before: {
      ...before,
      checks: before.checks.map((check, index) => (index === 7 ? { ...check, result: 'violations' } : check)),
    },
    claims: TWO_REGIONS.map(({ account, region }) => read(account, region)),
    pushes: ['shop/checkout', 'shop/web', 'payments/ledger', 'search/index'].flatMap((repository, index) =>
      [0, 1, 2].map((nth) => ({ repository, tag: `4.${nth}`, time: day + nth * DAY + index * 30 * MINUTE })),
    ),
    result: 'compliant',
  });
}

function outage(): DashboardStory {
  const before = checkedUntil(NOW - 6 * HOUR, [
    ...TWO_REGIONS,
    { account: SEARCH, region: VIRGINIA },
    { account: '777788889999', region: FRANKFURT },
  ]);
  const cloudtrail = 'cloudtrail' as const;
  const holes: Memory['holes'] = [
    {
      source: cloudtrail,
      account: '777788889999',
      region: FRANKFURT,
      from: at('2026-07-02T00:00:00Z'),
      to: at('2026-07-03T12:00:00Z'),
      reason: 'not-asked-for',
    },
    {
      source: cloudtrail,
      account: SHOP,
      region: VIRGINIA,
      from: at('2026-10-11T04:00:00Z'),
      to: at('2026-10-11T09:30:20Z'),
      reason: 'throttled',
    },
  ];
  const denied = {
    from: at('2026-10-22T00:00:00Z'),
    reason: 'access-denied',
    detail: 'AccessDeniedException',
  } as const;
  const repositories = ['payments/ledger', 'shop/checkout', 'shop/web', 'search/index', 'shop/api', 'shop/mail'];
  return storyOf({
    policy: readPolicy(`${POLICY}
accepted-gaps:
  - { account: "${SHOP}", region: ${VIRGINIA}, during: 2026-10-20T00:00/2026-10-20T06:00, timezone: UTC, reason: AWS was out of order there }
  - { account: "777788889999", region: ${FRANKFURT}, during: 2026-07-02, timezone: UTC, reason: Nobody has the logs of that day }
`),
    before: {
      ...before,
      holes,
      checks: before.checks.map((check, index) => (index < 4 ? { ...check, result: 'incomplete' } : check)),
    },
    claims: [
      read(SHOP, FRANKFURT),
      { ...read(SHOP, VIRGINIA), to: at('2026-10-20T00:00:00Z') },
      {
        ...read(SHOP, VIRGINIA),
        from: at('2026-10-20T00:00:00Z'),
        to: at('2026-10-20T06:00:00Z'),
        reason: 'timed-out',
      },
      { ...read(SHOP, VIRGINIA), from: at('2026-10-20T06:00:00Z') },
      { ...read(SEARCH, VIRGINIA), to: denied.from },
      { ...read(SEARCH, VIRGINIA), ...denied },
      { ...read(SEARCH, FRANKFURT), from: NOW - DAY },
    ],
    pushes: repositories.flatMap((repository, index) => [
      { repository, tag: `4.${index}`, time: at('2026-10-21T14:00:00Z') + index * HOUR },
      { repository, tag: `4.${index}-fix`, time: at('2026-10-24T00:14:09Z') + index * HOUR },
    ]),
    open: [
      openIssue(12, 'payments/ledger'),
      openIssue(9, 'search/index', {
        account: SEARCH,
        region: VIRGINIA,
        openedAt: at('2026-10-18T03:00:00Z'),
        told: 14,
      }),
      openIssue(13, 'shop/checkout', { told: 2 }),
      openIssue(4, 'shop/old', {
        openedAt: at('2026-07-12T03:00:00Z'),
        closedFrom: null,
        closedUntil: null,
        told: null,
      }),
    ],
    beyond: [4],
    holdingOf: ({ push: { repository } }) => {
      switch (repository) {
        case 'payments/ledger':
          return { kind: 'open', issue: issue(12) };
        case 'shop/checkout':
          return { kind: 'open', issue: issue(13) };
        case 'shop/web':
          return { kind: 'closed', issue: issue(11) };
        case 'shop/api':
          return { kind: 'undelivered', issue: issue(8) };
        default:
          return { kind: 'overflow', issue: null };
      }
    },
    result: 'incomplete',
  });
}

/** 100 accounts in four Regions, of which one could not be read and two are new; 25 services were built on a Saturday. */
function organisation(): DashboardStory {
  const accounts = Array.from({ length: 100 }, (_, index) => String(100_000_000_000 + index * 7_919_000_001));
  const regions = [FRANKFURT, 'eu-west-1', VIRGINIA, 'us-west-2'];
  const slots = accounts.flatMap((account) => regions.map((region) => ({ account, region })));
  const services = Array.from({ length: 300 }, (_, index) => ({
    account: accounts[index % 100] ?? '',
    region: regions[index % 4] ?? '',
    repository: `${['billing', 'catalogue', 'payments', 'search'][index % 4]}/service-${String(index).padStart(3, '0')}`,
  }));
  const broken = services.slice(0, 25);
  return storyOf({
    before: checkedUntil(NOW - 6 * HOUR, slots.slice(8)),
    claims: slots.map(({ account, region }) => ({
      ...read(account, region),
      reason: account === accounts[40] ? ('role-refused' as const) : null,
      detail: null,
    })),
    pushes: [
      ...services.map((id, index) => ({ ...id, tag: '5.1.0', time: at('2026-10-20T14:30:00Z') + index * 10_000 })),
      ...broken.map((id, index) => ({ ...id, tag: '5.1.1', time: at('2026-10-24T01:00:00Z') + index * MINUTE })),
    ],
    open: broken.map((id, index) => openIssue(101 + index, id.repository, id)),
    holdingOf: ({ push }) => {
      const number = 101 + broken.findIndex(({ repository }) => repository === push.repository);
      return { kind: 'open', issue: issue(number) };
    },
    result: 'incomplete',
  });
}

/** What does harm elsewhere, wherever somebody else writes. */
function hostile(): DashboardStory {
  const text = 'x|y `z` @acme/team #1 <!-- --> [a](https://evil.example) </details>';
  const told = storyOf({
    policy: readPolicy(`${POLICY}
accepted-gaps:
  - { account: "${SHOP}", region: ${VIRGINIA}, during: 2026-10-20T00:00/2026-10-20T06:00, reason: ${JSON.stringify(text)} }
exceptions:
  - { name: ${JSON.stringify(text)}, during: 2026-10-30T20:00/2026-10-30T22:00, repositories: shop/*, reason: Fix, approved-by: "@octocat" }
`),
    claims: [
      read(SHOP, FRANKFURT),
      {
        ...read(SHOP, VIRGINIA),
        from: at('2026-10-20T00:00:00Z'),
        to: at('2026-10-20T01:00:00Z'),
        reason: 'timed-out',
      },
      { ...read(text, `${text} `), reason: 'failed', detail: text },
      read(`${text}-`, text),
    ],
    pushes: [text, `${text}\n## Fine`].map((repository) => ({
      ...{ account: text, region: text, repository, tag: text },
      time: at('2026-10-24T00:14:09Z'),
    })),
    open: [openIssue(2, text, { account: text, region: text })],
    holdingOf: ({ push }) =>
      push.repository === text ? { kind: 'open', issue: issue(2) } : { kind: 'overflow', issue: null },
    result: 'incomplete',
  });
  return told;
}

/** Dashboards that tests compare and people look at. */
export const DASHBOARDS: Readonly<Record<string, () => DashboardStory>> = {
  'first-check': firstCheck,
  'quiet-week': quietWeek,
  outage,
  organisation,
  'hostile-text': hostile,
};

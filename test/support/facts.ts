import type { Weekday } from '../../src/core/civil.ts';
import type { Stretch } from '../../src/core/course.ts';
import { Holidays } from '../../src/core/holidays.ts';
import { DAY, HOUR, type Interval } from '../../src/core/instant.ts';
import type { TimeRule } from '../../src/core/layers.ts';
import type { RepositoryPatterns } from '../../src/core/patterns.ts';
import type { Period } from '../../src/core/period.ts';
import type { Entry, Exception, Exemption, Freeze, Policy } from '../../src/core/policy.ts';
import type { Push } from '../../src/core/push.ts';
import type { Caller } from '../../src/core/sign-in.ts';
import { findZone } from '../../src/core/tzdb.ts';
import type { AttributedPush, JudgedPush } from '../../src/core/verdict.ts';
import type { Window } from '../../src/core/window.ts';
import type { Zone } from '../../src/core/zone.ts';

/** A moment from its ISO text. */
export function at(text: string): number {
  const instant = Date.parse(text);
  if (Number.isNaN(instant)) throw new Error(`not a moment: ${text}`);
  return instant;
}

export function zoneOf(name: string): Zone {
  const zone = findZone(name);
  if (!zone) throw new Error(`no zone ${name}`);
  return zone;
}

/** A recurring window; hours after midnight of the opening day. */
export function weekly(days: readonly Weekday[], from: number, to: number, zone = 'Europe/Berlin'): Window {
  return {
    kind: 'recurring',
    opensOn: { kind: 'weekdays', days: new Set(days) },
    spans: [{ from: from * HOUR, to: to * HOUR }],
    zone: zoneOf(zone),
    text: `${days.join(',')} ${from}-${to}`,
    place: { line: 3, column: 11 },
  };
}

export function entryOf(entry: Partial<Entry> = {}): Entry {
  return {
    match: ['shop/**'],
    place: { line: 5, column: 5 },
    matchesName: () => true,
    accounts: null,
    regions: null,
    registry: null,
    zone: zoneOf('Europe/Berlin'),
    windows: [weekly([1, 2, 3, 4, 5], 8, 20)],
    tags: null,
    severity: 'medium',
    assignees: [],
    notify: [],
    ...entry,
  };
}

export function policyOf(policy: Partial<Policy> = {}): Policy {
  return {
    path: 'release-windows.yml',
    sha256: '0'.repeat(64),
    entries: [],
    defaults: entryOf({ match: null }),
    undeclared: 'violation',
    arrivals: 'report',
    approvers: [],
    holidays: new Holidays([]),
    freezes: [],
    exceptions: [],
    exemptions: [],
    acceptedGaps: [],
    calendars: [],
    named: [],
    ...policy,
  };
}

export function pushOf(push: Partial<Push> = {}): Push {
  return {
    eventId: '00000000-0000-4000-8000-000000000001',
    time: at('2026-10-24T00:14:09Z'),
    registry: 'private',
    account: '111122223333',
    region: 'eu-central-1',
    repository: 'shop/checkout',
    tag: 'v2.8.1',
    tagKnown: true,
    digest: `sha256:${'ab'.repeat(32)}`,
    mediaType: 'application/vnd.oci.image.manifest.v1+json',
    kind: 'image',
    lists: null,
    platforms: null,
    subject: null,
    arrival: 'push',
    principal: {
      type: 'AssumedRole',
      arn: 'arn:aws:sts::111122223333:assumed-role/release/GitHubActions',
      name: 'release',
      session: 'GitHubActions',
      role: 'arn:aws:iam::111122223333:role/release',
      account: '111122223333',
      via: null,
    },
    accessKeyId: 'ASIAEXAMPLEEXAMPLE00',
    sourceIp: 'ecr.amazonaws.com',
    userAgent: 'ecr.amazonaws.com',
    errorCode: null,
    sharedEventId: null,
    recipientAccount: '111122223333',
    corrects: null,
    ...push,
  };
}

/** ARN of the provider whose tokens are GitHub's. */
export const GITHUB = 'arn:aws:iam::111122223333:oidc-provider/token.actions.githubusercontent.com';

/** Who took a role: a session, with another key than that of `pushOf`. */
export function callerOf(caller: Partial<Caller> = {}): Caller {
  return {
    accessKeyId: null,
    type: 'AssumedRole',
    arn: 'arn:aws:sts::111122223333:assumed-role/jump/GitHubActions',
    account: '111122223333',
    service: null,
    ...caller,
  };
}

/** A judged push of which nobody knows where it came from. */
export function attributed(judged: JudgedPush): AttributedPush {
  return { ...judged, attribution: { kind: 'unknown', reason: 'no-sign-in', through: [] } };
}

/** Exact texts, or with `*` at the end what begins so. Globs over repositories cover what they spell alike. */
export function patternsOf(...texts: string[]): RepositoryPatterns {
  const matches = (text: string) =>
    texts.some((pattern) => (pattern.endsWith('*') ? text.startsWith(pattern.slice(0, -1)) : text === pattern));
  return { texts, matches, covers: (globs) => globs.every((glob) => texts.includes(glob)) };
}

/** A time between two moments in UTC, whatever the zone. */
export function periodOf(from: string, to: string, event: string | null = null): Period {
  const [start, end] = [at(from), at(to)];
  return {
    text: `${from}/${to}`,
    place: { line: 30, column: 5 },
    stretches: (_, first, last) =>
      first < end && start < last ? [{ from: Math.max(first, start), to: Math.min(last, end), event }] : [],
  };
}

export function freezeOf(freeze: Partial<Freeze> = {}): Freeze {
  return {
    name: 'year end',
    place: { line: 30, column: 5 },
    during: periodOf('2026-12-18T17:00:00Z', '2027-01-04T08:00:00Z'),
    repositories: null,
    reason: null,
    ...freeze,
  };
}

export function exceptionOf(exception: Partial<Exception> = {}): Exception {
  return {
    name: 'CHG-1234',
    place: { line: 40, column: 5 },
    during: periodOf('2026-10-24T00:00:00Z', '2026-10-24T02:00:00Z'),
    repositories: patternsOf('shop/*'),
    tags: null,
    principals: null,
    reason: 'Security fix',
    approvedBy: '@octocat',
    ticket: null,
    ...exception,
  };
}

export function exemptionOf(exemption: Partial<Exemption> = {}): Exemption {
  return {
    place: { line: 50, column: 5 },
    principals: patternsOf('arn:aws:iam::111122223333:role/release'),
    repositories: null,
    reason: 'Nightly rebuild',
    until: null,
    ...exemption,
  };
}

/** Holidays of dates, without names. */
export function holidaysOn(...dates: string[]): Holidays {
  const days = new Set(dates.map((date) => at(`${date}T00:00:00Z`) / DAY));
  const place = { line: 20, column: 5 };
  const on = (day: number) => (days.has(day) ? { name: null, place } : null);
  const years = new Set(dates.map((date) => Number(date.slice(0, 4))));
  return new Holidays([{ text: 'the dates in the file', place, on, coversYear: (year) => years.has(year) }]);
}

/** What a timeline of windows alone says of a range: open as given, sorted and merged, else closed. */
export function openStretches(open: readonly Interval[], range: Interval): Stretch<TimeRule>[] {
  const rule = { kind: 'window', window: weekly([1], 8, 20) } as const;
  const bounds = [range.from, ...open.flatMap(({ from, to }) => [from, to]), range.to];
  return bounds.flatMap((from, index) => {
    const to = bounds[index + 1] ?? range.to;
    const isOpen = index % 2 === 1;
    return from < to ? [{ from, to, open: isOpen, rule: isOpen ? rule : null }] : [];
  });
}

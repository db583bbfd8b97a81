import type { Weekday } from '../../src/core/civil.ts';
import { Holidays } from '../../src/core/holidays.ts';
import { HOUR } from '../../src/core/instant.ts';
import type { Entry, Policy } from '../../src/core/policy.ts';
import type { Push } from '../../src/core/push.ts';
import { findZone } from '../../src/core/tzdb.ts';
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
    sourceIp: 'ecr.amazonaws.com',
    userAgent: 'ecr.amazonaws.com',
    errorCode: null,
    sharedEventId: null,
    recipientAccount: '111122223333',
    corrects: null,
    ...push,
  };
}

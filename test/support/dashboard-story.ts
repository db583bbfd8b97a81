import { Collection } from '../../src/core/collection.ts';
import type { RunFacts } from '../../src/core/facts.ts';
import { DAY } from '../../src/core/instant.ts';
import type { Policy } from '../../src/core/policy.ts';
import type { Push } from '../../src/core/push.ts';
import type { Claim } from '../../src/core/reading.ts';
import type { DashboardView } from '../../src/core/tracking/dashboard-view.ts';
import { type CheckResult, type Memory, NO_MEMORY } from '../../src/core/tracking/memory.ts';
import type { OpenIncident } from '../../src/core/tracking/open-incidents.ts';
import { remember, untoldPush } from '../../src/core/tracking/remember.ts';
import { rememberedOf } from '../../src/core/tracking/remembered.ts';
import { type PushHolding, untoldOf, withTracking } from '../../src/core/tracking/tracking.ts';
import type { AttributedPush } from '../../src/core/verdict.ts';
import { at, pushOf } from './facts.ts';
import { readPolicy } from './policy-files.ts';
import { runFactsOf } from './run-facts.ts';

/** What a dashboard is made of. */
export interface DashboardStory {
  readonly facts: RunFacts;
  readonly view: DashboardView;
}

/** A Monday morning in Berlin, an hour before the windows open. */
export const NOW = at('2026-10-26T06:00:00Z');

export const ORIGIN = {
  serverUrl: 'https://github.com',
  repository: 'acme/shop',
  commit: '4f1c2d9a0b3e5f6071829304a5b6c7d8e9f00112',
  runUrl: 'https://github.com/acme/shop/actions/runs/19876543210',
} as const;

/** Of most stories. */
export const POLICY = `
version: 1
timezone: Europe/Berlin
windows: [mon-fri 08:00-18:00]
repositories:
  - { match: payments/*, severity: critical }
  - { match: search/*, timezone: America/New_York, severity: low, windows: [mon-fri 09:00-17:00] }
  - { match: tools/*, windows: [mon-sun 00:00-24:00], severity: low }
`;

export const SHOP = '111122223333';
export const FRANKFURT = 'eu-central-1';

interface Told {
  readonly policy?: Policy;
  readonly before?: Memory;
  readonly claims: readonly Claim[];
  readonly pushes?: readonly Partial<Push>[];
  readonly open?: readonly OpenIncident[];
  readonly beyond?: readonly number[];
  readonly holdingOf?: (judged: AttributedPush) => PushHolding;
  readonly result: CheckResult;
}

/** A run as the action does it, from what it read to what is remembered. */
export function storyOf(told: Told): DashboardStory {
  const { policy = readPolicy(POLICY), before = NO_MEMORY, claims, pushes = [], open = [], beyond = [] } = told;
  const from = Math.min(...claims.map((claim) => claim.from));
  const scope = { from, to: NOW, accounts: [], regions: [] };
  const collection = new Collection(scope, 'report');
  for (const [index, push] of pushes.entries()) {
    const digest = `sha256:${String(index).padStart(64, '0')}`;
    const eventId = `00000000-0000-4000-8000-${String(index).padStart(12, '0')}`;
    collection.push(pushOf({ eventId, digest, recipientAccount: push.account ?? SHOP, ...push }));
  }
  const run = runFactsOf({ toolVersion: '0.0.0-test', source: 'cloudtrail', scope, policy }, collection, {
    records: pushes.length,
    inputs: { kind: 'request', count: claims.length },
    evidence: [],
    claims,
  });
  const holdings = new Map(
    run.incidents
      .flatMap((incident) => incident.pushes)
      .map((judged) => [judged, told.holdingOf?.(judged) ?? ({ kind: 'open', issue: issue(1) } as const)] as const),
  );
  const untold = untoldOf(holdings).map(({ push }) => untoldPush(push));
  const memory = remember(before, {
    source: 'cloudtrail',
    coverage: run.coverage,
    now: NOW,
    policy: 'policy',
    acceptedGaps: policy.acceptedGaps,
    untold,
    unreadable: 0,
    isDelivered: true,
    result: told.result,
    run: '19876543210',
  });
  const facts = withTracking(run, {
    keeping: { kind: 'kept' },
    holdings,
    problems: [],
    notAssignable: [],
    remembered: {
      dashboard: issue(1),
      ...rememberedOf(before, memory, run),
      beyond: beyond.map(issue),
    },
  });
  return { facts, view: { memory, open, now: NOW, heldFor: 90 * DAY, origin: ORIGIN } };
}

/** Of the repository of the stories. */
export function issue(number: number) {
  return { number, url: `https://github.com/acme/shop/issues/${number}` };
}

/** An open issue of the last weekend. */
export function openIssue(number: number, repository: string, more: Partial<OpenIncident> = {}): OpenIncident {
  return {
    number,
    registry: 'private',
    account: SHOP,
    region: FRANKFURT,
    repository,
    openedAt: at('2026-10-24T03:00:00Z'),
    closedFrom: at('2026-10-23T16:00:00Z'),
    closedUntil: at('2026-10-26T07:00:00Z'),
    told: 1,
    ...more,
  };
}

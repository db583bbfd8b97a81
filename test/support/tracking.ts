import { createHash } from 'node:crypto';
import { imagePushesOf } from '../../src/core/image-pushes.ts';
import { incidentsOf } from '../../src/core/incident.ts';
import { HOUR, type Instant, type Interval, MINUTE } from '../../src/core/instant.ts';
import type { Severity } from '../../src/core/policy.ts';
import type { Push } from '../../src/core/push.ts';
import type { KeptIssue } from '../../src/core/tracking/kept-issue.ts';
import type { Marker } from '../../src/core/tracking/marker.ts';
import type { Tracked } from '../../src/core/tracking/plan.ts';
import type { Step } from '../../src/core/tracking/step.ts';
import { MARK_BITS, NOTHING_TOLD, namesOf, withTold } from '../../src/core/tracking/told.ts';
import type { AttributedPush } from '../../src/core/verdict.ts';
import { at, attributed, entryOf, pushOf } from './facts.ts';

/** As the product does it. */
export function markOf(id: string): number {
  return createHash('sha256')
    .update(id)
    .digest()
    .readUIntBE(0, MARK_BITS / 8);
}

/** A push in the terms of these tests. */
export interface Seen {
  readonly id: string;
  /** Name of the closed period: it decides on the key. */
  readonly period?: string;
  /** Covered by an exception. */
  readonly excused?: boolean;
  readonly severity?: Severity;
  readonly repository?: string;
  readonly push?: Partial<Push>;
  /** Instead of that of `period`. */
  readonly closed?: Interval;
}

const PERIODS_START = at('2026-10-01T18:00:00Z');

/** Start of a closed period: each name has its own. */
function periodStart(period: string): Instant {
  return PERIODS_START + (markOf(period) % 500) * HOUR;
}

/** A push that the run judged. Its first letter decides on the minute. */
export function judgedOf({
  id,
  period = 'weekend',
  excused = false,
  severity = 'medium',
  repository,
  push,
  closed,
}: Seen): AttributedPush {
  return attributed({
    push: pushOf({
      eventId: id,
      time: at('2026-10-24T00:00:00Z') + id.charCodeAt(0) * MINUTE,
      ...(repository === undefined ? {} : { repository }),
      ...push,
    }),
    judgement: {
      verdict: excused ? 'excepted' : 'outside',
      cause: excused ? null : 'closed-hours',
      entry: entryOf({ severity }),
      rule: null,
      zone: entryOf().zone ?? fail(),
      openSince: null,
      closesAt: null,
      closedSince: excused ? null : (closed?.from ?? periodStart(period)),
      opensAt: excused ? null : (closed?.to ?? null),
    },
  });
}

function fail(): never {
  throw new Error('entryOf() has a zone');
}

/** What a run found. */
export function foundOf(seen: readonly Seen[]): Omit<Tracked, 'issues'> {
  const pushes = seen.map(judgedOf).sort((a, b) => a.push.time - b.push.time);
  return { pushes, incidents: incidentsOf(pushes, imagePushesOf(pushes)) };
}

/** The key of the incident of a push. */
export function keyOf({ period = 'weekend', repository = 'shop/checkout' }: Omit<Seen, 'id'> = {}): string {
  const start = new Date(periodStart(period)).toISOString().replace('.000Z', 'Z');
  return `private/111122223333/eu-central-1/${repository}@${start}`;
}

/** When the issues of these tests were opened. */
export const OPENED = at('2026-10-24T08:00:00Z');

/** An issue that told pushes. */
export function issueOf(
  number: number,
  told: readonly (string | Seen)[],
  { marker, ...issue }: Partial<Omit<KeptIssue, 'marker'>> & { readonly marker?: Partial<Marker> } = {},
): KeptIssue {
  const seen = told.map((one) => (typeof one === 'string' ? { id: one } : one));
  return {
    number,
    isOpen: true,
    createdAt: OPENED,
    title: 'shop/checkout',
    text: 'What happened',
    label: null,
    ...issue,
    marker: {
      key: keyOf(seen[0] ?? {}),
      policy: 'policy 1',
      closedFrom: periodStart('weekend'),
      closedUntil: null,
      told: withTold(
        NOTHING_TOLD,
        seen.map((one) => namesOf(judgedOf(one).push, markOf)),
      ),
      toldAt: null,
      end: null,
      approvedAt: null,
      answeredAt: null,
      revision: 0,
      title: markOf('shop/checkout'),
      ...marker,
    },
  };
}

/** A step in a few words. */
export function stepWords(step: Step): string {
  switch (step.kind) {
    case 'open':
      return `open ${idsOf(step.belonging.pushes)}`;
    case 'grow':
      return `${step.issue.isOpen ? 'add' : 'reopen and add'} ${idsOf(step.news)} to #${step.issue.number}`;
    case 'reopen':
      return `reopen #${step.issue.number}`;
    case 'close-excused':
      return `close #${step.issue.number} as excused`;
    case 'close-approved':
      return `close #${step.issue.number} as approved by ${step.approval.by}`;
    case 'close-duplicate':
      return `close #${step.issue.number} as duplicate of #${step.of.number}`;
    case 'answer-label':
      return `answer the label of #${step.issue.number}`;
    case 'note':
      return `note #${step.issue.number} ${step.end ?? 'plain'}`;
  }
}

export function idsOf(pushes: readonly AttributedPush[]): string {
  return pushes
    .map(({ push }) => push.eventId)
    .sort()
    .join('+');
}

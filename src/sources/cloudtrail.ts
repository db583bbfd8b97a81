import { setMaxListeners } from 'node:events';
import { DAY, type Instant, type Interval, SECOND } from '../core/instant.ts';
import { withoutOverlaps } from '../core/intervals.ts';
import type { Claim, Intake } from '../core/reading.ts';
import { compareText } from '../core/text-order.ts';
import { ARRIVAL_CALLS } from './calls.ts';
import { takeEvent } from './cloudtrail-event.ts';
import { Interner } from './interner.ts';
import { type Access, Aws, type Timeouts } from './lookup-events/aws.ts';
import { failureOf } from './lookup-events/failures.ts';
import type { Clock, Hole, Lookup, LookupFailure } from './lookup-events/lookup.ts';
import { readAtQuota } from './lookup-events/quota-reader.ts';
import type { RequestProgress } from './request-progress.ts';
import type { Source } from './source.ts';

export interface CloudTrailOptions {
  /** What is asked for, milliseconds UTC, half open. */
  readonly range: Interval;
  /** Empty: the environment's Region. */
  readonly regions: readonly string[];
  /** One of each account; empty: the environment's credentials. */
  readonly roleArns: readonly string[];
  readonly externalId: string | null;
  /** What is younger, in milliseconds, may not have arrived: it is read and not claimed. */
  readonly deliveryDelay: number;
  readonly timeouts: Timeouts;
  readonly clock: Clock;
  readonly progress: (progress: RequestProgress) => void;
}

/** "You can look up events that occurred in a Region within the last 90 days" (API Reference, "LookupEvents"). */
const HELD = 90 * DAY;

interface Account {
  readonly id: string;
  readonly lookups: (region: string) => Lookup;
}

/** What one account and Region gave. */
interface Part {
  readonly claims: readonly Claim[];
  readonly requests: number;
  readonly records: number;
}

/** Pushes as the event history of CloudTrail holds them: nothing to set up, 90 days, one account and Region a request. */
export function cloudtrailSource(options: CloudTrailOptions): Source {
  return {
    name: 'cloudtrail',
    read: async (intake, signal) => {
      // Every account and Region listens to it.
      setMaxListeners(0, signal);
      const parts = await new Reading(options, intake, signal).read();
      const sum = (count: (part: Part) => number) => parts.reduce((total, part) => total + count(part), 0);
      return {
        records: sum(({ records }) => records),
        inputs: { kind: 'request', count: sum(({ requests }) => requests) },
        evidence: [],
        claims: parts.flatMap(({ claims }) => claims).sort(byPlace),
      };
    },
  };
}

class Reading {
  readonly #options: CloudTrailOptions;
  readonly #intake: Intake;
  readonly #signal: AbortSignal;
  readonly #aws: Aws;
  readonly #interner = new Interner();

  constructor(options: CloudTrailOptions, intake: Intake, signal: AbortSignal) {
    this.#options = options;
    this.#intake = intake;
    this.#signal = signal;
    this.#aws = new Aws(options.regions[0] ?? null, options.timeouts, options.clock.now, signal);
  }

  async read(): Promise<Part[]> {
    const { regions, range } = this.#options;
    const own = regions.length > 0 ? null : await this.#aws.region();
    const asked = own === null ? regions : [own];
    if (asked.length === 0) return [unread(null, null, range, { reason: 'no-region', detail: null })];
    const accounts = await this.#accounts();
    if ('reason' in accounts) return asked.map((region) => unread(null, region, range, accounts));
    return Promise.all(accounts.flatMap((account) => asked.map((region) => this.#readRegion(account, region))));
  }

  async #accounts(): Promise<readonly Account[] | LookupFailure> {
    const { roleArns, externalId } = this.#options;
    if (roleArns.length > 0) {
      return roleArns.map((roleArn) => ({
        id: accountOfRole(roleArn),
        lookups: this.#aws.lookups({ roleArn, externalId }),
      }));
    }
    try {
      const own: Access = { roleArn: null, externalId: null };
      return [{ id: await this.#aws.account(this.#signal), lookups: this.#aws.lookups(own) }];
    } catch (error) {
      return failureOf(error);
    }
  }

  async #readRegion({ id: account, lookups }: Account, region: string): Promise<Part> {
    const { range, clock, deliveryDelay, progress } = this.#options;
    const now = clock.now();
    const held = wholeSeconds({ from: Math.max(range.from, now - HELD), to: Math.min(range.to, now) });
    const source = `CloudTrail of ${account} ${region}`;
    let records = 0;
    const result =
      held.from < held.to
        ? await readAtQuota(
            {
              lookup: lookups(region),
              clock,
              eventNames: ARRIVAL_CALLS,
              range: held,
              take: (event) => {
                records++;
                takeEvent(event, source, this.#interner, this.#intake);
              },
              progress: (state) => progress({ account, region, ...state }),
            },
            this.#signal,
          )
        : { requests: 0, holes: [] };
    const holes: Hole[] = [
      // As of the end: what was the oldest may have gone while the rest was read.
      { from: range.from, to: clock.now() - HELD, reason: 'beyond-90-days', detail: null },
      ...result.holes.map((hole) => ({ ...hole, reason: regionReason(hole) })),
      { from: Math.max(range.from, now - deliveryDelay), to: range.to, reason: 'not-delivered-yet', detail: null },
    ];
    return { claims: claimsOf(account, region, range, holes), requests: result.requests, records };
  }
}

/** Credentials that STS knows and a Region does not: it is not switched on (AWS Account Management, "Enable Regions"). */
function regionReason({ reason }: Hole): Hole['reason'] {
  return reason === 'credentials-refused' ? 'region-disabled' : reason;
}

/** The range, cut into what was read and what was not. */
function claimsOf(account: string, region: string, range: Interval, holes: readonly Hole[]): Claim[] {
  const inside = holes
    .map((hole) => ({ ...hole, from: Math.max(hole.from, range.from), to: Math.min(hole.to, range.to) }))
    .sort((a, b) => a.from - b.from || b.to - a.to);
  const claims: Claim[] = [];
  let at: Instant = range.from;
  const read = (to: Instant) => {
    if (at < to) claims.push({ account, region, from: at, to, reason: null, detail: null });
  };
  for (const { from, to, reason, detail } of withoutOverlaps(inside)) {
    read(from);
    const last = claims.at(-1);
    const same = last !== undefined && last.to === from && last.reason === reason && last.detail === detail;
    if (same) claims.pop();
    claims.push({ account, region, from: same ? last.from : from, to, reason, detail });
    at = to;
  }
  read(range.to);
  return claims;
}

function unread(
  account: string | null,
  region: string | null,
  range: Interval,
  { reason, detail }: Pick<Hole, 'reason' | 'detail'>,
): Part {
  return { claims: [{ account, region, ...range, reason, detail }], requests: 0, records: 0 };
}

/** CloudTrail's times are whole seconds: these hold the same of them. */
function wholeSeconds({ from, to }: Interval): Interval {
  return { from: Math.ceil(from / SECOND) * SECOND, to: Math.ceil(to / SECOND) * SECOND };
}

/** `arn:aws:iam::111122223333:role/name` */
function accountOfRole(arn: string): string {
  return arn.split(':')[4] ?? '';
}

function byPlace(a: Claim, b: Claim): number {
  return (
    compareText(a.account ?? '', b.account ?? '') || compareText(a.region ?? '', b.region ?? '') || a.from - b.from
  );
}

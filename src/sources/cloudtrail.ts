import { setMaxListeners } from 'node:events';
import type { UnfoundReason } from '../core/attribution.ts';
import type { Clock } from '../core/clock.ts';
import { type Instant, type Interval, SECOND } from '../core/instant.ts';
import { withoutOverlaps } from '../core/intervals.ts';
import { type Claim, compareClaims, type Intake } from '../core/reading.ts';
import type { SoughtKey } from '../core/sign-in.ts';
import type { Place } from '../core/tracking/memory.ts';
import { ARRIVAL_CALLS } from './calls.ts';
import { issuedKeyIn, takeEvent } from './cloudtrail-event.ts';
import { Interner } from './interner.ts';
import { type Access, Aws } from './lookup-events/aws.ts';
import { failureOf } from './lookup-events/failures.ts';
import { HELD } from './lookup-events/held.ts';
import type { Hole, Lookup, LookupFailure } from './lookup-events/lookup.ts';
import { Pacer } from './lookup-events/pacer.ts';
import { readAtQuota } from './lookup-events/quota-reader.ts';
import type { Timeouts } from './lookup-events/request.ts';
import { type History, lookUpSignIns, type SignInPlaces } from './lookup-events/sign-ins.ts';
import type { RequestProgress } from './request-progress.ts';
import type { Source } from './source.ts';

// Of the same client, and so of the same bundle.
export { openPublicKeys } from './digests/public-keys.ts';

export interface CloudTrailOptions {
  /** From when on an account and Region is asked for, milliseconds UTC. */
  readonly startOf: (place: Place) => Instant;
  /** End of what is asked for, exclusive. */
  readonly to: Instant;
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

interface Account {
  readonly id: string;
  readonly history: (region: string) => History;
}

/** What one account and Region gave. */
interface Part {
  readonly claims: readonly Claim[];
  readonly requests: number;
  readonly records: number;
}

/** Pushes as the event history of CloudTrail holds them: nothing to set up, 90 days, one account and Region a request. */
export function cloudtrailSource(options: CloudTrailOptions): Source {
  const reading = new Reading(options);
  return {
    name: 'cloudtrail',
    read: async (intake, signal) => {
      // Every account and Region listens to it.
      setMaxListeners(0, signal);
      const parts = await reading.read(intake, signal);
      const sum = (count: (part: Part) => number) => parts.reduce((total, part) => total + count(part), 0);
      return {
        records: sum(({ records }) => records),
        inputs: { kind: 'request', count: sum(({ requests }) => requests) },
        evidence: [],
        claims: parts.flatMap(({ claims }) => claims).sort(compareClaims),
      };
    },
    lookUpSignIns: async (sought, intake, signal) => ({ unfound: await reading.lookUpSignIns(sought, intake, signal) }),
  };
}

class Reading {
  readonly #options: CloudTrailOptions;
  readonly #aws: Aws;
  readonly #interner = new Interner();
  /** Nothing is waited for any more. */
  readonly #stop = new AbortController();
  #accounts: readonly Account[] = [];
  #regions: readonly string[] = [];

  constructor(options: CloudTrailOptions) {
    this.#options = options;
    this.#aws = new Aws(options.regions[0] ?? null, options.timeouts, options.clock.now, this.#stop.signal);
  }

  async read(intake: Intake, signal: AbortSignal): Promise<Part[]> {
    const { regions } = this.#options;
    const stop = () => this.#stop.abort();
    signal.addEventListener('abort', stop, { once: true });
    if (signal.aborted) stop();
    const own = regions.length > 0 ? null : await this.#aws.region();
    this.#regions = own === null ? regions : [own];
    if (this.#regions.length === 0) return [this.#unread(null, null, { reason: 'no-region', detail: null })];
    const accounts = await this.#open(signal);
    if ('reason' in accounts) return this.#regions.map((region) => this.#unread(null, region, accounts));
    this.#accounts = accounts;
    const read = (account: Account, region: string) => this.#readRegion(account, region, intake, signal);
    return Promise.all(accounts.flatMap((account) => this.#regions.map((region) => read(account, region))));
  }

  async lookUpSignIns(
    sought: readonly SoughtKey[],
    intake: Pick<Intake, 'signIn'>,
    signal: AbortSignal,
  ): Promise<ReadonlyMap<string, UnfoundReason>> {
    const { clock, progress } = this.#options;
    const history = (account: string, region: string) =>
      this.#accounts.find(({ id }) => id === account)?.history(region) ?? null;
    const oldest = Math.ceil((clock.now() - HELD) / SECOND) * SECOND;
    const places: SignInPlaces = {
      history,
      regions: this.#regions,
      oldest,
      clock,
      issuedIn: (event) => issuedKeyIn(event, this.#interner),
      progress: (account, region, state) => progress({ account, region, looksFor: 'sign-ins', ...state }),
    };
    return lookUpSignIns(sought, places, intake, signal);
  }

  async #open(signal: AbortSignal): Promise<readonly Account[] | LookupFailure> {
    const { roleArns, externalId } = this.#options;
    if (roleArns.length > 0) {
      return roleArns.map((roleArn) => accountOf(accountOfRole(roleArn), this.#aws.lookups({ roleArn, externalId })));
    }
    try {
      const own: Access = { roleArn: null, externalId: null };
      return [accountOf(await this.#aws.account(signal), this.#aws.lookups(own))];
    } catch (error) {
      return failureOf(error);
    }
  }

  async #readRegion(
    { id: account, history }: Account,
    region: string,
    intake: Intake,
    signal: AbortSignal,
  ): Promise<Part> {
    const { clock, deliveryDelay, progress } = this.#options;
    const range = this.#range(account, region);
    const now = clock.now();
    const held = wholeSeconds({ from: Math.max(range.from, now - HELD), to: Math.min(range.to, now) });
    const source = `CloudTrail of ${account} ${region}`;
    let records = 0;
    const result =
      held.from < held.to
        ? await readAtQuota(
            {
              ...history(region),
              clock,
              searches: ARRIVAL_CALLS.map((value) => ({ ...held, attribute: { key: 'EventName', value } })),
              mostRequests: Number.POSITIVE_INFINITY,
              take: (event) => {
                records++;
                takeEvent(event, source, this.#interner, intake);
              },
              progress: (state) => progress({ account, region, looksFor: 'pushes', ...state }),
            },
            signal,
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

  #unread(account: string | null, region: string | null, why: Pick<Hole, 'reason' | 'detail'>): Part {
    return { claims: [{ account, region, ...this.#range(account, region), ...why }], requests: 0, records: 0 };
  }

  #range(account: string | null, region: string | null): Interval {
    const { startOf, to } = this.#options;
    return { from: startOf({ account, region }), to };
  }
}

/** Each Region has its own quota, whatever is asked there. */
function accountOf(id: string, lookups: (region: string) => Lookup): Account {
  const histories = new Map<string, History>();
  return {
    id,
    history: (region) => {
      const history = histories.get(region) ?? { lookup: lookups(region), pacer: new Pacer() };
      histories.set(region, history);
      return history;
    },
  };
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

/** CloudTrail's times are whole seconds: these hold the same of them. */
function wholeSeconds({ from, to }: Interval): Interval {
  return { from: Math.ceil(from / SECOND) * SECOND, to: Math.ceil(to / SECOND) * SECOND };
}

/** `arn:aws:iam::111122223333:role/name` */
function accountOfRole(arn: string): string {
  return arn.split(':')[4] ?? '';
}

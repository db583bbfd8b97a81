import type { UnfoundReason } from '../../core/attribution.ts';
import type { Clock } from '../../core/clock.ts';
import { HOUR, type Instant, type Interval } from '../../core/instant.ts';
import { mergeIntervals } from '../../core/intervals.ts';
import type { Intake } from '../../core/reading.ts';
import type { IssuedKey, SignIn, SoughtKey } from '../../core/sign-in.ts';
import type { Attribute, FoundEvent, Lookup, Search } from './lookup.ts';
import type { Pacer } from './pacer.ts';
import { type ReadState, readAtQuota } from './quota-reader.ts';

/** The events of one account and Region, and the quota that they are asked for at. */
export interface History {
  readonly lookup: Lookup;
  readonly pacer: Pacer;
}

export interface SignInPlaces {
  /** `null`: the account is not read. */
  readonly history: (account: string, region: string) => History | null;
  /** Those that were read. */
  readonly regions: readonly string[];
  /** Whole seconds; nothing older is held. */
  readonly oldest: Instant;
  readonly clock: Clock;
  readonly issuedIn: (event: FoundEvent) => IssuedKey | null;
  readonly progress: (account: string, region: string, state: ReadState) => void;
}

/** In one account and Region: a minute of its quota. */
export const MOST_REQUESTS = 120;

/** Where the calls to the global endpoint of AWS STS are logged (IAM User Guide, "Manage AWS STS in an AWS Region"). */
const GLOBAL_STS = 'us-east-1';
/** Regions of other partitions, which do not share it. */
const OTHER_PARTITION = /^(cn|us-gov|us-iso|eu-isoe|eusc)/;

/** Most sign-ins are that young when something is pushed: the session of a role is an hour long where nobody says so. */
const USUAL_SESSION = HOUR;

/**
 * The name of the key that a call issued leads to the event of AssumeRole (CloudTrail User Guide, "Viewing CloudTrail
 * events with the AWS CLI": resource names are among what is looked up). That it does for these is written nowhere:
 * where no such event is found by its key, all of the time are listed.
 */
const LISTED: readonly { readonly kind: SignIn['kind']; readonly eventName: string }[] = [
  { kind: 'web-identity', eventName: 'AssumeRoleWithWebIdentity' },
  { kind: 'saml', eventName: 'AssumeRoleWithSAML' },
];

/** Looks for the sign-ins that issued some keys, the first ones first, in the event histories where they may be. */
export async function lookUpSignIns(
  sought: readonly SoughtKey[],
  places: SignInPlaces,
  intake: Pick<Intake, 'signIn'>,
  signal: AbortSignal,
): Promise<ReadonlyMap<string, UnfoundReason>> {
  return new SignInSearch(places, intake, signal).run(sought);
}

/** Where some keys are sought. */
interface Place {
  readonly account: string;
  readonly region: string;
  readonly keys: readonly SoughtKey[];
}

class SignInSearch {
  readonly #places: SignInPlaces;
  readonly #intake: Pick<Intake, 'signIn'>;
  readonly #signal: AbortSignal;
  /** Those that were not found yet. */
  readonly #open = new Map<string, SoughtKey>();
  readonly #unfound = new Map<string, UnfoundReason>();
  /** Kinds of sign-ins that were found by their keys. */
  readonly #shown = new Set<SignIn['kind']>();
  /** Requests, by account and Region. */
  readonly #spent = new Map<string, number>();

  constructor(places: SignInPlaces, intake: Pick<Intake, 'signIn'>, signal: AbortSignal) {
    this.#places = places;
    this.#intake = intake;
    this.#signal = signal;
  }

  async run(sought: readonly SoughtKey[]): Promise<ReadonlyMap<string, UnfoundReason>> {
    for (const key of sought) {
      const isRead = this.#places.history(key.account, key.region) !== null;
      if (isRead) this.#open.set(key.accessKeyId, key);
      this.#unfound.set(key.accessKeyId, isRead ? 'no-sign-in' : 'other-account');
    }
    await this.#everywhere((place) => this.#byKey(place));
    const listed = LISTED.filter(({ kind }) => !this.#shown.has(kind));
    const listing = (part: (range: Interval) => Interval) =>
      this.#everywhere((place) => this.#list(place, listed, part));
    await listing(({ from, to }) => ({ from: Math.max(from, to - USUAL_SESSION), to }));
    await listing(({ from, to }) => ({ from, to: to - USUAL_SESSION }));
    for (const [key] of this.#unfound) if (this.#found(key)) this.#unfound.delete(key);
    return this.#unfound;
  }

  /** In the Region of the push, then where else it may be; in all accounts side by side. */
  async #everywhere(search: (place: Place) => Promise<void>): Promise<void> {
    for (let rank = 0; ; rank++) {
      const places = new Map<string, Place & { readonly keys: SoughtKey[] }>();
      for (const key of this.#open.values()) {
        const region = this.#regionsOf(key)[rank];
        if (region === undefined) continue;
        const name = `${key.account} ${region}`;
        const place = places.get(name) ?? { account: key.account, region, keys: [] };
        place.keys.push(key);
        places.set(name, place);
      }
      if (places.size === 0) return;
      await Promise.all([...places.values()].map(search));
    }
  }

  #regionsOf({ region }: SoughtKey): string[] {
    const global = OTHER_PARTITION.test(region) ? [] : [GLOBAL_STS];
    return [...new Set([region, ...global, ...this.#places.regions])];
  }

  /** One request for each key. */
  async #byKey(place: Place): Promise<void> {
    const keys = place.keys.slice(0, this.#left(place));
    for (const key of place.keys.slice(keys.length)) this.#miss(key, 'not-looked-up');
    const searches = keys.map(({ accessKeyId, range }) => searchOf({ key: 'ResourceName', value: accessKeyId }, range));
    await this.#read({ ...place, keys }, searches, ({ kind }) => this.#shown.add(kind));
  }

  /** Pages of all sign-ins of the time, until those that are sought have been seen. */
  async #list(place: Place, calls: typeof LISTED, part: (range: Interval) => Interval): Promise<void> {
    const times = mergeIntervals(place.keys.map(({ range }) => part(range)));
    const searches = calls.flatMap(({ eventName }) =>
      times.map((time) => searchOf({ key: 'EventName', value: eventName }, time)),
    );
    await this.#read(place, searches, () => {});
  }

  async #read(place: Place, asked: readonly Search[], found: (signIn: SignIn) => void): Promise<void> {
    const { history, oldest, clock, issuedIn, progress } = this.#places;
    const { account, region, keys } = place;
    const searches = asked
      .map((search) => ({ ...search, from: Math.max(search.from, oldest) }))
      .filter(({ from, to }) => from < to);
    const events = history(account, region);
    if (events === null || searches.length === 0) return;
    const mostRequests = this.#left(place);
    const over = new AbortController();
    const take = (event: FoundEvent) => {
      const issued = issuedIn(event);
      if (issued === null || !this.#unfound.has(issued.accessKeyId)) return;
      found(issued.signIn);
      this.#intake.signIn(issued.accessKeyId, issued.signIn);
      this.#open.delete(issued.accessKeyId);
      if (keys.every(({ accessKeyId }) => this.#found(accessKeyId))) over.abort();
    };
    const tell = (state: ReadState) => progress(account, region, state);
    const { requests, holes } = await readAtQuota(
      { ...events, clock, searches, mostRequests, take, progress: tell },
      AbortSignal.any([this.#signal, over.signal]),
    );
    this.#spent.set(nameOf(place), MOST_REQUESTS - mostRequests + requests);
    for (const { search, reason } of holes) {
      const isOf = ({ accessKeyId }: SoughtKey) => search.attribute.value === accessKeyId;
      const missed = search.attribute.key === 'ResourceName' ? keys.filter(isOf) : keys;
      for (const key of missed) this.#miss(key, reason === 'stopped' ? 'not-looked-up' : 'look-up-failed');
    }
  }

  #left(place: Place): number {
    return MOST_REQUESTS - (this.#spent.get(nameOf(place)) ?? 0);
  }

  #found(accessKeyId: string): boolean {
    return this.#unfound.get(accessKeyId) !== 'other-account' && !this.#open.has(accessKeyId);
  }

  /** What failed is told before what was not tried. */
  #miss({ accessKeyId }: SoughtKey, reason: UnfoundReason): void {
    if (this.#unfound.get(accessKeyId) !== 'look-up-failed') this.#unfound.set(accessKeyId, reason);
  }
}

function searchOf(attribute: Attribute, { from, to }: Interval): Search {
  return { attribute, from, to };
}

function nameOf({ account, region }: Place): string {
  return `${account} ${region}`;
}

import type { DayNumber } from '../core/civil.ts';
import { DAY, type Instant } from '../core/instant.ts';
import type { Evidence } from '../core/reading.ts';
import { compareText } from '../core/text-order.ts';
import { type RawRecord, Slot } from './raw-record.ts';
import { fieldsOf, textOf } from './wire.ts';

const ACCOUNT = /^\d{12}$/;
const MOST_RECENT = 4;

/** What one account and Region showed. */
class Seen {
  readonly account: string;
  readonly region: string;
  readonly accountBytes: Uint8Array;
  readonly regionBytes: Uint8Array;
  readonly days = new Set<DayNumber>();
  records = 0;
  first = Number.POSITIVE_INFINITY;
  last = Number.NEGATIVE_INFINITY;
  #lastDay: DayNumber | null = null;

  constructor(account: string, region: string) {
    this.account = account;
    this.region = region;
    this.accountBytes = Buffer.from(account);
    this.regionBytes = Buffer.from(region);
  }

  add(time: Instant): void {
    this.addMany(1, time, time);
  }

  /** So many of one day. */
  addMany(records: number, first: Instant, last: Instant): void {
    this.records += records;
    if (first < this.first) this.first = first;
    if (last > this.last) this.last = last;
    const day = Math.floor(first / DAY);
    if (day !== this.#lastDay) this.days.add(day);
    this.#lastDay = day;
  }
}

/** Keeps which accounts and Regions show records of any kind, and on which days. */
export class EvidenceBook {
  readonly #all = new Map<string, Seen>();
  /** Seen last come first. Records of one file come from few accounts and Regions: this saves reading those as text. */
  readonly #recent: Seen[] = [];

  add(record: RawRecord, time: Instant): void {
    for (let index = 0; index < this.#recent.length; index++) {
      const seen = this.#recent[index];
      if (
        seen !== undefined &&
        record.is(Slot.RecipientAccountId, seen.accountBytes) &&
        record.is(Slot.AwsRegion, seen.regionBytes)
      ) {
        seen.add(time);
        return;
      }
    }
    const found = this.#find(record);
    if (found === null) return;
    found.add(time);
    this.#recent.unshift(found);
    this.#recent.length = Math.min(this.#recent.length, MOST_RECENT);
  }

  /**
   * Takes in so many records of one day at once, from `first` to `last`, of the account and Region that this record shows;
   * `null` for a record that does not show them.
   */
  many(record: RawRecord): ((records: number, first: Instant, last: Instant) => void) | null {
    const place = placeOf(record);
    if (place === null) return null;
    return (records, first, last) => this.#seenIn(place.account, place.region).addMany(records, first, last);
  }

  /** Takes in what another book has. */
  merge(evidence: readonly Evidence[]): void {
    for (const { account, region, records, first, last, days } of evidence) {
      const seen = this.#seenIn(account, region);
      seen.addMany(records, first, last);
      for (const day of days) seen.days.add(day);
    }
  }

  /** In order of account, then Region. */
  list(): Evidence[] {
    return [...this.#all.values()]
      .map(({ account, region, records, first, last, days }) => ({ account, region, records, first, last, days }))
      .sort((a, b) => compareText(a.account, b.account) || compareText(a.region, b.region));
  }

  /** `null` for a record that does not say whose log it is from. */
  #find(record: RawRecord): Seen | null {
    const place = placeOf(record);
    return place === null ? null : this.#seenIn(place.account, place.region);
  }

  #seenIn(account: string, region: string): Seen {
    const key = `${account} ${region}`;
    const known = this.#all.get(key) ?? new Seen(account, region);
    this.#all.set(key, known);
    return known;
  }
}

/** Whose log a record is from, as far as it says. */
function placeOf(record: RawRecord): { readonly account: string; readonly region: string } | null {
  // Records before version 1.02 lack recipientAccountId (CloudTrail User Guide, "CloudTrail record contents").
  const account =
    record.text(Slot.RecipientAccountId) ?? textOf(fieldsOf(record.value(Slot.UserIdentity)).accountId) ?? '';
  const region = record.text(Slot.AwsRegion) ?? '';
  return ACCOUNT.test(account) && region !== '' ? { account, region } : null;
}

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
    this.records++;
    if (time < this.first) this.first = time;
    if (time > this.last) this.last = time;
    const day = Math.floor(time / DAY);
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

  /** In order of account, then Region. */
  list(): Evidence[] {
    return [...this.#all.values()]
      .map(({ account, region, records, first, last, days }) => ({ account, region, records, first, last, days }))
      .sort((a, b) => compareText(a.account, b.account) || compareText(a.region, b.region));
  }

  /** `null` for a record that does not say whose log it is from. */
  #find(record: RawRecord): Seen | null {
    // Records before version 1.02 lack recipientAccountId (CloudTrail User Guide, "CloudTrail record contents").
    const account =
      record.text(Slot.RecipientAccountId) ?? textOf(fieldsOf(record.value(Slot.UserIdentity)).accountId) ?? '';
    const region = record.text(Slot.AwsRegion) ?? '';
    if (!ACCOUNT.test(account) || region === '') return null;
    const key = `${account} ${region}`;
    const known = this.#all.get(key) ?? new Seen(account, region);
    this.#all.set(key, known);
    return known;
  }
}

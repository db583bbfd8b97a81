import type { DayNumber } from '../../core/civil.ts';
import { DAY, type Instant, type Interval, SECOND } from '../../core/instant.ts';
import type { Evidence } from '../../core/reading.ts';
import { compareText } from '../../core/text-order.ts';
import { parseEventTime } from '../event-time.ts';
import type { Row } from './rows.ts';

interface Seen {
  readonly account: string;
  readonly region: string;
  readonly days: Set<DayNumber>;
  records: number;
  first: Instant;
  last: Instant;
}

const ACCOUNT = /^\d{12}$/;

/** Which accounts and Regions a table has records of, from the rows of `evidenceQuery`. */
export class EvidenceRows {
  readonly #seen = new Map<string, Seen>();
  /** Rows that do not say what was called, whosever they are: each may be a push. */
  unnamed = 0;
  readonly #range: Interval;

  constructor(range: Interval) {
    this.#range = range;
  }

  /** A row that does not say whose records it counts, or of a day of the range, is evidence of nobody's. */
  take(row: Row): void {
    const [account = null, region = null, day = null, records = null, first = null, last = null, unnamed = null] = row;
    this.unnamed += numberOf(unnamed);
    const midnight = parseEventTime(`${day ?? ''}T00:00:00Z`);
    if (account === null || region === null || region === '' || !ACCOUNT.test(account) || midnight === null) return;
    if (midnight + DAY <= this.#range.from || midnight >= this.#range.to) return;
    const key = `${account} ${region}`;
    const known: Seen = this.#seen.get(key) ?? {
      account,
      region,
      days: new Set(),
      records: 0,
      first: Number.POSITIVE_INFINITY,
      last: Number.NEGATIVE_INFINITY,
    };
    known.days.add(midnight / DAY);
    known.records += numberOf(records);
    known.first = Math.min(known.first, parseEventTime(first ?? '') ?? midnight);
    known.last = Math.max(known.last, parseEventTime(last ?? '') ?? midnight + DAY - SECOND);
    this.#seen.set(key, known);
  }

  /** Records of any kind. */
  get records(): number {
    return [...this.#seen.values()].reduce((sum, { records }) => sum + records, 0);
  }

  /** In order of account, then Region. */
  list(): Evidence[] {
    return [...this.#seen.values()].sort(
      (a, b) => compareText(a.account, b.account) || compareText(a.region, b.region),
    );
  }
}

function numberOf(text: string | null): number {
  return /^\d{1,15}$/.test(text ?? '') ? Number(text) : 0;
}

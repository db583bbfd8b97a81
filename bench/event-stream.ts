import { type LookupInput, Refused } from '../test/support/event-history.ts';
import type { WireRecord } from '../test/support/records.ts';
import { pushRecord } from './records.ts';

/** An event history of any length that is held nowhere: `total` pushes, evenly over `seconds` from `from` on (seconds). */
export class EventStream {
  readonly #total: number;
  readonly #from: number;
  readonly #seconds: number;

  constructor(total: number, from: number, seconds: number) {
    this.#total = total;
    this.#from = from;
    this.#seconds = seconds;
  }

  page(
    _account: string,
    _region: string,
    { LookupAttributes, StartTime, EndTime, NextToken }: LookupInput,
  ): WireRecord {
    if (StartTime === undefined || EndTime === undefined) throw new Refused('InvalidTimeRangeException');
    if (LookupAttributes?.[0]?.AttributeValue !== 'PutImage') return { Events: [] };
    const oldest = Math.max(0, this.#firstAt(StartTime));
    const next = NextToken === undefined ? Math.min(this.#total, this.#firstAt(EndTime + 1)) : Number(NextToken);
    const end = Math.max(oldest, next - 50);
    const Events: WireRecord[] = [];
    for (let index = next - 1; index >= end; index--) Events.push(this.#event(index));
    return { Events, ...(end > oldest ? { NextToken: String(end) } : {}) };
  }

  /** The first of those at this second or later. */
  #firstAt(second: number): number {
    return Math.ceil(((second - this.#from) * this.#total) / this.#seconds);
  }

  #event(index: number): WireRecord {
    const EventTime = this.#from + Math.floor((index * this.#seconds) / this.#total);
    const record = pushRecord(index, EventTime * 1000);
    return { EventId: record.eventID, EventTime, CloudTrailEvent: JSON.stringify(record) };
  }
}

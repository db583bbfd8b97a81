import type { WireRecord } from './records.ts';

/** What a request of LookupEvents says. Times are seconds. */
export interface LookupInput {
  readonly LookupAttributes?: readonly { readonly AttributeKey: string; readonly AttributeValue: string }[];
  readonly StartTime?: number;
  readonly EndTime?: number;
  readonly MaxResults?: number;
  readonly NextToken?: string;
}

/** A request that the service would refuse; the message is the code. */
export class Refused extends Error {}

interface Held {
  readonly seconds: number;
  readonly name: string;
  readonly event: WireRecord;
}

/** The event histories of accounts and Regions (CloudTrail API Reference, "LookupEvents"). */
export class EventHistory {
  readonly #held = new Map<string, Held[]>();
  #sorted = false;

  /** By the record's own recipient account and Region. */
  add(record: WireRecord): void {
    const key = `${record.recipientAccountId} ${record.awsRegion}`;
    const seconds = Date.parse(String(record.eventTime)) / 1000;
    const event = { EventId: record.eventID, EventTime: seconds, CloudTrailEvent: JSON.stringify(record) };
    const held = this.#held.get(key) ?? [];
    held.push({ seconds, name: String(record.eventName), event });
    this.#held.set(key, held);
    this.#sorted = false;
  }

  /** One page, newest first; `empty`: none of its events yet, and a token that leads to them. */
  page(account: string, region: string, input: LookupInput, empty: boolean): WireRecord {
    if (!this.#sorted) for (const held of this.#held.values()) held.sort((a, b) => b.seconds - a.seconds);
    this.#sorted = true;
    const {
      LookupAttributes = [],
      StartTime = 0,
      EndTime = Number.POSITIVE_INFINITY,
      NextToken,
      MaxResults = 50,
    } = input;
    const [attribute] = LookupAttributes;
    if (LookupAttributes.length !== 1 || attribute?.AttributeKey !== 'EventName') {
      throw new Refused('InvalidLookupAttributesException');
    }
    if (MaxResults < 1 || MaxResults > 50) throw new Refused('InvalidMaxResultsException');
    if (StartTime > EndTime) throw new Refused('InvalidTimeRangeException');
    const bound = JSON.stringify([account, region, attribute.AttributeValue, StartTime, EndTime]);
    const start = NextToken === undefined ? 0 : positionIn(NextToken, bound);
    const found = (this.#held.get(`${account} ${region}`) ?? []).filter(
      ({ seconds, name }) => name === attribute.AttributeValue && seconds >= StartTime && seconds <= EndTime,
    );
    const end = empty ? start : start + MaxResults;
    const more = empty || end < found.length;
    return {
      Events: found.slice(start, end).map(({ event }) => event),
      ...(more ? { NextToken: `${end} ${bound}` } : {}),
    };
  }
}

function positionIn(token: string, bound: string): number {
  const [, position, parameters] = /^(\d+) (.*)$/.exec(token) ?? [];
  if (position === undefined || parameters !== bound) throw new Refused('InvalidNextTokenException');
  return Number(position);
}

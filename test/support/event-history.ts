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

/** So many events come twice where a page repeats some. */
const REPEATED = 7;

interface Held {
  readonly seconds: number;
  readonly name: string;
  /** What the event can be found by as the name of a resource. */
  readonly resources: readonly string[];
  readonly event: WireRecord;
}

/** The event histories of accounts and Regions (CloudTrail API Reference, "LookupEvents"). */
export class EventHistory {
  readonly #held = new Map<string, Held[]>();
  readonly #keyless: readonly string[];
  #sorted = false;

  /** `keyless`: names of events that cannot be found by the key that they issued. */
  constructor(keyless: readonly string[] = []) {
    this.#keyless = keyless;
  }

  /** By the record's own recipient account and Region. */
  add(record: WireRecord): void {
    const place = `${record.recipientAccountId} ${record.awsRegion}`;
    const seconds = Date.parse(String(record.eventTime)) / 1000;
    const event = { EventId: record.eventID, EventTime: seconds, CloudTrailEvent: JSON.stringify(record) };
    const held = this.#held.get(place) ?? [];
    const name = String(record.eventName);
    const key = this.#keyless.includes(name) ? null : issuedKey(record.responseElements);
    held.push({ seconds, name, resources: key === null ? [] : [key], event });
    this.#held.set(place, held);
    this.#sorted = false;
  }

  /**
   * One page, newest first. `empty-page`: none of its events yet, and a token that leads to them; `repeated-events`: the
   * last ones of the page before once more.
   */
  page(account: string, region: string, input: LookupInput, fault: string | null): WireRecord {
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
    const isKnown = attribute?.AttributeKey === 'EventName' || attribute?.AttributeKey === 'ResourceName';
    if (LookupAttributes.length !== 1 || !isKnown) throw new Refused('InvalidLookupAttributesException');
    if (MaxResults < 1 || MaxResults > 50) throw new Refused('InvalidMaxResultsException');
    if (StartTime > EndTime) throw new Refused('InvalidTimeRangeException');
    const bound = JSON.stringify([account, region, attribute, StartTime, EndTime]);
    const start = NextToken === undefined ? 0 : positionIn(NextToken, bound);
    const found = (this.#held.get(`${account} ${region}`) ?? []).filter(
      ({ seconds, name, resources }) =>
        (attribute.AttributeKey === 'EventName' ? [name] : resources).includes(attribute.AttributeValue) &&
        seconds >= StartTime &&
        seconds <= EndTime,
    );
    const empty = fault === 'empty-page';
    const end = empty ? start : start + MaxResults;
    const more = empty || end < found.length;
    return {
      Events: found
        .slice(fault === 'repeated-events' ? Math.max(0, start - REPEATED) : start, end)
        .map(({ event }) => event),
      ...(more ? { NextToken: `${end} ${bound}` } : {}),
    };
  }
}

function issuedKey(response: unknown): string | null {
  const [, key] = /"accessKeyId":"(\w+)"/.exec(JSON.stringify(response) ?? '') ?? [];
  return key ?? null;
}

function positionIn(token: string, bound: string): number {
  const [, position, parameters] = /^(\d+) (.*)$/.exec(token) ?? [];
  if (position === undefined || parameters !== bound) throw new Refused('InvalidNextTokenException');
  return Number(position);
}

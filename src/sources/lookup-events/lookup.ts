import type { UnreadReason } from '../../core/coverage.ts';
import type { Instant, Interval } from '../../core/instant.ts';

/** What events are looked up by: one attribute is all that a request takes (API Reference, "LookupEvents"). */
export interface Attribute {
  readonly key: 'EventName' | 'ResourceName';
  readonly value: string;
}

/** Events that are looked for. `from` and `to` are whole seconds, half open. */
export interface Search extends Interval {
  readonly attribute: Attribute;
}

/** One request of LookupEvents: a page. */
export interface PageRequest extends Search {
  /** `NextToken` of the page before; it belongs to exactly these parameters. */
  readonly token: string | null;
}

/** An event as it came. `record` is its `CloudTrailEvent`, JSON as text. */
export interface FoundEvent {
  readonly id: string | null;
  readonly time: Instant | null;
  readonly record: string | null;
}

export interface Page {
  /** Newest first (CloudTrail API Reference, "LookupEvents"). */
  readonly events: readonly FoundEvent[];
  readonly token: string | null;
}

/** Asks for one page, once; rejects with a `LookupFailure`. */
export type Lookup = (request: PageRequest, signal: AbortSignal) => Promise<Page>;

/** How a page failed: who asked too much, what may pass, a token that is over, and what no repeat would mend. */
export type FailureKind = 'throttled' | 'passing' | 'token' | 'final';

/** A page that was not answered. Holds no text of the service, which may quote the signed request. */
export class LookupFailure extends Error {
  override readonly name = 'LookupFailure';
  readonly kind: FailureKind;
  readonly reason: UnreadReason;
  /** A code of the service or the system such as `InternalFailure`; `null` where the reason says it all. */
  readonly detail: string | null;

  constructor(kind: FailureKind, reason: UnreadReason, detail: string | null, options?: ErrorOptions) {
    super(detail ?? reason, options);
    this.kind = kind;
    this.reason = reason;
    this.detail = detail;
  }
}

/** A stretch of time that was not read. */
export interface Hole extends Interval {
  readonly reason: UnreadReason;
  readonly detail: string | null;
}

import { type LeftOut, leftOut } from './left-out.ts';
import type { Policy } from './policy.ts';
import { ARRIVALS, type Push } from './push.ts';
import type { Intake, LoggingChange, Unreadable } from './reading.ts';
import { outOfScope, type Scope } from './scope.ts';
import type { SignIn } from './sign-in.ts';
import type { SignInPack } from './sign-in-pack.ts';
import { SignIns } from './sign-ins.ts';
import type { SkippedRecord, SkipReason } from './skipped.ts';
import { compareText } from './text-order.ts';

/** So many unreadable places are kept for the report, the rest are counted: a broken file can hold millions. */
const UNREADABLE_KEPT = 1000;

/**
 * Takes in what a source finds and holds what the verdicts need: every push in scope, since whether it counts can
 * depend on a record that comes later (a duplicate, a correction). What it holds does not depend on the order of calls.
 */
export class Collection implements Intake {
  readonly pushes: Push[] = [];
  readonly unreadablePlaces: Unreadable[] = [];
  /** All that could not be read, those that are not kept among them. */
  unreadableCount = 0;
  readonly signIns = new SignIns();
  readonly #scope: Scope;
  readonly #arrivals: Policy['arrivals'];
  readonly #records = new Map<string, SkippedRecord>();
  /** For what has no eventID of its own here: whole files, repeats, and what was not asked for. */
  readonly #counts = new Map<SkipReason, number>();
  readonly #loggingChanges = new Map<string, LoggingChange>();

  /** `arrivals`: whether those that nobody pushed count as pushes. */
  constructor(scope: Scope, arrivals: Policy['arrivals']) {
    this.#scope = scope;
    this.#arrivals = arrivals;
  }

  push(push: Push): void {
    const reason = outOfScope(this.#scope, push.time, push);
    if (reason === null) this.pushes.push(push);
    else this.count(reason, 1);
  }

  skipped(found: SkippedRecord): void {
    if (this.#arrivals === 'judge' && isArrival(found)) {
      if (found.arrival) this.push(found.arrival);
      else this.unreadable(withoutRepository(found));
      return;
    }
    // What arrived is not judged: only the count is held.
    const record = found.arrival === null ? found : { ...found, arrival: null };
    const reason = outOfScope(this.#scope, record.time, record.where);
    if (reason !== null || record.eventId === null) {
      this.count(reason ?? record.reason, 1);
      return;
    }
    const known = this.#records.get(record.eventId);
    if (known) this.count('duplicate', 1);
    // Where two records of one event differ, which one stays must not depend on their order.
    if (!known || compareText(record.reason, known.reason) < 0) this.#records.set(record.eventId, record);
  }

  unreadable(what: Unreadable): void {
    this.unreadableCount++;
    if (this.unreadablePlaces.length < UNREADABLE_KEPT) this.unreadablePlaces.push(what);
  }

  loggingChange(change: LoggingChange): void {
    if (outOfScope(this.#scope, change.time, null) === null) this.#loggingChanges.set(change.eventId, change);
  }

  signIn(accessKeyId: string, signIn: SignIn): void {
    this.signIns.add(accessKeyId, signIn);
  }

  signInPack(pack: SignInPack): void {
    this.signIns.addPack(pack);
  }

  count(reason: SkipReason, by: number): void {
    this.#counts.set(reason, (this.#counts.get(reason) ?? 0) + by);
  }

  /** Whether an event was also found in a form that is not judged. */
  isSkipped(eventId: string): boolean {
    return this.#records.has(eventId);
  }

  /** Everything left out so far, grouped. */
  leftOut(): LeftOut[] {
    return leftOut(this.#records.values(), this.#counts);
  }

  /** In order of time. */
  loggingChanges(): LoggingChange[] {
    return [...this.#loggingChanges.values()].sort((a, b) => a.time - b.time || compareText(a.eventId, b.eventId));
  }
}

function isArrival({ reason }: SkippedRecord): boolean {
  return ARRIVALS.some((arrival) => arrival === reason);
}

/** An arrival that the policy wants judged, and of which the record does not say where. */
function withoutRepository({ reason, eventId }: SkippedRecord): Unreadable {
  const source = `the ${reason} event ${eventId ?? 'without an id'}`;
  return {
    code: 'record-unreadable',
    source,
    place: null,
    expected: 'a repository, its account and Region',
    got: 'none',
  };
}

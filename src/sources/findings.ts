import type { Push } from '../core/push.ts';
import type { LoggingChange, RecordIntake, Unreadable } from '../core/reading.ts';
import type { IssuedKey, SignIn } from '../core/sign-in.ts';
import type { SkippedRecord } from '../core/skipped.ts';
import type { Interner } from './interner.ts';

/** What a source found, as data that one thread can post to another. */
export interface Findings {
  readonly pushes: readonly Push[];
  readonly skipped: readonly SkippedRecord[];
  readonly unreadable: readonly Unreadable[];
  readonly loggingChanges: readonly LoggingChange[];
  readonly signIns: readonly IssuedKey[];
}

/** Keeps what a source finds until it is taken out. */
export class FindingsIntake implements RecordIntake {
  #pushes: Push[] = [];
  #skipped: SkippedRecord[] = [];
  #unreadable: Unreadable[] = [];
  #loggingChanges: LoggingChange[] = [];
  #signIns: IssuedKey[] = [];
  /** Findings that are kept. */
  count = 0;

  push(push: Push): void {
    this.count++;
    this.#pushes.push(push);
  }

  skipped(record: SkippedRecord): void {
    this.count++;
    this.#skipped.push(record);
  }

  unreadable(what: Unreadable): void {
    this.count++;
    this.#unreadable.push(what);
  }

  loggingChange(change: LoggingChange): void {
    this.count++;
    this.#loggingChanges.push(change);
  }

  signIn(accessKeyId: string, signIn: SignIn): void {
    this.count++;
    this.#signIns.push({ accessKeyId, signIn });
  }

  /** All that is kept, which it keeps no longer. */
  takeOut(): Findings {
    const findings = {
      pushes: this.#pushes,
      skipped: this.#skipped,
      unreadable: this.#unreadable,
      loggingChanges: this.#loggingChanges,
      signIns: this.#signIns,
    };
    this.#pushes = [];
    this.#skipped = [];
    this.#unreadable = [];
    this.#loggingChanges = [];
    this.#signIns = [];
    this.count = 0;
    return findings;
  }
}

export function handOver(findings: Findings, intake: RecordIntake): void {
  for (const push of findings.pushes) intake.push(push);
  for (const record of findings.skipped) intake.skipped(record);
  for (const what of findings.unreadable) intake.unreadable(what);
  for (const change of findings.loggingChanges) intake.loggingChange(change);
  for (const { accessKeyId, signIn } of findings.signIns) intake.signIn(accessKeyId, signIn);
}

/** What another thread has posted holds each text anew: this holds equal ones once, as the thread did. */
export function interned(findings: Findings, interner: Interner): Findings {
  return {
    ...findings,
    pushes: findings.pushes.map((push) => interner.push(push)),
    skipped: findings.skipped.map((record) =>
      record.arrival === null ? record : { ...record, arrival: interner.push(record.arrival) },
    ),
    signIns: findings.signIns.map(({ accessKeyId, signIn }) => ({
      accessKeyId,
      signIn: internedSignIn(signIn, interner),
    })),
  };
}

function internedSignIn(signIn: SignIn, interner: Interner): SignIn {
  if (signIn.kind !== 'role') return interner.signIn(signIn);
  const { accessKeyId, type, arn, account, service } = signIn.caller;
  const caller = { accessKeyId, type: interner.text(type), arn, account: interner.text(account), service };
  return interner.signIn({ kind: 'role', caller });
}

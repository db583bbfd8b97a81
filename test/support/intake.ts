import type { Push } from '../../src/core/push.ts';
import type { Intake, LoggingChange, Unreadable } from '../../src/core/reading.ts';
import type { SignIn } from '../../src/core/sign-in.ts';
import { type SignInPack, unpacked } from '../../src/core/sign-in-pack.ts';
import type { SkippedRecord } from '../../src/core/skipped.ts';
import { compareText } from '../../src/core/text-order.ts';

/** Keeps all that a source hands over, in the order of the calls where nothing else is said. */
export class KeptIntake implements Intake {
  readonly pushes: Push[] = [];
  readonly left: SkippedRecord[] = [];
  readonly unread: Unreadable[] = [];
  readonly changes: LoggingChange[] = [];
  /** In order of what they say: some come one by one, some at the end. */
  readonly signIns: (readonly [accessKeyId: string, signIn: SignIn])[] = [];

  push(push: Push): void {
    this.pushes.push(push);
  }

  skipped(record: SkippedRecord): void {
    this.left.push(record);
  }

  unreadable(what: Unreadable): void {
    this.unread.push(what);
  }

  loggingChange(change: LoggingChange): void {
    this.changes.push(change);
  }

  signIn(accessKeyId: string, signIn: SignIn): void {
    const text = JSON.stringify([accessKeyId, signIn]);
    const behind = this.signIns.findLastIndex((other) => compareText(JSON.stringify(other), text) <= 0);
    this.signIns.splice(behind + 1, 0, [accessKeyId, signIn]);
  }

  signInPack(pack: SignInPack): void {
    for (const [accessKeyId, signIn] of unpacked(pack)) this.signIn(accessKeyId, signIn);
  }
}

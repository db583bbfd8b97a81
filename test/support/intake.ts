import type { Push } from '../../src/core/push.ts';
import type { Intake, LoggingChange, Unreadable } from '../../src/core/reading.ts';
import type { SignIn } from '../../src/core/sign-in.ts';
import type { SkippedRecord } from '../../src/core/skipped.ts';

/** Keeps all that a source hands over, in the order of the calls. */
export class KeptIntake implements Intake {
  readonly pushes: Push[] = [];
  readonly left: SkippedRecord[] = [];
  readonly unread: Unreadable[] = [];
  readonly changes: LoggingChange[] = [];
  readonly signIns: [accessKeyId: string, signIn: SignIn][] = [];

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
    this.signIns.push([accessKeyId, signIn]);
  }
}

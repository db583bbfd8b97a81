import type { UnreadReason } from '../../core/coverage.ts';
import type { Missing } from '../../core/reading.ts';

/** Something that S3 did not give, whatever was tried. */
export class Unread extends Error {
  override readonly name = 'Unread';
  readonly missing: Missing;

  constructor({ reason, detail }: Missing) {
    super(detail ?? reason);
    this.missing = { reason, detail };
  }
}

/** So many objects and folders may fail for reasons that pass, each to the end; what follows would only fail later. */
const MOST_EXHAUSTED = 3;

const OF_ONE_OBJECT: ReadonlySet<UnreadReason> = new Set([
  's3-denied',
  'kms-denied',
  'object-gone',
  'object-changed',
  'object-archived',
]);
const OFTEN_PASSING: ReadonlySet<UnreadReason> = new Set(['s3-throttled', 'timed-out', 'failed', 'not-aws']);

/** Tells when it makes no sense to ask for more. */
export class Hope {
  #exhausted = 0;

  /** Whether nothing that follows can be had either. */
  isGoneAfter({ reason }: Missing): boolean {
    if (OF_ONE_OBJECT.has(reason)) return false;
    if (OFTEN_PASSING.has(reason)) this.#exhausted++;
    return !OFTEN_PASSING.has(reason) || this.#exhausted >= MOST_EXHAUSTED;
  }
}

import type { SignInPack } from '../core/sign-in-pack.ts';
import { type CallerSpans, SignInPacker, type Span } from '../core/sign-in-packer.ts';
import type { RawRecord } from './raw-record.ts';
import { isAbsent } from './wire.ts';

/** What a record of AssumeRole is asked for, as the places of the values in `Excerpt`. */
enum Place {
  ErrorCode,
  /** The objects that the others stand in have places, so that it is seen when one is there twice. */
  ResponseElements,
  Credentials,
  IssuedKey,
  /** From here on those of `CallerSpans`. */
  CallerKey,
}

/** By place, the keys that lead to a value. */
export const EXCERPT_PATHS: readonly (readonly string[])[] = [
  ['errorCode'],
  ['responseElements'],
  ['responseElements', 'credentials'],
  ['responseElements', 'credentials', 'accessKeyId'],
  ['userIdentity', 'accessKeyId'],
  ['userIdentity', 'type'],
  ['userIdentity', 'arn'],
  ['userIdentity', 'accountId'],
  ['userIdentity', 'invokedBy'],
];

/** Reads of AssumeRole what `issuedKeyOf` does: most of the calls of interest in a log are of this kind, and most of such a record is a token. */
export class SignInExcerpts {
  readonly #packer = new SignInPacker();
  readonly #issued = nowhere();
  readonly #caller: CallerSpans = [nowhere(), nowhere(), nowhere(), nowhere(), nowhere()];

  /**
   * Takes in the sign-in of a record of AssumeRole, if it is one. `false` where the whole record is to be read: the places of
   * the values are not known, or one is too long.
   */
  take(record: RawRecord): boolean {
    if (!record.excerpted) return false;
    if (!isAbsent(record.excerptValue(Place.ErrorCode))) return true;
    record.excerptText(Place.IssuedKey, this.#issued);
    if (this.#issued.end === this.#issued.start) return true;
    let place = Place.CallerKey;
    for (const span of this.#caller) record.excerptText(place++, span);
    return this.#packer.add(record.bytes, this.#issued, this.#caller);
  }

  takeOut(): readonly SignInPack[] {
    return this.#packer.takeOut();
  }
}

function nowhere(): Span {
  return { start: 0, end: 0 };
}

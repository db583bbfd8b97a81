import type { RawRecord } from './raw-record.ts';
import type { Fields } from './wire.ts';

/** What a record of AssumeRole is asked for, as the places of the values in `Excerpt`. */
enum Place {
  ErrorCode,
  /** The objects that the others stand in have places, so that it is seen when one is there twice. */
  ResponseElements,
  Credentials,
  IssuedKey,
  CallerType,
  CallerKey,
  CallerArn,
  CallerAccount,
  CallerService,
}

/** By place, the keys that lead to a value. */
export const EXCERPT_PATHS: readonly (readonly string[])[] = [
  ['errorCode'],
  ['responseElements'],
  ['responseElements', 'credentials'],
  ['responseElements', 'credentials', 'accessKeyId'],
  ['userIdentity', 'type'],
  ['userIdentity', 'accessKeyId'],
  ['userIdentity', 'arn'],
  ['userIdentity', 'accountId'],
  ['userIdentity', 'invokedBy'],
];

/**
 * What `issuedKeyOf` asks of a record of AssumeRole, and nothing else of it: most of the calls of interest in a log are of
 * this kind, and most of such a record is a token. `null` where the places of the values are not known.
 */
export function signInExcerpt(record: RawRecord): Fields | null {
  if (!record.excerpted) return null;
  const value = (place: Place) => record.excerptValue(place);
  return {
    errorCode: value(Place.ErrorCode),
    responseElements: { credentials: { accessKeyId: value(Place.IssuedKey) } },
    userIdentity: {
      type: value(Place.CallerType),
      accessKeyId: value(Place.CallerKey),
      arn: value(Place.CallerArn),
      accountId: value(Place.CallerAccount),
      invokedBy: value(Place.CallerService),
    },
  };
}

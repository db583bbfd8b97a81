import type { UnreadReason } from '../core/coverage.ts';
import type { Missing } from '../core/reading.ts';
import { failureOf } from './lookup-events/failures.ts';

/** Why S3 did not give something, and whether asking again may help. Data: who reads it shares no class with the client. */
export interface S3Trouble extends Missing {
  readonly hope: 'none' | 'passing' | 'throttled';
}

/**
 * Error codes of S3, and of KMS as S3 hands them on, that mean something else here than elsewhere.
 * https://docs.aws.amazon.com/AmazonS3/latest/API/ErrorResponses.html
 */
const MEANINGS: Readonly<Record<string, readonly [S3Trouble['hope'], UnreadReason]>> = {
  AccessDenied: ['none', 's3-denied'],
  AllAccessDisabled: ['none', 's3-denied'],
  AccountProblem: ['none', 's3-denied'],
  Forbidden: ['none', 's3-denied'],
  InvalidAccessKeyId: ['none', 'credentials-refused'],
  InvalidToken: ['none', 'credentials-refused'],
  InvalidObjectState: ['none', 'object-archived'],
  NoSuchBucket: ['none', 'bucket-not-found'],
  InvalidBucketName: ['none', 'bucket-not-found'],
  NoSuchKey: ['none', 'object-gone'],
  NotFound: ['none', 'object-gone'],
  PreconditionFailed: ['none', 'object-changed'],
  SlowDown: ['throttled', 's3-throttled'],
  Throttling: ['throttled', 's3-throttled'],
  RequestThrottled: ['throttled', 's3-throttled'],
  'KMS.ThrottlingException': ['throttled', 's3-throttled'],
  RequestTimeout: ['passing', 'timed-out'],
  // Of a clock that is wrong S3 says `RequestTimeTooSkewed`, by which the SDK sets its own.
  SignatureDoesNotMatch: ['none', 'signature-refused'],
};

/** What went wrong with a request to S3. Only codes are kept: a message may quote the signed request. */
export function s3TroubleOf(error: unknown): S3Trouble {
  const name = error instanceof Error ? error.name : '';
  // A denial of KMS is one of S3 that names the action of KMS (AWS KMS Developer Guide, "Amazon S3 and AWS KMS").
  const aboutKey = error instanceof Error && name === 'AccessDenied' && /\bkms:[A-Z]/.test(error.message);
  const meaning = MEANINGS[name];
  if (aboutKey || (name.startsWith('KMS.') && meaning === undefined)) {
    return { hope: 'none', reason: 'kms-denied', detail: aboutKey ? null : codeOf(name) };
  }
  if (meaning !== undefined) return { hope: meaning[0], reason: meaning[1], detail: null };
  const { kind, reason, detail } = failureOf(error);
  switch (kind) {
    case 'throttled':
      return { hope: 'throttled', reason: 's3-throttled', detail };
    case 'passing':
      return { hope: 'passing', reason, detail };
    case 'token':
    case 'final':
      return { hope: 'none', reason: reason === 'access-denied' ? 's3-denied' : reason, detail };
  }
}

function codeOf(name: string): string | null {
  return /^[\w.]{1,60}$/.test(name) ? name : null;
}

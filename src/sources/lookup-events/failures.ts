import type { UnreadReason } from '../../core/coverage.ts';
import { ProxyFailure } from '../../net/proxy.ts';
import { type FailureKind, LookupFailure } from './lookup.ts';

type Meaning = readonly [FailureKind, UnreadReason];

/**
 * Error codes of CloudTrail and STS (their API References, "Errors" and "Common Errors"), of the SDK and of Node. What is
 * not here is told by its status.
 */
const MEANINGS: Readonly<Record<string, Meaning>> = {
  ThrottlingException: ['throttled', 'throttled'],
  Throttling: ['throttled', 'throttled'],
  TooManyRequestsException: ['throttled', 'throttled'],
  RequestLimitExceeded: ['throttled', 'throttled'],
  InvalidNextTokenException: ['token', 'failed'],
  AccessDeniedException: ['final', 'access-denied'],
  AccessDenied: ['final', 'access-denied'],
  CredentialsProviderError: ['final', 'no-credentials'],
  TokenProviderError: ['final', 'no-credentials'],
  MissingAuthenticationToken: ['final', 'no-credentials'],
  MissingAuthenticationTokenException: ['final', 'no-credentials'],
  ExpiredToken: ['final', 'credentials-expired'],
  ExpiredTokenException: ['final', 'credentials-expired'],
  InvalidClientTokenId: ['final', 'credentials-refused'],
  UnrecognizedClientException: ['final', 'credentials-refused'],
  OptInRequired: ['final', 'region-disabled'],
  // The SDK has then set its clock by the answer, and the next request may pass.
  SignatureDoesNotMatch: ['passing', 'signature-refused'],
  InvalidSignatureException: ['passing', 'signature-refused'],
  RequestTimeTooSkewed: ['passing', 'signature-refused'],
  RequestInTheFuture: ['passing', 'signature-refused'],
  RequestExpired: ['passing', 'signature-refused'],
  ENOTFOUND: ['final', 'region-unknown'],
  EAI_AGAIN: ['passing', 'unreachable'],
  ECONNREFUSED: ['passing', 'unreachable'],
  ECONNRESET: ['passing', 'unreachable'],
  EHOSTUNREACH: ['passing', 'unreachable'],
  ENETUNREACH: ['passing', 'unreachable'],
  EPIPE: ['passing', 'unreachable'],
  ETIMEDOUT: ['passing', 'timed-out'],
  TimeoutError: ['passing', 'timed-out'],
  // A body that is no JSON, or ended early.
  SyntaxError: ['passing', 'not-aws'],
  // Something that speaks no TLS.
  EPROTO: ['passing', 'not-aws'],
  ERR_SSL_WRONG_VERSION_NUMBER: ['passing', 'not-aws'],
  CERT_HAS_EXPIRED: ['final', 'not-aws'],
  DEPTH_ZERO_SELF_SIGNED_CERT: ['final', 'not-aws'],
  SELF_SIGNED_CERT_IN_CHAIN: ['final', 'not-aws'],
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: ['final', 'not-aws'],
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: ['final', 'not-aws'],
};

/** Codes whose reason says it all. */
const SAID: ReadonlySet<UnreadReason> = new Set(['throttled', 'access-denied', 'credentials-expired', 'timed-out']);

/** What went wrong with a request. Only codes are kept: a message may quote the signed request. */
export function failureOf(error: unknown): LookupFailure {
  if (error instanceof LookupFailure) return error;
  if (error instanceof ProxyFailure) {
    return new LookupFailure(error.mayPass ? 'passing' : 'final', error.refusal, error.detail, { cause: error });
  }
  // "Proxy Authentication Required" (RFC 9110, 15.5.8): only a proxy answers so.
  if (statusOf(error) === 407) return new LookupFailure('final', 'proxy-password', null);
  const codes = codesOf(error);
  const known = codes.find((code) => MEANINGS[code] !== undefined);
  const [kind, reason] = known === undefined ? unknownMeaning(error) : (MEANINGS[known] ?? unknownMeaning(error));
  const detail = SAID.has(reason) ? null : (known ?? codes[0] ?? null);
  return new LookupFailure(kind, reason, detail);
}

function unknownMeaning(error: unknown): Meaning {
  const status = statusOf(error);
  if (status === null || status >= 500 || status === 429) return ['passing', 'failed'];
  return status < 400 ? ['passing', 'not-aws'] : ['final', 'failed'];
}

/** The error's own name and code, then those of its causes. */
function codesOf(error: unknown): string[] {
  const codes: string[] = [];
  for (let at: unknown = error; at instanceof Error && codes.length < 10; at = at.cause) {
    if ('code' in at) codes.push(String(at.code));
    codes.push(at.name);
  }
  return codes.filter((code) => /^[A-Za-z][\w.]{0,60}$/.test(code) && code !== 'Error');
}

function statusOf(error: unknown): number | null {
  if (!(error instanceof Error && '$metadata' in error)) return null;
  const metadata = error.$metadata;
  if (typeof metadata !== 'object' || metadata === null || !('httpStatusCode' in metadata)) return null;
  return typeof metadata.httpStatusCode === 'number' ? metadata.httpStatusCode : null;
}

import { describe, expect, it } from 'vitest';
import { failureOf } from '../../../src/sources/lookup-events/failures.ts';

/** An error as the SDK throws it. */
function sdkError(name: string, status: number | null, message = 'no'): Error {
  return Object.assign(new Error(message), { name }, status === null ? {} : { $metadata: { httpStatusCode: status } });
}

function systemError(code: string): Error {
  return Object.assign(new Error('failed'), { code });
}

describe('what went wrong with a request', () => {
  it.each([
    ['throttled', sdkError('ThrottlingException', 400), 'throttled throttled -'],
    ['an expired token of pages', sdkError('InvalidNextTokenException', 400), 'token failed InvalidNextTokenException'],
    ['denied', sdkError('AccessDeniedException', 400), 'final access-denied -'],
    ['nobody signed in', sdkError('CredentialsProviderError', null), 'final no-credentials CredentialsProviderError'],
    ['expired', sdkError('ExpiredTokenException', 400), 'final credentials-expired -'],
    ['a wrong clock', sdkError('RequestTimeTooSkewed', 403), 'passing signature-refused RequestTimeTooSkewed'],
    ['a code that nobody knows', sdkError('SomethingNew', 400), 'final failed SomethingNew'],
    ['a fault of the service', sdkError('SomethingNew', 500), 'passing failed SomethingNew'],
    ['a page of a proxy', sdkError('SyntaxError', 200), 'passing not-aws SyntaxError'],
    ['no such name', systemError('ENOTFOUND'), 'final region-unknown ENOTFOUND'],
    ['a proxy that wants a password', sdkError('SyntaxError', 407), 'final proxy-password -'],
    ['something that speaks no TLS', systemError('EPROTO'), 'passing not-aws EPROTO'],
    ['a certificate of a proxy', systemError('SELF_SIGNED_CERT_IN_CHAIN'), 'final not-aws SELF_SIGNED_CERT_IN_CHAIN'],
    ['an error within another', new Error('x', { cause: systemError('ECONNRESET') }), 'passing unreachable ECONNRESET'],
    ['no answer', sdkError('TimeoutError', null), 'passing timed-out -'],
    ['something thrown that is no error', 'x', 'passing failed -'],
  ])('%s', (_, error, expected) => {
    const { kind, reason, detail } = failureOf(error);
    expect(`${kind} ${reason} ${detail ?? '-'}`).toBe(expected);
  });

  it('keeps nothing of what the service says: it may quote the signed request', () => {
    const quoted = 'The Canonical String should have been: x-amz-security-token:SECRET';
    const failure = failureOf(sdkError('SignatureDoesNotMatch', 403, quoted));
    expect(JSON.stringify({ ...failure, message: failure.message, cause: failure.cause })).not.toContain('SECRET');
    expect(failureOf(sdkError(quoted, 403)).detail).toBeNull();
  });
});

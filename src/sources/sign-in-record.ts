import type { Caller, IssuedKey, SignIn } from '../core/sign-in.ts';
import type { Interner } from './interner.ts';
import { type Fields, fieldsOf, isAbsent, textOf } from './wire.ts';

/**
 * What a call to AWS STS issued; `null` where it failed or shows no key (IAM User Guide, "Logging IAM and AWS STS API
 * calls with AWS CloudTrail").
 */
export function issuedKeyOf(record: Fields, kind: SignIn['kind'], interner: Interner): IssuedKey | null {
  if (!isAbsent(record.errorCode)) return null;
  const response = fieldsOf(record.responseElements);
  const accessKeyId = textOf(fieldsOf(response.credentials).accessKeyId);
  if (accessKeyId === null) return null;
  return { accessKeyId, signIn: interner.signIn(signInOf(kind, record, response, interner)) };
}

function signInOf(kind: SignIn['kind'], record: Fields, response: Fields, interner: Interner): SignIn {
  const identity = fieldsOf(record.userIdentity);
  switch (kind) {
    case 'web-identity': {
      const provider = textOf(identity.identityProvider) ?? textOf(response.provider);
      return { kind, provider, subject: textOf(response.subjectFromWebIdentityToken) ?? textOf(identity.userName) };
    }
    case 'saml': {
      // The identityProvider of these is a hash that tells nobody anything.
      const provider = textOf(fieldsOf(record.requestParameters).principalArn);
      return { kind, provider, subject: textOf(response.subject) ?? textOf(identity.userName) };
    }
    case 'role':
      return { kind, caller: callerOf(identity, interner) };
  }
}

function callerOf(identity: Fields, interner: Interner): Caller {
  const type = textOf(identity.type) ?? 'Unknown';
  return {
    accessKeyId: textOf(identity.accessKeyId),
    type: interner.text(type),
    arn: textOf(identity.arn),
    account: interner.text(textOf(identity.accountId)),
    service: type === 'AWSService' ? textOf(identity.invokedBy) : null,
  };
}

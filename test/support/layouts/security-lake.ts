import type { Json } from './cells.ts';
import { commonFields, dotted, jsonText, millis, reader, type ToOcsf, unmappedOf } from './ocsf.ts';

/** Of source version 2, OCSF 1.1.0. */
export const toVersion2: ToOcsf = ({ record, account, region }) => {
  const at = reader(record);
  const isSignIn = at('eventSource') === 'sts.amazonaws.com';
  const classUid = isSignIn ? 3002 : 6003;
  return {
    ...commonFields(at, { metadata: '1.1.0', classUid, category: isSignIn ? 3 : 6 }),
    time_dt: new Date(millis(at)).toISOString(),
    api: {
      response: {
        error: at('errorCode') ?? null,
        message: at('errorMessage') ?? null,
        data: jsonText(at('responseElements')),
      },
      operation: at('eventName') ?? null,
      version: null,
      service: { name: at('eventSource') ?? null },
      request: { data: jsonText(at('requestParameters')), uid: at('requestID') ?? null },
    },
    actor: {
      user: {
        type: at('userIdentity', 'type') ?? null,
        name: at('userIdentity', 'userName') ?? null,
        uid_alt: at('userIdentity', 'principalId') ?? null,
        uid: at('userIdentity', 'arn') ?? null,
        account: { uid: at('userIdentity', 'accountId') ?? null },
        credential_uid: at('userIdentity', 'accessKeyId') ?? null,
      },
      session: {
        created_time_dt: at('userIdentity', 'sessionContext', 'attributes', 'creationDate') ?? null,
        is_mfa: at('userIdentity', 'sessionContext', 'attributes', 'mfaAuthenticated') === 'true',
        issuer: at('userIdentity', 'sessionContext', 'sessionIssuer', 'arn') ?? null,
      },
      invoked_by: at('userIdentity', 'invokedBy') ?? null,
      idp: { name: at('userIdentity', 'identityProvider') ?? null },
    },
    resources: resourcesOf(at('resources'), (uid, owner, type) => ({ uid, owner: { account: { uid: owner } }, type })),
    unmapped: {
      ...unmappedOf(at, ['recipientAccountId', 'sharedEventID', 'readOnly', 'managementEvent', 'eventCategory']),
      ...dotted('addendum', at('addendum')),
      ...dotted('userIdentity.sessionContext.sessionIssuer', at('userIdentity', 'sessionContext', 'sessionIssuer')),
    },
    accountid: account,
    region,
  };
};

/** Of source version 1, OCSF 1.0.0-rc.2. `unmapped`: whether request and response are one text each, or a key for each field. */
export function toVersion1(unmapped: 'texts' | 'dotted'): ToOcsf {
  return ({ record }) => {
    const at = reader(record);
    const bodies = unmapped === 'texts' ? bodyTexts : dotted;
    return {
      ...commonFields(at, { metadata: '1.0.0-rc.2', classUid: 3005, category: 3 }),
      api: {
        response: { error: at('errorCode') ?? null, message: at('errorMessage') ?? null },
        operation: at('eventName') ?? null,
        version: null,
        service: { name: at('eventSource') ?? null },
        request: { uid: at('requestID') ?? null },
      },
      actor: {
        user: {
          type: at('userIdentity', 'type') ?? null,
          name: at('userIdentity', 'userName') ?? null,
          uid: at('userIdentity', 'principalId') ?? null,
          uuid: at('userIdentity', 'arn') ?? null,
          account_uid: at('userIdentity', 'accountId') ?? null,
          credential_uid: at('userIdentity', 'accessKeyId') ?? null,
        },
        session: {
          created_time: creation(at('userIdentity', 'sessionContext', 'attributes', 'creationDate')),
          mfa: at('userIdentity', 'sessionContext', 'attributes', 'mfaAuthenticated') === 'true',
          issuer: at('userIdentity', 'sessionContext', 'sessionIssuer', 'arn') ?? null,
        },
        invoked_by: at('userIdentity', 'invokedBy') ?? null,
        idp: { name: at('userIdentity', 'identityProvider') ?? null },
      },
      resources: resourcesOf(at('resources'), (uid, owner, type) => ({ uid, account_uid: owner, type })),
      unmapped: {
        ...unmappedOf(at, ['eventType', 'recipientAccountId', 'sharedEventID', 'readOnly', 'managementEvent']),
        ...dotted('addendum', at('addendum')),
        ...bodies('requestParameters', at('requestParameters')),
        ...bodies('responseElements', at('responseElements')),
      },
    };
  };
}

function bodyTexts(name: string, value: Json | undefined): { readonly [key: string]: Json } {
  const text = jsonText(value);
  return text === null ? {} : { [name]: text };
}

function creation(value: Json | undefined): number | null {
  return typeof value === 'string' ? Date.parse(value) : null;
}

function resourcesOf(value: Json | undefined, of: (uid: Json, owner: Json, type: Json) => Json): Json {
  if (!Array.isArray(value)) return null;
  return value.map((one: Json) => {
    const at = reader({ one });
    return of(at('one', 'ARN') ?? null, at('one', 'accountId') ?? null, at('one', 'type') ?? null);
  });
}

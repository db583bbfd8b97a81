import type { Registry } from '../core/push.ts';
import type { SignIn } from '../core/sign-in.ts';

/** What a call of interest does. */
export type Call =
  | {
      readonly kind: 'put-image' | 'replication' | 'pull-through' | 'storage-class' | 'removal';
      readonly registry: Registry;
    }
  | { readonly kind: 'logging' }
  /** It issues a key; `how` its holder signed in. */
  | { readonly kind: 'sign-in'; readonly how: SignIn['kind'] };

/**
 * Amazon ECR User Guide, "Logging Amazon ECR actions with AWS CloudTrail", and its API reference. PutImage ends every
 * push; ReplicateImage, BatchImportUpstreamImage and UpdateImageStorageClass bring images that nobody pushed;
 * PolicyExecutionEvent tells what a lifecycle policy removed.
 */
function registryCalls(registry: Registry): ReadonlyMap<string, Call> {
  return new Map<string, Call>([
    ['PutImage', { kind: 'put-image', registry }],
    ['ReplicateImage', { kind: 'replication', registry }],
    ['BatchImportUpstreamImage', { kind: 'pull-through', registry }],
    ['UpdateImageStorageClass', { kind: 'storage-class', registry }],
    ['PolicyExecutionEvent', { kind: 'removal', registry }],
  ]);
}

/** The event names of everything that may bring an image. */
export const ARRIVAL_CALLS = [
  'PutImage',
  'ReplicateImage',
  'BatchImportUpstreamImage',
  'UpdateImageStorageClass',
] as const;

/** The eventSources of `ARRIVAL_CALLS`. */
export const ARRIVAL_SOURCES = ['ecr.amazonaws.com', 'ecr-public.amazonaws.com'] as const;

/** What switches logging off or changes what is logged, by its eventSource. */
export const LOGGING_CALLS = {
  source: 'cloudtrail.amazonaws.com',
  names: ['StopLogging', 'DeleteTrail', 'UpdateTrail', 'PutEventSelectors'],
} as const;

/** What issues keys, by its eventSource. */
export const SIGN_IN_CALLS = {
  source: 'sts.amazonaws.com',
  names: ['AssumeRoleWithWebIdentity', 'AssumeRoleWithSAML', 'AssumeRole'],
} as const;

/** By eventSource, exactly: `secretsmanager` contains "ecr" too. */
const CALLS: ReadonlyMap<string, ReadonlyMap<string, Call>> = new Map([
  [ARRIVAL_SOURCES[0], registryCalls('private')],
  [ARRIVAL_SOURCES[1], registryCalls('public')],
  [LOGGING_CALLS.source, new Map<string, Call>(LOGGING_CALLS.names.map((name) => [name, { kind: 'logging' }]))],
  [
    SIGN_IN_CALLS.source,
    new Map<string, Call>([
      [SIGN_IN_CALLS.names[0], { kind: 'sign-in', how: 'web-identity' }],
      [SIGN_IN_CALLS.names[1], { kind: 'sign-in', how: 'saml' }],
      [SIGN_IN_CALLS.names[2], { kind: 'sign-in', how: 'role' }],
    ]),
  ],
]);

/** The eventSources with calls of interest, as bytes. */
export const SOURCES: readonly { readonly bytes: Uint8Array; readonly name: string }[] = [...CALLS.keys()].map(
  (name) => ({ bytes: Buffer.from(name), name }),
);

/** The eventNames of calls of interest, whatever their eventSource. */
export const NAMES: readonly string[] = [...CALLS.values()].flatMap((calls) => [...calls.keys()]);

/** What the call of a record is about; `null`: it brings no image, issues no key, and says nothing of what is logged. */
export function callOf(eventSource: string | null, eventName: string | null): Call | null {
  return CALLS.get(eventSource ?? '')?.get(eventName ?? '') ?? null;
}

import type { Fields } from '../wire.ts';

/** The names that records are read by, as CloudTrail spells them: Hive has them in lower case. */
const NAMES = [
  'userIdentity',
  'principalId',
  'accountId',
  'accessKeyId',
  'userName',
  'invokedBy',
  'identityProvider',
  'sessionContext',
  'sessionIssuer',
  'requestParameters',
  'responseElements',
  'repositoryName',
  'registryId',
  'imageTag',
  'imageDigest',
  'imageManifest',
  'imageManifestMediaType',
  'imageId',
  'targetStorageClass',
  'subjectFromWebIdentityToken',
  'principalArn',
  'recipientAccountId',
  'sharedEventID',
  'originalEventID',
  'eventCategory',
  'eventType',
] as const;

const SPELLED: ReadonlyMap<string, string> = new Map(NAMES.map((name) => [name.toLowerCase(), name]));

/** In `resources` CloudTrail has other capitals, and OCSF other names ("Resource Details"). */
const OF_RESOURCES: ReadonlyMap<string, string> = new Map([
  ['arn', 'ARN'],
  ['uid', 'ARN'],
  ['accountid', 'accountId'],
]);

/** A name as CloudTrail spells it, where it is one that is read. */
export function spelled(name: string): string {
  return SPELLED.get(name.toLowerCase()) ?? name;
}

/** A value of a typed column, with the names of its fields as CloudTrail spells them. */
export function respelled(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(respelled);
  return isFields(value) ? renamed(value, spelled, respelled) : value;
}

/** The same for the list of resources. */
export function respelledResources(value: unknown): unknown {
  if (!Array.isArray(value)) return value;
  const name = (key: string) => OF_RESOURCES.get(key.toLowerCase()) ?? key;
  return value.map((resource: unknown) => (isFields(resource) ? renamed(resource, name, (part) => part) : resource));
}

function renamed(fields: Fields, name: (key: string) => string, inside: (value: unknown) => unknown): Fields {
  return Object.fromEntries(Object.entries(fields).map(([key, value]) => [name(key), inside(value)]));
}

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null;
}

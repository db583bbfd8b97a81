import type { Instant } from '../core/instant.ts';
import type { Arrival, Push, Registry, RepositoryId } from '../core/push.ts';
import type { LoggingChange } from '../core/reading.ts';
import type { IssuedKey, SignIn } from '../core/sign-in.ts';
import type { SkippedRecord, SkipReason } from '../core/skipped.ts';
import { type Call, callOf } from './calls.ts';
import { EVENT_TIME_FORM, parseEventTime } from './event-time.ts';
import type { Interner } from './interner.ts';
import { principalOf } from './principal.ts';
import { pushedImage } from './pushed-image.ts';
import { refusalOf } from './refusals.ts';
import { type Place, placeOf } from './repository-place.ts';
import { issuedKeyOf } from './sign-in-record.ts';
import { type Fields, fieldsOf, isAbsent, shown, textOf } from './wire.ts';

/** What one record of CloudTrail is to the run. */
export type Finding =
  | { readonly kind: 'push'; readonly push: Push }
  | { readonly kind: 'skipped'; readonly record: SkippedRecord }
  | { readonly kind: 'logging-change'; readonly change: LoggingChange }
  | { readonly kind: 'sign-in'; readonly issued: IssuedKey }
  /** It may be an arrival, and what it lacks keeps it from being judged. */
  | { readonly kind: 'unreadable'; readonly expected: string; readonly got: string }
  | { readonly kind: 'nothing' };

const NOTHING: Finding = { kind: 'nothing' };

/** Roles that only the service itself can take; the whole ARN counts, for a session or another path may bear any name. */
const SERVICE_ROLE =
  /^arn:aws[a-z-]*:iam::\d{12}:role\/aws-service-role\/(replication|pullthroughcache)\.ecr\.amazonaws\.com\/[^/]+$/;

/** What every record of interest must show. */
interface Event {
  readonly record: Fields;
  readonly eventId: string;
  readonly time: Instant;
  readonly errorCode: string | null;
}

/** Reads one record, parsed from JSON (CloudTrail User Guide, "CloudTrail record contents"). */
export function readRecord(value: unknown, interner: Interner): Finding {
  const record = fieldsOf(value);
  const eventName = textOf(record.eventName);
  const insight = record.eventCategory === 'Insight' || record.eventType === 'AwsCloudTrailInsight';
  const call = insight ? null : callOf(textOf(record.eventSource), eventName);
  if (call === null && !insight) return NOTHING;

  const eventId = textOf(record.eventID);
  const what = `${eventName ?? 'an Insights event'} ${eventId ?? ''}`.trim();
  // A sign-in counts at any time, and as one however often it is delivered.
  if (call?.kind === 'sign-in') return readSignIn(record, call.how, interner);
  if (eventId === null) return unreadable('an eventID', `${what} with ${shown(record.eventID)}`);
  const time = parseEventTime(textOf(record.eventTime) ?? '');
  if (time === null) return unreadable(EVENT_TIME_FORM, `${what} with ${shown(record.eventTime)}`);
  const errorCode = isAbsent(record.errorCode) ? null : (textOf(record.errorCode) ?? shown(record.errorCode));
  const event: Event = { record, eventId, time, errorCode };
  return call === null ? skipped('insight', event, null) : readCall(call, event, what, interner);
}

function readCall(call: Exclude<Call, { kind: 'sign-in' }>, event: Event, what: string, interner: Interner): Finding {
  if (call.kind === 'logging') return event.errorCode === null ? loggingChange(event) : NOTHING;
  const place = interned(placeOf(event.record, call.registry), interner);
  const where = place.known ? place.id : null;
  const refusal = refusalOf(event.errorCode);
  if (refusal !== null) return skipped(refusal, event, where);
  switch (call.kind) {
    case 'removal':
      return skipped(call.kind, event, where);
    case 'replication':
    case 'pull-through':
      return serviceArrival(call.kind, event, where, interner);
    case 'storage-class': {
      const target = fieldsOf(event.record.requestParameters).targetStorageClass;
      if (target === 'ARCHIVE') return skipped('archive', event, where);
      return serviceArrival('restore', event, where, interner);
    }
    case 'put-image': {
      const service = serviceBehind(event.record);
      if (service !== null) return serviceArrival(service, event, where, interner);
      return place.known
        ? { kind: 'push', push: pushOf(event, place.id, 'push', interner) }
        : unreadable(place.expected, `${what} with ${place.got}`);
    }
  }
}

function pushOf(
  { record, eventId, time, errorCode }: Event,
  id: RepositoryId,
  arrival: Arrival,
  interner: Interner,
): Push {
  const addendum = fieldsOf(record.addendum);
  const image = pushedImage(record);
  return interner.push({
    registry: id.registry,
    account: id.account,
    region: id.region,
    repository: id.repository,
    eventId,
    time,
    tag: image.tag,
    // Only PutImage names the tag wherever there is one; what another call brings by digest may bear any.
    tagKnown: image.tag !== null || (image.tagKnown && record.eventName === 'PutImage'),
    digest: image.digest,
    kind: image.kind,
    mediaType: image.mediaType,
    lists: image.lists,
    platforms: image.platforms,
    subject: image.subject,
    arrival,
    principal: principalOf(record.userIdentity),
    accessKeyId: textOf(fieldsOf(record.userIdentity).accessKeyId),
    sourceIp: textOf(record.sourceIPAddress),
    userAgent: textOf(record.userAgent),
    errorCode,
    sharedEventId: textOf(record.sharedEventID),
    recipientAccount: textOf(record.recipientAccountId),
    corrects: addendum.reason === 'UPDATED_DATA' ? textOf(addendum.originalEventID) : null,
  });
}

/** PutImage that the service made on its own; `null` where somebody pushed. */
function serviceBehind(record: Fields): 'replication' | 'pull-through' | null {
  const session = fieldsOf(fieldsOf(record.userIdentity).sessionContext);
  const role = SERVICE_ROLE.exec(textOf(fieldsOf(session.sessionIssuer).arn) ?? '');
  if (role === null) return null;
  return role[1] === 'replication' ? 'replication' : 'pull-through';
}

/** An arrival that nobody pushed, with what is needed to judge it all the same. */
function serviceArrival(
  arrival: Exclude<Arrival, 'push'>,
  event: Event,
  where: RepositoryId | null,
  interner: Interner,
): Finding {
  return skipped(arrival, event, where, where === null ? null : pushOf(event, where, arrival, interner));
}

function loggingChange({ record, eventId, time }: Event): Finding {
  const { arn, name, account } = principalOf(record.userIdentity);
  const change: LoggingChange = {
    eventId,
    eventName: textOf(record.eventName) ?? '',
    time,
    account: textOf(record.recipientAccountId) ?? account ?? 'unknown',
    region: textOf(record.awsRegion) ?? 'unknown',
    by: arn ?? name,
  };
  return { kind: 'logging-change', change };
}

/** Reads a record of a call that issues a key. */
function readSignIn(record: Fields, how: SignIn['kind'], interner: Interner): Finding {
  const issued = issuedKeyOf(record, how, interner);
  return issued === null ? NOTHING : { kind: 'sign-in', issued };
}

function interned(place: Place, interner: Interner): Place {
  if (!place.known) return place;
  const { registry, account, region, repository } = place.id;
  const known: { registry: Registry; account: string; region: string; repository: string } = {
    registry,
    account: interner.text(account),
    region: interner.text(region),
    repository: interner.text(repository),
  };
  return { known: true, id: known };
}

function skipped(
  reason: SkipReason,
  { eventId, time, errorCode }: Event,
  where: RepositoryId | null,
  arrival: Push | null = null,
): Finding {
  const refused = reason === 'refused' || reason === 'unchanged';
  return { kind: 'skipped', record: { reason, eventId, time, where, errorCode: refused ? errorCode : null, arrival } };
}

function unreadable(expected: string, got: string): Finding {
  return { kind: 'unreadable', expected, got };
}

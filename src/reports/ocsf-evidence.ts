import { regexes } from 'zod/mini';
import type { Attribution } from '../core/attribution.ts';
import type { Push, RepositoryId } from '../core/push.ts';
import type { Tracking } from '../core/tracking/tracking.ts';
import type { AttributedPush } from '../core/verdict.ts';
import { imageArn } from './arn.ts';
import { reportedPush } from './json.ts';

/** An AWS account as OCSF has it (`account.type_id`). */
export function accountOf(uid: string) {
  return { uid, type_id: 10, type: 'AWS Account' };
}

/**
 * One push as an item of `evidences`, with the identity where Amazon Security Lake has that of the same CloudTrail record.
 * What OCSF has no place for is in `data`, by the names of the JSON report.
 */
export function evidenceOf(judged: AttributedPush, tracking: Tracking | null, main: AttributedPush | undefined) {
  const { push } = judged;
  const { eventId, registry, account, region, repository, principal, sourceIp, userAgent, ...data } = reportedPush(
    judged,
    tracking,
    main,
  );
  return {
    uid: eventId,
    actor: actorOf(judged),
    api: apiOf(push),
    src_endpoint: sourceIp === null ? null : isAddress(sourceIp) ? { ip: sourceIp } : { domain: sourceIp },
    http_request: userAgent === null ? null : { user_agent: userAgent },
    resources: [imageResource(push)],
    data,
  };
}

function actorOf({ push: { principal }, attribution }: AttributedPush) {
  const { type, arn, name, account, session, role, via } = principal;
  const issuer = providerOf(attribution);
  const known = {
    user:
      arn === null && name === null && account === null
        ? null
        : { uid: arn, name, type_id: 99, type, account: account === null ? null : accountOf(account) },
    session: session === null && role === null ? null : { uid: session, issuer: role },
    app_name: via,
  };
  // An identity provider alone makes no actor.
  if (Object.values(known).every((part) => part === null)) return null;
  return { ...known, idp: issuer === null ? null : { name: issuer } };
}

function providerOf(attribution: Attribution): string | null {
  switch (attribution.kind) {
    case 'workflow':
    case 'federated':
    case 'saml':
      return attribution.provider;
    case 'user':
    case 'service':
    case 'unknown':
      return null;
  }
}

function apiOf({ arrival, registry, errorCode }: Push) {
  const operation = operationOf(arrival);
  if (operation === null) return null;
  const response = errorCode === null ? null : { error: errorCode };
  return { operation, service: { name: serviceOf(registry) }, response };
}

/** `null` where more than one call brings an image so. */
function operationOf(arrival: Push['arrival']): string | null {
  switch (arrival) {
    case 'push':
      return 'PutImage';
    case 'restore':
      return 'UpdateImageStorageClass';
    case 'replication':
    case 'pull-through':
      return null;
  }
}

function serviceOf(registry: RepositoryId['registry']): string {
  switch (registry) {
    case 'private':
      return 'ecr.amazonaws.com';
    case 'public':
      return 'ecr-public.amazonaws.com';
  }
}

function imageResource(push: Push) {
  const { repository, tag, digest } = push;
  const name = tag !== null ? `${repository}:${tag}` : digest !== null ? `${repository}@${digest}` : repository;
  return { uid: imageArn(push), name, type: 'AwsEcrContainerImage' };
}

/** CloudTrail shows the name of a service instead of an address where the service calls, which every docker push does. */
function isAddress(source: string): boolean {
  return regexes.ipv4.test(source) || regexes.ipv6.test(source);
}

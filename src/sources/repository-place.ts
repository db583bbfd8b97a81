import type { Registry, RepositoryId } from '../core/push.ts';
import { type Fields, fieldsOf, isAbsent, listOf, shown, textOf } from './wire.ts';

/** Where an image arrived, or what the record lacks to say so. */
export type Place =
  | { readonly known: true; readonly id: RepositoryId }
  | { readonly known: false; readonly expected: string; readonly got: string };

const ACCOUNT = /^\d{12}$/;
const REGION = /^[a-z]{2,}(?:-[a-z0-9]+){2,}$/;
/** Letters that ECR allows; it is stricter about their order (ECR API Reference, `repositoryName`). */
const REPOSITORY = /^[a-z0-9][a-z0-9._/-]{0,255}$/;
const REPOSITORY_ARN = /^arn:aws[a-z-]*:(ecr|ecr-public):[a-z0-9-]*:([^:]*):repository\/(.+)$/;

/** The repository that a record of ECR is about, from every part of the record that may show it. */
export function placeOf(record: Fields, registry: Registry): Place {
  const request = fieldsOf(record.requestParameters);
  const response = fieldsOf(record.responseElements);
  const image = fieldsOf(response.image);
  const arn = arnOf(record, registry);
  const names = [
    request.repositoryName,
    image.repositoryName,
    response.repositoryName,
    // Lifecycle events.
    fieldsOf(record.serviceEventDetails).repositoryName,
    arn.repository,
  ];
  const repository = firstMatch(names, REPOSITORY);
  if (repository === null) return missing('a repository name', names);

  const owners = [request.registryId, image.registryId, response.registryId, arn.account];
  // The account that the record was delivered to is the pusher's where the registry belongs to another one. So it
  // stands in only where the record names no registry, and not where it names one by an alias (ECR Public).
  const candidates = owners.every(isAbsent) ? [record.recipientAccountId] : owners;
  const account = firstMatch(candidates, ACCOUNT);
  if (account === null) return missing('an account of twelve digits', candidates);

  const region = firstMatch([record.awsRegion], REGION);
  if (region === null) return missing('an awsRegion', [record.awsRegion]);
  return { known: true, id: { registry, account, region, repository } };
}

function arnOf(record: Fields, registry: Registry): { account: string | null; repository: string | null } {
  const service = registry === 'private' ? 'ecr' : 'ecr-public';
  for (const resource of listOf(record.resources)) {
    const match = REPOSITORY_ARN.exec(textOf(fieldsOf(resource).ARN) ?? '');
    if (match?.[1] === service) return { account: match[2] ?? null, repository: match[3] ?? null };
  }
  return { account: null, repository: null };
}

function firstMatch(candidates: readonly unknown[], pattern: RegExp): string | null {
  for (const candidate of candidates) {
    const text = textOf(candidate);
    if (text !== null && pattern.test(text)) return text;
  }
  return null;
}

function missing(expected: string, candidates: readonly unknown[]): Place {
  const given = candidates.find((candidate) => !isAbsent(candidate));
  return { known: false, expected, got: given === undefined ? 'none' : shown(given) };
}

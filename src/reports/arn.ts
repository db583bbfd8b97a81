import type { Push, RepositoryId } from '../core/push.ts';

/** Regions outside the partition `aws` begin so (AWS General Reference, "Amazon Resource Names"; AWS SDK partitions). */
const PARTITIONS: readonly (readonly [prefix: string, partition: string])[] = [
  ['cn-', 'aws-cn'],
  ['us-gov-', 'aws-us-gov'],
  ['us-iso-', 'aws-iso'],
  ['us-isob-', 'aws-iso-b'],
  ['us-isof-', 'aws-iso-f'],
  ['eu-isoe-', 'aws-iso-e'],
  ['eusc-', 'aws-eusc'],
];

/** The partition that a Region belongs to: `aws`. */
export function partitionOf(region: string): string {
  return PARTITIONS.find(([prefix]) => region.startsWith(prefix))?.[1] ?? 'aws';
}

/** Those of ECR Public name no Region (Service Authorization Reference, "Amazon Elastic Container Registry Public"). */
export function repositoryArn({ registry, account, region, repository }: RepositoryId): string {
  const partition = partitionOf(region);
  switch (registry) {
    case 'private':
      return `arn:${partition}:ecr:${region}:${account}:repository/${repository}`;
    case 'public':
      return `arn:${partition}:ecr-public::${account}:repository/${repository}`;
  }
}

/** As Amazon Inspector names an image; `null` where the record shows no digest. */
export function imageArn(push: Push): string | null {
  return push.digest === null ? null : `${repositoryArn(push)}/${push.digest}`;
}

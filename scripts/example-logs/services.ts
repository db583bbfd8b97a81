import { roleId, uuid } from './ids.ts';
import { imageManifest } from './manifests.ts';
import { recordOf, type TrailRecord, wholeSecond } from './record.ts';
import { repositoryArn } from './registry-calls.ts';
import { SERVICE_STORY } from './story.ts';
import { REPOSITORIES } from './world.ts';

/** What Amazon ECR did by itself: an arrival that nobody pushed, and a removal. */
export function serviceRecords(): TrailRecord[] {
  return [replication(), expiry()];
}

/** The copy in another Region that the registry's replication rule makes. AWS documents its name and its role, no more. */
function replication(): TrailRecord {
  const { at, repository, region } = SERVICE_STORY.replicated;
  const { account } = REPOSITORIES[repository];
  const time = Date.parse(at);
  const role = 'AWSServiceRoleForECRReplication';
  const arn = `arn:aws:iam::${account}:role/aws-service-role/replication.ecr.amazonaws.com/${role}`;
  return recordOf({
    place: { account, region },
    time,
    service: 'ecr',
    name: 'ReplicateImage',
    identity: {
      type: 'AssumedRole',
      principalId: `${roleId(arn)}:ecr-replication`,
      arn: `arn:aws:sts::${account}:assumed-role/${role}/ecr-replication`,
      accountId: account,
      sessionContext: {
        sessionIssuer: { type: 'Role', principalId: roleId(arn), arn, accountId: account, userName: role },
        attributes: { creationDate: wholeSecond(time), mfaAuthenticated: 'false' },
      },
      invokedBy: 'replication.ecr.amazonaws.com',
    },
    ip: 'replication.ecr.amazonaws.com',
    agent: 'replication.ecr.amazonaws.com',
    resources: [{ accountId: account, ARN: repositoryArn(repository, region) }],
  });
}

/** A run of a repository's lifecycle policy. Its record has no `userIdentity.type`. */
function expiry(): TrailRecord {
  const { at, repository, tag } = SERVICE_STORY.expired;
  const place = REPOSITORIES[repository];
  const time = Date.parse(at);
  return recordOf({
    place,
    time,
    service: 'ecr',
    name: 'PolicyExecutionEvent',
    identity: { accountId: place.account, invokedBy: 'AWS Internal' },
    ip: 'AWS Internal',
    agent: 'AWS Internal',
    readOnly: true,
    resources: [
      { accountId: place.account, type: 'AWS::ECR::Repository', ARN: repositoryArn(repository, place.region) },
    ],
    type: 'AwsServiceEvent',
    details: {
      repositoryName: repository,
      lifecycleEventPolicy: {
        lifecycleEventRules: [
          {
            rulePriority: 1,
            description: 'keep six weeks',
            lifecycleEventSelection: {
              tagStatus: 'Any',
              tagPrefixList: [],
              tagPatternList: [],
              countType: 'Time since image pushed',
              countUnit: 'Days',
              countNumber: 42,
            },
            action: 'expire',
          },
        ],
        lastEvaluatedAt: time - 3_600_000,
        policyVersion: 1,
        policyId: uuid(`lifecycle policy of ${repository}`),
      },
      lifecycleEventImageActions: [
        {
          lifecycleEventImage: {
            digest: imageManifest(repository, tag, tag).digest,
            tagStatus: 'Tagged',
            tagList: [tag],
            pushedAt: Date.parse('2026-09-11T10:12:00+05:30'),
          },
          rulePriority: 1,
        },
      ],
      lifecycleEventFailureDetails: [],
    },
  });
}

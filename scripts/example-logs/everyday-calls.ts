import { awsService, node, session } from './callers.ts';
import { oneOf, roleId, sessionKey, sha256 } from './ids.ts';
import { imageManifest } from './manifests.ts';
import { type Call, wordyTime } from './record.ts';
import { repositoryArn } from './registry-calls.ts';
import { type Place, REPOSITORIES, type RepositoryName } from './world.ts';

type Kind = (place: Place, time: number, seed: string) => Omit<Call, 'place' | 'time'>;

const pull: Kind = (place, time, seed) => {
  const repository = repositoryOf(place, seed);
  const digest = imageManifest(repository, seed, null).digest;
  return {
    service: 'ecr',
    name: 'BatchGetImage',
    ...node(place, time, seed),
    agent: 'ecr.amazonaws.com',
    ip: 'ecr.amazonaws.com',
    request: {
      registryId: place.account,
      repositoryName: repository,
      imageIds: [{ imageDigest: digest }],
      acceptedMediaTypes: ['application/vnd.oci.image.index.v1+json', 'application/vnd.oci.image.manifest.v1+json'],
    },
    resources: [{ accountId: place.account, ARN: repositoryArn(repository, place.region) }],
  };
};

const inventory: Kind = (place, time, seed) => {
  const repository = repositoryOf(place, seed);
  return {
    service: 'ecr',
    name: 'DescribeImages',
    ...session(place, 'image-inventory', 'inventory', time),
    ip: '198.51.100.23',
    agent: 'Boto3/1.40.52 md/Botocore#1.40.52 ua/2.1 os/linux lang/python#3.13.7',
    request: { registryId: place.account, repositoryName: repository, maxResults: 100 },
    resources: [{ accountId: place.account, ARN: repositoryArn(repository, place.region) }],
    host: `api.ecr.${place.region}.amazonaws.com`,
  };
};

const token: Kind = (place, time, seed) => ({
  service: 'ecr',
  name: 'GetAuthorizationToken',
  ...node(place, time, seed),
  request: {},
  host: `api.ecr.${place.region}.amazonaws.com`,
});

const instances: Kind = (place, time) => ({
  service: 'ec2',
  name: 'DescribeInstances',
  ...session(place, 'cluster-autoscaler', 'autoscaler', time),
  ip: '198.51.100.24',
  agent: 'aws-sdk-go-v2/1.39.2 ua/2.1 os/linux lang/go#1.25.1 md/GOARCH#arm64 api/ec2#1.254.1',
  request: { maxResults: 1000, instancesSet: {}, filterSet: {} },
  host: `ec2.${place.region}.amazonaws.com`,
});

/** "secretsmanager" has "ecr" in it: a search for the service by a part of its name would find this. */
const secret: Kind = (place, time, seed) => ({
  service: 'secretsmanager',
  name: 'GetSecretValue',
  ...node(place, time, seed),
  request: {
    secretId: `arn:aws:secretsmanager:${place.region}:${place.account}:secret:app/${oneOf(['db', 'mail', 'queue'], seed)}-AbCdEf`,
  },
  host: `secretsmanager.${place.region}.amazonaws.com`,
});

const bucket: Kind = (place) => ({
  service: 's3',
  name: 'GetBucketAcl',
  ...awsService('cloudtrail.amazonaws.com'),
  request: { bucketName: 'amzn-s3-demo-logging-bucket', acl: '' },
  resources: [{ accountId: place.account, type: 'AWS::S3::Bucket', ARN: 'arn:aws:s3:::amzn-s3-demo-logging-bucket' }],
});

const taskRole: Kind = (place, time, seed) => {
  const arn = `arn:aws:iam::${place.account}:role/app-task`;
  const name = sha256(seed).slice(0, 32);
  return {
    service: 'sts',
    name: 'AssumeRole',
    ...awsService('ecs-tasks.amazonaws.com'),
    request: { roleArn: arn, roleSessionName: name },
    response: {
      credentials: {
        accessKeyId: sessionKey(`task ${seed}`),
        sessionToken: 'EXAMPLE',
        expiration: wordyTime(time + 6 * 3_600_000),
      },
      assumedRoleUser: {
        assumedRoleId: `${roleId(arn)}:${name}`,
        arn: `arn:aws:sts::${place.account}:assumed-role/app-task/${name}`,
      },
    },
    resources: [{ accountId: place.account, type: 'AWS::IAM::Role', ARN: arn }],
  };
};

/** Of these one is drawn; what is named twice is twice as frequent. */
export const EVERYDAY_CALLS: readonly [Kind, ...Kind[]] = [
  pull,
  pull,
  inventory,
  token,
  instances,
  secret,
  bucket,
  taskRole,
];

function repositoryOf({ account, region }: Place, seed: string): RepositoryName {
  const names = (Object.keys(REPOSITORIES) as RepositoryName[]).filter(
    (name) => REPOSITORIES[name].account === account && REPOSITORIES[name].region === region,
  );
  const [first, ...rest] = names;
  if (first === undefined) throw new Error(`no repository in ${account} ${region}`);
  return oneOf([first, ...rest], `repository ${seed}`);
}

import { uuid } from './ids.ts';
import type { Manifest } from './manifests.ts';
import { type Call, recordOf, type TrailRecord } from './record.ts';
import { identityOf, type Session } from './sessions.ts';
import { REPOSITORIES, type RepositoryName } from './world.ts';

const SECOND = 1000;

/** ECR sends what docker and OCI clients ask for on to its own API, and since July 2024 shows itself as the client. */
const BY_ECR = { ip: 'ecr.amazonaws.com', agent: 'ecr.amazonaws.com' };

/** Somebody pushes into a repository. */
export interface Pushing {
  readonly repository: RepositoryName;
  readonly session: Session;
}

/** The call for the docker password, which the client makes itself. */
export function tokenCall({ repository, session }: Pushing, time: number): TrailRecord {
  const place = REPOSITORIES[repository];
  const person = session.pusher.kind === 'person';
  return recordOf({
    place,
    time,
    service: 'ecr',
    name: 'GetAuthorizationToken',
    identity: identityOf(session),
    ip: session.ip,
    agent: person
      ? 'aws-cli/2.31.10 md/awscrt#0.27.6 ua/2.1 os/macos lang/python#3.13.7 cfg/retry-mode#standard'
      : 'aws-sdk-js/3.901.0 ua/2.1 os/linux lang/js md/nodejs#24.9.0 amazon-ecr-login-for-github-actions',
    request: person ? {} : { registryIds: [place.account] },
    readOnly: true,
    host: `api.ecr.${place.region}.amazonaws.com`,
  });
}

/** For each layer that the registry lacks the call that begins its upload and the one that ends it. */
export function layerUploads(pushing: Pushing, time: number, { newLayers }: Manifest): TrailRecord[] {
  const where = { registryId: REPOSITORIES[pushing.repository].account, repositoryName: pushing.repository };
  return newLayers.flatMap((digest) => {
    const uploadId = uuid(`upload ${time} ${digest}`);
    return [
      recordOf({
        ...registryCall(pushing, time - 17 * SECOND, 'InitiateLayerUpload'),
        request: where,
        response: { uploadId, partSize: 20_971_520 },
      }),
      recordOf({
        ...registryCall(pushing, time - 3 * SECOND, 'CompleteLayerUpload'),
        request: { ...where, uploadId, layerDigests: [digest] },
        response: { ...where, uploadId, layerDigest: digest },
      }),
    ];
  });
}

/** A call that the client made in the registry's own protocol. */
export function registryCall({ repository, session }: Pushing, time: number, name: string): Call {
  const place = REPOSITORIES[repository];
  const identity = { ...identityOf(session), invokedBy: 'ecr.amazonaws.com' };
  const resources = [{ accountId: place.account, ARN: repositoryArn(repository, place.region) }];
  return { place, time, service: 'ecr', name, identity, ...BY_ECR, resources };
}

/** ARN of a repository, or of its replica in another Region. */
export function repositoryArn(repository: RepositoryName, region: string): string {
  return `arn:aws:ecr:${region}:${REPOSITORIES[repository].account}:repository/${repository}`;
}

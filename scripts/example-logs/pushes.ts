import { imageManifest, type Manifest, multiPlatform } from './manifests.ts';
import { type Call, recordOf, type TrailRecord } from './record.ts';
import { layerUploads, type Pushing, registryCall, repositoryArn, tokenCall } from './registry-calls.ts';
import { type Session, sessionArn, sessionFor } from './sessions.ts';
import { signInOf } from './sign-ins.ts';
import type { StoryPush } from './story.ts';
import { type PusherName, REPOSITORIES } from './world.ts';

const SECOND = 1000;

/** Every record that the pushes of the story leave behind: sign-ins, tokens, layers, manifests. */
export function pushRecords(story: readonly StoryPush[]): TrailRecord[] {
  const inOrder = [...story].sort((a, b) => Date.parse(a[0]) - Date.parse(b[0]));
  const sessions = new Map<PusherName, Session>();
  return inOrder.flatMap((push) => {
    const [at, repository, , by] = push;
    const time = Date.parse(at);
    const known = sessions.get(by);
    const session = sessionFor(by, time, known);
    sessions.set(by, session);
    const signIn = session === known ? [] : [signInOf(session)];
    const pushing = { repository, session };
    return [...signIn, tokenCall(pushing, time - 40 * SECOND), ...manifestRecords(push, pushing, time)];
  });
}

function manifestRecords([, repository, tag, , special]: StoryPush, pushing: Pushing, time: number): TrailRecord[] {
  const image = imageManifest(repository, special === 'tag-taken' ? `${tag} rebuilt` : tag, tag);
  if (special === undefined) return arrival(pushing, time, image);
  switch (special) {
    case 'multi-platform':
      return multiPlatform(repository, tag).flatMap((part) => arrival(pushing, time + part.after * SECOND, part));
    case 'oversized':
      // The form that the CloudTrail user guide hints at: a field over its limit has `omitted` in its stead.
      return [putImage(pushing, time, { request: { omitted: true }, response: { omitted: true } })];
    case 'tag-taken':
    case 'unchanged':
      return [putImage(pushing, time, { request: requestOf(pushing, image), error: refusal(special, pushing, image) })];
    case 'denied':
      return [denied(pushing, time)];
  }
}

function arrival(pushing: Pushing, time: number, manifest: Manifest): TrailRecord[] {
  const { imageTag, imageManifest: text, imageManifestMediaType, ...where } = requestOf(pushing, manifest);
  const imageId = { imageDigest: manifest.digest, ...(imageTag !== undefined && { imageTag }) };
  const image = { ...where, imageId, imageManifest: text, imageManifestMediaType };
  return [
    ...layerUploads(pushing, time, manifest),
    putImage(pushing, time, { request: requestOf(pushing, manifest), response: { image } }),
  ];
}

function requestOf({ repository }: Pushing, { text, mediaType, tag }: Manifest) {
  return {
    registryId: REPOSITORIES[repository].account,
    repositoryName: repository,
    imageManifest: text,
    imageManifestMediaType: mediaType,
    ...(tag !== null && { imageTag: tag }),
  };
}

function putImage(pushing: Pushing, time: number, outcome: Partial<Call>): TrailRecord {
  return recordOf({ ...registryCall(pushing, time, 'PutImage'), ...outcome });
}

function refusal(why: 'tag-taken' | 'unchanged', { repository }: Pushing, { tag, digest }: Manifest) {
  switch (why) {
    case 'tag-taken':
      return {
        code: 'ImageTagAlreadyExistsException',
        message: `The image tag '${tag}' already exists in the '${repository}' repository and cannot be overwritten because the tag is immutable.`,
      };
    case 'unchanged':
      return {
        code: 'ImageAlreadyExistsException',
        message: `Image with digest '${digest}' and tag '${tag}' already exists in the repository with name '${repository}' in registry with id '${REPOSITORIES[repository].account}'`,
      };
  }
}

/** A caller without the permission learns nothing, and neither does the record: only its message names the repository. */
function denied(pushing: Pushing, time: number): TrailRecord {
  const { resources: _, ...call } = registryCall(pushing, time, 'PutImage');
  const arn = repositoryArn(pushing.repository, call.place.region);
  const message = `User: ${sessionArn(pushing.session.pusher)} is not authorized to perform: ecr:PutImage on resource: ${arn} because no identity-based policy allows the ecr:PutImage action`;
  return recordOf({ ...call, error: { code: 'AccessDenied', message } });
}

import type { Push } from '../core/push.ts';
import { kindOf, listedDigests, listedPlatforms, parseManifest, subjectOf } from './manifest-kind.ts';
import { type Fields, fieldsOf, isAbsent, textOf } from './wire.ts';

/** What a record of PutImage, or of another call that brings an image, shows of it. */
export type PushedImage = Pick<
  Push,
  'tag' | 'tagKnown' | 'digest' | 'mediaType' | 'kind' | 'lists' | 'platforms' | 'subject'
>;

/**
 * Reads request and response, either of which CloudTrail leaves out where it is over 100 kB, and marks as `omitted`
 * (CloudTrail User Guide, "CloudTrail record contents"). The form of what then stands in its place is not documented: a
 * side counts as shown only where its usual fields are there.
 */
export function pushedImage(record: Fields): PushedImage {
  const request = fieldsOf(record.requestParameters);
  const response = fieldsOf(record.responseElements);
  const image = fieldsOf(response.image);
  const imageId = fieldsOf(image.imageId);
  // UpdateImageStorageClass names the image so (ECR API reference).
  const asked = fieldsOf(request.imageId);

  const cut = [record, request, response, image].some(({ omitted }) => omitted === true);
  const requestTells = textOf(request.repositoryName) !== null && isAbsent(request.imageTag);
  const responseTells = textOf(imageId.imageDigest) !== null && isAbsent(imageId.imageTag);
  const tag = textOf(request.imageTag) ?? textOf(imageId.imageTag) ?? textOf(asked.imageTag);
  const manifest = parseManifest(textOf(request.imageManifest) ?? textOf(image.imageManifest));
  const mediaType =
    textOf(request.imageManifestMediaType) ?? textOf(image.imageManifestMediaType) ?? textOf(manifest.mediaType);
  return {
    tag,
    tagKnown: tag !== null || (!cut && (requestTells || responseTells)),
    digest: textOf(imageId.imageDigest) ?? textOf(request.imageDigest) ?? textOf(asked.imageDigest),
    mediaType,
    kind: kindOf(mediaType, manifest, tag),
    lists: listedDigests(manifest),
    platforms: listedPlatforms(manifest),
    subject: subjectOf(manifest, tag),
  };
}

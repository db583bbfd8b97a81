import { describe, expect, it } from 'vitest';
import type { Kind } from '../../src/core/push.ts';
import { type PushedImage, pushedImage } from '../../src/sources/pushed-image.ts';
import {
  DIGEST,
  imageManifest,
  OCI_INDEX,
  OCI_MANIFEST,
  type PushOptions,
  putImage,
  type WireRecord,
} from '../support/records.ts';

const DOCKER = 'application/vnd.docker.distribution.manifest.v2+json';
const INDEX = JSON.stringify({ schemaVersion: 2, mediaType: OCI_INDEX, manifests: [{ digest: DIGEST }] });
const SIGNED = `sha256-${'0a'.repeat(32)}`;
const SIGNED_DIGEST = `sha256:${'0a'.repeat(32)}`;

describe('what a manifest is', () => {
  it.each<[Kind, string, PushOptions]>([
    ['image', 'an OCI image', {}],
    ['image', 'a Docker image', { mediaType: DOCKER, manifest: imageManifest({ mediaType: DOCKER }) }],
    ['image', 'an image whose manifest is broken', { manifest: '{"config":' }],
    ['image', 'an image whose manifest is no object', { manifest: '[]' }],
    ['image', 'an image with a subject of nothing', { manifest: imageManifest({ subject: null, artifactType: '' }) }],
    ['image', 'an image without a media type', { mediaType: '', manifest: imageManifest({ mediaType: undefined }) }],
    ['image', 'an image of Docker schema 1', { mediaType: '', manifest: '{"schemaVersion":1,"fsLayers":[]}' }],
    ['index', 'an index', { mediaType: OCI_INDEX, manifest: INDEX }],
    [
      'index',
      'a manifest list',
      { mediaType: 'application/vnd.docker.distribution.manifest.list.v2+json', manifest: '' },
    ],
    ['index', 'an index without a media type', { mediaType: '', manifest: '{"manifests":[]}' }],
    ['index', "an index of an image's referrers", { mediaType: OCI_INDEX, manifest: INDEX, tag: SIGNED }],
    ['artifact', 'a signature by its tag', { tag: `${SIGNED}.sig` }],
    ['artifact', 'an attestation by its tag', { tag: `${SIGNED}.att`, manifest: '' }],
    ['artifact', 'an SBOM by its tag', { tag: `${SIGNED}.sbom`, mediaType: '', manifest: '' }],
    ['image', 'a tag that only looks like one', { tag: `x${SIGNED}.sig` }],
    ['artifact', 'what has a subject', { manifest: imageManifest({ subject: { digest: DIGEST } }) }],
    ['artifact', 'what has an artifactType', { manifest: imageManifest({ artifactType: 'application/spdx+json' }) }],
    [
      'artifact',
      'an index with a subject',
      { mediaType: OCI_INDEX, manifest: imageManifest({ subject: {}, manifests: [] }) },
    ],
    [
      'artifact',
      'a chart',
      { manifest: imageManifest({ config: { mediaType: 'application/vnd.cncf.helm.config.v1+json' } }) },
    ],
    [
      'artifact',
      'an attestation of BuildKit',
      { manifest: imageManifest({ layers: [{ mediaType: 'application/vnd.in-toto+json' }] }) },
    ],
    ['image', 'an image without layers', { manifest: imageManifest({ layers: [] }) }],
    ['artifact', 'an OCI artifact', { mediaType: 'application/vnd.oci.artifact.manifest.v1+json', manifest: '{}' }],
    ['unknown', 'what shows neither', { mediaType: '', manifest: '' }],
    ['unknown', 'a type that nobody knows', { mediaType: 'application/x', manifest: '{"schemaVersion":2}' }],
  ])('%s: %s', (kind, _, options) => {
    expect(pushedImage(putImage({}, options)).kind).toBe(kind);
  });

  it.each<[string, PushOptions, readonly string[] | null]>([
    ['an index', { mediaType: OCI_INDEX, manifest: INDEX }, [DIGEST]],
    ['an index of nothing', { mediaType: OCI_INDEX, manifest: '{"manifests":[]}' }, []],
    ['an index with what is no digest', { manifest: '{"manifests":[{"digest":7},null,{"digest":""}]}' }, []],
    ['an index that is not shown', { mediaType: OCI_INDEX, manifest: '' }, null],
    ['an image', {}, null],
  ])('lists other manifests where it is an index: %s', (_, options, lists) => {
    expect(pushedImage(putImage({}, options)).lists).toEqual(lists);
  });

  it.each<[string, unknown[], readonly string[]]>([
    ['what each is for', [{ os: 'linux', architecture: 'amd64' }], ['linux/amd64']],
    ['with the variant', [{ os: 'linux', architecture: 'arm', variant: 'v7' }], ['linux/arm/v7']],
    ['each once', [1, 2].map(() => ({ os: 'windows', architecture: 'amd64' })), ['windows/amd64']],
    ['not attestations', [{ os: 'unknown', architecture: 'unknown' }], []],
    ['not what names none', [undefined, null, 7, {}, { os: 'linux' }, { os: 'linux', architecture: 7 }], []],
  ])('names the platforms of an index: %s', (_, platforms, expected) => {
    const manifest = JSON.stringify({ manifests: platforms.map((platform) => ({ digest: DIGEST, platform })) });
    expect(pushedImage(putImage({}, { manifest })).platforms).toEqual(expected);
  });

  it.each<[string, PushOptions, string | null]>([
    ['its subject', { manifest: imageManifest({ subject: { digest: DIGEST } }) }, DIGEST],
    ['the tag of a signature', { tag: `${SIGNED}.sig` }, SIGNED_DIGEST],
    ['the tag of an attestation, its manifest left out', { tag: `${SIGNED}.att`, manifest: '' }, SIGNED_DIGEST],
    ['the tag of an index of referrers', { tag: SIGNED, manifest: INDEX }, SIGNED_DIGEST],
    [
      'its subject, whatever its tag',
      { tag: `${SIGNED}.sbom`, manifest: imageManifest({ subject: { digest: DIGEST } }) },
      DIGEST,
    ],
    ['no subject', { manifest: imageManifest({ subject: null }) }, null],
    ['a subject without a digest', { manifest: imageManifest({ subject: {} }) }, null],
    ['a tag that only looks like one', { tag: `${SIGNED}.sig.exe` }, null],
    ['a tag that only ends like one', { tag: `x${SIGNED}.sig` }, null],
  ])('names what it speaks about: %s', (_, options, subject) => {
    expect(pushedImage(putImage({}, options)).subject).toBe(subject);
  });

  it('says its media type itself where the call does not', () => {
    expect(pushedImage(putImage({}, { mediaType: '' })).mediaType).toBe(OCI_MANIFEST);
  });
});

describe('a tag that is not shown is unknown, which is not "none"', () => {
  const { requestParameters, responseElements } = putImage();
  const untagged = putImage({}, { tag: null });
  const marker = { omitted: true, originalSize: 123_456, reason: 'field size' };
  const lost = [undefined, null, 'omitted', marker, {}, [], 7];
  const tagged: Partial<PushedImage> = { tag: 'v1.4.2', tagKnown: true };
  const none: Partial<PushedImage> = { tag: null, tagKnown: true };
  const unknown: Partial<PushedImage> = { tag: null, tagKnown: false };

  it.each<[string, WireRecord, Partial<PushedImage>]>([
    ['both sides show it', { requestParameters, responseElements }, { ...tagged, digest: DIGEST }],
    ['neither side has one', untagged, none],
    ...lost.map((gone): [string, WireRecord, Partial<PushedImage>] => [
      `the response is left out as ${JSON.stringify(gone)}`,
      { requestParameters, responseElements: gone },
      { ...tagged, digest: null, kind: 'image' },
    ]),
    ...lost.map((gone): [string, WireRecord, Partial<PushedImage>] => [
      `the request is left out as ${JSON.stringify(gone)}`,
      { requestParameters: gone, responseElements },
      { ...tagged, digest: DIGEST },
    ]),
    ...lost.map((gone): [string, WireRecord, Partial<PushedImage>] => [
      `both are left out as ${JSON.stringify(gone)}`,
      { requestParameters: gone, responseElements: gone },
      { ...unknown, digest: null, mediaType: null, kind: 'unknown' },
    ]),
    [
      'the image alone is left out of the response',
      { requestParameters: null, responseElements: { image: null } },
      unknown,
    ],
    ['a push by digest whose response is left out', { ...untagged, responseElements: null }, none],
    ['a push by digest whose request is left out', { ...untagged, requestParameters: null }, none],
    [
      'what is left of a request that was cut',
      { ...untagged, requestParameters: { repositoryName: 'a', omitted: true } },
      unknown,
    ],
    ['a record marked as cut', { ...untagged, omitted: true }, unknown],
    [
      'a tag of a strange type',
      { requestParameters: { repositoryName: 'a', imageTag: marker }, responseElements: null },
      unknown,
    ],
    ['an empty tag', { requestParameters: { repositoryName: 'a', imageTag: '' }, responseElements: null }, none],
  ])('%s', (_, record, expected) => {
    expect(pushedImage(record)).toMatchObject(expected);
  });
});

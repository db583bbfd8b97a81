import type { Kind } from '../core/push.ts';
import { type Fields, fieldsOf, isAbsent, listOf, textOf } from './wire.ts';

/** The media types of the OCI image specification (v1.1, "media types") and of Docker's schema 2 and 1. */
const KINDS: ReadonlyMap<string, Kind> = new Map([
  ['application/vnd.oci.image.manifest.v1+json', 'image'],
  ['application/vnd.docker.distribution.manifest.v2+json', 'image'],
  ['application/vnd.docker.distribution.manifest.v1+json', 'image'],
  ['application/vnd.docker.distribution.manifest.v1+prettyjws', 'image'],
  ['application/vnd.oci.image.index.v1+json', 'index'],
  ['application/vnd.docker.distribution.manifest.list.v2+json', 'index'],
  ['application/vnd.oci.artifact.manifest.v1+json', 'artifact'],
  ['application/vnd.cncf.oras.artifact.manifest.v1+json', 'artifact'],
]);

const IMAGE_CONFIGS: readonly string[] = [
  'application/vnd.oci.image.config.v1+json',
  'application/vnd.docker.container.image.v1+json',
];

/** BuildKit's attestations look like images but for their layers (BuildKit, "Image attestation storage"). */
const IN_TOTO = 'application/vnd.in-toto+json';

/** Cosign's tags for what it says of an image (Sigstore, "Cosign signature specification"). */
const COSIGN_TAG = /^sha256-[0-9a-f]{64}\.(sig|att|sbom)$/;

/** The same, and the tag for the index of all that speaks about one (OCI distribution specification v1.1, "Referrers Tag Schema"). */
const ABOUT_TAG = /^sha256-([0-9a-f]{64})(?:\.(?:sig|att|sbom))?$/;

/** A manifest from its JSON text; without fields where it is missing or broken. */
export function parseManifest(text: string | null): Fields {
  if (text === null) return {};
  try {
    return fieldsOf(JSON.parse(text));
  } catch {
    return {};
  }
}

/** What a manifest is, from whatever the record shows of it. */
export function kindOf(mediaType: string | null, manifest: Fields, tag: string | null): Kind {
  if ((tag !== null && COSIGN_TAG.test(tag)) || aboutAnImage(manifest)) return 'artifact';
  return KINDS.get(mediaType ?? '') ?? kindByShape(manifest);
}

/** Digests of the manifests that an index lists (OCI image specification v1.1, "image index"); `null`: it is none. */
export function listedDigests(manifest: Fields): readonly string[] | null {
  if (!Array.isArray(manifest.manifests)) return null;
  return listOf(manifest.manifests).flatMap((listed) => textOf(fieldsOf(listed).digest) ?? []);
}

/**
 * What the manifests that an index lists are made for; `null`: it is none. BuildKit's attestations stand beside them under
 * the platform `unknown/unknown` (BuildKit, "Image attestation storage").
 */
export function listedPlatforms(manifest: Fields): readonly string[] | null {
  if (!Array.isArray(manifest.manifests)) return null;
  const platforms = listOf(manifest.manifests).flatMap((listed) => {
    const { os, architecture, variant } = fieldsOf(fieldsOf(listed).platform);
    if (textOf(os) === null || textOf(architecture) === null || os === 'unknown') return [];
    return [os, architecture, variant].flatMap((part) => textOf(part) ?? []).join('/');
  });
  return [...new Set(platforms)];
}

/** Digest of what a manifest speaks about: of its subject (OCI image specification v1.1), else the one in such a tag. */
export function subjectOf(manifest: Fields, tag: string | null): string | null {
  const hex = ABOUT_TAG.exec(tag ?? '')?.[1];
  return textOf(fieldsOf(manifest.subject).digest) ?? (hex === undefined ? null : `sha256:${hex}`);
}

/** OCI image specification v1.1, "Guidelines for artifact usage" and "subject". */
function aboutAnImage(manifest: Fields): boolean {
  const configType = textOf(fieldsOf(manifest.config).mediaType);
  const layers = listOf(manifest.layers);
  return (
    !isAbsent(manifest.subject) ||
    !isAbsent(manifest.artifactType) ||
    (configType !== null && !IMAGE_CONFIGS.includes(configType)) ||
    (layers.length > 0 && layers.every((layer) => fieldsOf(layer).mediaType === IN_TOTO))
  );
}

/** OCI manifests need not name their own media type. */
function kindByShape(manifest: Fields): Kind {
  if (Array.isArray(manifest.manifests)) return 'index';
  return Array.isArray(manifest.layers) || Array.isArray(manifest.fsLayers) ? 'image' : 'unknown';
}

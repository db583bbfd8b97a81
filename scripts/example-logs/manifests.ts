import { numberBelow, sha256 } from './ids.ts';
import type { RepositoryName } from './world.ts';

/** One manifest as a client sends it. Its digest really is the hash of its text. */
export interface Manifest {
  readonly text: string;
  readonly mediaType: string;
  readonly digest: string;
  /** `null`: pushed by digest, as the parts of an index are. */
  readonly tag: string | null;
  /** Layers that the registry did not have yet. */
  readonly newLayers: readonly string[];
  /** Seconds after the first manifest of the same push. */
  readonly after: number;
}

const OCI_MANIFEST = 'application/vnd.oci.image.manifest.v1+json';
const OCI_INDEX = 'application/vnd.oci.image.index.v1+json';
const DOCKER_MANIFEST = 'application/vnd.docker.distribution.manifest.v2+json';

interface Form {
  readonly manifest: string;
  readonly config: string;
  readonly layer: string;
}

const OCI: Form = {
  manifest: OCI_MANIFEST,
  config: 'application/vnd.oci.image.config.v1+json',
  layer: 'application/vnd.oci.image.layer.v1.tar+gzip',
};
const DOCKER: Form = {
  manifest: DOCKER_MANIFEST,
  config: 'application/vnd.docker.container.image.v1+json',
  layer: 'application/vnd.docker.image.rootfs.diff.tar.gzip',
};

/** An image for one platform. The payments team still builds with an older docker, so that both forms occur. */
export function imageManifest(repository: RepositoryName, build: string, tag: string | null): Manifest {
  const form = repository.startsWith('payments/') ? DOCKER : OCI;
  const layers = [`${repository} base`, `${repository} runtime`, `${repository} ${build} app`];
  return manifestOf(form, `${repository} ${build} config`, layers, tag, 0);
}

/**
 * What `docker buildx build --platform linux/amd64,linux/arm64 --push` and then `cosign sign` send: an image and an
 * attestation for each platform, the index that lists them, and the index's signature.
 */
export function multiPlatform(repository: RepositoryName, tag: string): readonly Manifest[] {
  const platforms = (['amd64', 'arm64'] as const).map((architecture) => ({
    architecture,
    image: imageManifest(repository, `${tag} ${architecture}`, null),
    attestation: attestation(`${repository} ${tag} ${architecture}`),
  }));
  const images = platforms.map(({ architecture, image }) => ({
    ...descriptor(image),
    platform: { architecture, os: 'linux' },
  }));
  const attestations = platforms.map((platform) => ({
    ...descriptor(platform.attestation),
    annotations: {
      'vnd.docker.reference.digest': platform.image.digest,
      'vnd.docker.reference.type': 'attestation-manifest',
    },
    platform: { architecture: 'unknown', os: 'unknown' },
  }));
  const text = pretty({ schemaVersion: 2, mediaType: OCI_INDEX, manifests: [...images, ...attestations] });
  const index = { text, mediaType: OCI_INDEX, digest: digestOf(text), tag, newLayers: [], after: 4 };
  return [
    ...platforms.map(({ image }, n) => ({ ...image, after: n })),
    ...platforms.map(({ attestation: manifest }, n) => ({ ...manifest, after: n + 2 })),
    index,
    signature(index.digest),
  ];
}

function attestation(subject: string): Manifest {
  const form = { ...OCI, layer: 'application/vnd.in-toto+json' };
  return manifestOf(form, `${subject} attestation`, [`${subject} provenance`], null, 0);
}

function signature(digest: string): Manifest {
  const form = { ...OCI, layer: 'application/vnd.dev.cosign.simplesigning.v1+json' };
  return manifestOf(form, `${digest} signature`, [`${digest} payload`], `${digest.replace(':', '-')}.sig`, 21);
}

function manifestOf(form: Form, config: string, layers: string[], tag: string | null, after: number): Manifest {
  const blobs = layers.map((seed) => blob(form.layer, seed, 60_000_000));
  const text = pretty({
    schemaVersion: 2,
    mediaType: form.manifest,
    config: blob(form.config, config, 9000),
    layers: blobs,
  });
  const newLayers = blobs.slice(-1).map((layer) => layer.digest);
  return { text, mediaType: form.manifest, digest: digestOf(text), tag, newLayers, after };
}

function blob(mediaType: string, seed: string, largest: number) {
  return { mediaType, size: 500 + numberBelow(largest, seed), digest: digestOf(seed) };
}

function descriptor({ mediaType, digest, text }: Manifest) {
  return { mediaType, digest, size: text.length };
}

function digestOf(text: string): string {
  return `sha256:${sha256(text)}`;
}

function pretty(manifest: object): string {
  return JSON.stringify(manifest, null, 2);
}

import type { S3, S3Access } from '../s3.ts';
import type { AthenaApi } from './api.ts';

/**
 * Opens results in S3. The client for it is a bundle of its own, which shares no class with this one: most runs have results
 * of one page, and load none.
 */
export function resultObjects(access: Omit<S3Access, 'attempts'>, stop: AbortSignal): AthenaApi['object'] {
  let loaded: Promise<S3> | null = null;
  return async (location, from, signal) => {
    const [, bucket, key] = /^s3:\/\/([^/]+)\/(.+)$/.exec(location) ?? [];
    if (bucket === undefined || key === undefined) return { kind: 'refused' };
    loaded ??= import('../s3.ts').then(({ openS3 }) => openS3({ ...access, attempts: 3 }, stop));
    const s3 = await loaded;
    return s3.open({ bucket, key }, from, signal);
  };
}

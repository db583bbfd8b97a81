import type { OpenObject, S3Access } from '../s3.ts';
import type { AthenaApi } from './api.ts';

/**
 * Opens results in S3. The client for it is a bundle of its own, which shares no class with this one: most runs have results
 * of one page, and load none.
 */
export function resultObjects(access: S3Access, stop: AbortSignal): AthenaApi['object'] {
  let loaded: Promise<OpenObject> | null = null;
  return async (location, from, signal) => {
    const [, bucket, key] = /^s3:\/\/([^/]+)\/(.+)$/.exec(location) ?? [];
    if (bucket === undefined || key === undefined) return { kind: 'refused' };
    loaded ??= import('../s3.ts').then(({ s3Objects }) => s3Objects(access, stop));
    const open = await loaded;
    return open({ bucket, key }, from, signal);
  };
}

import type { athenaPlan, athenaSource } from './sources/athena.ts';
import type { cloudtrailSource, openPublicKeys } from './sources/cloudtrail.ts';
import type { openS3 } from './sources/s3.ts';

/** The source that needs the AWS SDK: a bundle of its own in dist/, as those of src/policy-libraries.ts are. */
export async function loadCloudTrailSource(): Promise<typeof cloudtrailSource> {
  return (await import('./sources/cloudtrail.ts')).cloudtrailSource;
}

/** What asks CloudTrail for public keys, of the same bundle. */
export async function loadPublicKeys(): Promise<typeof openPublicKeys> {
  return (await import('./sources/cloudtrail.ts')).openPublicKeys;
}

/** The sources that ask Athena, and what shows their queries: a bundle of its own too. */
export async function loadAthena(): Promise<{
  readonly athenaSource: typeof athenaSource;
  readonly athenaPlan: typeof athenaPlan;
}> {
  return import('./sources/athena.ts');
}

/** What opens Amazon S3: a bundle of its own too. */
export async function loadS3(): Promise<typeof openS3> {
  return (await import('./sources/s3.ts')).openS3;
}

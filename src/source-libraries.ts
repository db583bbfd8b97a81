import type { athenaPlan, athenaSource } from './sources/athena.ts';
import type { cloudtrailSource } from './sources/cloudtrail.ts';
import type { openS3 } from './sources/s3.ts';

/** The source that needs the AWS SDK: a bundle of its own in dist/, as those of src/policy-libraries.ts are. */
export async function loadCloudTrailSource(): Promise<typeof cloudtrailSource> {
  return (await import('./sources/cloudtrail.ts')).cloudtrailSource;
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

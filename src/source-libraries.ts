import type { cloudtrailSource } from './sources/cloudtrail.ts';

/** The source that needs the AWS SDK: a bundle of its own in dist/, as those of src/policy-libraries.ts are. */
export async function loadCloudTrailSource(): Promise<typeof cloudtrailSource> {
  return (await import('./sources/cloudtrail.ts')).cloudtrailSource;
}

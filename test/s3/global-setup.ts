import type { TestProject } from 'vitest/node';
import { startGateway } from './gateway.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    /** Of an S3 that is not ours. */
    s3Url: string;
  }
}

/** Starts the gateway once for all files, and answers how to stop it. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const { url, stop } = await startGateway((line) => console.error(line));
  project.provide('s3Url', url);
  return stop;
}

import type { githubLibrary } from './github/library.ts';

/** GitHub's REST API: a bundle of its own in dist/, as those of src/policy-libraries.ts are. */
export async function loadGithubLibrary(): Promise<typeof githubLibrary> {
  return (await import('./github/library.ts')).githubLibrary;
}

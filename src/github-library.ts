import type { openKeeper } from './github/open-keeper.ts';

/** What talks to GitHub: a bundle of its own in dist/, as those of src/policy-libraries.ts are. */
export async function loadIssueKeeper(): Promise<typeof openKeeper> {
  return (await import('./github/open-keeper.ts')).openKeeper;
}

import type { Api } from './api.ts';
import { GithubFailure } from './github-failure.ts';
import { repository } from './shapes.ts';

export interface Repository {
  readonly defaultBranch: string;
  /** Nothing can be written. */
  readonly isArchived: boolean;
  readonly hasIssues: boolean;
}

/** Asked before anything else. Throws `GithubFailure`; a repository that the token may not see is not there. */
export async function askRepository(api: Api): Promise<Repository> {
  try {
    const { data } = await api.ask('GET /repos/{owner}/{repo}', {}, repository);
    return { defaultBranch: data.default_branch, isArchived: data.archived, hasIssues: data.has_issues };
  } catch (error) {
    if (!(error instanceof GithubFailure && (error.status === 404 || error.status === 301))) throw error;
    throw new GithubFailure('repository-not-found', error.problem.request, null, { status: error.status });
  }
}

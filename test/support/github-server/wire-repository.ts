import type { Circumstances } from './circumstances.ts';
import { type Place, REPOSITORY_ID } from './place.ts';
import type { Wire } from './wire.ts';

const BRANCHES_OF_API = [
  ...['archive_url', 'assignees_url', 'blobs_url', 'branches_url', 'collaborators_url', 'comments_url', 'commits_url'],
  ...['compare_url', 'contents_url', 'contributors_url', 'deployments_url', 'downloads_url', 'events_url', 'forks_url'],
  ...['git_commits_url', 'git_refs_url', 'git_tags_url', 'hooks_url', 'issue_comment_url', 'issue_events_url'],
  ...['issues_url', 'keys_url', 'labels_url', 'languages_url', 'merges_url', 'milestones_url', 'notifications_url'],
  ...['pulls_url', 'releases_url', 'stargazers_url', 'statuses_url', 'subscribers_url', 'subscription_url', 'tags_url'],
  ...['teams_url', 'trees_url'],
];

const COUNTS = ['forks', 'forks_count', 'network_count', 'open_issues', 'open_issues_count', 'size'];
const MORE_COUNTS = ['stargazers_count', 'subscribers_count', 'watchers', 'watchers_count'];

/** A repository as `GET /repos/{owner}/{repo}` answers it. */
export function wireRepository(wire: Wire, { api, web, repository }: Place, circumstances: Circumstances) {
  const { isPrivate, isArchived, hasIssues, defaultBranch, permission } = circumstances;
  const [owner = '', name = ''] = repository.split('/');
  const url = `${api}/repos/${repository}`;
  const created = '2024-01-01T00:00:00Z';
  return {
    id: REPOSITORY_ID,
    node_id: `R_${REPOSITORY_ID}`,
    name,
    full_name: repository,
    owner: { ...wire.user(owner), type: 'Organization' },
    private: isPrivate,
    visibility: isPrivate ? 'private' : 'public',
    html_url: `${web}/${repository}`,
    url,
    ...Object.fromEntries(BRANCHES_OF_API.map((key) => [key, `${url}/${key.replace('_url', '')}`])),
    git_url: `git://127.0.0.1/${repository}.git`,
    ssh_url: `git@127.0.0.1:${repository}.git`,
    clone_url: `${web}/${repository}.git`,
    svn_url: `${web}/${repository}`,
    mirror_url: null,
    description: null,
    homepage: null,
    language: null,
    license: null,
    fork: false,
    ...Object.fromEntries([...COUNTS, ...MORE_COUNTS].map((key) => [key, 0])),
    default_branch: defaultBranch,
    has_issues: hasIssues,
    has_projects: true,
    has_wiki: false,
    has_pages: false,
    has_discussions: false,
    archived: isArchived,
    disabled: false,
    pushed_at: created,
    created_at: created,
    updated_at: created,
    permissions: { admin: false, maintain: false, push: permission === 'write', triage: false, pull: true },
  };
}

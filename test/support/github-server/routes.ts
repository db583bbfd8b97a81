import type { Endpoint } from './call.ts';
import { addLabels, createIssue, editIssue, listIssues } from './issues.ts';
import { createComment, listComments, listEvents, removeLabel } from './one-issue.ts';
import { REPOSITORY_ID } from './place.ts';
import { checkAssignee, createLabel, getLabel, getPermission, getRepository, listLabels } from './repository.ts';

export interface Route {
  readonly method: string;
  /** As the description spells it. */
  readonly template: string;
  readonly endpoint: Endpoint;
  /** What GitHub answers where issues are off. */
  readonly needsIssues: boolean;
  /** Permissions of the token, any of which is enough; `null`: it needs none. */
  readonly needs: string | null;
}

const REPOSITORY = '/repos/{owner}/{repo}';
const ISSUE = `${REPOSITORY}/issues/{issue_number}`;
const EITHER = (what: string) => `issues=${what}; pull_requests=${what}`;

const ROUTES: readonly Route[] = [
  route('GET', REPOSITORY, getRepository, { needs: null }),
  route('GET', `${REPOSITORY}/issues`, listIssues, { needs: 'issues=read' }),
  route('POST', `${REPOSITORY}/issues`, createIssue, { needs: 'issues=write', needsIssues: true }),
  route('PATCH', ISSUE, editIssue, { needs: EITHER('write'), needsIssues: true }),
  route('GET', `${ISSUE}/comments`, listComments, { needs: EITHER('read'), needsIssues: true }),
  route('POST', `${ISSUE}/comments`, createComment, { needs: EITHER('write'), needsIssues: true }),
  route('GET', `${ISSUE}/events`, listEvents, { needs: EITHER('read'), needsIssues: true }),
  route('POST', `${ISSUE}/labels`, addLabels, { needs: EITHER('write'), needsIssues: true }),
  route('DELETE', `${ISSUE}/labels/{name}`, removeLabel, { needs: EITHER('write'), needsIssues: true }),
  route('GET', `${REPOSITORY}/labels`, listLabels, { needs: EITHER('read') }),
  route('POST', `${REPOSITORY}/labels`, createLabel, { needs: EITHER('write') }),
  route('GET', `${REPOSITORY}/labels/{name}`, getLabel, { needs: EITHER('read') }),
  route('GET', `${REPOSITORY}/collaborators/{username}/permission`, getPermission, { needs: null }),
  route('GET', `${REPOSITORY}/assignees/{assignee}`, checkAssignee, { needs: EITHER('read') }),
];

function route(
  method: string,
  template: string,
  endpoint: Endpoint,
  { needs, needsIssues = false }: { readonly needs: string | null; readonly needsIssues?: boolean },
): Route {
  return { method, template, endpoint, needs, needsIssues };
}

/** The route of a request with what stands in its path; `null`: there is none here. */
export function routeOf(
  method: string,
  path: string,
  repository: string,
): { readonly route: Route; readonly path: Readonly<Record<string, string>> } | null {
  // The form in which `Link` headers name the repository.
  const plain = path.replace(new RegExp(`^/repositories/${REPOSITORY_ID}(?=/|$)`), `/repos/${repository}`);
  for (const route of ROUTES) {
    const names = route.method === method ? matched(route.template, plain) : null;
    if (names) return { route, path: names };
  }
  return null;
}

function matched(template: string, path: string): Record<string, string> | null {
  const parts = path.split('/');
  const names = template.split('/');
  if (parts.length !== names.length) return null;
  const found: Record<string, string> = {};
  for (const [index, name] of names.entries()) {
    const part = decodeURIComponent(parts[index] ?? '');
    if (!name.startsWith('{')) {
      if (name !== part) return null;
    } else if (part === '') return null;
    else found[name.slice(1, -1)] = part;
  }
  return found;
}

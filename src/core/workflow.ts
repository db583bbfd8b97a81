/** What the subject of a GitHub workflow's token says of where it ran. */
export interface WorkflowSubject {
  /** `OWNER/REPO` */
  readonly repository: string;
  readonly at:
    | { readonly kind: 'ref'; readonly ref: string }
    | { readonly kind: 'environment'; readonly environment: string }
    | { readonly kind: 'pull-request' };
}

/**
 * Only tokens of this provider are GitHub's. The whole ARN counts: the address of another provider may end in this name
 * as well, and each writes into its subjects what it likes.
 */
const GITHUB = /^arn:aws[a-z-]*:iam::\d{12}:oidc-provider\/token\.actions\.githubusercontent\.com$/;

export function isGitHub(provider: string | null): provider is string {
  return provider !== null && GITHUB.test(provider);
}

/**
 * The subjects that GitHub writes of itself, with the ids of owner and repository behind their names for repositories
 * made after July 2026 (GitHub Docs, "OpenID Connect reference"). A colon within a name is written as `%3A` there, so
 * nothing can stand behind the last part.
 */
const SUBJECT = /^repo:([\w.-]+)(?:@\d+)?\/([\w.-]+)(?:@\d+)?:(?:ref:(refs\/[^:]+)|environment:([^:]+)|pull_request)$/;

/** `null` for a subject of a shape that an organisation made its own. */
export function workflowSubject(subject: string): WorkflowSubject | null {
  const [whole, owner, name, ref, environment] = SUBJECT.exec(subject) ?? [];
  if (whole === undefined) return null;
  const repository = `${owner}/${name}`;
  if (ref !== undefined) return { repository, at: { kind: 'ref', ref } };
  if (environment !== undefined) return { repository, at: { kind: 'environment', environment } };
  return { repository, at: { kind: 'pull-request' } };
}

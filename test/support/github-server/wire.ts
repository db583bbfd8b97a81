import type { Instant } from '../../../src/core/instant.ts';
import type { GithubModel, LabelEvent, ModelComment, ModelIssue } from '../github-model.ts';
import type { Circumstances } from './circumstances.ts';
import type { Place } from './place.ts';

/** As GitHub writes moments: to the second. */
function timeOf(instant: Instant): string {
  return `${new Date(instant).toISOString().slice(0, 19)}Z`;
}

/** The same for the same name. */
function idOf(name: string): number {
  return [...name].reduce((sum, letter) => (sum * 31 + (letter.codePointAt(0) ?? 0)) % 100_000_007, 7);
}

/** Things of the model in the form in which GitHub's API answers them. */
export class Wire {
  readonly #model: GithubModel;
  readonly #place: Place;
  readonly #circumstances: Circumstances;

  constructor(model: GithubModel, place: Place, circumstances: Circumstances) {
    this.#model = model;
    this.#place = place;
    this.#circumstances = circumstances;
  }

  user(login: string) {
    const { api, web } = this.#place;
    const url = `${api}/users/${encodeURIComponent(login)}`;
    const id = idOf(login);
    return {
      login,
      id,
      node_id: `U_${id}`,
      avatar_url: `${web}/avatars/u/${id}`,
      gravatar_id: '',
      url,
      html_url: `${web}/${encodeURIComponent(login)}`,
      followers_url: `${url}/followers`,
      following_url: `${url}/following{/other_user}`,
      gists_url: `${url}/gists{/gist_id}`,
      starred_url: `${url}/starred{/owner}{/repo}`,
      subscriptions_url: `${url}/subscriptions`,
      organizations_url: `${url}/orgs`,
      repos_url: `${url}/repos`,
      events_url: `${url}/events{/privacy}`,
      received_events_url: `${url}/received_events`,
      type: login.endsWith('[bot]') ? 'Bot' : 'User',
      site_admin: false,
    };
  }

  label(name: string) {
    const { color, description } = this.#model.labelLooks(name);
    const id = idOf(name);
    const url = `${this.#repository}/labels/${encodeURIComponent(name)}`;
    return { id, node_id: `LA_${id}`, url, name, description, color, default: false };
  }

  issue(issue: ModelIssue) {
    const { number, state, body, assignees } = issue;
    const url = `${this.#repository}/issues/${number}`;
    const kind = issue.isPullRequest ? 'pull' : 'issues';
    const page = `${this.#place.web}/${this.#place.repository}/${kind}/${number}`;
    const pull = `${this.#repository}/pulls/${number}`;
    const people = assignees.map((login) => this.user(login));
    return {
      id: 2_000_000_000 + number,
      node_id: `I_${number}`,
      url,
      repository_url: this.#repository,
      labels_url: `${url}/labels{/name}`,
      comments_url: `${url}/comments`,
      events_url: `${url}/events`,
      html_url: page,
      number,
      title: issue.title,
      user: this.user(issue.author),
      labels: [...issue.labels].map((name) => this.label(name)),
      state: state === 'open' ? 'open' : 'closed',
      state_reason: state === 'open' ? (issue.wasReopened ? 'reopened' : null) : state,
      locked: false,
      assignee: people[0] ?? null,
      assignees: people,
      milestone: null,
      comments: issue.comments.length,
      created_at: timeOf(issue.createdAt),
      updated_at: timeOf(issue.updatedAt),
      closed_at: state === 'open' ? null : timeOf(issue.updatedAt),
      author_association: this.#association(issue.author),
      active_lock_reason: null,
      body: body === '' ? null : body,
      performed_via_github_app: null,
      ...(issue.isPullRequest && {
        draft: false,
        pull_request: {
          url: pull,
          html_url: page,
          diff_url: `${page}.diff`,
          patch_url: `${page}.patch`,
          merged_at: null,
        },
      }),
    };
  }

  comment(issue: ModelIssue, { id, author, body, createdAt }: ModelComment) {
    return {
      id,
      node_id: `IC_${id}`,
      url: `${this.#repository}/issues/comments/${id}`,
      html_url: `${this.#place.web}/${this.#place.repository}/issues/${issue.number}#issuecomment-${id}`,
      issue_url: `${this.#repository}/issues/${issue.number}`,
      user: this.user(author),
      created_at: timeOf(createdAt),
      updated_at: timeOf(createdAt),
      author_association: this.#association(author),
      body,
      performed_via_github_app: null,
    };
  }

  /** What happened to an issue, in order: labels, and assignments, which nobody asked about. */
  events(issue: ModelIssue) {
    const assigned = issue.assignees.map((login, index) => ({
      ...this.#event(issue.number * 100_000 + index, 'assigned', issue.author, issue.createdAt),
      assignee: this.user(login),
      assigner: this.user(issue.author),
    }));
    return [...assigned, ...issue.labelEvents.map((event) => this.#labelEvent(event))];
  }

  #labelEvent({ id, kind, label, by, at }: LabelEvent) {
    return { ...this.#event(id, kind, by, at), label: { name: label, color: this.#model.labelLooks(label).color } };
  }

  #event(id: number, event: string, by: string, at: Instant) {
    return {
      id,
      node_id: `EV_${id}`,
      url: `${this.#repository}/issues/events/${id}`,
      actor: this.user(by),
      event,
      commit_id: null,
      commit_url: null,
      created_at: timeOf(at),
      performed_via_github_app: null,
    };
  }

  #association(login: string) {
    return this.#circumstances.associations[login] ?? (this.#model.writers.has(login) ? 'COLLABORATOR' : 'NONE');
  }

  get #repository(): string {
    return `${this.#place.api}/repos/${this.#place.repository}`;
  }
}

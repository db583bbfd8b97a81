import type { Clock } from '../core/clock.ts';
import type { Instant } from '../core/instant.ts';
import { Api } from './api.ts';
import { Authors } from './authors.ts';
import { Budget } from './budget.ts';
import { GithubFailure } from './github-failure.ts';
import { firstLine, IssueList, isSameName } from './issue-list.ts';
import { type LabelNames, Labels, labelsOf, unless } from './labels.ts';
import { octokit } from './octokit.ts';
import { askRepository, type Repository } from './repository.ts';
import { anything, comment, event, labelSet, made, permission } from './shapes.ts';
import type { IssueDraft, IssueEdit, ListedComment, ListedIssue, Tracker } from './tracker.ts';
import { transport } from './transport.ts';

export interface GithubOptions extends LabelNames {
  /** `https://api.github.com`, or that of a GitHub Enterprise Server. */
  readonly apiUrl: string;
  readonly owner: string;
  readonly repo: string;
  readonly token: string;
  /** Of the tool. */
  readonly version: string;
  /** Of a request and its whole answer, milliseconds. */
  readonly timeout: number;
  readonly clock: Clock;
  readonly signal: AbortSignal;
}

/** The issues of a repository, by GitHub's REST API. What fails throws `GithubFailure`. */
export class GithubClient implements Tracker {
  readonly #api: Api;
  readonly #authors: Authors;
  readonly #list: IssueList;
  readonly #labels: Labels;
  readonly #names: readonly string[];
  /** By login in small letters. */
  readonly #assignable = new Map<string, boolean>();
  readonly #notAssignable = new Set<string>();

  constructor({ apiUrl, owner, repo, token, version, timeout, clock, signal, ...options }: GithubOptions) {
    const budget = new Budget(clock, signal);
    const userAgent = `ecr-release-windows/${version}`;
    const fetch = transport(timeout, clock, signal);
    this.#api = new Api(octokit({ apiUrl, token, userAgent, clock, stop: signal, budget, fetch }), { owner, repo });
    this.#authors = new Authors((login) => this.mayWrite(login));
    this.#list = new IssueList(this.#api, this.#authors, clock.now);
    this.#labels = new Labels(this.#api, labelsOf(options));
    this.#names = [options.label, options.approvalLabel];
  }

  /** Logins that were left out of new issues, because GitHub does not let them be assigned. */
  get notAssignable(): readonly string[] {
    return [...this.#notAssignable];
  }

  repository(): Promise<Repository> {
    return askRepository(this.#api);
  }

  async issues(label: string): Promise<readonly ListedIssue[]> {
    const issues = await this.#list.all(label);
    return issues.map((issue) => ({ ...issue, labels: issue.labels.map((name) => this.#spelled(name)) }));
  }

  async comments(issue: number): Promise<readonly ListedComment[]> {
    const { items } = await this.#api.pages('GET /repos/{owner}/{repo}/issues/{issue}/comments', { issue }, comment);
    return Promise.all(
      items.map(async (item) => ({
        body: item.body,
        createdAt: item.created_at,
        isTrusted: await this.#authors.isTrusted(item),
      })),
    );
  }

  async labelSetBy(issue: number, label: string): Promise<{ readonly by: string; readonly at: Instant } | null> {
    const { items } = await this.#api.pages('GET /repos/{owner}/{repo}/issues/{issue}/events', { issue }, event);
    const set = items.findLast((one) => one.event === 'labeled' && isSameName(one.label?.name ?? '', label));
    // The account may be gone.
    if (set?.actor == null || set.created_at == null) return null;
    return { by: set.actor.login, at: set.created_at };
  }

  async mayWrite(login: string): Promise<boolean> {
    try {
      const path = 'GET /repos/{owner}/{repo}/collaborators/{login}/permission';
      const { data } = await this.#api.ask(path, { login }, permission);
      // `maintain` is told as `write`.
      return data.permission === 'admin' || data.permission === 'write';
    } catch (error) {
      if (error instanceof GithubFailure && error.status === 404) return false;
      throw error;
    }
  }

  async create({ title, body, labels, assignees }: IssueDraft): Promise<number> {
    await this.#labels.ensure();
    const draft = { title, body, labels, assignees: await this.#whoCanBeAssigned(assignees) };
    return this.#once(
      async () => {
        const { data } = await this.#api.ask('POST /repos/{owner}/{repo}/issues', { ...draft, ...ONCE }, made);
        await this.#label(data.number, labels, data.labels);
        return data.number;
      },
      () => this.#list.written(firstLine(body)),
    );
  }

  async comment(issue: number, body: string): Promise<Instant> {
    return this.#once(
      async () => {
        const path = 'POST /repos/{owner}/{repo}/issues/{issue}/comments';
        const { data } = await this.#api.ask(path, { issue, body, ...ONCE }, comment);
        return data.created_at;
      },
      async () => {
        const comments = await this.comments(issue);
        const ours = comments.find((one) => one.isTrusted && firstLine(one.body) === firstLine(body));
        return ours?.createdAt ?? null;
      },
    );
  }

  async edit(issue: number, { title, body, state }: IssueEdit): Promise<void> {
    const path = 'PATCH /repos/{owner}/{repo}/issues/{issue}';
    const text = { issue, ...(title === undefined ? {} : { title }), body };
    const write = (change: object) => this.#api.ask(path, { ...text, ...change }, anything);
    if (state === undefined || state === 'open') {
      await write(state === undefined ? {} : { state });
      return;
    }
    const closed = (reason: string) => write({ state: 'closed', state_reason: reason });
    if (state !== 'duplicate') await closed(state);
    // Older versions of GitHub Enterprise Server do not know it.
    else if (!(await unless(422, closed(state)))) await closed('not_planned');
  }

  async removeLabel(issue: number, label: string): Promise<void> {
    const path = 'DELETE /repos/{owner}/{repo}/issues/{issue}/labels/{label}';
    await unless(404, this.#api.ask(path, { issue, label }, anything));
  }

  /** Makes something; where nobody knows whether it was made, looks first before it makes it once more. */
  async #once<Made>(make: () => Promise<Made>, find: () => Promise<Made | null>): Promise<Made> {
    try {
      return await make();
    } catch (error) {
      if (!(error instanceof GithubFailure && error.mayBeDone)) throw error;
      return (await find()) ?? make();
    }
  }

  /** Without the right to write GitHub leaves labels out silently, and the issue would never be found again. */
  async #label(issue: number, wanted: readonly string[], has: readonly string[]): Promise<void> {
    const labels = wanted.filter((label) => !has.some((one) => isSameName(one, label)));
    if (labels.length === 0) return;
    await this.#api.ask('POST /repos/{owner}/{repo}/issues/{issue}/labels', { issue, labels }, labelSet);
  }

  async #whoCanBeAssigned(logins: readonly string[]): Promise<string[]> {
    const assignees: string[] = [];
    for (const login of logins) {
      if (await this.#canBeAssigned(login)) assignees.push(login);
      else this.#notAssignable.add(login);
    }
    return assignees;
  }

  async #canBeAssigned(login: string): Promise<boolean> {
    const key = login.toLowerCase();
    const known = this.#assignable.get(key);
    if (known !== undefined) return known;
    const can = await unless(404, this.#api.ask('GET /repos/{owner}/{repo}/assignees/{login}', { login }, anything));
    this.#assignable.set(key, can);
    return can;
  }

  /** A label of ours as we write it. */
  #spelled(name: string): string {
    return this.#names.find((one) => isSameName(one, name)) ?? name;
  }
}

/** What is not done twice without a look: `@octokit/plugin-retry` leaves it alone. */
const ONCE = { request: { retries: 0 } };

import type { Instant } from '../../src/core/instant.ts';
import type { IssueDraft, IssueEdit, ListedIssue, Tracker } from '../../src/github/tracker.ts';

export interface ModelComment {
  readonly author: string;
  readonly body: string;
  readonly createdAt: Instant;
}

export interface ModelIssue {
  readonly number: number;
  readonly author: string;
  readonly createdAt: Instant;
  readonly assignees: readonly string[];
  title: string;
  body: string;
  /** `open`, or why it is closed. */
  state: 'open' | 'completed' | 'not_planned' | 'duplicate';
  readonly labels: Set<string>;
  readonly comments: ModelComment[];
  /** Who set which label, in order of time. */
  readonly labelEvents: { readonly label: string; readonly by: string; readonly at: Instant }[];
}

/** What happens to the requests of one run. Requests are counted from 1, those that only read among them. */
export interface Weather {
  /** The process ends at this request: the call never returns, and none after it is made. */
  readonly killed?: { readonly at: number; readonly when: 'before' | 'after' };
  /** This request is answered by an error; the run goes on. */
  readonly failed?: { readonly at: number; readonly when: 'before' | 'after' };
  /** The list lacks this issue, as where others were deleted between two of its pages. */
  readonly missed?: number;
  /** Awaited before each request: another run may come in between. */
  readonly before?: (request: number) => Promise<void>;
}

/** What a run that was killed throws: nothing that it would do afterwards has an effect. */
export class Killed extends Error {}

export const BOT = 'release-bot[bot]';

/** The issues of a repository on GitHub, in memory. */
export class GithubModel {
  issues: ModelIssue[] = [];
  now: Instant;
  readonly writers: ReadonlySet<string>;
  /** By the tool. */
  writes = 0;
  #lastNumber = 0;

  constructor(now: Instant, writers: readonly string[]) {
    this.now = now;
    this.writers = new Set(writers);
  }

  /** As a run sees it. */
  connect({ killed, failed, missed, before }: Weather = {}): Tracker & { readonly requests: () => number } {
    let requests = 0;
    let dead = false;
    const request = async <T>(effect: () => T): Promise<T> => {
      if (dead) throw new Killed();
      requests++;
      await before?.(requests);
      if (killed?.at === requests) {
        dead = true;
        if (killed.when === 'after') effect();
        throw new Killed();
      }
      if (failed?.at === requests) {
        if (failed.when === 'after') effect();
        throw new Error('502');
      }
      return effect();
    };
    const write = <T>(effect: () => T) =>
      request(() => {
        this.writes++;
        return effect();
      });
    return {
      requests: () => requests,
      issues: (label) =>
        request(() =>
          this.issues
            .filter(({ number, labels }) => labels.has(label) && number !== missed)
            .map((issue) => this.#listed(issue)),
        ),
      comments: (number) =>
        request(() => this.issue(number).comments.map((one) => ({ ...one, isTrusted: this.#isTrusted(one.author) }))),
      labelSetBy: (number, label) =>
        request(() => this.issue(number).labelEvents.findLast((event) => event.label === label) ?? null),
      mayWrite: (login) => request(() => this.writers.has(login)),
      create: (draft) => write(() => this.open(BOT, draft).number),
      comment: (number, body) => write(() => this.comment(number, BOT, body)),
      edit: (number, edit) => write(() => this.edit(number, edit)),
      removeLabel: (number, label) => write(() => void this.issue(number).labels.delete(label)),
    };
  }

  issue(number: number): ModelIssue {
    const issue = this.issues.find((one) => one.number === number);
    if (!issue) throw new Error(`404: no issue #${number}`);
    return issue;
  }

  open(author: string, { title, body, labels, assignees }: IssueDraft): ModelIssue {
    checkLength(body);
    this.#lastNumber++;
    const issue: ModelIssue = {
      number: this.#lastNumber,
      author,
      createdAt: this.now,
      assignees,
      title,
      body,
      state: 'open',
      labels: new Set(labels),
      comments: [],
      labelEvents: [],
    };
    this.issues.push(issue);
    return issue;
  }

  comment(number: number, author: string, body: string): Instant {
    checkLength(body);
    this.issue(number).comments.push({ author, body, createdAt: this.now });
    return this.now;
  }

  edit(number: number, { title, body, state }: Partial<IssueEdit>): void {
    const issue = this.issue(number);
    if (body !== undefined) checkLength(body);
    issue.title = title ?? issue.title;
    issue.body = body ?? issue.body;
    issue.state = state ?? issue.state;
  }

  setLabel(number: number, by: string, label: string): void {
    const issue = this.issue(number);
    if (issue.labels.has(label)) return;
    issue.labels.add(label);
    issue.labelEvents.push({ label, by, at: this.now });
  }

  #listed({ number, title, body, state, createdAt, labels, author }: ModelIssue): ListedIssue {
    const isTrusted = this.#isTrusted(author);
    return { number, title, body, isOpen: state === 'open', createdAt, labels: [...labels], isTrusted };
  }

  #isTrusted(author: string): boolean {
    return author === BOT || this.writers.has(author);
  }
}

function checkLength(body: string): void {
  if ([...body].length > 65_536) throw new Error('422: body is too long');
}

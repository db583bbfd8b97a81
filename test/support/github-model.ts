import type { Instant } from '../../src/core/instant.ts';
import type { IssueDraft, IssueEdit, ListedIssue, Tracker } from '../../src/github/tracker.ts';

export interface ModelComment {
  readonly id: number;
  readonly author: string;
  readonly body: string;
  readonly createdAt: Instant;
}

export interface LabelEvent {
  readonly id: number;
  readonly kind: 'labeled' | 'unlabeled';
  readonly label: string;
  readonly by: string;
  readonly at: Instant;
}

export interface ModelIssue {
  readonly number: number;
  readonly author: string;
  readonly createdAt: Instant;
  readonly isPullRequest: boolean;
  /** When the model was last asked to change something of it: what a test writes straight into it does not move this. */
  updatedAt: Instant;
  assignees: readonly string[];
  title: string;
  body: string;
  /** `open`, or why it is closed. */
  state: 'open' | 'completed' | 'not_planned' | 'duplicate';
  /** It was closed before. */
  wasReopened: boolean;
  readonly labels: Set<string>;
  readonly comments: ModelComment[];
  /** Who set and took off which label, in order of time. */
  readonly labelEvents: LabelEvent[];
}

export interface LabelLooks {
  /** Six hexadecimal digits. */
  readonly color: string;
  readonly description: string | null;
}

/** A label that nobody described. */
const PLAIN: LabelLooks = { color: 'ededed', description: null };

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

/** Characters of the body of an issue or comment. */
export const LONGEST_BODY = 65_536;

export const BOT = 'release-bot[bot]';

/** The issues of a repository on GitHub, in memory. */
export class GithubModel {
  issues: ModelIssue[] = [];
  now: Instant;
  readonly writers: ReadonlySet<string>;
  /** Who may be assigned. */
  readonly assignable: Set<string>;
  /** Labels of the repository with what they look like. */
  readonly labels = new Map<string, LabelLooks>();
  /** By the tool. */
  writes = 0;
  #lastNumber = 0;
  #lastId = 1_000_000;

  constructor(now: Instant, writers: readonly string[]) {
    this.now = now;
    this.writers = new Set(writers);
    this.assignable = new Set(writers);
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
            .filter(({ number, labels, isPullRequest }) => !isPullRequest && labels.has(label) && number !== missed)
            .map((issue) => this.#listed(issue)),
        ),
      comments: (number) =>
        request(() => this.issue(number).comments.map((one) => ({ ...one, isTrusted: this.#isTrusted(one.author) }))),
      labelSetBy: (number, label) =>
        request(() => {
          const isSet = (event: LabelEvent) => event.kind === 'labeled' && event.label === label;
          return this.issue(number).labelEvents.findLast(isSet) ?? null;
        }),
      mayWrite: (login) => request(() => this.writers.has(login)),
      create: (draft) =>
        write(() => {
          const assignees = draft.assignees.filter((login) => this.assignable.has(login));
          return this.open(BOT, { ...draft, assignees }).number;
        }),
      comment: (number, body) => write(() => this.comment(number, BOT, body)),
      edit: (number, edit) => write(() => this.edit(number, edit)),
      removeLabel: (number, label) => write(() => this.unsetLabel(number, BOT, label)),
    };
  }

  /** Of the youngest, deleted or not. */
  get lastNumber(): number {
    return this.#lastNumber;
  }

  issue(number: number): ModelIssue {
    const issue = this.issues.find((one) => one.number === number);
    if (!issue) throw new Error(`404: no issue #${number}`);
    return issue;
  }

  open(author: string, { title, body, labels, assignees }: IssueDraft, isPullRequest = false): ModelIssue {
    checkLength(body);
    this.#lastNumber++;
    const issue: ModelIssue = {
      number: this.#lastNumber,
      author,
      createdAt: this.now,
      updatedAt: this.now,
      isPullRequest,
      assignees,
      title,
      body,
      state: 'open',
      wasReopened: false,
      labels: new Set(),
      comments: [],
      labelEvents: [],
    };
    this.issues.push(issue);
    for (const label of labels) this.setLabel(issue.number, author, label);
    return issue;
  }

  comment(number: number, author: string, body: string): Instant {
    checkLength(body);
    this.#touched(number).comments.push({ id: ++this.#lastId, author, body, createdAt: this.now });
    return this.now;
  }

  edit(number: number, { title, body, state }: Partial<IssueEdit>): void {
    if (body !== undefined) checkLength(body);
    const issue = this.#touched(number);
    issue.title = title ?? issue.title;
    issue.body = body ?? issue.body;
    if (state === 'open' && issue.state !== 'open') issue.wasReopened = true;
    issue.state = state ?? issue.state;
  }

  assign(number: number, assignees: readonly string[]): void {
    this.#touched(number).assignees = assignees;
  }

  setLabel(number: number, by: string, label: string): void {
    if (this.issue(number).labels.has(label)) return;
    const issue = this.#touched(number);
    issue.labels.add(label);
    issue.labelEvents.push({ id: ++this.#lastId, kind: 'labeled', label, by, at: this.now });
    if (!this.labels.has(label)) this.labels.set(label, PLAIN);
  }

  /** Nothing where the issue does not bear it. */
  unsetLabel(number: number, by: string, label: string): void {
    if (!this.issue(number).labels.has(label)) return;
    const issue = this.#touched(number);
    issue.labels.delete(label);
    issue.labelEvents.push({ id: ++this.#lastId, kind: 'unlabeled', label, by, at: this.now });
  }

  labelLooks(label: string): LabelLooks {
    return this.labels.get(label) ?? PLAIN;
  }

  #touched(number: number): ModelIssue {
    const issue = this.issue(number);
    issue.updatedAt = this.now;
    return issue;
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
  if ([...body].length > LONGEST_BODY) throw new Error('422: body is too long');
}

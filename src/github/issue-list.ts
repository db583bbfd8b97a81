import { type Instant, MINUTE } from '../core/instant.ts';
import type { Api } from './api.ts';
import type { Authors } from './authors.ts';
import { issue } from './shapes.ts';
import type { ListedIssue } from './tracker.ts';

/** So much earlier than GitHub's clock said: its machines need not all agree. */
const MARGIN = 5 * MINUTE;

/** All issues with a label. Asked again, it asks only for what changed since. */
export class IssueList {
  readonly #api: Api;
  readonly #authors: Authors;
  readonly #now: () => Instant;
  readonly #known = new Map<string, { readonly since: Instant; readonly issues: readonly ListedIssue[] }>();

  constructor(api: Api, authors: Authors, now: () => Instant) {
    this.#api = api;
    this.#authors = authors;
    this.#now = now;
  }

  async all(label: string): Promise<readonly ListedIssue[]> {
    const known = this.#known.get(label);
    // Without the label, so that an issue which lost it is seen.
    const { issues, since } = await this.#ask(known === undefined ? { labels: label } : sinceOf(known.since));
    const changed = new Set(issues.map(({ number }) => number));
    const merged = [
      ...(known?.issues ?? []).filter(({ number }) => !changed.has(number)),
      ...(known === undefined ? issues : issues.filter(({ labels }) => labels.some((one) => isSameName(one, label)))),
    ].sort((a, b) => a.number - b.number);
    this.#known.set(label, { since, issues: merged });
    return merged;
  }

  /** The issue of ours that begins with this line, of those that changed since the first were asked for. */
  async written(line: string): Promise<number | null> {
    const [first] = this.#known.values();
    const { issues } = await this.#ask(sinceOf(first?.since ?? this.#now() - MARGIN));
    return issues.find(({ isTrusted, body }) => isTrusted && firstLine(body) === line)?.number ?? null;
  }

  async #ask(filter: Readonly<Record<string, string>>) {
    const parameters = { state: 'all', sort: 'created', direction: 'asc', ...filter };
    const { items, at } = await this.#api.pages('GET /repos/{owner}/{repo}/issues', parameters, issue);
    const issues: ListedIssue[] = [];
    for (const item of items.filter(({ pull_request: pull }) => pull === undefined)) {
      const { number, title, body, state, created_at: createdAt, labels } = item;
      const isTrusted = await this.#authors.isTrusted(item);
      issues.push({ number, title, body, isOpen: state === 'open', createdAt, labels, isTrusted });
    }
    return { issues, since: (at ?? this.#now()) - MARGIN };
  }
}

/** Labels are one where only their case differs. */
export function isSameName(one: string, other: string): boolean {
  return one.toLowerCase() === other.toLowerCase();
}

/** By the hidden data there a body is found again, whatever GitHub does to white space. */
export function firstLine(body: string): string {
  return /^[^\r\n]*/.exec(body)?.[0] ?? '';
}

function sinceOf(moment: Instant): { readonly since: string } {
  return { since: new Date(moment).toISOString() };
}

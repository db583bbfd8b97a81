import type { GithubModel, ModelIssue } from '../github-model.ts';
import type { Circumstances } from './circumstances.ts';
import type { Place } from './place.ts';
import { notFound, Refused } from './refusal.ts';
import type { Wire } from './wire.ts';

/** What an endpoint answers. */
export interface Reply {
  readonly status: number;
  /** `undefined`: none. */
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

/** A request that is allowed, with the world it came to. */
export interface Call {
  readonly model: GithubModel;
  readonly wire: Wire;
  readonly place: Place;
  readonly circumstances: Circumstances;
  /** What stands in the path for `{name}`, by name. */
  readonly path: Readonly<Record<string, string>>;
  readonly query: URLSearchParams;
  readonly body: unknown;
}

/** Whose effects are all or nothing: it throws before the first. */
export type Endpoint = (call: Call) => Reply;

/** The issue that the path names. One that was deleted is gone, one that never was is not found. */
export function issueOf({ model, path }: Call): ModelIssue {
  const issue = model.issues.find(({ number }) => String(number) === path.issue_number);
  if (issue) return issue;
  throw Number(path.issue_number) <= model.lastNumber ? new Refused(410, 'This issue was deleted') : notFound();
}

/** A label or login as it is spelled; GitHub heeds no case in either. */
export function sameName(names: Iterable<string>, name: string): string | undefined {
  return [...names].find((one) => one.toLowerCase() === name.toLowerCase());
}

export function paged(items: unknown, link: string | null): Reply {
  return { status: 200, body: items, headers: link === null ? {} : { link } };
}

import type { GithubModel, ModelIssue } from '../github-model.ts';
import type { Circumstances } from './circumstances.ts';
import type { Place } from './place.ts';
import { notFound } from './refusal.ts';
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

/** The issue that the path names. */
export function issueOf({ model, path }: Call): ModelIssue {
  const issue = model.issues.find(({ number }) => String(number) === path.issue_number);
  if (!issue) throw notFound();
  return issue;
}

/** The label under the name that it has; GitHub heeds no case. */
export function sameLabel(labels: Iterable<string>, name: string): string | undefined {
  return [...labels].find((label) => label.toLowerCase() === name.toLowerCase());
}

export function paged(items: unknown, link: string | null): Reply {
  return { status: 200, body: items, headers: link === null ? {} : { link } };
}

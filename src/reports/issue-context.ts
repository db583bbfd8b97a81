import type { RunFacts } from '../core/facts.ts';
import type { Origin } from '../core/origin.ts';
import type { TagHistory } from '../core/tag-history.ts';
import type { TagsOfIndexes } from '../core/tags.ts';
import { TZDATA_VERSION } from '../core/tzdb.ts';
import { code, link, words } from './markdown.ts';
import { permalink } from './permalink.ts';
import { shortened } from './visible.ts';
import type { Show } from './words.ts';

/** What the words of all issues of a run are made from. */
export interface IssueContext {
  readonly facts: RunFacts;
  readonly origin: Origin;
  /** The label by which an approver approves. */
  readonly approvalLabel: string;
  readonly history: TagHistory;
  /** Worked out when it is first asked for. */
  readonly indexes: () => TagsOfIndexes;
}

/** A name, as code of at most so many code points. */
export function nameUpTo(longest: number): Show {
  return (name) => code(shortened(name, longest));
}

/** The policy by its path, and the commit where it is known, with a link to it: `release-windows.yml at 1a2b3c4`. */
export function policyWords(
  { facts: { policy }, origin }: Pick<IssueContext, 'facts' | 'origin'>,
  longest: number,
): string {
  const at = commitLink(origin, policy.path, null);
  return nameUpTo(longest)(policy.path) + (at === null ? '' : ` ${at}`);
}

/** An address takes room that nobody sees. */
const LONGEST_ADDRESS = 500;

/** `at 1a2b3c4`, a link to a line of the policy where it can be one; `null`: the commit is not known. */
export function commitLink(origin: Origin, path: string, line: number | null): string | null {
  if (origin.commit === null) return null;
  const address = permalink(origin, path, line);
  const commit = code(origin.commit.slice(0, 7));
  return `at ${address === null || address.length > LONGEST_ADDRESS ? commit : link(commit, address)}`;
}

/** By which run and which version this was told, in one line. */
export function toldBy({ facts, origin }: IssueContext): string {
  const run = origin.runUrl === null ? '' : `${link('this run', origin.runUrl)} of `;
  return `Told by ${run}ecr-release-windows ${words(facts.toolVersion)}, tz database ${TZDATA_VERSION}.`;
}

import type { Instant } from './instant.ts';
import { Judge } from './judge.ts';
import { type Match, matchOf, type Whereabouts } from './match.ts';
import type { Entry, Policy } from './policy.ts';
import type { Judgement } from './verdict.ts';
import { type Window, windowIntervals } from './window.ts';

/** What somebody wants to know: may this repository be pushed to at that moment? */
export interface Question extends Whereabouts {
  readonly at: Instant;
}

/** An entry that was held against the repository. */
export interface TriedEntry {
  readonly entry: Entry;
  readonly match: Match;
}

/** A window of the entry that decided. */
export interface TriedWindow {
  readonly window: Window;
  readonly open: boolean;
}

/** An entry that would decide in an account or Region that the question leaves out, and what it would say. */
export interface Alternative {
  readonly entry: Entry;
  readonly judgement: Judgement;
}

/** An answer and the way to it. */
export interface Explanation {
  readonly policy: Policy;
  readonly question: Question;
  /** What `check` would say of a push there and then; what the question leaves out matches no entry that asks for it. */
  readonly judgement: Judgement;
  /** In the order of the file, up to the one that decided; all of them where the file's defaults did. */
  readonly tried: readonly TriedEntry[];
  /** Entries after the one that decided: nothing was asked of them. */
  readonly unread: number;
  /** Windows of the entry that decided, in the order of the file; a moment may lie in several. */
  readonly windows: readonly TriedWindow[];
  /** In the order of the file: the first of them that matches would decide. */
  readonly alternatives: readonly Alternative[];
}

/** The answer of the same judge that a check asks, with everything that led to it. */
export function explain(policy: Policy, question: Question): Explanation {
  const judge = new Judge(policy);
  const decided = judge.entryFor(question);
  const judgement = judge.judgeBy(decided, question.at);
  const place = policy.entries.indexOf(decided);
  const read = place === -1 ? policy.entries : policy.entries.slice(0, place + 1);
  const tried = read.map((entry): TriedEntry => ({ entry, match: matchOf(entry, question) }));
  return {
    policy,
    question,
    judgement,
    tried,
    unread: policy.entries.length - read.length,
    windows: (decided.windows ?? []).map((window) => ({ window, open: isOpen(window, question.at) })),
    alternatives: tried
      .filter(({ match }) => match === 'unknown')
      .map(({ entry }) => ({ entry, judgement: judge.judgeBy(entry, question.at) })),
  };
}

function isOpen(window: Window, at: Instant): boolean {
  return windowIntervals(window, at, at + 1).length > 0;
}

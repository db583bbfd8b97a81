import { displayZone } from './display-zone.ts';
import { Excuses, type Tags, type TriedExcuse } from './excuses.ts';
import type { Holiday } from './holidays.ts';
import type { Instant } from './instant.ts';
import { type Asked, Judge } from './judge.ts';
import { type Match, matchOf } from './match.ts';
import type { Entry, Freeze, Policy } from './policy.ts';
import type { Judgement } from './verdict.ts';
import { type Window, windowBesideHolidays } from './window.ts';

/** How the ARN of a session ends that may be any of its role's: no session's name has an asterisk. */
export const ANY_SESSION = '/*';

/** What somebody wants to know: may this be pushed there at that moment? */
export interface Question extends Asked {
  /** `null`: not given. */
  readonly tag: string | null;
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
  /** The holiday without which it would be open. */
  readonly holiday: Holiday | null;
}

/** A freeze of the policy. */
export interface TriedFreeze {
  readonly freeze: Freeze;
  readonly outcome: 'holds' | 'other-time' | 'other-repository';
  /** What the calendar calls it, where it holds. */
  readonly event: string | null;
}

/** An entry that would decide in an account or Region that the question leaves out, and what it would say. */
export interface Alternative {
  readonly entry: Entry;
  readonly judgement: Judgement;
  /** Open or closed there and then, whoever pushes what. */
  readonly opening: Judgement;
}

/** What the ARN of who pushes does not show: the path of a session's role, or which session of a role it is. */
export type PrincipalDoubt = 'path' | 'session';

/** An answer and the way to it. */
export interface Explanation {
  readonly policy: Policy;
  readonly question: Question;
  /** What `check` would say of a push there and then; what the question leaves out matches nothing that asks for it. */
  readonly judgement: Judgement;
  /** Open or closed there and then, whoever pushes what. */
  readonly opening: Judgement;
  /** In the order of the file, up to the one that decided; all of them where the file's defaults did. */
  readonly tried: readonly TriedEntry[];
  /** Entries after the one that decided: nothing was asked of them. */
  readonly unread: number;
  /** Exemptions, then exceptions, each in the order of the file. */
  readonly excuses: readonly TriedExcuse[];
  /** Where it may matter to one of these. */
  readonly principalDoubt: PrincipalDoubt | null;
  /** In the order of the file. */
  readonly freezes: readonly TriedFreeze[];
  /** Windows of the entry that decided, in the order of the file; a moment may lie in several. */
  readonly windows: readonly TriedWindow[];
  /** In the order of the file: the first of them that matches would decide. */
  readonly alternatives: readonly Alternative[];
}

/** The answer of the same judge that a check asks, with everything that led to it. */
export function explain(policy: Policy, question: Question): Explanation {
  const judge = new Judge(policy);
  const tags: Tags = question.tag === null ? null : [question.tag];
  const decided = judge.entryFor(question);
  const zone = displayZone(decided);
  const place = policy.entries.indexOf(decided);
  const read = place === -1 ? policy.entries : policy.entries.slice(0, place + 1);
  const tried = read.map((entry): TriedEntry => ({ entry, match: matchOf(entry, question) }));
  const excuses = new Excuses(policy, question.repository, zone).tried(question.time, question.principal, tags);
  return {
    policy,
    question,
    judgement: judge.judgeBy(decided, question, tags),
    opening: judge.timeAt(decided, question.repository, question.time),
    tried,
    unread: policy.entries.length - read.length,
    excuses,
    principalDoubt: principalDoubtOf(question.principal.arn, excuses),
    freezes: policy.freezes.map((freeze) => {
      if (freeze.repositories?.matches(question.repository) === false) {
        return { freeze, outcome: 'other-repository', event: null };
      }
      const [holds] = freeze.during.stretches(zone, question.time, question.time + 1);
      return { freeze, outcome: holds ? 'holds' : 'other-time', event: holds?.event ?? null };
    }),
    windows: (decided.windows ?? []).map((window) => triedWindow(window, policy, question.time)),
    alternatives: tried
      .filter(({ match }) => match === 'unknown')
      .map(({ entry }) => ({
        entry,
        judgement: judge.judgeBy(entry, question, tags),
        opening: judge.timeAt(entry, question.repository, question.time),
      })),
  };
}

function principalDoubtOf(arn: string | null, excuses: readonly TriedExcuse[]): PrincipalDoubt | null {
  const [, role] = /:assumed-role\/([^/]+)\//.exec(arn ?? '') ?? [];
  if (arn === null || role === undefined) return null;
  const patterns = (outcome: TriedExcuse['outcome']) =>
    excuses.filter((one) => one.outcome === outcome).flatMap(({ rule }) => principalsOf(rule));
  if (arn.endsWith(ANY_SESSION)) {
    return patterns('other-principal').some((text) => text.includes(`:assumed-role/${role}/`)) ? 'session' : null;
  }
  const named = (text: string) => text.includes(':role/') && text.endsWith(`/${role}`);
  const open = (text: string) => text.includes(':role/') && /[*?[{][^/]*$/.test(text);
  const mayMatch = patterns('other-principal').some((text) => named(text) || open(text));
  return mayMatch || patterns('excuses').some(named) ? 'path' : null;
}

function principalsOf(rule: TriedExcuse['rule']): readonly string[] {
  return (rule.kind === 'exemption' ? rule.exemption.principals : rule.exception.principals)?.texts ?? [];
}

function triedWindow(window: Window, { holidays }: Policy, at: Instant): TriedWindow {
  const { open, removed } = windowBesideHolidays(window, holidays, at, at + 1);
  return { window, open: open.length > 0, holiday: removed[0]?.holiday ?? null };
}

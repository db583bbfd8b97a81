import { FIRST_INSTANT, type Instant, type Interval, LAST_INSTANT } from './instant.ts';
import { isWithin } from './intervals.ts';
import { localDayOf } from './local-day.ts';
import { type Patterns, rememberedMatch } from './patterns.ts';
import type { Exception, Policy } from './policy.ts';
import type { Principal } from './push.ts';
import type { Rule } from './verdict.ts';
import type { Zone } from './zone.ts';

/** Who pushed, as far as a policy can ask. `null`: not shown. */
export type Pusher = Pick<Principal, 'arn' | 'role'>;

/** The tags by which a push goes; `null`: not known, which matches nothing. */
export type Tags = readonly string[] | null;

export type Excuse = Extract<Rule, { kind: 'exception' | 'exemption' }>;

/** Whether an exemption or exception excuses a push, or the first thing that says it does not. */
export type ExcuseOutcome = (typeof EXCUSE_OUTCOMES)[number];

/** The last two: it asks for what is not known, which is no match. */
export const EXCUSE_OUTCOMES = [
  'excuses',
  'other-repository',
  'other-time',
  'other-principal',
  'other-tag',
  'principal-unknown',
  'tag-unknown',
] as const;

export interface TriedExcuse {
  readonly rule: Excuse;
  readonly outcome: ExcuseOutcome;
}

/** The exemptions and exceptions of a policy as they are for one repository, by the clock of its zone. */
export class Excuses {
  readonly #policy: Policy;
  readonly #repository: string;
  readonly #zone: Zone;
  /** Of each exception all times at which it holds: it has an end. */
  readonly #during = new Map<Exception, readonly Interval[]>();
  /** Those that are for this repository. */
  readonly #rules: readonly Excuse[];
  readonly #matches = new Map<Patterns, (text: string) => boolean>();

  constructor(policy: Policy, repository: string, zone: Zone) {
    this.#policy = policy;
    this.#repository = repository;
    this.#zone = zone;
    this.#rules = excusesOf(policy).filter((rule) => isForRepository(rule, repository));
  }

  get isEmpty(): boolean {
    return this.#rules.length === 0;
  }

  /** The first that excuses a push, an exemption before an exception (policy language, meaning 4). */
  find(time: Instant, pusher: Pusher, tags: Tags): Excuse | null {
    for (const rule of this.#rules) if (this.#outcome(rule, time, pusher, tags) === 'excuses') return rule;
    return null;
  }

  /** What becomes of each of the policy's, those for other repositories too. */
  tried(time: Instant, pusher: Pusher, tags: Tags): TriedExcuse[] {
    return excusesOf(this.#policy).map((rule) => {
      const isForIt = isForRepository(rule, this.#repository);
      return { rule, outcome: isForIt ? this.#outcome(rule, time, pusher, tags) : 'other-repository' };
    });
  }

  #outcome(rule: Excuse, time: Instant, pusher: Pusher, tags: Tags): ExcuseOutcome {
    if (rule.kind === 'exemption') {
      const { until, principals } = rule.exemption;
      const isOver = until !== null && localDayOf(time, this.#zone) > until;
      return isOver ? 'other-time' : byPrincipal(this.#matchOf(principals), pusher);
    }
    const { exception } = rule;
    if (!isWithin(this.#timesOf(exception), time)) return 'other-time';
    const { principals, tags: patterns } = exception;
    const principal = principals === null ? 'excuses' : byPrincipal(this.#matchOf(principals), pusher);
    if (principal !== 'excuses' || patterns === null) return principal;
    if (tags === null) return 'tag-unknown';
    return tags.every(this.#matchOf(patterns)) ? 'excuses' : 'other-tag';
  }

  #matchOf(patterns: Patterns): (text: string) => boolean {
    const known = this.#matches.get(patterns) ?? rememberedMatch(patterns);
    this.#matches.set(patterns, known);
    return known;
  }

  #timesOf(exception: Exception): readonly Interval[] {
    const known = this.#during.get(exception);
    if (known) return known;
    const times = exception.during.stretches(this.#zone, FIRST_INSTANT, LAST_INSTANT);
    this.#during.set(exception, times);
    return times;
  }
}

/** All of a policy's, in the order in which they count: an exemption before an exception. */
export function excusesOf({ exemptions, exceptions }: Policy): readonly Excuse[] {
  return [
    ...exemptions.map((exemption) => ({ kind: 'exemption', exemption }) as const),
    ...exceptions.map((exception) => ({ kind: 'exception', exception }) as const),
  ];
}

function isForRepository(rule: Excuse, repository: string): boolean {
  const { repositories } = rule.kind === 'exemption' ? rule.exemption : rule.exception;
  return repositories === null || repositories.matches(repository);
}

/** By a session's ARN, or by that of its role, which no caller can choose the end of. */
function byPrincipal(
  matches: (text: string) => boolean,
  { arn, role }: Pusher,
): 'excuses' | 'other-principal' | 'principal-unknown' {
  if (arn === null && role === null) return 'principal-unknown';
  return (arn !== null && matches(arn)) || (role !== null && matches(role)) ? 'excuses' : 'other-principal';
}

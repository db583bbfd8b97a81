import type { Instant } from './instant.ts';
import type { Entry } from './policy.ts';
import type { JudgedPush, Rule, Verdict } from './verdict.ts';
import type { Zone } from './zone.ts';

/** Pushes that one rule excused from the windows. */
export interface LetThrough {
  readonly verdict: Extract<Verdict, 'exempt' | 'excepted' | 'not-a-release'>;
  readonly rule: Extract<Rule, { kind: 'exemption' | 'exception' | 'tags' }>;
  /** The entry of the first of them; with `tags` of all. */
  readonly entry: Entry;
  readonly zone: Zone;
  readonly pushes: number;
  readonly first: Instant;
  readonly last: Instant;
}

/** Groups by rule what was let through, in the order in which each was first used. Takes pushes in order of time. */
export function letThrough(judged: Iterable<JudgedPush>): LetThrough[] {
  const groups = new Map<object, LetThrough>();
  for (const { push, judgement } of judged) {
    const { verdict, rule, entry, zone } = judgement;
    if (verdict !== 'exempt' && verdict !== 'excepted' && verdict !== 'not-a-release') continue;
    if (rule?.kind !== 'exemption' && rule?.kind !== 'exception' && rule?.kind !== 'tags') continue;
    const key = keyOf(rule, entry);
    const { pushes = 0, first = push.time } = groups.get(key) ?? {};
    groups.set(key, { verdict, rule, entry, zone, pushes: pushes + 1, first, last: push.time });
  }
  return [...groups.values()];
}

function keyOf(rule: LetThrough['rule'], entry: Entry): object {
  switch (rule.kind) {
    case 'exemption':
      return rule.exemption;
    case 'exception':
      return rule.exception;
    case 'tags':
      return entry;
  }
}

import { displayZone } from './display-zone.ts';
import { type SharedRule, timeRule, type WindowRule } from './layers.ts';
import type { Entry, Policy } from './policy.ts';
import type { OpenState } from './timeline.ts';
import type { Judgement, Rule } from './verdict.ts';
import type { Zone } from './zone.ts';

/** Why a push is let through, whenever it came. */
export type ExcusingRule = Extract<Rule, { kind: 'exception' | 'exemption' | 'tags' }>;

/** The judgement of every push that a rule excuses. */
export function excusedJudgement(entry: Entry, rule: ExcusingRule): Judgement {
  const verdict = { exception: 'excepted', exemption: 'exempt', tags: 'not-a-release' } as const;
  return { verdict: verdict[rule.kind], cause: null, entry, rule, zone: displayZone(entry), ...NO_TIMES };
}

const NO_TIMES = { openSince: null, closesAt: null, closedSince: null, opensAt: null } as const;

/**
 * The judgement of a stretch of time, with the whole time around it that is open, or closed, alike. Made for nearly every
 * push, so every field is written out: V8 copies an object that is spread together at five times the cost.
 */
export function judgementOf(
  { rule: shared, since, until }: OpenState<SharedRule>,
  entry: Entry,
  zone: Zone,
  undeclared: Policy['undeclared'],
  windows: readonly WindowRule[],
): Judgement {
  const rule = shared && timeRule(shared, windows);
  switch (rule?.kind) {
    case 'window':
      return {
        verdict: 'inside',
        cause: null,
        entry,
        rule,
        zone,
        openSince: since,
        closesAt: until,
        closedSince: null,
        opensAt: null,
      };
    case 'undeclared': {
      const cause = undeclared === 'violation' ? 'undeclared' : null;
      return { verdict: 'undeclared', cause, entry, rule: null, zone, ...NO_TIMES };
    }
    case 'freeze':
    case 'holiday':
    case undefined:
      return {
        verdict: 'outside',
        cause: rule?.kind ?? 'closed-hours',
        entry,
        rule: rule ?? null,
        zone,
        openSince: null,
        closesAt: null,
        closedSince: since,
        opensAt: until,
      };
  }
}

import { type Excuse, excusesOf } from './excuses.ts';
import type { Policy } from './policy.ts';

/**
 * A pattern over principals that is valid and wider than it looks: whoever may assume a role names its session, and a
 * role of that name can be made in any account (policy language, meaning 6).
 */
export interface Advice {
  readonly kind: 'session-name' | 'open-account';
  readonly rule: Excuse;
  readonly pattern: string;
  /** A pattern over the role instead of its sessions; `null` where there is none to suggest. */
  readonly instead: string | null;
}

/** What to reconsider in the exemptions and exceptions of a policy, in the order in which they count. */
export function adviceFor(policy: Policy): Advice[] {
  return excusesOf(policy).flatMap((rule) => {
    const { principals } = rule.kind === 'exemption' ? rule.exemption : rule.exception;
    return (principals?.texts ?? []).flatMap((pattern) => adviceOf(rule, pattern));
  });
}

function adviceOf(rule: Excuse, pattern: string): Advice[] {
  const [, partition, , , account = '', resource = ''] = pattern.split(':');
  const [type, role, session] = resource.split('/');
  const advice: Advice[] = [];
  if (type === 'assumed-role' && role !== undefined && session !== undefined && session !== '*') {
    advice.push({ kind: 'session-name', rule, pattern, instead: `arn:${partition}:iam::${account}:role/${role}` });
  }
  if (/[*?[{]/.test(account)) advice.push({ kind: 'open-account', rule, pattern, instead: null });
  return advice;
}

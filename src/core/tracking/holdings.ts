import type { AttributedPush } from '../verdict.ts';
import type { Belonging } from './belonging.ts';
import type { Held, Outcome, Plan } from './step.ts';
import type { IssueLink, PushHolding } from './tracking.ts';

/** What holds each violation, once the steps of a plan were tried. */
export function holdingsOf(
  { held }: Plan,
  outcomes: readonly Outcome[],
  linkOf: (issue: number) => IssueLink,
): Map<AttributedPush, PushHolding> {
  const holdings = new Map<AttributedPush, PushHolding>();
  const telling = new Map<Belonging, Outcome>();
  for (const outcome of outcomes) if ('belonging' in outcome.step) telling.set(outcome.step.belonging, outcome);
  for (const one of held) {
    const holding = holdingOf(one, telling.get(one.belonging) ?? null, linkOf);
    for (const judged of one.belonging.pushes) holdings.set(judged, holding);
  }
  return holdings;
}

function holdingOf({ holding }: Held, outcome: Outcome | null, linkOf: (issue: number) => IssueLink): PushHolding {
  const number = holding.issue?.number ?? outcome?.opened ?? null;
  const issue = number === null ? null : linkOf(number);
  if (issue === null || (outcome !== null && outcome.error !== null)) {
    return { kind: holding.kind === 'overflow' ? 'overflow' : 'undelivered', issue };
  }
  switch (holding.kind) {
    case 'approved':
      return { kind: 'approved', issue, approval: holding.approval };
    case 'open':
    case 'closed':
    case 'overflow':
      return { kind: holding.kind, issue };
  }
}

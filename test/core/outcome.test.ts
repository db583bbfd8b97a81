import { expect, it } from 'vitest';
import type { RunFacts } from '../../src/core/facts.ts';
import { exitCodeOf, FAIL_ON, isCompliant } from '../../src/core/outcome.ts';
import type { PushHolding } from '../../src/core/tracking/tracking.ts';
import { pushOf } from '../support/facts.ts';
import { factsFor, issueAt, tracked } from '../support/run-facts.ts';
import { APPROVED, REFUSED, REMEMBERED } from '../support/tracked-run.ts';

const clean: RunFacts = { ...factsFor([]), complete: true };
const violated: RunFacts = { ...factsFor([pushOf()]), complete: true };
const heldBy = (holding: PushHolding) => tracked(violated, { held: () => holding });

/** In the order of `FAIL_ON`. */
it.each<[string, RunFacts, readonly [violations: number, incomplete: number, never: number]]>([
  ['nothing found', clean, [0, 0, 0]],
  ['a violation', violated, [1, 0, 0]],
  ['something not read', { ...clean, complete: false }, [3, 3, 3]],
  ['a violation and something not read', { ...violated, complete: false }, [3, 3, 3]],
  ['nothing found, with issues', tracked(clean), [0, 0, 0]],
  ['a violation in an open issue', heldBy({ kind: 'open', issue: issueAt(1) }), [1, 0, 0]],
  ['a violation that was approved', heldBy(APPROVED), [1, 0, 0]],
  ['a violation whose issue a person closed', heldBy({ kind: 'closed', issue: issueAt(1) }), [1, 0, 0]],
  ['a violation without room for an issue', heldBy({ kind: 'overflow', issue: null }), [1, 1, 0]],
  ['a violation that GitHub did not take', heldBy({ kind: 'undelivered', issue: null }), [1, 1, 0]],
  ['a request that GitHub refused', tracked(clean, { problems: [REFUSED] }), [1, 1, 1]],
  ['a hole of an earlier run', tracked(clean, { remembered: { holes: REMEMBERED.holes } }), [3, 3, 3]],
  ['issues that are not wanted', tracked(clean, { keeping: { kind: 'off' }, remembered: null }), [0, 0, 0]],
])('%s', (_, facts, codes) => {
  expect(FAIL_ON.map((failOn) => exitCodeOf(facts, failOn))).toEqual(codes);
});

it.each([
  ['complete, without a violation', clean, true],
  ['a violation, approved or not', heldBy(APPROVED), false],
  ['a hole of an earlier run', tracked(clean, { remembered: { holes: REMEMBERED.holes } }), false],
  ['nobody knows of holes', tracked(clean, { keeping: { kind: 'failed' }, remembered: null }), false],
])('compliant is: %s', (_, facts, compliant) => {
  expect(isCompliant(facts)).toBe(compliant);
});

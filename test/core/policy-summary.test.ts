import { expect, it } from 'vitest';
import { HOUR } from '../../src/core/instant.ts';
import { Judge } from '../../src/core/judge.ts';
import { summaryOf } from '../../src/core/policy-summary.ts';
import { at, entryOf, policyOf, pushOf, weekly } from '../support/facts.ts';

const now = at('2026-11-02T09:00:00Z');

it('says of each entry what a check says of a push now', () => {
  const kolkata = entryOf({ windows: [weekly([1, 2], 9, 18, 'Asia/Kolkata')] });
  const policy = policyOf({ entries: [kolkata] });
  const [first, defaults] = summaryOf(policy, now).entries;
  expect(first?.judgement).toEqual(new Judge(policy).judge(pushOf({ time: now })));
  expect(first?.hours).toEqual({ typical: 18 * HOUR, differing: [] });
  expect(defaults?.entry).toBe(policy.defaults);
});

it('counts an hour once where windows overlap', () => {
  const windows = [weekly([1], 8, 12), weekly([1], 10, 14)];
  const [defaults] = summaryOf(policyOf({ defaults: entryOf({ match: null, windows }) }), now).entries;
  expect(defaults?.hours?.typical).toBe(6 * HOUR);
});

it('names each zone by whose clock a window is read once, and leaves out defaults that are not there', () => {
  const berlin = entryOf();
  const kolkata = entryOf({ windows: [weekly([1], 8, 9, 'Asia/Kolkata'), weekly([2], 8, 9)] });
  const undeclared = entryOf({ windows: null });
  const policy = policyOf({
    entries: [kolkata, berlin, undeclared],
    defaults: entryOf({ match: null, windows: null }),
  });
  const { zones, entries, hasDefaults } = summaryOf(policy, now);
  expect(zones.map(({ name }) => name)).toEqual(['Asia/Kolkata', 'Europe/Berlin']);
  expect(entries.map(({ judgement, hours }) => [judgement.verdict, hours === null])).toEqual([
    ['outside', false],
    ['inside', false],
    ['undeclared', true],
  ]);
  expect(hasDefaults).toBe(false);
});

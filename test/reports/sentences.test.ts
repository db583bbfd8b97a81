import { describe, expect, it } from 'vitest';
import { incidentsOf } from '../../src/core/incident.ts';
import { Judge } from '../../src/core/judge.ts';
import type { Entry } from '../../src/core/policy.ts';
import { ruleOf, rulePlaceOf } from '../../src/reports/rule-words.ts';
import { closedPeriodOf, reasonOf } from '../../src/reports/sentences.ts';
import { at, attributed, entryOf, policyOf, pushOf, weekly, zoneOf } from '../support/facts.ts';

function judged(time: string, entry: Partial<Entry> = {}) {
  const push = pushOf({ time: at(time) });
  return { push, judgement: new Judge(policyOf({ defaults: entryOf({ match: null, ...entry }) })).judge(push) };
}

const newYork = { zone: zoneOf('America/New_York'), windows: [weekly([2], 10, 16, 'America/New_York')] };

describe('the reason for a verdict', () => {
  it.each<[string, Partial<Entry>, string]>([
    ['2026-10-24T00:14:09Z', {}, 'Saturday 02:14 in Berlin, closed since Friday 20:00, opens Monday 08:00'],
    ['2026-10-23T10:00:00Z', {}, 'Friday 12:00 in Berlin, inside 1,2,3,4,5 8-20'],
    [
      '2026-10-25T00:30:00Z',
      {},
      'Sunday 02:30 (UTC+2, the clocks show this hour twice) in Berlin, closed since Friday 20:00, opens Monday 08:00',
    ],
    [
      '2026-10-25T01:30:00Z',
      {},
      'Sunday 02:30 (UTC+1, the clocks show this hour twice) in Berlin, closed since Friday 20:00, opens Monday 08:00',
    ],
    // The closing and the opening are named by date where a weekday could be taken for another week's.
    [
      '2026-10-20T20:30:00Z',
      newYork,
      'Tuesday 16:30 in New York, closed since Tuesday 16:00, opens Tuesday 2026-10-27 10:00',
    ],
    ['2026-10-24T00:14:09Z', { windows: [] }, 'Saturday 02:14 in Berlin, never open'],
    [
      '2026-10-24T00:14:09Z',
      { windows: null },
      'Saturday 02:14 in Berlin, no entry of the policy names this repository and there are no default windows',
    ],
    [
      '2026-10-24T00:14:09Z',
      { windows: null, match: ['shop/*'] },
      'Saturday 02:14 in Berlin, the entry names no windows and there are no default windows',
    ],
  ])('at %s', (time, entry, sentence) => {
    expect(reasonOf(judged(time, entry))).toBe(sentence);
  });
});

describe('the rule', () => {
  it('is the window that was open, or all that were closed', () => {
    const windows = [weekly([1, 2, 3, 4, 5], 8, 20), weekly([6], 10, 12)];
    expect(ruleOf(judged('2026-10-23T10:00:00Z', { windows }).judgement)).toBe('1,2,3,4,5 8-20');
    expect(ruleOf(judged('2026-10-24T00:14:09Z', { windows }).judgement)).toBe('1,2,3,4,5 8-20 · 6 10-12');
    expect(ruleOf(judged('2026-10-24T00:14:09Z', { windows: null }).judgement)).toBe('no windows declared');
  });

  it('is found in the policy file', () => {
    expect(rulePlaceOf(judged('2026-10-23T10:00:00Z'), 'p.yml')).toBe('the default windows, p.yml:3');
    expect(rulePlaceOf(judged('2026-10-24T00:14:09Z'), 'p.yml')).toBe('the default windows, p.yml:5');
    expect(rulePlaceOf(judged('2026-10-24T00:14:09Z', { match: ['a', 'b/*'] }), 'p.yml')).toBe('entry a, b/*, p.yml:5');
    expect(rulePlaceOf(judged('2026-10-24T00:14:09Z', { windows: null }), 'p.yml')).toBe('no entry matches, p.yml');
  });
});

it.each<[Partial<Entry>, string]>([
  [{}, 'Closed from Friday 2026-10-23 20:00 to Monday 2026-10-26 08:00, Europe/Berlin'],
  [{ windows: [] }, 'Closed from the start for good, Europe/Berlin'],
  [{ windows: null }, 'No windows are declared for this repository'],
])('the closed period of an incident', (entry, sentence) => {
  const push = judged('2026-10-24T00:14:09Z', entry);
  const [incident] = incidentsOf([attributed(push)], []);
  expect(incident && closedPeriodOf(incident, push)).toBe(sentence);
});

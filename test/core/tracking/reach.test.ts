import { describe, expect, it } from 'vitest';
import { DAY } from '../../../src/core/instant.ts';
import type { KeptIssue } from '../../../src/core/tracking/kept-issue.ts';
import type { Marker } from '../../../src/core/tracking/marker.ts';
import { type Memory, NO_MEMORY, type Slot, type SlotMark } from '../../../src/core/tracking/memory.ts';
import { reachOf } from '../../../src/core/tracking/reach.ts';
import { at } from '../../support/facts.ts';
import { issueOf } from '../../support/tracking.ts';

const NOW = at('2026-11-20T12:00:00Z');
const frankfurt = { source: 'cloudtrail', account: '111122223333', region: 'eu-central-1' } as const satisfies Slot;
const mark = (until: number, slot: Omit<SlotMark, 'since' | 'until' | 'policy'> = frankfurt): SlotMark => ({
  ...slot,
  since: 0,
  policy: 'policy 1',
  until,
});
const knows = (...marks: SlotMark[]): Memory => ({ ...NO_MEMORY, marks });
const hole = (from: number, to: number) => ({ ...frankfurt, from, to, reason: 'access-denied' as const });

/** An open issue told a week or more ago. */
function open(marker: Partial<Marker>, issue: Partial<Omit<KeptIssue, 'marker'>> = {}): KeptIssue {
  return issueOf(1, ['a'], {
    ...issue,
    marker: { closedFrom: NOW - 30 * DAY, closedUntil: NOW - 27 * DAY, ...marker },
  });
}

/** As in `2.5 days because mark`. */
function reach(memory: Memory, more: Partial<Parameters<typeof reachOf>[1]> = {}): string[] {
  const question = {
    slots: [frankfurt],
    to: NOW,
    start: NOW - DAY,
    ranBefore: false,
    lookBack: 7 * DAY,
    oldest: NOW - 90 * DAY,
    policy: 'policy 1',
    issues: [],
    ...more,
  };
  return reachOf(memory, question).slots.map(({ from, because }) => `${(NOW - from) / DAY} days, ${because}`);
}

describe('how far back a check reads', () => {
  it.each<[string, string[], Memory, Partial<Parameters<typeof reachOf>[1]>]>([
    ['what was never checked: from where it was asked to', ['1 days, never-checked'], NO_MEMORY, {}],
    [
      'what seems so because somebody broke the dashboard: no shorter than ever',
      ['7 days, never-checked'],
      NO_MEMORY,
      { ranBefore: true },
    ],
    ['or longer', ['50 days, never-checked'], NO_MEMORY, { ranBefore: true, start: NOW - 50 * DAY }],
    ['the time before the mark again', ['7.5 days, mark'], knows(mark(NOW - DAY / 2)), {}],
    ['from the mark on, where a schedule was skipped', ['27 days, mark'], knows(mark(NOW - 20 * DAY)), {}],
    ['a mark that somebody moved on shortens nothing', ['7 days, mark'], knows(mark(NOW + 900 * DAY)), {}],
    [
      'a mark beyond what the source holds is followed: the source tells what it lacks',
      ['100 days, mark'],
      knows(mark(NOW - 100 * DAY)),
      {},
    ],
    ['what is only read again is not', ['90 days, mark'], knows(mark(NOW - 85 * DAY)), {}],
    [
      'a hole is tried again',
      ['12 days, hole'],
      { ...knows(mark(NOW)), holes: [hole(NOW - 12 * DAY, NOW - 11 * DAY)] },
      {},
    ],
    [
      'as far as the source holds it',
      ['90 days, hole'],
      { ...knows(mark(NOW)), holes: [hole(NOW - 95 * DAY, NOW - 89 * DAY)] },
      {},
    ],
    [
      'and no longer than that',
      ['7 days, mark'],
      { ...knows(mark(NOW)), holes: [hole(NOW - 95 * DAY, NOW - 90 * DAY)] },
      {},
    ],
    [
      'an open incident under the same policy is not read again',
      ['7 days, mark'],
      knows(mark(NOW)),
      { issues: [open({})] },
    ],
    ['under another policy it is', ['30 days, incident'], knows(mark(NOW)), { issues: [open({})], policy: 'policy 2' }],
    ['once', ['7 days, mark'], knows({ ...mark(NOW), policy: 'policy 2' }), { issues: [open({})], policy: 'policy 2' }],
    [
      'a closed one is not',
      ['7 days, mark'],
      knows(mark(NOW)),
      { issues: [open({}, { isOpen: false })], policy: 'policy 2' },
    ],
    [
      'one of another Region is not',
      ['7 days, mark'],
      knows(mark(NOW)),
      { issues: [open({ key: 'private/111122223333/us-east-1/x@t' })], policy: 'policy 2' },
    ],
    [
      'one that still grows is read from its start',
      ['30 days, incident'],
      knows(mark(NOW)),
      { issues: [open({ closedUntil: NOW + 1 })] },
    ],
    [
      'also where no end is in sight',
      ['30 days, incident'],
      knows(mark(NOW)),
      { issues: [open({ closedUntil: null })] },
    ],
    [
      'where nothing ever opens an incident grows for a week',
      ['7 days, mark'],
      knows(mark(NOW)),
      { issues: [open({ closedFrom: null, closedUntil: null })] },
    ],
    [
      'not beyond what the source holds',
      ['90 days, incident'],
      knows(mark(NOW)),
      { issues: [open({ closedFrom: NOW - 200 * DAY, closedUntil: null })] },
    ],
    [
      'a source that holds everything',
      ['200 days, incident'],
      knows(mark(NOW)),
      { issues: [open({ closedFrom: NOW - 200 * DAY, closedUntil: null })], oldest: null },
    ],
    [
      'each Region from its own mark',
      ['27 days, mark', '7 days, mark', '1 days, never-checked'],
      knows(mark(NOW - 20 * DAY), mark(NOW, { ...frankfurt, region: 'us-east-1' })),
      { slots: [frankfurt, { ...frankfurt, region: 'us-east-1' }, { ...frankfurt, region: 'eu-west-1' }] },
    ],
    [
      'where the account is not known yet, from the earliest of its Region',
      ['27 days, mark'],
      knows(mark(NOW), mark(NOW - 20 * DAY, { ...frankfurt, account: '444455556666' })),
      { slots: [{ ...frankfurt, account: null }] },
    ],
    [
      'another source tries the holes of the one before',
      ['30 days, hole'],
      { ...knows(mark(NOW - 20 * DAY)), holes: [hole(NOW - 30 * DAY, NOW - 29 * DAY)] },
      { slots: [{ ...frankfurt, source: 'files' }] },
    ],
    [
      'another source goes on where the one before ended',
      ['27 days, mark'],
      knows(mark(NOW - 20 * DAY)),
      { slots: [{ ...frankfurt, source: 'files' }] },
    ],
  ])('%s', (_, expected, memory, more) => {
    expect(reach(memory, more)).toEqual(expected);
  });

  it('reads as many marks as somebody may have written', () => {
    const marks = Array.from({ length: 200_000 }, (_, index) => mark(NOW - DAY, { ...frankfurt, account: `${index}` }));
    expect(reach({ ...NO_MEMORY, marks }, { slots: [{ ...frankfurt, account: null }] })).toEqual(['8 days, mark']);
  });

  it('names the issues that are older than what the source holds', () => {
    const old = open({ closedFrom: NOW - 200 * DAY, closedUntil: null });
    const question = {
      slots: [frankfurt],
      to: NOW,
      start: NOW,
      ranBefore: true,
      lookBack: DAY,
      oldest: NOW - 90 * DAY,
      policy: 'policy 1',
      issues: [old, open({})],
    };
    expect(reachOf(NO_MEMORY, question).beyond).toEqual([old]);
  });
});

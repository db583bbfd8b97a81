import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Coverage } from '../../../src/core/coverage.ts';
import { HOUR, type Interval } from '../../../src/core/instant.ts';
import type { AcceptedGap } from '../../../src/core/policy.ts';
import { joined, type Memory, NO_MEMORY, type Slot } from '../../../src/core/tracking/memory.ts';
import { reachOf } from '../../../src/core/tracking/reach.ts';
import { type Checked, droppedFrom, remember } from '../../../src/core/tracking/remember.ts';
import { rememberedOf } from '../../../src/core/tracking/remembered.ts';
import { policyOf, zoneOf } from '../../support/facts.ts';

const ACCOUNT = '111122223333';
const REGION = 'eu-central-1';

type Part = Partial<Omit<Coverage, 'from' | 'to'>> & { readonly hours: readonly [number, number] };

/** Read in full, unless `more` says otherwise; in hours of a small time. */
function part({ hours: [from, to], ...more }: Part): Coverage {
  const complete = more.reason === undefined || more.reason === null;
  const read = {
    account: ACCOUNT,
    region: REGION,
    claimed: true,
    complete,
    reason: null,
    detail: null,
    accepted: null,
  };
  return { ...read, ...more, from: from * HOUR, to: to * HOUR };
}

function checked(coverage: readonly Part[], more: Partial<Checked> = {}): Checked {
  const untold = {
    acceptedGaps: [],
    untold: [],
    unreadable: 0,
    isDelivered: true,
    result: 'compliant',
    run: null,
  } as const;
  return {
    source: 'cloudtrail',
    coverage: coverage.map(part),
    now: 1000 * HOUR,
    policy: 'policy 1',
    ...untold,
    ...more,
  };
}

function memoryAfter(...checks: readonly Checked[]): Memory {
  return checks.reduce(remember, NO_MEMORY);
}

/** As in `0-24` and `access-denied 3-4`, after the place where it is another. */
function marksOf({ marks }: Memory): string[] {
  return marks.map(({ since, until, account, region }) => `${place(account, region)}${since / HOUR}-${until / HOUR}`);
}
function holesOf({ holes }: Memory): string[] {
  return holes.map(
    ({ from, to, reason, account, region }) => `${place(account, region)}${reason} ${from / HOUR}-${to / HOUR}`,
  );
}
function place(account: string | null, region: string | null): string {
  return account === ACCOUNT && region === REGION ? '' : `${account ?? 'any'} ${region ?? 'any'} `;
}

function gap(from: number, to: number): AcceptedGap {
  return {
    account: ACCOUNT,
    region: REGION,
    place: { line: 1, column: 1 },
    zone: zoneOf('UTC'),
    reason: 'known',
    during: {
      text: 'then',
      place: { line: 1, column: 1 },
      stretches: (_, first, last) => {
        const [start, end] = [Math.max(first, from * HOUR), Math.min(last, to * HOUR)];
        return start < end ? [{ from: start, to: end, event: null }] : [];
      },
    },
  };
}

const denied = { reason: 'access-denied' } as const;

describe('a mark', () => {
  it.each<[string, string[], Checked[]]>([
    ['is set by the first check', ['10-34'], [checked([{ hours: [10, 34] }])]],
    ['moves on', ['10-40'], [checked([{ hours: [10, 34] }]), checked([{ hours: [30, 40] }])]],
    [
      'moves past what was not read, which is a hole then',
      ['10-40'],
      [checked([{ hours: [10, 20] }, { hours: [20, 40], ...denied }])],
    ],
    [
      'never moves back for a check of long ago',
      ['10-34'],
      [checked([{ hours: [10, 34] }]), checked([{ hours: [12, 20] }])],
    ],
    [
      'begins earlier where a check reads further back',
      ['2-34'],
      [checked([{ hours: [10, 34] }]), checked([{ hours: [2, 34] }])],
    ],
    [
      'but not where there is a time between',
      ['10-34'],
      [checked([{ hours: [10, 34] }]), checked([{ hours: [2, 9] }])],
    ],
    [
      'stays before what was found and not told',
      ['10-25'],
      [checked([{ hours: [10, 34] }], { untold: [{ account: ACCOUNT, region: REGION, time: 25 * HOUR }] })],
    ],
    [
      'also where it had passed it',
      ['10-15'],
      [
        checked([{ hours: [10, 34] }]),
        checked([{ hours: [10, 40] }], { untold: [{ account: ACCOUNT, region: REGION, time: 15 * HOUR }] }),
      ],
    ],
    [
      'stays where it was while something cannot be understood',
      ['10-34'],
      [checked([{ hours: [10, 34] }]), checked([{ hours: [30, 40] }], { unreadable: 1 })],
    ],
    [
      'passes nothing in a first check of which something cannot be understood',
      ['10-10'],
      [checked([{ hours: [10, 34] }], { unreadable: 1 })],
    ],
    [
      'of another Region is not held up by it',
      ['10-34'],
      [checked([{ hours: [10, 34] }], { untold: [{ account: ACCOUNT, region: 'us-east-1', time: 25 * HOUR }] })],
    ],
    [
      'of the time to come is corrected',
      ['10-40'],
      [
        checked([{ hours: [10, 34] }]),
        checked([{ hours: [10, 5000] }]),
        checked([{ hours: [10, 40] }], { now: 40 * HOUR }),
      ],
    ],
    ['is not set where nothing is claimed', [], [checked([{ hours: [10, 34], claimed: false }])]],
    ['is not set where the account is not known', [], [checked([{ hours: [10, 34], account: null, ...denied }])]],
    [
      'stays where nothing was asked for',
      ['10-34', '111122223333 us-east-1 10-50'],
      [
        checked([{ hours: [10, 34] }, { hours: [10, 34], region: 'us-east-1' }]),
        checked([{ hours: [30, 50], region: 'us-east-1' }]),
      ],
    ],
  ])('%s', (_, expected, checks) => {
    expect(marksOf(memoryAfter(...checks))).toEqual(expected);
  });
});

describe('a hole', () => {
  it.each<[string, string[], Checked[]]>([
    ['is what was not read', ['access-denied 20-40'], [checked([{ hours: [10, 20] }, { hours: [20, 40], ...denied }])]],
    [
      'stays while it is not asked for',
      ['access-denied 20-30'],
      [checked([{ hours: [20, 30], ...denied }]), checked([{ hours: [30, 50] }])],
    ],
    ['is filled by what is read', [], [checked([{ hours: [20, 30], ...denied }]), checked([{ hours: [10, 50] }])]],
    [
      'by any source',
      [],
      [checked([{ hours: [20, 30], ...denied }]), checked([{ hours: [10, 50] }], { source: 'files' })],
    ],
    [
      'in part',
      ['access-denied 20-22', 'access-denied 28-30'],
      [checked([{ hours: [20, 30], ...denied }]), checked([{ hours: [22, 28] }])],
    ],
    [
      'bears the reason of the last try',
      ['throttled 20-30'],
      [checked([{ hours: [20, 30], ...denied }]), checked([{ hours: [20, 30], reason: 'throttled' }])],
    ],
    [
      'grows',
      ['access-denied 20-50'],
      [checked([{ hours: [20, 30], ...denied }]), checked([{ hours: [30, 50], ...denied }])],
    ],
    [
      'of one Region is not filled by another',
      ['access-denied 20-30'],
      [checked([{ hours: [20, 30], ...denied }]), checked([{ hours: [10, 50], region: 'us-east-1' }])],
    ],
    [
      'is what nobody asked for after the mark',
      ['not-asked-for 34-50'],
      [checked([{ hours: [10, 34] }]), checked([{ hours: [50, 60] }])],
    ],
    ['is none where the policy lets it go', [], [checked([{ hours: [20, 30], ...denied, accepted: gap(0, 90) }])]],
    [
      'is let go later, also beyond the range',
      ['access-denied 20-25'],
      [checked([{ hours: [20, 30], ...denied }]), checked([{ hours: [80, 90] }], { acceptedGaps: [gap(25, 80)] })],
    ],
    [
      'of no known account is filled by all that was asked for there',
      [],
      [checked([{ hours: [20, 30], account: null, ...denied }]), checked([{ hours: [10, 50] }])],
    ],
    [
      'and not while one of them was not read',
      ['any eu-central-1 access-denied 25-30'],
      [
        checked([{ hours: [20, 30], account: null, ...denied }]),
        checked([
          { hours: [10, 50] },
          { hours: [10, 25], account: '444455556666' },
          { hours: [25, 50], account: '444455556666', accepted: gap(0, 99), ...denied },
        ]),
      ],
    ],
    [
      'of no known account is told once, however often it is tried',
      ['any eu-central-1 access-denied 20-40'],
      [
        checked([{ hours: [20, 30], account: null, ...denied }]),
        checked([{ hours: [20, 40], account: null, ...denied }]),
      ],
    ],
  ])('%s', (_, expected, checks) => {
    expect(holesOf(memoryAfter(...checks))).toEqual(expected);
  });
});

describe('the policy of a mark', () => {
  const policyOf = (...checks: Checked[]) => memoryAfter(checked([{ hours: [0, 9] }]), ...checks).marks[0]?.policy;
  const anew = { policy: 'policy 2' };
  it.each<[string, string, Checked[]]>([
    ['is that of the check', 'policy 1', []],
    ['changes with it', 'policy 2', [checked([{ hours: [5, 20] }], anew)]],
    [
      'not before all was done to the issues',
      'policy 1',
      [checked([{ hours: [5, 20] }], { ...anew, isDelivered: false })],
    ],
    ['nor before all was read', 'policy 1', [checked([{ hours: [5, 8], ...denied }, { hours: [8, 20] }], anew)]],
    [
      'but what is let go',
      'policy 2',
      [checked([{ hours: [5, 8], ...denied, accepted: gap(5, 8) }, { hours: [8, 20] }], anew)],
    ],
    ['nor where it was not asked for', 'policy 1', [checked([{ hours: [5, 20], region: 'us-east-1' }], anew)]],
  ])('%s', (_, policy, checks) => {
    expect(policyOf(...checks)).toBe(policy);
  });
});

describe('of the checks', () => {
  const at = (hours: number, more: Partial<Checked> = {}) =>
    checked([{ hours: [0, 9] }], { now: hours * HOUR, ...more });
  const words = ({ checks }: Memory) => checks.map(({ at, result, run }) => `${at / HOUR} ${result} ${run}`);

  it('the last is remembered, the newest first', () => {
    const memory = memoryAfter(at(10, { run: '7' }), at(20, { result: 'incomplete', run: '8' }));
    expect(words(memory)).toEqual(['20 incomplete 8', '10 compliant 7']);
  });

  it('one that leaves something unread is incomplete, whatever it found itself', () => {
    const memory = memoryAfter(
      checked([{ hours: [0, 5], reason: 'throttled' }, { hours: [5, 9] }], { now: 9 * HOUR, result: 'incomplete' }),
      checked([{ hours: [6, 20] }], { now: 20 * HOUR }),
      checked([{ hours: [0, 30] }], { now: 30 * HOUR }),
    );
    expect(words(memory)).toEqual(['30 compliant null', '20 incomplete null', '9 incomplete null']);
  });

  it('no more than ten', () => {
    const memory = memoryAfter(...Array.from({ length: 30 }, (_, index) => at(index)));
    expect(words(memory).map((line) => line.split(' ')[0])).toEqual([
      '29',
      '28',
      '27',
      '26',
      '25',
      '24',
      '23',
      '22',
      '21',
      '20',
    ]);
  });

  it('none of the time to come is kept: it was edited', () => {
    expect(words(memoryAfter(at(5000), at(20)))).toEqual(['20 compliant null']);
  });

  it('those of two dashboards are told together, each once', () => {
    const first = at(10, { run: '7' });
    const both = joined(memoryAfter(first, at(20, { run: '8' })), memoryAfter(first, at(30, { run: '9' })));
    expect(words(both)).toEqual(['30 compliant 9', '20 compliant 8', '10 compliant 7']);
  });
});

describe('what people are told of it', () => {
  const outage = checked([{ hours: [10, 20] }, { hours: [20, 34], ...denied }]);
  const before = memoryAfter(outage);
  const told = (gaps: readonly AcceptedGap[], ...coverage: Part[]) => {
    const facts = {
      source: 'cloudtrail',
      coverage: coverage.map(part),
      policy: policyOf({ acceptedGaps: gaps }),
    } as const;
    const after = remember(before, { ...checked(coverage), acceptedGaps: gaps });
    const { holes, letGo } = rememberedOf(before, after, facts);
    const hours = (list: readonly Interval[]) => list.map(({ from, to }) => `${from / HOUR}-${to / HOUR}`);
    return { holes: hours(holes), letGo: hours(letGo) };
  };

  it.each<[string, readonly AcceptedGap[], Part[], { holes: string[]; letGo: string[] }]>([
    ['is a hole that was not read now either', [], [{ hours: [30, 40] }], { holes: ['20-30'], letGo: [] }],
    ['is no hole that this run tells as its own', [], [{ hours: [15, 40], ...denied }], { holes: [], letGo: [] }],
    ['is what the policy lets go', [gap(20, 25)], [{ hours: [30, 40] }], { holes: ['25-30'], letGo: ['20-25'] }],
    ['also of what nobody asked for', [gap(34, 50)], [{ hours: [50, 60] }], { holes: ['20-34'], letGo: ['34-50'] }],
    ['and is no gap that was read after all', [gap(20, 25)], [{ hours: [15, 40] }], { holes: [], letGo: [] }],
  ])('%s', (_, gaps, coverage, expected) => {
    expect(told(gaps, ...coverage)).toEqual(expected);
  });
});

it('tells what was checked before and is asked for no more', () => {
  const memory = memoryAfter(checked([{ hours: [0, 9] }, { hours: [0, 9], region: 'us-east-1' }]));
  const regions = (...coverage: Part[]) => droppedFrom(memory, coverage.map(part)).map(({ region }) => region);
  expect(regions({ hours: [5, 9] })).toEqual(['us-east-1']);
  expect(regions({ hours: [5, 9] }, { hours: [5, 9], region: 'us-east-1', ...denied })).toEqual([]);
  // Credentials failed: it was asked for, only nobody knows for which account.
  expect(regions({ hours: [5, 9] }, { hours: [5, 9], account: null, region: 'us-east-1', ...denied })).toEqual([]);
  expect(regions({ hours: [5, 9], account: '444455556666' })).toEqual([REGION, 'us-east-1']);
});

describe('over many checks', () => {
  const REGIONS = ['eu-central-1', 'us-east-1', 'ap-south-1'];
  const HELD = 60;
  /** What a check finds of a Region: read up to here, then not, then read again. */
  const fate = fc.record({ asked: fc.boolean(), badFrom: fc.nat(80), badFor: fc.constantFrom(0, 0, 0, 3, 100) });
  const step = fc.record({
    /** Hours since the check before: some are skipped. */
    pause: fc.constantFrom(1, 1, 2, 30, 90),
    fates: fc.tuple(fate, fate, fate),
    untold: fc.option(fc.nat(40), { freq: 4 }),
  });

  it('each hour since the first is read, or is a hole; what is well again leaves none that the source still holds', () => {
    fc.assert(
      fc.property(fc.array(step, { minLength: 1, maxLength: 25 }), (steps) => {
        let memory = NO_MEMORY;
        let now = 100;
        const read = new Map(REGIONS.map((region) => [region, new Set<number>()]));
        const check = (fates: (typeof steps)[number]['fates'], untold: number | null) => {
          const slots = REGIONS.filter((_, index) => fates[index]?.asked).map(
            (region): Slot => ({ source: 'cloudtrail', account: ACCOUNT, region }),
          );
          const question = {
            slots,
            to: now * HOUR,
            start: (now - 5) * HOUR,
            ranBefore: false,
            lookBack: 10 * HOUR,
            oldest: (now - HELD) * HOUR,
            policy: 'policy 1',
            issues: [],
          };
          const reach = reachOf(memory, question).slots;
          const coverage = reach.flatMap(({ region, from: start }) => {
            const { badFrom, badFor } = fates[REGIONS.indexOf(region ?? '')] ?? { badFrom: 0, badFor: 0 };
            const parts: Part[] = [];
            for (let hour = start / HOUR; hour < now; hour++) {
              const isBad = now - hour >= badFrom && now - hour < badFrom + badFor;
              const reason = hour < now - HELD ? 'beyond-90-days' : isBad ? 'throttled' : null;
              parts.push({ hours: [hour, hour + 1], region, reason });
              if (reason === null) read.get(region ?? '')?.add(hour);
            }
            return parts;
          });
          const times =
            untold === null ? [] : REGIONS.map((region) => ({ account: ACCOUNT, region, time: (now - untold) * HOUR }));
          memory = remember(memory, checked(coverage, { now: now * HOUR, untold: times }));
        };
        const look = () => {
          for (const { region, since, until } of memory.marks) {
            const isHole = (hour: number) =>
              memory.holes.some((one) => one.region === region && one.from <= hour * HOUR && hour * HOUR < one.to);
            const hours = Array.from({ length: (until - since) / HOUR }, (_, index) => since / HOUR + index);
            expect(hours.filter((hour) => !read.get(region ?? '')?.has(hour) && !isHole(hour))).toEqual([]);
          }
        };
        for (const { pause, fates, untold } of steps) {
          now += pause;
          check(fates, untold);
          look();
        }
        const well = { asked: true, badFrom: 0, badFor: 0 } as const;
        check([well, well, well], null);
        look();
        for (const { until } of memory.marks) expect(until).toBe(now * HOUR);
        for (const { to } of memory.holes) expect(to).toBeLessThanOrEqual((now - HELD) * HOUR);
        // The order is one, and no time is told twice.
        for (const [index, hole] of memory.holes.entries()) {
          const next = memory.holes[index + 1];
          if (next?.region === hole.region) expect(next.from).toBeGreaterThanOrEqual(hole.to);
        }
      }),
      { numRuns: 100 },
    );
  });
});

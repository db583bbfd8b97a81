import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ARRIVAL_CALLS } from '../../../src/sources/calls.ts';
import { type Lookup, LookupFailure } from '../../../src/sources/lookup-events/lookup.ts';
import { Pacer } from '../../../src/sources/lookup-events/pacer.ts';
import { readAtQuota } from '../../../src/sources/lookup-events/quota-reader.ts';
import { at } from '../../support/facts.ts';
import { LookupModel, type ModelEvent } from '../../support/lookup-model.ts';
import { VirtualClock } from '../../support/virtual-clock.ts';

const START = at('2026-10-19T00:00:00Z');
const WEEK = 7 * 86_400;
const RANGE = { from: START, to: START + WEEK * 1000 };
/** Of us-east-1, milliseconds. */
const LATENCY = 3900;
const THROTTLED = new LookupFailure('throttled', 'throttled', null);

type Spoil = (lookup: Lookup, model: LookupModel, clock: VirtualClock) => Lookup;

/** Reads a week that holds PutImage events at these seconds of it. */
async function read(
  seconds: readonly number[],
  latency = LATENCY,
  spoil: Spoil = (lookup) => lookup,
  mostRequests = Number.POSITIVE_INFINITY,
) {
  const clock = new VirtualClock(RANGE.to);
  const events = seconds.map((second, index): ModelEvent => {
    return { eventName: ARRIVAL_CALLS[0], id: String(index), time: START + second * 1000 };
  });
  const model = new LookupModel(events, clock, () => latency);
  const started = clock.now();
  const found: string[] = [];
  const result = await clock.run(
    readAtQuota(
      {
        lookup: spoil(model.lookup, model, clock),
        clock,
        pacer: new Pacer(),
        searches: ARRIVAL_CALLS.map((value) => ({ ...RANGE, attribute: { key: 'EventName', value } })),
        mostRequests,
        take: ({ id }) => found.push(id ?? ''),
        progress: () => {},
      },
      new AbortController().signal,
    ),
  );
  return { ...result, found, model, seconds: (clock.now() - started) / 1000 };
}

function evenly(pages: number): number[] {
  return Array.from({ length: pages * 50 }, (_, index) => Math.floor((index * WEEK) / (pages * 50)));
}

/** From 08:00 to 20:00 on five days. */
function officeHours(pages: number): number[] {
  return evenly(pages).map((second) => {
    const worked = (second / WEEK) * 5;
    return Math.floor(worked) * 86_400 + 8 * 3600 + Math.floor((worked % 1) * 12 * 3600);
  });
}

describe('60 pages at 3.9 seconds each', () => {
  it('are read at the speed of the quota, without going over it', async () => {
    const { found, requests, throttles, holes, model, seconds } = await read(evenly(60));
    expect(found).toHaveLength(3000);
    expect({ throttles, holes, refused: model.throttles }).toEqual({ throttles: 0, holes: [], refused: 0 });
    const possible = (model.lastRequest - model.firstAnswer) / 500;
    // All but the first of each name.
    expect((requests - 4) / possible).toBeGreaterThanOrEqual(0.95);
    expect(seconds).toBeLessThanOrEqual(1.1 * (60 / 2 + 2 * (LATENCY / 1000)));
    // One paginator for each name would ask one page after the other.
    expect((63 * LATENCY) / 1000 / seconds).toBeGreaterThanOrEqual(5.5);
  });
});

describe('cuts cost few requests', () => {
  it.each([
    ['60 pages, evenly', evenly(60), 60, 0.3],
    ['60 pages, in office hours', officeHours(60), 60, 0.3],
    ['60 pages in the first hour', evenly(60).map((second) => Math.floor(second / 168)), 60, 0.3],
    ['60 pages in the last hour', evenly(60).map((second) => WEEK - 1 - Math.floor(second / 168)), 60, 0.3],
    ['600 pages, evenly', evenly(600), 600, 0.1],
    ['600 pages, in office hours', officeHours(600), 600, 0.1],
    ['600 pages in the last hour', evenly(600).map((second) => WEEK - 1 - Math.floor(second / 168)), 600, 0.1],
  ])('%s', async (_, seconds, pages, most) => {
    const { requests, found, throttles } = await read(seconds);
    expect(found).toHaveLength(seconds.length);
    expect(throttles).toBe(0);
    expect((requests - pages - 3) / (pages + 3)).toBeLessThan(most);
  });

  it('none where pages come faster than the quota', async () => {
    expect((await read(evenly(60), 200)).requests).toBe(63);
  });

  it('none where nothing is: one request for each event name', async () => {
    expect((await read([])).requests).toBe(4);
  });
});

it('finds every event once, however they lie', async () => {
  const second = fc.oneof(
    fc.nat(WEEK - 1),
    fc.constantFrom(0, 1, 300_000, WEEK - 1),
    fc.integer({ min: 40_000, max: 40_060 }),
  );
  const burst = fc.tuple(second, fc.nat(500)).map(([at, count]) => Array.from({ length: count }, () => at));
  const weeks = fc.tuple(fc.array(second, { maxLength: 400 }), burst).map((parts) => parts.flat());
  await fc.assert(
    fc.asyncProperty(weeks, fc.constantFrom(200, 3900), async (seconds, latency) => {
      const { found, throttles, holes } = await read(seconds, latency);
      expect(found.toSorted()).toEqual(seconds.map((_, index) => String(index)).toSorted());
      expect({ throttles, holes }).toEqual({ throttles: 0, holes: [] });
    }),
    { numRuns: 40 },
  );
});

describe('loses nothing', () => {
  it('beside neighbours who take half of the quota', async () => {
    const { found, holes } = await read(evenly(20), 400, (lookup, model) => (request, signal) => {
      if (model.requests.length % 3 === 0) model.permit();
      return lookup(request, signal);
    });
    expect(found).toHaveLength(1000);
    expect(holes).toEqual([]);
  });

  it('when tokens expire, also within one second that has 500 events', async () => {
    const seconds = [...evenly(4), ...Array.from({ length: 500 }, () => 300_000)];
    let pages = 0;
    const { found, holes } = await read(seconds, 400, (lookup) => (request, signal) => {
      if (request.token !== null && [2, 5, 9, 14].includes(++pages)) {
        return Promise.reject(new LookupFailure('token', 'failed', 'InvalidNextTokenException'));
      }
      return lookup(request, signal);
    });
    expect(new Set(found).size).toBe(700);
    expect(found).toHaveLength(700);
    expect(holes).toEqual([]);
  });

  it('when the order of a page is not the documented one', async () => {
    const { found, holes } = await read(evenly(30), LATENCY, (lookup) => async (request, signal) => {
      const page = await lookup(request, signal);
      return { ...page, events: page.events.toReversed() };
    });
    expect(found).toHaveLength(1500);
    expect(holes).toEqual([]);
  });
});

it('slows down where it is throttled, and is as fast as before when that is over', async () => {
  const sent: number[] = [];
  await read(evenly(200), 200, (lookup, _, clock) => (request, signal) => {
    sent.push(clock.now());
    return sent.length > 20 && sent.length <= 26 ? Promise.reject(THROTTLED) : lookup(request, signal);
  });
  const gaps = sent.slice(1).map((moment, index) => moment - (sent[index] ?? 0));
  expect(Math.max(...gaps.slice(0, 19))).toBeLessThan(510);
  expect(Math.max(...gaps.slice(20, 30))).toBeGreaterThan(2000);
  expect(Math.max(...gaps.slice(-50))).toBeLessThan(510);
});

it('gives a page up after ten attempts: what it did not show is a hole', async () => {
  const { found, holes, requests } = await read(
    evenly(2),
    200,
    (lookup) => (request, signal) =>
      request.token === null
        ? lookup(request, signal)
        : Promise.reject(new LookupFailure('passing', 'timed-out', null)),
  );
  expect(found).toHaveLength(50);
  expect(holes).toMatchObject([
    { from: START, to: START + (WEEK / 2) * 1000 + 1000, reason: 'timed-out', detail: null },
  ]);
  expect(requests).toBe(14);
});

it('makes no more requests than it may, and waits for the answers of those', async () => {
  const { found, requests, holes, model } = await read(evenly(20), LATENCY, (lookup) => lookup, 9);
  expect(requests).toBe(9);
  expect(model.requests).toHaveLength(9);
  // All but those that showed that there is nothing.
  expect(found).toHaveLength(6 * 50);
  expect(new Set(holes.map(({ reason }) => reason))).toEqual(new Set(['stopped']));
});

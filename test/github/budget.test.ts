import { describe, expect, it } from 'vitest';
import { HOUR, MINUTE, SECOND } from '../../src/core/instant.ts';
import { Budget, type Headers } from '../../src/github/budget.ts';
import { SlidingWindow } from '../../src/github/sliding-window.ts';
import { at } from '../support/facts.ts';
import { PatientClock } from '../support/patient-clock.ts';

const NOW = at('2026-10-25T06:00:00Z');

function budgetAt(now = NOW) {
  const clock = new PatientClock({ now });
  const stop = new AbortController();
  return { budget: new Budget(clock, stop.signal), clock, stop };
}

async function write(budget: Budget, times: number): Promise<void> {
  for (let time = 0; time < times; time++) {
    await budget.write();
    await budget.request();
  }
}

describe('a sliding window', () => {
  it('has room again when what was done is so long ago', () => {
    const window = new SlidingWindow(10, MINUTE);
    for (const second of [0, 1, 2]) window.take(second * SECOND, 3);
    expect(window.wait(3 * SECOND, 1)).toBe(0);
    expect(window.wait(3 * SECOND, 2)).toBe(57 * SECOND);
    expect(window.wait(3 * SECOND, 5)).toBe(58 * SECOND);
    expect(window.wait(MINUTE, 2)).toBe(0);
  });
});

describe('writes', () => {
  it.each([
    { writes: 25, waits: 0 },
    { writes: 80, waits: 0 },
    { writes: 81, waits: 1 },
    { writes: 160, waits: 1 },
    { writes: 161, waits: 2 },
    { writes: 500, waits: 6 },
  ])('$writes at once wait $waits times, a minute each', async ({ writes, waits }) => {
    const { budget, clock } = budgetAt();
    await write(budget, writes);
    expect(clock.slept).toEqual(Array.from({ length: waits }, () => MINUTE));
  });

  it('the 501st within an hour is for the next run', async () => {
    const { budget } = budgetAt();
    await write(budget, 500);
    await expect(write(budget, 1)).rejects.toMatchObject({
      problem: { failure: 'budget-spent', request: null, detail: '2026-10-25T07:00:00.000Z' },
      isFinal: true,
    });
  });
});

it('900 reads a minute, the next waits', async () => {
  const { budget, clock } = budgetAt();
  for (let read = 0; read < 901; read++) await budget.request();
  expect(clock.slept).toEqual([MINUTE]);
});

describe('what GitHub says', () => {
  const reset = (milliseconds: number) => String((NOW + milliseconds) / SECOND);

  it.each<[string, Headers, number]>([
    ['retry-after', { 'retry-after': '7' }, 7 * SECOND],
    ['retry-after before the rest', { 'retry-after': '7', 'x-ratelimit-remaining': '0' }, 7 * SECOND],
    ['the reset', { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': reset(MINUTE) }, 61 * SECOND],
    [
      'not the reset while something is left',
      { 'x-ratelimit-remaining': '3', 'x-ratelimit-reset': reset(HOUR) },
      MINUTE,
    ],
    ['nothing: a minute', {}, MINUTE],
    ['nothing readable: a minute', { 'retry-after': 'soon' }, MINUTE],
  ])('after a limit: %s', async (_, headers, wait) => {
    const { budget, clock } = budgetAt();
    budget.limited(headers);
    await budget.request();
    expect(clock.slept).toEqual([wait]);
  });

  it('a minute, and then longer, where it does not say how long', async () => {
    const { budget, clock } = budgetAt();
    for (let time = 0; time < 3; time++) {
      budget.limited({});
      await budget.request();
    }
    expect(clock.slept).toEqual([MINUTE, 2 * MINUTE, 4 * MINUTE]);
    budget.answered({});
    budget.limited({});
    await budget.request();
    expect(clock.slept.at(-1)).toBe(MINUTE);
  });

  it.each<[string, Headers]>([
    ['after a limit', { 'retry-after': '301' }],
    ['after a good answer', { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': reset(300 * SECOND) }],
  ])('%s: what is more than five minutes off is for the next run', async (_, headers) => {
    const { budget, clock } = budgetAt();
    if ('retry-after' in headers) budget.limited(headers);
    else budget.answered(headers);
    await expect(budget.request()).rejects.toMatchObject({
      problem: { failure: 'rate-limited', request: null, detail: '2026-10-25T06:05:01.000Z' },
      isFinal: true,
    });
    expect(clock.slept).toEqual([]);
  });
});

describe('after failures', () => {
  it('pauses, longer each time, until something is answered', async () => {
    const { budget, clock } = budgetAt();
    for (let time = 0; time < 7; time++) {
      budget.failed(clock.now());
      await budget.request();
    }
    expect(clock.slept.map((slept) => slept / SECOND)).toEqual([1, 2, 4, 8, 16, 30, 30]);
    budget.answered({});
    budget.failed(clock.now());
    await budget.request();
    expect(clock.slept.at(-1)).toBe(SECOND);
  });

  it('has enough when waiting and failed tries took ten minutes', async () => {
    const { budget, clock } = budgetAt();
    const tries = async () => {
      for (;;) {
        await budget.request();
        const begun = clock.now();
        await clock.sleep(30 * SECOND, new AbortController().signal);
        budget.failed(begun);
      }
    };
    await expect(tries()).rejects.toMatchObject({ problem: { failure: 'budget-spent' }, isFinal: true });
    expect(clock.now() - NOW).toBeLessThan(11 * MINUTE);
  });
});

it('asks nothing any more when told to stop, also while it waits', async () => {
  const { budget, stop } = budgetAt();
  budget.limited({});
  const waiting = budget.request();
  stop.abort();
  const stopped = { problem: { failure: 'stopped', request: null, detail: null }, isFinal: true };
  await expect(waiting).rejects.toMatchObject(stopped);
  await expect(budget.request()).rejects.toMatchObject(stopped);
});

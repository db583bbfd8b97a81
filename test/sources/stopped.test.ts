import { setImmediate } from 'node:timers/promises';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { describe, expect, it } from 'vitest';
import { Stopped, untilStopped } from '../../src/sources/stopped.ts';

async function* counting(to: number): AsyncGenerator<number> {
  for (let number = 1; number <= to; number++) yield number;
}

async function takeAll<Item>(items: AsyncIterable<Item>): Promise<Item[]> {
  const taken: Item[] = [];
  for await (const item of items) taken.push(item);
  return taken;
}

/** Collects garbage, which Node offers to none that was not started for it. */
function collector(): () => void {
  setFlagsFromString('--expose-gc');
  const gc: unknown = runInNewContext('gc');
  if (typeof gc !== 'function') throw new Error('V8 gives no collector');
  return () => gc();
}

describe('what a source yields is handed on', () => {
  it('to its end', async () => {
    expect(await takeAll(untilStopped(counting(3), new AbortController().signal))).toEqual([1, 2, 3]);
  });

  it('up to what it throws', async () => {
    async function* failing() {
      yield 1;
      throw new Error('broken');
    }
    const items = untilStopped(failing(), new AbortController().signal);
    expect(await items.next()).toEqual({ done: false, value: 1 });
    await expect(items.next()).rejects.toThrow('broken');
  });

  it('until it is told to stop, though nothing arrives', async () => {
    const controller = new AbortController();
    async function* silent() {
      yield 1;
      await new Promise(() => {});
    }
    const items = untilStopped(silent(), controller.signal);
    expect(await items.next()).toEqual({ done: false, value: 1 });
    const next = items.next();
    controller.abort();
    await expect(next).rejects.toThrow(Stopped);
  });

  it('and not at all where it was told before', async () => {
    let ended = false;
    async function* source() {
      try {
        yield 1;
      } finally {
        ended = true;
      }
    }
    await expect(takeAll(untilStopped(source(), AbortSignal.abort()))).rejects.toThrow(Stopped);
    expect(ended).toBe(false);
  });

  it('and is not held: standard input may be longer than the memory', async () => {
    const collect = collector();
    const given: WeakRef<object>[] = [];
    async function* objects() {
      for (let index = 0; index < 1000; index++) {
        const item = { index };
        given.push(new WeakRef(item));
        yield item;
      }
    }
    for await (const { index } of untilStopped(objects(), new AbortController().signal)) {
      if (index < 999) continue;
      // A WeakRef holds until the end of the turn.
      await setImmediate();
      collect();
      expect(given.filter((item) => item.deref() !== undefined).length).toBeLessThan(10);
    }
  });
});

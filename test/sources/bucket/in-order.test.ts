import { setImmediate } from 'node:timers/promises';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { inOrder } from '../../../src/sources/bucket/in-order.ts';
import { Room, type RoomSize } from '../../../src/sources/bucket/room.ts';

const SIZE = { start: 3, least: 1, most: 6, ahead: 2, bytes: 100 };

function roomOf(size: RoomSize): Room {
  return new Room(
    size,
    () => 0,
    () => 1,
  );
}

async function* each<Item>(items: readonly Item[]): AsyncGenerator<Item> {
  yield* items;
}

interface Item {
  readonly turns: number;
  readonly weight: number;
}

describe('work side by side', () => {
  it('gives its results in the order of the items, never with more than there is room for', async () => {
    const items = fc.array(fc.record({ turns: fc.nat(5), weight: fc.nat(120) }), { maxLength: 40 });
    await fc.assert(
      fc.asyncProperty(items, async (all) => {
        const room = roomOf(SIZE);
        let [running, most, held] = [0, 0, 0];
        const act = async (item: Item) => {
          most = Math.max(most, ++running);
          held += item.weight;
          // One that is heavier than all may weigh is alone.
          expect(held <= SIZE.bytes || held === item.weight).toBe(true);
          for (let turn = 0; turn < item.turns; turn++) await setImmediate();
          running--;
          return item;
        };
        const results: Item[] = [];
        for await (const result of inOrder(each(all), { act, weight: ({ weight }) => weight, room })) {
          results.push(result);
          await setImmediate();
          held -= result.weight;
        }
        expect(results).toEqual(all);
        expect(most).toBeLessThanOrEqual(SIZE.most);
      }),
      { numRuns: 50 },
    );
  });

  it('gives what was there before a failure, then the failure', async () => {
    const act = async (item: number) => {
      if (item === 3) throw new Error('three');
      return item;
    };
    const results: number[] = [];
    const reading = async () => {
      for await (const result of inOrder(each([1, 2, 3, 4]), { act, weight: () => 0, room: roomOf(SIZE) })) {
        results.push(result);
      }
    };
    await expect(reading()).rejects.toThrow('three');
    expect(results).toEqual([1, 2]);
  });

  it('fails as what gives the items does', async () => {
    async function* items() {
      yield 1;
      throw new Error('no more');
    }
    const results: number[] = [];
    const work = { act: async (item: number) => item, weight: () => 0, room: roomOf(SIZE) };
    const reading = async () => {
      for await (const result of inOrder(items(), work)) results.push(result);
    };
    await expect(reading()).rejects.toThrow('no more');
    expect(results).toEqual([1]);
  });

  it('begins nothing more once nobody takes the results', async () => {
    let begun = 0;
    const act = async () => {
      begun++;
      await setImmediate();
    };
    const items = each(Array.from({ length: 1000 }, (_, index) => index));
    for await (const _ of inOrder(items, { act, weight: () => 0, room: roomOf(SIZE) })) break;
    for (let turn = 0; turn < 50; turn++) await setImmediate();
    expect(begun).toBeLessThan(20);
  });
});

describe('room', () => {
  /** How much it has. */
  const limitOf = (room: Room) => {
    let count = 0;
    for (; room.has(0); count++) room.begin(0);
    empty(room);
    return count;
  };
  const empty = (room: Room) => {
    while (room.inFlight > 0) {
      room.end();
      room.taken(0);
    }
  };
  const waitOften = (room: Room, times: number) => {
    while (room.has(0)) room.begin(0);
    for (let wait = 0; wait < times; wait++) room.waited();
    empty(room);
  };

  it('grows as long as somebody waits again and again and nothing else is to do', () => {
    let idle = 1;
    const room = new Room(
      { ...SIZE, start: 4, most: 20, ahead: 1 },
      () => 0,
      () => idle,
    );
    waitOften(room, 3);
    expect(limitOf(room)).toBe(4);
    waitOften(room, 1);
    expect(limitOf(room)).toBe(6);
    idle = 0.2;
    waitOften(room, 20);
    expect(limitOf(room)).toBe(6);
    idle = 0.5;
    for (let round = 0; round < 20; round++) waitOften(room, 20);
    expect(limitOf(room)).toBe(20);
  });

  it('is halved where S3 asks for less, once for answers that come together', () => {
    let now = 0;
    const room = new Room(
      { ...SIZE, start: 10, ahead: 1 },
      () => now,
      () => 1,
    );
    room.throttled();
    room.throttled();
    expect(limitOf(room)).toBe(5);
    for (let count = 0; count < 9; count++) {
      now += 1000;
      room.throttled();
    }
    expect(limitOf(room)).toBe(1);
  });
});

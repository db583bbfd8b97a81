import type { Room } from './room.ts';

export interface Work<Item, Result> {
  readonly act: (item: Item) => Promise<Result>;
  /** Bytes that the result will hold. */
  readonly weight: (item: Item) => number;
  readonly room: Room;
}

/**
 * Does something with many items side by side, as far as there is room, and yields the results in the order of the items. What
 * `items` or `act` throws is thrown behind the results before it.
 */
export async function* inOrder<Item, Result>(
  items: AsyncIterable<Item>,
  { act, weight, room }: Work<Item, Result>,
): AsyncGenerator<Result, void, undefined> {
  const results: { readonly bytes: number; readonly result: Promise<Result>; readonly state: { there: boolean } }[] =
    [];
  const over = { taking: false, items: false };
  const changed = new Bell();

  const begin = (item: Item): void => {
    const bytes = weight(item);
    const state = { there: false };
    room.begin(bytes);
    const result = act(item).finally(() => {
      state.there = true;
      room.end();
      changed.ring();
    });
    // It is looked at when it is its turn.
    result.catch(() => {});
    results.push({ bytes, result, state });
    changed.ring();
  };
  const pump = async (): Promise<void> => {
    for await (const item of items) {
      while (!over.taking && !room.has(weight(item))) await changed.next();
      if (over.taking) return;
      begin(item);
    }
  };
  const pumped = pump().finally(() => {
    over.items = true;
    changed.ring();
  });
  pumped.catch(() => {});

  try {
    for (;;) {
      const first = results.shift();
      if (first !== undefined) {
        if (!first.state.there) room.waited();
        changed.ring();
        const result = await first.result;
        yield result;
        room.taken(first.bytes);
        changed.ring();
      } else if (over.items) {
        await pumped;
        return;
      } else await changed.next();
    }
  } finally {
    over.taking = true;
    changed.ring();
  }
}

/** Wakes all who wait for it. */
class Bell {
  #waiting: (() => void)[] = [];

  next(): Promise<void> {
    return new Promise((resolve) => this.#waiting.push(resolve));
  }

  ring(): void {
    const waiting = this.#waiting;
    this.#waiting = [];
    for (const wake of waiting) wake();
  }
}

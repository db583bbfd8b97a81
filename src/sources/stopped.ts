/** The run was told to stop while something was read. */
export class Stopped extends Error {
  override readonly name = 'Stopped';
}

/** What `source` yields; throws `Stopped` as soon as the signal comes, even while nothing arrives. */
export async function* untilStopped<Item>(
  source: AsyncIterable<Item>,
  signal: AbortSignal,
): AsyncGenerator<Item, void, undefined> {
  const items = source[Symbol.asyncIterator]();
  // Of the wait that is under way.
  let stop = () => {};
  const end = () => stop();
  signal.addEventListener('abort', end, { once: true });
  let over = false;
  try {
    for (;;) {
      // A promise for each wait: one for the whole reading, raced against, would hold all items to its end.
      const next = await new Promise<IteratorResult<Item, unknown>>((resolve, reject) => {
        stop = () => reject(new Stopped());
        if (signal.aborted) stop();
        else items.next().then(resolve, reject);
      });
      if (next.done === true) {
        over = true;
        return;
      }
      yield next.value;
    }
  } finally {
    signal.removeEventListener('abort', end);
    // Not awaited: it would wait for what never arrives.
    if (!over) items.return?.().catch(() => {});
  }
}

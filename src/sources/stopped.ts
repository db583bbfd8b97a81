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
  let stop = () => {};
  const stopped = new Promise<never>((_, reject) => {
    stop = () => reject(new Stopped());
  });
  // Nobody may be waiting when it comes.
  stopped.catch(() => {});
  signal.addEventListener('abort', stop, { once: true });
  if (signal.aborted) stop();
  let over = false;
  try {
    for (;;) {
      const next = await Promise.race([items.next(), stopped]);
      if (next.done === true) {
        over = true;
        return;
      }
      yield next.value;
    }
  } finally {
    signal.removeEventListener('abort', stop);
    // Not awaited: it would wait for what never arrives.
    if (!over) items.return?.().catch(() => {});
  }
}

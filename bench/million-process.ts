/**
 * Reads as many events as a stand-in has, judges none, and prints what is held: `--expose-gc`, the number of events, and
 * the environment that leads to the stand-in. A process of its own, so that nothing else counts.
 */
import { setTimeout } from 'node:timers/promises';
import { Collection } from '../src/core/collection.ts';
import { cloudtrailSource } from '../src/sources/cloudtrail.ts';
import { skippingClock } from '../test/support/skipping-clock.ts';

const [, , total = '', from = '', to = ''] = process.argv;
const range = { from: Number(from), to: Number(to) };

const collection = new Collection({ ...range, accounts: [], regions: [] }, 'report');
let reading = Number.NaN;
const source = cloudtrailSource({
  startOf: () => range.from,
  to: range.to,
  regions: ['us-east-1'],
  roleArns: [],
  externalId: null,
  deliveryDelay: 0,
  timeouts: { connection: 10_000, response: 40_000, page: 60_000 },
  // No time passes at the pacer: what is waited for has passed.
  clock: skippingClock(range.to),
  progress: ({ events }) => {
    if (events === Number(total)) reading = heap();
  },
});

function heap(): number {
  globalThis.gc?.();
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
}

const before = heap();
const startRss = process.memoryUsage().rss;
await source.read(collection, new AbortController().signal);
await setTimeout(100);
const after = heap();
process.stdout.write(
  JSON.stringify({
    pushes: collection.pushes.length,
    held: after - before,
    reading: reading - before,
    startRss,
    peak: process.resourceUsage().maxRSS * 1024,
  }),
);

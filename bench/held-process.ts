/** Prints the heap, in bytes, that one held push costs: what is held after reading a folder, over the pushes in it. */
import { setTimeout } from 'node:timers/promises';
import { Collection } from '../src/core/collection.ts';
import type { Scope } from '../src/core/scope.ts';
import { filesSource } from '../src/sources/files.ts';

const scope: Scope = { from: null, to: null, accounts: [], regions: [] };

async function read(paths: readonly string[]): Promise<Collection> {
  const collection = new Collection(scope, 'report');
  const source = filesSource({
    paths,
    cwd: '.',
    stdin: process.stdin,
    scope,
    threads: null,
    buckets: null,
    progress: () => {},
  });
  await source.read(collection, new AbortController().signal);
  return collection;
}

async function heap(): Promise<number> {
  globalThis.gc?.();
  // Buffers of streams that have ended are let go of a turn later.
  await setTimeout(100);
  globalThis.gc?.();
  return process.memoryUsage().heapUsed + process.memoryUsage().external;
}

const folder = process.argv[2] ?? '';
// Read twice and both held: the first has paid for code and caches.
const first = await read([folder]);
const before = await heap();
const second = await read([folder]);
process.stdout.write(String(((await heap()) - before) / second.pushes.length));
if (first.pushes.length !== second.pushes.length) throw new Error('two readings of one folder differ');

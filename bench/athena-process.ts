/**
 * Reads one result of a stand-in for Athena, which the environment leads to, and prints when it was done and what is held:
 * `ours` (the bundle in dist/), `paginator` (the SDK's own, nothing done with the rows), `chain` (bare requests for pages, in
 * which nothing but the next token is looked for) or `bytes` (of the CSV). A process
 * of its own, so that nothing else counts: `--expose-gc`.
 */
import { once } from 'node:events';
import { Agent, type IncomingMessage, request } from 'node:http';
import { createRequire } from 'node:module';
import { buffer } from 'node:stream/consumers';
import { setTimeout } from 'node:timers/promises';
import { paginateGetQueryResults } from '@aws-sdk/client-athena';
import { Collection } from '../src/core/collection.ts';
import { systemClock } from '../src/system-clock.ts';
import { clientOf, execution, start } from '../test/support/athena/asking.ts';
import { DAY } from './athena-result.ts';

const { athenaSource }: typeof import('../src/sources/athena.ts') = createRequire(import.meta.url)(
  '../dist/athena.cjs',
);

/** Of all pages but the last. */
const PAGE_ROWS = 1000;
const from = Date.parse(`${DAY}T00:00:00Z`);
const scope = { from, to: from + 86_400_000, accounts: [], regions: [] };
const collection = new Collection(scope, 'report');

async function ours(): Promise<number> {
  const source = athenaSource(
    {
      region: null,
      workgroup: 'primary',
      output: null,
      timeouts: { connection: 10_000, response: 40_000, page: 60_000 },
    },
    {
      name: 'athena',
      table: { catalog: null, database: 'audit', table: 'projected' },
      ...scope,
      places: [{ account: null, region: null }],
      checked: [],
      progress: () => {},
      startOf: () => scope.from,
      lateDays: 3,
      deliveryDelay: 0,
      timeout: 3_600_000,
      clock: systemClock,
    },
  );
  const { claims } = await source.read(collection, new AbortController().signal);
  if (claims?.some(({ reason }) => reason !== null) !== false) throw new Error(JSON.stringify(claims));
  return collection.pushes.length;
}

const env = Object.fromEntries(Object.entries(process.env).map(([name, value = '']) => [name, value]));

async function begun() {
  const client = clientOf({ env });
  const id = await start(client);
  for (;;) {
    const told = await execution(client, id);
    if (told?.Status?.State === 'SUCCEEDED') return { client, id, output: told.ResultConfiguration?.OutputLocation };
  }
}

async function paginator(): Promise<number> {
  const { client, id } = await begun();
  let rows = -1;
  for await (const page of paginateGetQueryResults({ client }, { QueryExecutionId: id })) {
    rows += page.ResultSet?.Rows?.length ?? 0;
  }
  return rows;
}

async function chain(): Promise<number> {
  const { id } = await begun();
  const agent = new Agent({ keepAlive: true });
  const ask = async (token: string | null) => {
    const asked = request(env.AWS_ENDPOINT_URL_ATHENA ?? '', {
      method: 'POST',
      agent,
      headers: { 'x-amz-target': 'AmazonAthena.GetQueryResults', 'content-type': 'application/x-amz-json-1.1' },
    });
    asked.end(
      JSON.stringify({ QueryExecutionId: id, MaxResults: PAGE_ROWS, ...(token !== null && { NextToken: token }) }),
    );
    const [response]: IncomingMessage[] = await once(asked, 'response');
    return response === undefined ? Buffer.alloc(0) : buffer(response);
  };
  let token: string | null = null;
  let pages = 0;
  do {
    const page: Buffer = await ask(token);
    token = /"NextToken":"([^"]+)"/.exec(page.toString('latin1', page.lastIndexOf('"NextToken"')))?.[1] ?? null;
    pages++;
  } while (token !== null);
  agent.destroy();
  return pages * PAGE_ROWS - 1;
}

async function bytes(): Promise<number> {
  const { output = '' } = await begun();
  const response = await fetch(output.replace('s3:/', env.AWS_ENDPOINT_URL_S3 ?? ''));
  let count = 0;
  for await (const chunk of response.body ?? []) count += chunk.length;
  return count;
}

function heap(): number {
  globalThis.gc?.();
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
}

const READINGS = { ours, paginator, chain, bytes };
const name = process.argv[2];
if (name !== 'ours' && name !== 'paginator' && name !== 'chain' && name !== 'bytes')
  throw new Error(`no reading ${name}`);
const before = heap();
const count = await READINGS[name]();
const ended = performance.timeOrigin + performance.now();
await setTimeout(100);
process.stdout.write(
  JSON.stringify({
    count,
    ended,
    held: heap() - before,
    peak: process.resourceUsage().maxRSS * 1024,
  }),
);

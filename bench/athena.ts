import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { AthenaServer } from '../test/support/athena/server.ts';
import { PRIMARY } from '../test/support/athena/work-group.ts';
import { evidenceResult, pushesResult, TABLE } from './athena-result.ts';

/** What Athena takes for a page, milliseconds. */
const PAGE_TIME = 150;
/** Rows a second if a page took that and nothing more. What its tokens really allow the bare chain shows: who asks for a page must have the one before. */
const PACE = (1000 * 1000) / PAGE_TIME;
/** Whole pages, the header being one of their rows; a million rows would take two minutes and a half. */
const IN_PAGES = 99_999;
const ALL = 1_000_000;

interface ResultReading {
  /** Rows, or bytes where nothing is done to them. */
  readonly count: number;
  /** Of them. */
  readonly aSecond: number;
  /** Bytes that are held when all is read. */
  readonly held: number;
  /** Resident, in bytes. */
  readonly peak: number;
  /** Of the CSV. */
  readonly rowBytes: number;
}

/** What is measured, each beside what does nothing with the same rows. */
export async function athenaTable(): Promise<{
  readonly title: string;
  readonly rows: readonly (readonly [string, ...string[]])[];
}> {
  const pages = await readingOf('ours', { rows: IN_PAGES, csv: false });
  const chain = await readingOf('chain', { rows: IN_PAGES, csv: false });
  const paginator = await readingOf('paginator', { rows: IN_PAGES, csv: false });
  const csv = await readingOf('ours', { rows: ALL, csv: true });
  const bytes = await readingOf('bytes', { rows: ALL, csv: true });
  const rate = ({ aSecond }: ResultReading) => `${aSecond.toFixed(0)} rows/s`;
  const share = ({ aSecond }: ResultReading) => `${((100 * aSecond) / chain.aSecond).toFixed(1)}% of the pace`;
  const megabytes = (count: number) => `${(count / 1e6).toFixed(0)} MB`;
  return {
    title: `Results of Athena, ${(csv.rowBytes / 1000).toFixed(1)} kB of CSV a row, ${PAGE_TIME} ms a page of 1,000`,
    rows: [
      [
        `${IN_PAGES} rows, a bare chain of pages`,
        rate(chain),
        `${((100 * chain.aSecond) / PACE).toFixed(1)}% of ${PACE.toFixed(0)}`,
      ],
      ['  ours', rate(pages), share(pages), 'target ≥ 95%'],
      ['  paginateGetQueryResults, nothing done', rate(paginator), share(paginator)],
      [`${ALL} rows, from the CSV`, rate(csv), `${(csv.aSecond / pages.aSecond).toFixed(1)}x of pages`, 'target ≥ 10x'],
      [
        '  its bytes, nothing done',
        `${(bytes.aSecond / bytes.rowBytes).toFixed(0)} rows/s`,
        `${megabytes(bytes.aSecond)}/s`,
      ],
      ['  held for each push', `${(csv.held / csv.count).toFixed(0)} bytes`, 'target ≤ 1,000'],
      ['  peak, with all pushes', megabytes(csv.peak)],
    ],
  };
}

/** Reads a result of so many rows in a process of its own: see athena-process.ts. `csv`: whether it may read the object. */
async function readingOf(
  reader: 'ours' | 'paginator' | 'chain' | 'bytes',
  { rows, csv }: { readonly rows: number; readonly csv: boolean },
): Promise<ResultReading> {
  let first = Number.NaN;
  const result = pushesResult(rows);
  const evidence = evidenceResult(rows);
  const server = await AthenaServer.start({
    engine: async ({ sql }) => (sql.includes('GROUP BY') ? evidence : result),
    tables: { audit: [TABLE] },
    workGroups: [csv ? PRIMARY : { ...PRIMARY, managed: true }],
    course: [],
    latency: ({ operation }) => {
      if (operation === 'GetQueryResults' || operation === 'GetObject') first = Math.min(first || Infinity, now());
      return operation === 'GetQueryResults' ? PAGE_TIME : 0;
    },
  });
  const child = spawn(
    process.execPath,
    [
      '--expose-gc',
      '--max-old-space-size=4096',
      '--import',
      'tsx',
      join(import.meta.dirname, 'athena-process.ts'),
      reader,
    ],
    { env: { PATH: process.env.PATH, ...server.env }, stdio: ['ignore', 'pipe', 'inherit'] },
  );
  const [stdout] = await Promise.all([text(child.stdout), once(child, 'close')]);
  await server.stop();
  const { count, ended, held, peak } = numbersIn(stdout);
  return { count, aSecond: (count / (ended - first)) * 1000, held, peak, rowBytes: result.rowBytes };
}

function now(): number {
  return performance.timeOrigin + performance.now();
}

function numbersIn(stdout: string) {
  const told: unknown = JSON.parse(stdout);
  const number = (name: string) => {
    const value = told instanceof Object ? Reflect.get(told, name) : null;
    if (typeof value !== 'number') throw new Error(`no ${name} in ${stdout}`);
    return value;
  };
  return { count: number('count'), ended: number('ended'), held: number('held'), peak: number('peak') };
}

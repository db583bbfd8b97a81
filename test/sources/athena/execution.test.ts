import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MINUTE } from '../../../src/core/instant.ts';
import type { AthenaApi, ResultPage } from '../../../src/sources/athena/api.ts';
import { type QueryEnd, runQuery } from '../../../src/sources/athena/execution.ts';
import type { AthenaFailure } from '../../../src/sources/athena/failures.ts';
import type { Row } from '../../../src/sources/athena/rows.ts';
import { AthenaModel, failure, pagesOf, type Telling } from '../../support/athena-model.ts';
import { VirtualClock } from '../../support/virtual-clock.ts';

const COLUMNS = ['a', 'b'];
const ROWS: readonly Row[] = [
  ['1', null],
  ['2', ''],
  ['3', "it's\n"],
];
const DONE = [{ states: ['SUCCEEDED' as const] }];

interface Asking {
  /** The request with which the run is told to stop. */
  readonly stop?: string;
  readonly timeout?: number;
  /** What answers in place of the model; `stop` tells the run to stop. */
  readonly api?: (stop: () => void) => Partial<AthenaApi>;
}

interface Ran extends QueryEnd {
  readonly got: readonly Row[];
  readonly model: AthenaModel;
  readonly waited: number;
}

async function run(
  telling: Partial<Telling>,
  { stop = '', timeout = 30 * MINUTE, api = () => ({}) }: Asking = {},
): Promise<Ran> {
  const controller = new AbortController();
  const before = (request: string) => {
    if (request === stop) controller.abort();
  };
  const model = new AthenaModel({ courses: DONE, pages: pagesOf(COLUMNS, ROWS, 1000), before, ...telling });
  const clock = new VirtualClock(0);
  const got: Row[] = [];
  let tokens = 0;
  const end = await clock.run(
    runQuery(
      {
        api: { ...model, ...api(() => controller.abort()) },
        sql: 'SELECT 1',
        columns: COLUMNS,
        take: (row) => got.push(row),
        clock,
        timeout,
        newToken: () => `token-${++tokens}`,
        progress: () => {},
      },
      controller.signal,
    ),
  );
  return { ...end, got, model, waited: clock.now() };
}

function failing(...requests: readonly [number, AthenaFailure][]): Pick<Telling, 'fails'> {
  return { fails: new Map(requests) };
}

describe('a query', () => {
  it('is started, waited for and read', async () => {
    const { trouble, rows, got, scannedBytes, model } = await run({
      courses: [{ states: ['QUEUED', 'RUNNING', 'QUEUED', 'RUNNING', 'SUCCEEDED'] }],
    });
    expect({ trouble, rows, got, scannedBytes }).toEqual({ trouble: null, rows: 3, got: ROWS, scannedBytes: 1000 });
    expect(model.requests).toEqual([
      'start query-1',
      ...Array.from({ length: 5 }, () => 'execution query-1'),
      'page query-1 first',
    ]);
  });

  it('is asked for less and less often', async () => {
    const states = [...Array.from({ length: 100 }, () => 'RUNNING' as const), 'SUCCEEDED' as const];
    const { waited, trouble } = await run({ courses: [{ states }] });
    expect(trouble).toBeNull();
    expect(waited).toBeGreaterThan(7 * MINUTE);
  });

  it('is started once, however often it is asked for', async () => {
    const { model, trouble, got } = await run(failing([1, failure('passing')], [2, failure('throttled')]));
    expect(trouble).toBeNull();
    expect(got).toEqual(ROWS);
    expect(model.requests.slice(0, 4)).toEqual([
      'start query-1',
      'start query-1',
      'start query-1',
      'execution query-1',
    ]);
  });

  it('is started anew where Athena says that it may do better', async () => {
    const failed = { states: ['FAILED' as const], why: 'INTERNAL_ERROR', retryable: true };
    const { model, trouble, scannedBytes } = await run({ courses: [failed, failed, ...DONE] });
    expect(trouble).toBeNull();
    expect(scannedBytes).toBe(3000);
    expect(model.requests.filter((request) => request.startsWith('start'))).toEqual([
      'start query-1',
      'start query-2',
      'start query-3',
    ]);
  });

  it.each([
    [true, 3],
    [false, 1],
  ])('is given up in the end: retryable %s', async (retryable, starts) => {
    const why = "COLUMN_NOT_FOUND: line 2:3: Column 'x' cannot be resolved";
    const { model, trouble } = await run({ courses: [{ states: ['RUNNING', 'FAILED'], why, retryable }] });
    expect(trouble).toEqual({ reason: 'column-not-found', column: 'x' });
    expect(model.requests.filter((request) => request.startsWith('start')).length).toBe(starts);
  });

  it('may be cancelled by others', async () => {
    expect((await run({ courses: [{ states: ['RUNNING', 'CANCELLED'] }] })).trouble).toEqual({ reason: 'cancelled' });
  });
});

describe('what was started is stopped', () => {
  const endless = { courses: [{ states: ['RUNNING' as const] }] };

  it.each(['start query-1', 'execution query-1'])('where the run is told to stop at %s', async (stop) => {
    const { trouble, model } = await run(endless, { stop });
    expect(model.stopped).toEqual(['query-1']);
    expect(trouble?.reason).toBe('request-failed');
  });

  it('where it takes too long', async () => {
    const { trouble, model, waited } = await run(endless, { timeout: 5 * MINUTE });
    expect(trouble).toEqual({ reason: 'request-failed', why: 'query-timed-out', detail: null });
    expect(model.stopped).toEqual(['query-1']);
    expect(waited).toBe(5 * MINUTE);
  });

  it('but is not waited for where its start does not end', async () => {
    const endless = (stop: () => void): Partial<AthenaApi> => ({
      start: (_sql, _token, signal) => {
        stop();
        return new Promise((_, reject) => signal.addEventListener('abort', () => reject(failure('passing'))));
      },
    });
    const { trouble, waited } = await run({}, { api: endless });
    expect(trouble).toMatchObject({ why: 'stopped' });
    expect(waited).toBe(5000);
  });

  it('where its state cannot be told', async () => {
    const { trouble, model } = await run({ ...endless, ...failing([3, failure('none')]) });
    expect(trouble).toEqual({ reason: 'request-failed', why: 'failed', detail: 'InternalFailure' });
    expect(model.stopped).toEqual(['query-1']);
  });

  it('but not what is over', async () => {
    const { trouble, model } = await run(failing([3, failure('none')]));
    expect(trouble?.reason).toBe('request-failed');
    expect(model.stopped).toEqual([]);
  });

  it('and that this fails is not what is told', async () => {
    const { trouble } = await run({ ...endless, ...failing([3, failure('none')], [4, failure('throttled')]) });
    expect(trouble).toEqual({ reason: 'request-failed', why: 'failed', detail: 'InternalFailure' });
  });
});

describe('a result', () => {
  it('gives every row once, whatever the size of its pages and requests that fail on the way', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(fc.string({ maxLength: 3 }), fc.option(fc.string({ maxLength: 3 })))),
        fc.integer({ min: 1, max: 5 }),
        fc.uniqueArray(fc.integer({ min: 3, max: 30 }), { maxLength: 8 }),
        async (rows, size, failures) => {
          const fails = failing(...failures.map((request): [number, AthenaFailure] => [request, failure('passing')]));
          const { got, trouble } = await run({ pages: pagesOf(COLUMNS, rows, size), ...fails });
          // A row that says what the header says cannot come from our queries.
          const told = rows.filter(([a, b]) => a !== 'a' || b !== 'b');
          expect({ got, trouble }).toEqual({ got: told, trouble: null });
        },
      ),
      { numRuns: 50 },
    );
  });

  it('may repeat its header on each page, or have none', async () => {
    const [page] = pagesOf(COLUMNS, ROWS, 1000);
    const again = [
      { columns: COLUMNS, rows: page?.rows ?? [], token: '1' },
      { columns: COLUMNS, rows: page?.rows ?? [], token: '2' },
      { columns: COLUMNS, rows: ROWS, token: null },
    ];
    expect((await run({ pages: again })).got).toEqual([...ROWS, ...ROWS, ...ROWS]);
  });

  it('may have empty pages on the way', async () => {
    const pages = [
      { columns: COLUMNS, rows: [], token: '1' },
      { columns: COLUMNS, rows: [COLUMNS, ...ROWS], token: null },
    ];
    expect((await run({ pages })).got).toEqual(ROWS);
  });

  it('is read ahead: the next page is asked for before the rows of this one are taken', async () => {
    const order: string[] = [];
    const model = new AthenaModel({
      courses: DONE,
      pages: pagesOf(COLUMNS, ROWS, 2),
      before: (request) => order.push(request),
    });
    const clock = new VirtualClock(0);
    const take = ([a]: Row) => order.push(`row ${a}`);
    const world = { clock, timeout: MINUTE, newToken: () => 'token', progress: () => {} };
    await clock.run(runQuery({ api: model, sql: '', columns: COLUMNS, take, ...world }, new AbortController().signal));
    expect(order.slice(2)).toEqual(['page query-1 first', 'page query-1 1', 'row 1', 'row 2', 'row 3']);
  });

  it.each<[string, readonly ResultPage[], string, string]>([
    ['other columns', [{ columns: ['a', 'c'], rows: [], token: null }], 'the columns a, b', 'a, c'],
    ['no columns', [{ columns: [], rows: [], token: null }], 'the columns a, b', 'none'],
    [
      'a short row',
      [{ columns: COLUMNS, rows: [COLUMNS, ['1']], token: null }],
      'rows of 2 columns',
      '1 in row 2 of page 1',
    ],
    [
      'a circle',
      [
        { columns: COLUMNS, rows: [COLUMNS], token: '1' },
        { columns: COLUMNS, rows: [], token: '1' },
      ],
      'a token for the page that follows',
      'one that was used before page 2',
    ],
  ])('that is broken is no whole one: %s', async (_, pages, expected, got) => {
    expect((await run({ pages })).trouble).toEqual({ reason: 'result-broken', expected, got });
  });

  it('that ends early is told, with what came of it', async () => {
    const [first] = pagesOf(COLUMNS, ROWS, 2);
    const { trouble, got } = await run({ pages: first === undefined ? [] : [first] });
    expect(trouble?.reason).toBe('request-failed');
    expect(got).toEqual([ROWS[0]]);
  });

  it('is not read on where the run is told to stop', async () => {
    const { trouble, got } = await run(
      { pages: pagesOf(COLUMNS, ROWS, 1), ...failing([4, failure('passing')]) },
      { stop: 'page query-1 1' },
    );
    expect(trouble).toEqual({ reason: 'request-failed', why: 'stopped', detail: null });
    expect(got).toEqual([]);
  });
});

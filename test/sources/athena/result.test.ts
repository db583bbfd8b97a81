import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ResultPage } from '../../../src/sources/athena/api.ts';
import { AthenaFailure } from '../../../src/sources/athena/failures.ts';
import { readResult } from '../../../src/sources/athena/result.ts';
import type { Row } from '../../../src/sources/athena/rows.ts';
import type { Opening, ReadFrom } from '../../../src/sources/s3.ts';
import { answerOf } from '../../support/athena/engine.ts';
import { resultCsv } from '../../support/athena/result-csv.ts';
import { pagesOf } from '../../support/athena-model.ts';

const COLUMNS = ['a', 'b'];
const ROWS: readonly Row[] = Array.from({ length: 9 }, (_, row) => [String(row), row % 3 === 0 ? null : 'it"s\n🚀']);
/** The header and three rows on the first page, four on those that follow. */
const PAGES = pagesOf(COLUMNS, ROWS, 4);
const CSV = csvOf(COLUMNS, ROWS);

function csvOf(columns: readonly string[], rows: readonly Row[]): Buffer {
  return Buffer.from([...resultCsv(answerOf(columns, rows))].join(''));
}

interface Told {
  readonly pages?: readonly ResultPage[];
  /** What comes of opening the object, one after the other; then it is refused. `null`: there is none. */
  readonly objects?: readonly ((from: ReadFrom | null) => Opening)[] | null;
  /** Nothing can be waited for from this pause on. */
  readonly pauses?: number;
}

/** What was handed over, what was asked for, and how it ended. */
async function read({ pages = PAGES, objects = null, pauses = 100 }: Told) {
  const got: Row[] = [];
  const asked: string[] = [];
  let opened = 0;
  let paused = 0;
  const access = {
    page: async (token: string | null) => {
      asked.push(`page ${token ?? 'first'}`);
      const page = pages[Number(token ?? 0)];
      if (page === undefined) throw new Error('no such page');
      return page;
    },
    object:
      objects === null
        ? null
        : async (from: ReadFrom | null): Promise<Opening> => {
            asked.push(from === null ? 'object' : `object from ${from.offset} of ${from.etag}`);
            return objects[opened++]?.(from) ?? { kind: 'refused' };
          },
    pause: async () => {
      if (++paused >= pauses)
        throw new AthenaFailure({ reason: 'request-failed', why: 'stopped', detail: null }, 'none');
    },
    goOn: () => {},
  };
  const trouble = await readResult(access, COLUMNS, (row) => got.push(row)).then(
    () => null,
    (error: unknown) => (error instanceof AthenaFailure ? error.trouble : error),
  );
  return { got, asked, trouble };
}

/** An object of these bytes, of which so many come at once, and no more than `most` in all. */
function object(bytes: Buffer, { size = 7, most = Number.POSITIVE_INFINITY } = {}) {
  return (from: ReadFrom | null): Opening => {
    const rest = bytes.subarray(from?.offset ?? 0);
    async function* chunks() {
      for (let at = 0; at < Math.min(rest.length, most); at += size) yield rest.subarray(at, Math.min(at + size, most));
    }
    return { kind: 'open', etag: '"e"', bytes: rest.length, metadata: {}, chunks: chunks() };
  };
}

describe('a result of one page', () => {
  it('needs no object', async () => {
    const { got, asked, trouble } = await read({ pages: pagesOf(COLUMNS, ROWS, 1000), objects: [object(CSV)] });
    expect({ got, asked, trouble }).toEqual({ got: ROWS, asked: ['page first'], trouble: null });
  });
});

describe('a longer one', () => {
  it('comes from the object, behind the first page', async () => {
    const { got, asked, trouble } = await read({ objects: [object(CSV)] });
    expect({ got, trouble }).toEqual({ got: ROWS, trouble: null });
    // The second page was on its way: where the object is refused, no time is lost.
    expect(asked).toEqual(['page first', 'page 1', 'object']);
  });

  it.each<[string, Told]>([
    ['there is no object', { objects: null }],
    ['it may not be read', { objects: [() => ({ kind: 'refused' })] }],
    ['nobody answers for it', { objects: [() => ({ kind: 'unanswered' }), object(CSV)] }],
    ['it has another header', { objects: [object(csvOf(['a', 'c'], ROWS))] }],
    ['it has other rows than the first page', { objects: [object(csvOf(COLUMNS, [...ROWS].reverse()))] }],
    ['it has not even those', { objects: [object(csvOf(COLUMNS, ROWS.slice(0, 2)))] }],
    ['it is empty', { objects: [object(Buffer.alloc(0))] }],
    ['it is no CSV', { objects: [object(Buffer.from('<html>'))] }],
    ['it cannot be read to its end', { objects: Array.from({ length: 20 }, () => object(CSV, { most: 8 })) }],
    ['it is gone when it was cut', { objects: [object(CSV, { most: 90 })] }],
  ])('comes from pages where %s', async (_, told) => {
    const { got, asked, trouble } = await read(told);
    expect({ got, trouble }).toEqual({ got: ROWS, trouble: null });
    expect(asked.filter((one) => one.startsWith('page'))).toEqual(['page first', 'page 1', 'page 2']);
  });

  it('goes on where the object was cut', async () => {
    const passing = (): Opening => ({ kind: 'unanswered' });
    const { got, asked, trouble } = await read({ objects: [object(CSV, { most: 60 }), passing, object(CSV)] });
    expect({ got, trouble }).toEqual({ got: ROWS, trouble: null });
    expect(asked.slice(2)).toEqual(['object', 'object from 60 of "e"', 'object from 60 of "e"']);
  });

  it('gives every row once, wherever the object is cut and whatever the pages', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(fc.string({ maxLength: 3 }), fc.option(fc.string({ maxLength: 3 })))),
        fc.integer({ min: 2, max: 5 }),
        fc.array(fc.nat(40), { maxLength: 4 }),
        fc.integer({ min: 1, max: 9 }),
        async (rows, size, cuts, chunk) => {
          const csv = csvOf(COLUMNS, rows);
          const objects = cuts.map((most) => object(csv, { size: chunk, most: most + 1 }));
          const { got, trouble } = await read({ pages: pagesOf(COLUMNS, rows, size), objects });
          const told = rows.filter(([a, b]) => a !== 'a' || b !== 'b');
          expect({ got, trouble }).toEqual({ got: told, trouble: null });
        },
      ),
      { numRuns: 100 },
    );
  });

  it('has its header once, however often it comes', async () => {
    const again = Buffer.concat([CSV, csvOf(COLUMNS, [])]);
    expect((await read({ objects: [object(again)] })).got).toEqual(ROWS);
  });

  it.each<[string, Buffer, string, string]>([
    ['that ends within a value', CSV.subarray(0, -3), 'a quote behind the last value', 'the end of the object'],
    [
      'with a row too short',
      Buffer.concat([CSV, Buffer.from('"10"\n')]),
      'rows of 2 columns',
      '1 in row 11 of the CSV',
    ],
    [
      'with a row too long',
      Buffer.concat([CSV, Buffer.from('"10",,\n')]),
      'rows of 2 columns',
      '3 in row 11 of the CSV',
    ],
    [
      'with a text of its own',
      Buffer.concat([CSV, Buffer.from('oh')]),
      'a comma or line end behind each value',
      'a text',
    ],
  ])('is broken by an object %s', async (_, bytes, expected, got) => {
    const { trouble } = await read({ objects: [object(bytes)] });
    expect(trouble).toEqual({ reason: 'result-broken', expected, got });
  });

  it('is broken by an object that another one takes the place of', async () => {
    const { trouble } = await read({ objects: [object(CSV, { most: 60 }), () => ({ kind: 'changed' })] });
    const expected = 'the CSV of the result as it was when its reading began';
    expect(trouble).toEqual({ reason: 'result-broken', expected, got: 'another one' });
  });

  it('is broken by pages that end before the object did', async () => {
    const pages = pagesOf(COLUMNS, ROWS.slice(0, 4), 4);
    const { trouble } = await read({ pages, objects: [object(CSV, { most: CSV.length - 1 })] });
    expect(trouble).toEqual({ reason: 'result-broken', expected: 'pages with all rows of the CSV', got: '4 fewer' });
  });

  it('ends where the run does', async () => {
    const { trouble } = await read({ objects: [object(CSV, { most: 60 }), object(CSV)], pauses: 1 });
    expect(trouble).toEqual({ reason: 'request-failed', why: 'stopped', detail: null });
  });
});

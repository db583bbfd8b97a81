import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type ColumnStretch, CsvBroken, CsvRows } from '../../../src/sources/athena/csv-rows.ts';
import type { Row } from '../../../src/sources/athena/rows.ts';
import { answerOf } from '../../support/athena/engine.ts';
import { resultCsv } from '../../support/athena/result-csv.ts';

/** The rows of a text that comes in chunks which end at these bytes. */
function read(bytes: Uint8Array, ends: readonly number[] = [], alike?: ColumnStretch): Row[] {
  const rows: Row[] = [];
  const csv = new CsvRows((row) => rows.push(row), alike);
  let from = 0;
  for (const end of [...ends].sort((a, b) => a - b)) {
    csv.write(bytes.subarray(from, end));
    from = Math.max(from, end);
  }
  csv.write(bytes.subarray(from));
  csv.end();
  return rows;
}

const value = fc.option(fc.oneof(fc.string({ unit: 'binary' }), fc.stringMatching(/^["\n\r,a🚀]{0,8}$/u)));

describe('the CSV of a result', () => {
  it('gives the rows that were written, wherever its bytes are cut', () => {
    fc.assert(
      fc.property(
        fc
          .integer({ min: 1, max: 4 })
          .chain((width) => fc.array(fc.array(value, { minLength: width, maxLength: width }))),
        fc.array(fc.nat(60)),
        (rows, ends) => {
          const bytes = Buffer.from([...resultCsv({ columns: [], rows })].slice(1).join(''));
          expect(read(bytes, ends)).toEqual(rows);
        },
      ),
    );
  });

  it('gives the same rows where columns may be as in the row before', () => {
    const row = fc.tuple(
      ...Array.from({ length: 5 }, () => fc.constantFrom(null, '', 'a', 'a"', '"', ',', 'a","a', '\n')),
    );
    const stretch = fc.tuple(fc.nat(5), fc.nat(5)).map(([from, width]): ColumnStretch => ({ from, to: from + width }));
    fc.assert(
      fc.property(fc.array(row), fc.array(fc.nat(60)), stretch, (rows, ends, alike) => {
        const bytes = Buffer.from([...resultCsv({ columns: [], rows })].slice(1).join(''));
        expect(read(bytes, ends, alike)).toEqual(rows);
      }),
      { numRuns: 1000 },
    );
  });

  it('begins with its header', () => {
    expect(read(Buffer.from([...resultCsv(answerOf(['a', 'b'], [['1', null]]))].join('')))).toEqual([
      ['a', 'b'],
      ['1', null],
    ]);
  });

  it.each<[string, string, Row[]]>([
    ['nothing at all', '', []],
    ['NULL, and text that is empty', ',""\n', [[null, '']]],
    ['a single NULL', '\n', [[null]]],
    ['quotes', '"it""s","""","""\n"""\n', [['it"s', '"', '"\n"']]],
    ['no line end behind the last row', '"a"\n"b"', [['a'], ['b']]],
    ['no line end behind a last NULL', '"a",', [['a', null]]],
  ])('may have %s', (_, text, rows) => {
    expect(read(Buffer.from(text))).toEqual(rows);
    expect(
      read(
        Buffer.from(text),
        Array.from(text, (_, at) => at),
      ),
    ).toEqual(rows);
  });

  it.each([
    ['a text without quotes', '"a",b\n', 'a comma or line end behind each value', 'a text'],
    ['a text behind a quote', '"a" ,"b"\n', 'a comma or line end behind each value', 'a text'],
    ['a carriage return', '"a"\r\n', 'a comma or line end behind each value', 'a text'],
    ['an end within quotes', '"a"\n"b', 'a quote behind the last value', 'the end of the object'],
    ['an end behind two quotes', '"a"\n"b""', 'a quote behind the last value', 'the end of the object'],
  ])('is broken by %s', (_, text, expected, got) => {
    expect(() => read(Buffer.from(text))).toThrow(new CsvBroken(expected, got));
  });

  it('has no endless row', () => {
    const csv = new CsvRows(() => {});
    const chunk = Buffer.alloc(8 * 1024 * 1024, 'a');
    csv.write(Buffer.from('"'));
    expect(() => {
      for (let count = 0; count < 5; count++) csv.write(chunk);
    }).toThrow(CsvBroken);
  });
});

import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  columnPath,
  dateLiteral,
  identifier,
  isOneOf,
  literal,
  timestampLiteral,
} from '../../../src/sources/athena/sql-text.ts';
import { parseTableName, tableText } from '../../../src/sources/athena/table-name.ts';
import { at } from '../../support/facts.ts';
import { tokensOf } from '../../support/sql-tokens.ts';

/** Any text that UTF-8 can carry, quotes and ends of comments often among it. */
const text = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc
    .array(fc.constantFrom("'", '"', '\\', '--', '/*', '*/', ';', '\n', '\0', '😀', 'a'), { size: '+1' })
    .map((all) => all.join('')),
);

describe('what goes into SQL comes out of it', () => {
  it('as a value', () => {
    fc.assert(
      fc.property(text, text, (one, other) => {
        expect(tokensOf(`x = ${literal(one)} AND y = ${literal(other)}`)).toEqual([
          ...[{ other: 'x' }, { other: '=' }, { string: one }, { other: 'AND' }],
          ...[{ other: 'y' }, { other: '=' }, { string: other }],
        ]);
      }),
    );
  });

  it('as a name', () => {
    fc.assert(
      fc.property(fc.array(text, { minLength: 1, maxLength: 3 }), (path) => {
        const names = tokensOf(columnPath(path)).filter((token) => !('other' in token));
        expect(names).toEqual(path.map((name) => ({ identifier: name })));
      }),
    );
  });

  it('as a list', () => {
    fc.assert(
      fc.property(fc.array(text, { minLength: 1 }), (values) => {
        const strings = tokensOf(isOneOf(identifier('x'), values, literal)).filter((token) => 'string' in token);
        expect(strings).toEqual(values.map((value) => ({ string: value })));
      }),
    );
  });

  it('and half a character is refused, which nobody could read back', () => {
    expect(() => literal('a\ud800')).toThrow(RangeError);
    expect(() => identifier('\udc00b')).toThrow(RangeError);
    expect(literal('a\u{1f600}')).toBe("'a\u{1f600}'");
  });
});

it.each([
  ['2026-10-24T00:14:09Z', "TIMESTAMP '2026-10-24 00:14:09.000'", "DATE '2026-10-24'"],
  ['1970-01-01T00:00:00Z', "TIMESTAMP '1970-01-01 00:00:00.000'", "DATE '1970-01-01'"],
])('writes moments: %s', (moment, timestamp, date) => {
  expect(timestampLiteral(at(moment))).toBe(timestamp);
  expect(dateLiteral(Math.floor(at(moment) / 86_400_000))).toBe(date);
});

describe('names of tables', () => {
  it.each([
    ['logs.cloudtrail', '"logs"."cloudtrail"'],
    ['AwsDataCatalog.default.cloudtrail_logs', '"AwsDataCatalog"."default"."cloudtrail_logs"'],
    ['s3tablescatalog/logs.main.records', '"s3tablescatalog/logs"."main"."records"'],
    ['amazon_security_lake_glue_db_eu_central_1.my-link', '"amazon_security_lake_glue_db_eu_central_1"."my-link"'],
  ])('%s', (name, sql) => {
    const table = parseTableName(name);
    expect(table === null ? null : tableText(table)).toBe(sql);
  });

  it.each([
    '',
    'cloudtrail',
    'a.b.c.d',
    '.logs',
    'logs.',
    'logs.cloud trail',
    'logs."cloudtrail"',
    'logs.cloudtrail; DROP TABLE x',
    'logs.cloudtrail$partitions',
    "logs.o'brien",
  ])('not %s', (name) => {
    expect(parseTableName(name)).toBeNull();
  });
});

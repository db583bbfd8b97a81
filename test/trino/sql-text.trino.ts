import * as fc from 'fast-check';
import { describe, expect, inject, it } from 'vitest';
import { identifier, literal } from '../../src/sources/athena/sql-text.ts';
import { trinoEngine } from './engine/statement.ts';
import { SCHEMA } from './engine/tables.ts';

const engine = trinoEngine(inject('trinoUrl'));
const { signal } = new AbortController();

describe('what Trino reads back is what went in', () => {
  const text = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc
      .array(fc.constantFrom("'", '"', '\\', '--', '/*', '*/', ';', '\n', '\0', '\u{1f600}', 'a'))
      .map((all) => all.join('')),
  );
  const select = (sql: string) => engine({ sql, catalog: null, database: SCHEMA }, signal);

  it('of values', async () => {
    const sent = fc.sample(text, 500);
    const { rows } = await select(`SELECT ${sent.map((one, index) => `${literal(one)} AS c${index}`).join(', ')}`);
    expect([...rows]).toEqual([sent]);
  });

  it('of names', async () => {
    const sent = [...new Set(fc.sample(text, 500))].filter((one) => one !== '');
    const { columns } = await select(`SELECT ${sent.map((one) => `1 AS ${identifier(one)}`).join(', ')}`);
    expect(columns.map(({ name }) => name)).toEqual(sent);
  });
});

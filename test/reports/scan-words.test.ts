import { expect, it } from 'vitest';
import { bytesWords, costNote, tableNotes } from '../../src/reports/scan-words.ts';

it.each([
  [[0], '1 query read 0 MB of the table: less than USD 0.01 (USD 5 a TB, 10 MB at least for each)'],
  [[1, 1], '2 queries read 1 MB of the table: less than USD 0.01 (USD 5 a TB, 10 MB at least for each)'],
  [[16e9, 16e9, 124e6], '3 queries read 32.1 GB of the table: about USD 0.16 (USD 5 a TB, 10 MB at least for each)'],
  [[1.234e12], '1 query read 1.2 TB of the table: about USD 6.17 (USD 5 a TB, 10 MB at least for each)'],
])('tells what queries of %j bytes cost', (queries, words) => {
  expect(costNote({ queries, readsAllDays: false, lacks: [] })).toBe(words);
});

it('counts 10 MB for a query that reads less, as Athena does', () => {
  const queries = Array.from({ length: 1000 }, () => 1);
  expect(costNote({ queries, readsAllDays: false, lacks: [] })).toContain('about USD 0.05');
});

it('says of a table without days that every run reads all of it', () => {
  expect(tableNotes({ queries: [1], readsAllDays: true, lacks: [] })).toEqual([
    expect.stringContaining('every run reads all of it'),
  ]);
});

it.each([
  [0, '0 MB'],
  [1, '1 MB'],
  [999_000_001, '1,000 MB'],
  [1e9, '1.0 GB'],
  [2.56e12, '2.6 TB'],
])('%d bytes are %s', (bytes, words) => {
  expect(bytesWords(bytes)).toBe(words);
});

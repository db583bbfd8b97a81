import { describe, expect, it } from 'vitest';
import { MINUTE } from '../../../src/core/instant.ts';
import { EVIDENCE_COLUMNS } from '../../../src/sources/athena/query.ts';
import { readTableRecords } from '../../../src/sources/athena/reading.ts';
import type { Row } from '../../../src/sources/athena/rows.ts';
import { readTable } from '../../../src/sources/athena/table.ts';
import { Interner } from '../../../src/sources/interner.ts';
import { AthenaModel, failure, pagesOf, type Telling } from '../../support/athena-model.ts';
import { rowOf } from '../../support/athena-rows.ts';
import { documentedWith, TABLES } from '../../support/athena-tables.ts';
import { at } from '../../support/facts.ts';
import { KeptIntake } from '../../support/intake.ts';
import { putImage } from '../../support/records.ts';
import { VirtualClock } from '../../support/virtual-clock.ts';

const EVIDENCE: Row = ['111122223333', 'eu-central-1', '2026-10-24', '7', null, null, '0'];

/** A table with one push, and what the evidence says. */
function answers(evidence: readonly Row[]): (sql: string) => ReturnType<typeof pagesOf> {
  const answer = readTable(TABLES.projected);
  if (!answer.usable) throw new Error('no layout');
  const { layout } = answer;
  const records = pagesOf(
    layout.fields.map(({ name }) => name),
    [rowOf(layout, putImage())],
    1000,
  );
  return (sql) => (sql.includes('GROUP BY') ? pagesOf(EVIDENCE_COLUMNS, evidence, 1000) : records);
}

async function read(telling: Partial<Telling> = {}, accounts: readonly string[] = []) {
  const api = new AthenaModel({
    courses: [{ states: ['SUCCEEDED'] }],
    pages: answers([EVIDENCE]),
    table: TABLES.projected,
    ...telling,
  });
  const clock = new VirtualClock(0);
  let tokens = 0;
  const intake = new KeptIntake();
  const reading = await clock.run(
    readTableRecords(
      {
        table: { catalog: null, database: 'logs', table: 'cloudtrail' },
        range: { from: at('2026-10-24T00:00:00Z'), to: at('2026-10-25T00:00:00Z') },
        lateDays: 3,
        accounts,
        regions: [],
        run: { api, clock, timeout: MINUTE, newToken: () => `token-${++tokens}`, progress: () => {} },
        interner: new Interner(),
      },
      intake,
      new AbortController().signal,
    ),
  );
  return { reading, intake, requests: api.requests };
}

it('reads pushes and the evidence for them', async () => {
  const { reading, intake } = await read();
  expect(intake.pushes).toMatchObject([{ repository: 'shop/api', tag: 'v1.4.2' }]);
  expect(reading).toMatchObject({
    kind: 'read',
    records: { trouble: null, rows: 1 },
    evidence: { trouble: null, rows: 1 },
    seen: [{ account: '111122223333', region: 'eu-central-1', records: 7 }],
    count: 7,
  });
  expect(intake.unread).toEqual([]);
});

it.each([
  ['1', '1 row without'],
  ['12', '12 rows without'],
])('tells of rows that may be pushes, for they do not say what they are: %s', async (unnamed, got) => {
  const { intake } = await read({ pages: answers([EVIDENCE, [null, null, null, unnamed, null, null, unnamed]]) });
  expect(intake.unread).toEqual([
    {
      code: 'record-unreadable',
      source: 'logs.cloudtrail',
      place: null,
      expected: 'an eventName and an eventSource in every row',
      got,
    },
  ]);
});

it('tells which of the two failed, and keeps what the other gave', async () => {
  const courses: Telling['courses'] = [{ states: ['FAILED'], why: 'HIVE_BAD_DATA: x' }, { states: ['SUCCEEDED'] }];
  const { reading } = await read({ courses });
  expect(reading).toMatchObject({
    records: { trouble: { reason: 'bad-data' } },
    evidence: { trouble: null },
    count: 7,
  });
});

describe('asks nothing', () => {
  it('of a table that cannot be told', async () => {
    const { reading, requests } = await read({ table: null });
    expect(reading).toMatchObject({ kind: 'unknown', trouble: { reason: 'request-failed' } });
    expect(requests).toEqual(['table']);
  });

  it('of a table that cannot answer', async () => {
    const { reading, requests } = await read({ table: documentedWith({ requestparameters: null }) });
    expect(reading).toMatchObject({ kind: 'refused', refusal: { missing: ['requestParameters'] } });
    expect(requests).toEqual(['table']);
  });

  it('of a table that must know the accounts, where none are named', async () => {
    const table = TABLES['organisation-injected'];
    expect((await read({ table })).reading).toEqual({ kind: 'unnamed-partitions', keys: ['account'] });
    expect((await read({ table }, ['111122223333'])).reading.kind).toBe('read');
  });
});

it('asks again for the columns where that may help', async () => {
  const { reading } = await read({ fails: new Map([[1, failure('throttled')]]) });
  expect(reading.kind).toBe('read');
});

import { randomUUID } from 'node:crypto';
import * as fc from 'fast-check';
import { afterEach, describe, expect, inject, it, vi } from 'vitest';
import { athenaApi } from '../../src/sources/athena/client.ts';
import { questionOf, readTableRecords } from '../../src/sources/athena/reading.ts';
import { lookUpSignIns } from '../../src/sources/athena/sign-ins.ts';
import { identifier, literal } from '../../src/sources/athena/sql-text.ts';
import { takeFinding } from '../../src/sources/cloudtrail-event.ts';
import { readRecord } from '../../src/sources/cloudtrail-record.ts';
import { Interner } from '../../src/sources/interner.ts';
import { AthenaServer } from '../support/athena/server.ts';
import { at } from '../support/facts.ts';
import { KeptIntake } from '../support/intake.ts';
import { member } from '../support/layouts/cells.ts';
import { LAYOUTS, type Layout } from '../support/layouts/layouts.ts';
import { ACCOUNT, REGION, type WireRecord } from '../support/records.ts';
import { skippingClock } from '../support/skipping-clock.ts';
import { trinoEngine } from './engine/statement.ts';
import { SCHEMA } from './engine/tables.ts';

const engine = trinoEngine(inject('trinoUrl'));
const RANGE = { from: at('2026-10-24T00:00:00Z'), to: at('2026-10-25T00:00:00Z') };
const HOUR = 3_600_000;
const { signal } = new AbortController();

let server: AthenaServer | undefined;

afterEach(async () => {
  vi.unstubAllEnvs();
  await server?.stop();
  server = undefined;
});

/** A table as the source asks for it, over sockets, from the real engine. */
async function request({ ddl }: Layout, scope: { accounts: readonly string[]; regions: readonly string[] }) {
  server = await AthenaServer.start({ engine, tables: { [SCHEMA]: LAYOUTS.map((layout) => layout.ddl) } });
  for (const [name, value] of Object.entries(server.env)) vi.stubEnv(name, value);
  const timeouts = { connection: 10_000, response: 40_000, page: 60_000 };
  const api = athenaApi({ region: null, workgroup: 'primary', output: null, timeouts }, signal);
  return {
    table: { catalog: null, database: SCHEMA, table: ddl.name },
    range: RANGE,
    lateDays: 3,
    ...scope,
    // Its pauses are none: two hours of them are what a slow engine may need.
    run: { api, clock: skippingClock(0), timeout: 2 * HOUR, newToken: randomUUID, progress: () => {} },
    interner: new Interner(),
  };
}

/** What a log file with the same records would have told, of what the table has columns for. */
function fromLogs({ ddl, rows }: Layout): KeptIntake {
  const intake = new KeptIntake();
  for (const { delivery } of rows) {
    const time = Date.parse(String(delivery.record.eventTime));
    const finding = readRecord(kept(ddl, delivery.record), new Interner());
    if (time >= RANGE.from && time < RANGE.to && finding.kind !== 'sign-in') takeFinding(finding, null, '', intake);
  }
  return intake;
}

function kept({ columns }: Layout['ddl'], record: WireRecord): WireRecord {
  if (columns.some(({ name }) => name === 'metadata')) return record;
  return Object.fromEntries(
    Object.entries(record).flatMap(([name, value]) => {
      const column = columns.find((one) => one.name === name.toLowerCase());
      if (column === undefined) return [];
      const fields = column.type.kind === 'struct' ? column.type.fields.map((field) => field.name.toLowerCase()) : null;
      const parts = typeof value === 'object' && value !== null && fields !== null ? Object.entries(value) : null;
      const told = parts?.filter(([part]) => fields?.includes(part.toLowerCase()));
      return [[name, told === undefined ? value : Object.fromEntries(told)]];
    }),
  );
}

function told({ pushes, left, changes, unread }: KeptIntake) {
  const sorted = (all: readonly unknown[]) => all.map((one) => JSON.stringify(one)).sort();
  const expected = unread.map((one) => one.expected).sort();
  return { pushes: sorted(pushes), left: sorted(left), changes: sorted(changes), expected };
}

const EVERYTHING = { accounts: [], regions: [] };
const NAMED = { accounts: [ACCOUNT, '444455556666'], regions: [REGION, 'us-east-1'] };

describe.each(LAYOUTS)('$ddl.name', (layout) => {
  it.each([EVERYTHING, NAMED])('tells what a log file of its records tells', async (scope) => {
    const intake = new KeptIntake();
    const reading = await readTableRecords(await request(layout, scope), intake, signal);
    expect(reading).toMatchObject({ kind: 'read', records: { trouble: null }, evidence: { trouble: null } });
    expect(told(intake)).toEqual(told(fromLogs(layout)));
    const inRange = layout.rows.filter(({ delivery: { record } }) => {
      const time = Date.parse(String(member(record, 'eventTime')));
      return time >= RANGE.from && time < RANGE.to && member(record, 'recipientAccountId') !== undefined;
    });
    expect(reading.kind === 'read' ? reading.count : 0).toBeGreaterThanOrEqual(inRange.length);
    expect(server?.problems).toEqual([]);
  });

  it('tells the sign-in behind a key', async () => {
    const asked = await request(layout, NAMED);
    const answer = await questionOf(asked, signal);
    if (answer.kind !== 'asked') throw new Error(answer.kind);
    const key = { account: ACCOUNT, region: REGION, range: { from: RANGE.from - 12 * HOUR, to: RANGE.to } };
    const sought = ['ASIAEXAMPLEEXAMPLE00', 'ASIAEXAMPLEEXAMPLE99'].map((accessKeyId) => ({ ...key, accessKeyId }));
    const intake = new KeptIntake();
    const { run, interner } = asked;
    const table = { question: answer.question, run, interner };
    const { unfound } = await lookUpSignIns(sought, table, intake, signal);
    expect([...unfound]).toEqual([['ASIAEXAMPLEEXAMPLE99', 'no-sign-in']]);
    expect(intake.signIns).toMatchObject([
      ['ASIAEXAMPLEEXAMPLE00', { kind: 'web-identity', subject: 'repo:acme/shop:ref:refs/heads/main' }],
    ]);
  });
});

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

import { expect, it, onTestFinished, vi } from 'vitest';
import { EVIDENCE_COLUMNS } from '../src/sources/athena/query.ts';
import { answerOf, columnsIn, type Engine, EngineFailure } from './support/athena/engine.ts';
import { AthenaServer } from './support/athena/server.ts';
import { LAYOUTS } from './support/layouts/layouts.ts';
import { Workflow } from './support/workflow.ts';

const POLICY = 'version: 1\ntimezone: Europe/Berlin\nwindows: never\n';
const [ONE, OTHER] = ['111122223333', '444455556666'];
const REGION = 'eu-central-1';

/** A table that has a record of each account on each of its days, and no push. `silentFrom`: the first day without one. */
function logs(silentFrom: Readonly<Record<string, string>>): { readonly engine: Engine; readonly asked: string[] } {
  const asked: string[] = [];
  const engine: Engine = async ({ sql }) => {
    asked.push(sql);
    if (!sql.includes('GROUP BY')) return answerOf(columnsIn(sql), []);
    const [, from = '', to = ''] = /19\), ' ', 'T'\) >= '([^']+)' AND .* < '([^']+)'/.exec(sql) ?? [];
    const rows = Object.entries(silentFrom).flatMap(([account, silent]) => {
      const rows: string[][] = [];
      for (let at = Date.parse(`${from.slice(0, 10)}T12:00:00Z`); at < Date.parse(`${to}Z`); at += 86_400_000) {
        const time = new Date(at).toISOString().replace('.000', '');
        if (time >= `${from}Z` && time < silent) rows.push([account, REGION, time.slice(0, 10), '1', time, time, '0']);
      }
      return rows;
    });
    return answerOf(EVIDENCE_COLUMNS, rows);
  };
  return { engine, asked };
}

async function started(engine: Engine, inputs: Readonly<Record<string, string>> = {}): Promise<Workflow> {
  const server = await AthenaServer.start({ engine, tables: { logs: LAYOUTS.map(({ ddl }) => ddl) } });
  const of = { source: 'athena', 'athena-table': 'logs.console' };
  const workflow = await Workflow.start('2026-10-18T06:07:00Z', [], { ...of, from: '7d', ...inputs });
  for (const [name, value] of Object.entries(server.env)) vi.stubEnv(name, value);
  onTestFinished(() => server.stop());
  workflow.policy(POLICY);
  return workflow;
}

/** When the last check read its records from, by the SQL. */
function readFrom(asked: readonly string[]): string | undefined {
  return />= '(\d{4}-\d\d-\d\dT[\d:]+)'/.exec(asked.at(-1) ?? '')?.[1];
}

it('is incomplete where an account falls silent that nobody named, until the policy lets it go', async () => {
  const { engine, asked } = logs({ [ONE]: '2027', [OTHER]: '2026-10-20' });
  const workflow = await started(engine);
  for (const day of ['19', '20', '26', '28'])
    expect((await workflow.check(`2026-10-${day}T06:07:00Z`)).exitCode).toBe(0);
  const silent = await workflow.check('2026-10-30T06:07:00Z');
  const hole = `account ${OTHER}, Region ${REGION}: no record of any kind from 2026-10-21 05:52 to 2026-10-30 05:52 UTC`;
  expect(silent.exitCode).toBe(3);
  expect(silent.stdout).toContain('Incomplete');
  expect(silent.summary).toContain(hole);
  const again = await workflow.check('2026-11-01T06:07:00Z');
  expect(again.exitCode).toBe(3);
  // What is missing is asked for again.
  expect(readFrom(asked)).toBe('2026-10-21T05:52:00');
  workflow.policy(
    `${POLICY}accepted-gaps:\n  - account: "${OTHER}"\n    region: ${REGION}\n    during: 2026-10-20/2027-10-20\n    reason: closed\n`,
  );
  const { exitCode, stdout } = await workflow.check('2026-11-02T06:07:00Z');
  expect(exitCode).toBe(0);
  expect(stdout).toContain('let go as an accepted gap');
  await workflow.check('2026-11-03T06:07:00Z');
  expect(readFrom(asked)).toBe('2026-10-26T05:52:00');
});

it('says of an account that is no longer named that nobody watches it', async () => {
  const { engine } = logs({ [ONE]: '2027', [OTHER]: '2027' });
  const workflow = await started(engine, { accounts: `${ONE},${OTHER}` });
  expect((await workflow.check('2026-10-19T06:07:00Z')).exitCode).toBe(0);
  const { exitCode, stdout } = await workflow.check('2026-10-20T06:07:00Z', undefined, { accounts: ONE });
  expect(stdout).toContain(`asked for no more, so nobody watches it: account ${OTHER}, Region ${REGION}`);
  expect(exitCode).toBe(0);
});

it('goes on from where a query failed, and moves no mark', async () => {
  const { engine, asked } = logs({ [ONE]: '2027' });
  let down = false;
  const workflow = await started(async (statement, signal) => {
    if (down) throw new EngineFailure('HIVE_BAD_DATA', 'user', 'Malformed data');
    return engine(statement, signal);
  });
  expect((await workflow.check('2026-10-19T06:07:00Z')).exitCode).toBe(0);
  down = true;
  const failed = await workflow.check('2026-10-29T06:07:00Z');
  expect(failed.exitCode).toBe(3);
  expect(failed.stdout).toContain('a file of the table could not be read as its columns say (HIVE_BAD_DATA)');
  down = false;
  expect((await workflow.check('2026-10-30T06:07:00Z')).exitCode).toBe(0);
  expect(readFrom(asked)).toBe('2026-10-12T05:52:00');
});

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { setTimeout } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, inject, it, vi } from 'vitest';
import type { Clock } from '../../src/core/clock.ts';
import type { Report } from '../../src/reports/report-schema.ts';
import { AthenaServer } from '../support/athena/server.ts';
import { freshBundles } from '../support/bundles.ts';
import { command } from '../support/command.ts';
import { at } from '../support/facts.ts';
import { folderWith } from '../support/folder.ts';
import { OTHER_ACCOUNT } from '../support/layouts/deliveries.ts';
import { DOCUMENTED, LAYOUTS, type Layout } from '../support/layouts/layouts.ts';
import { ACCOUNT, REGION } from '../support/records.ts';
import { trinoEngine } from './engine/statement.ts';
import { SCHEMA } from './engine/tables.ts';
import { inCommon, logsOf, withoutTable } from './report-text.ts';

const NOW = at('2026-11-02T09:00:00Z');
/** It stands still, however long a busy engine takes. */
const CLOCK: Clock = { now: () => NOW, random: () => 0.5, sleep: () => setTimeout(20) };
const REPORTS = join(import.meta.dirname, 'reports');
const POLICY = readFileSync(join(REPORTS, 'release-windows.yml'), 'utf8');
const CHECK = ['check', '--policy', 'release-windows.yml'];
const DAY = ['--from', '2026-10-24', '--to', '2026-10-25'];
/** Before the one record that nobody can read. */
const NIGHT = ['--from', '2026-10-24', '--to', '2026-10-24T04:00:00Z'];
const TABLES = [...LAYOUTS, DOCUMENTED];
const bundles = freshBundles();

let server: AthenaServer;

beforeAll(async () => {
  const tables = { [SCHEMA]: TABLES.map(({ ddl }) => ddl) };
  server = await AthenaServer.start({ engine: trinoEngine(inject('trinoUrl')), tables });
});

beforeEach(() => {
  for (const [name, value] of Object.entries(server.env)) vi.stubEnv(name, value);
});

afterEach(() => {
  vi.unstubAllEnvs();
  expect(server.problems).toEqual([]);
});

afterAll(() => server.stop());

function asked({ ddl }: Layout): string[] {
  const source = ddl.columns.some(({ name }) => name === 'metadata') ? 'security-lake' : 'athena';
  return ['--source', source, '--athena-table', `${SCHEMA}.${ddl.name}`];
}

interface Checked {
  readonly report: Report;
  readonly markdown: string;
  readonly exitCode: number;
}

/** A whole command line in this process, whose policy and logs are files in a folder of its own. */
async function check(words: readonly string[], logs: Readonly<Record<string, string>> = {}): Promise<Checked> {
  const folder = folderWith({ 'release-windows.yml': POLICY, ...logs });
  const out = ['--format', 'json', '--out', 'report.json', '--format', 'markdown', '--out', 'report.md'];
  const { exitCode } = await command([...CHECK, ...words, ...out], folder, '', NOW, CLOCK);
  const read = (name: string) => readFileSync(join(folder, name), 'utf8');
  return { report: JSON.parse(read('report.json')), markdown: read('report.md'), exitCode };
}

/** As a terminal shows it. */
async function shown(words: readonly string[]): Promise<string> {
  const folder = folderWith({ 'release-windows.yml': POLICY });
  return (await command([...CHECK, ...words], folder, '', NOW, CLOCK)).stdout;
}

/** By the columns and the records that they hold: each is the report of every table that it names. */
const SAME: Readonly<Record<string, readonly string[]>> = {
  'an-organisation.md': [
    'organisation',
    'organisation_projected',
    'parquet',
    'typed',
    'iceberg',
    'security_lake_2',
    'security_lake_1',
    'security_lake_1_texts',
  ],
  'an-account.md': ['upper_case'],
  'an-account-without-partitions.md': ['console', 'console_null_texts'],
  'an-account-before-addenda.md': ['by_day'],
  'a-region.md': ['projected'],
  'a-region-by-half-of-the-columns.md': ['half'],
};

function fileOf({ ddl }: Layout): string {
  const found = Object.entries(SAME).find(([, tables]) => tables.includes(ddl.name));
  if (found === undefined) throw new Error(`${ddl.name} has no report`);
  return found[0];
}

describe.each(LAYOUTS)('the report over $ddl.name', (layout) => {
  it('is that of every table with these columns and records, and that over log files of them', async () => {
    const { report, markdown, exitCode } = await check([...DAY, ...asked(layout)]);
    const files = await check([...DAY, 'AWSLogs'], logsOf(layout));
    expect(inCommon(report)).toEqual(inCommon(files.report));
    expect([exitCode, files.exitCode]).toEqual([3, 3]);
    await expect(withoutTable(markdown, layout)).toMatchFileSnapshot(join(REPORTS, fileOf(layout)));
  });

  it('is that over log files where accounts and Regions are named too', async () => {
    const words = [...DAY, '--accounts', `${ACCOUNT},${OTHER_ACCOUNT}`, '--regions', `${REGION},us-east-1`];
    const files = await check([...words, 'AWSLogs'], logsOf(layout));
    expect(inCommon((await check([...words, ...asked(layout)])).report)).toEqual(inCommon(files.report));
  });
});

describe('the table that the documentation has people make', () => {
  it.each([
    ['two accounts', [ACCOUNT, OTHER_ACCOUNT]],
    ['one account', [ACCOUNT]],
  ])('tells of %s what their log files tell', async (_, accounts) => {
    const words = [...DAY, '--accounts', accounts.join(','), '--regions', `${REGION},us-east-1`];
    const rows = DOCUMENTED.rows.filter(({ delivery }) => accounts.includes(delivery.account));
    const files = await check([...words, 'AWSLogs'], logsOf({ ...DOCUMENTED, rows }));
    expect(inCommon((await check([...words, ...asked(DOCUMENTED)])).report)).toEqual(inCommon(files.report));
  });

  it('must be told the accounts', async () => {
    expect(await shown([...DAY, ...asked(DOCUMENTED)])).toContain('name them in accounts and regions');
  });
});

it('a process of the bundle tells the same as this one, of a night of which all could be read', async () => {
  const [layout] = LAYOUTS.filter(({ ddl }) => ddl.name === 'organisation');
  if (layout === undefined) throw new Error('no table');
  const words = [...CHECK, ...asked(layout), ...NIGHT];
  const process = spawn('node', [bundles.path('cli.cjs'), ...words], {
    cwd: folderWith({ 'release-windows.yml': POLICY }),
    env: { PATH: globalThis.process.env.PATH, ...server.env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const [stdout, stderr] = await Promise.all([text(process.stdout), text(process.stderr), once(process, 'exit')]);
  expect(stdout).toBe(await shown(words.slice(CHECK.length)));
  const transcript = `$ ecr-release-windows ${words.join(' ')}\n\n${stdout}${stderr}\nexit code ${process.exitCode}\n`;
  await expect(transcript).toMatchFileSnapshot(join(REPORTS, 'a-night.txt'));
});

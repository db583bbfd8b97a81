import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { EVIDENCE_COLUMNS } from '../src/sources/athena/query.ts';
import type { Row } from '../src/sources/athena/rows.ts';
import { readTable } from '../src/sources/athena/table.ts';
import { fieldsOf } from '../src/sources/wire.ts';
import { type Answer, answerOf, type Engine } from './support/athena/engine.ts';
import type { Ending, Fault, Faults } from './support/athena/fault.ts';
import { AthenaServer, type AthenaServerOptions } from './support/athena/server.ts';
import { metadataOf } from './support/athena/table-metadata.ts';
import { PRIMARY } from './support/athena/work-group.ts';
import { rowOf } from './support/athena-rows.ts';
import { DDLS, ddlWith } from './support/athena-tables.ts';
import { root } from './support/bundles.ts';
import { command } from './support/command.ts';
import { at } from './support/facts.ts';
import { folderWith } from './support/folder.ts';
import type { TableDdl } from './support/layouts/table-ddl.ts';
import { putImage } from './support/records.ts';
import { skippingClock } from './support/skipping-clock.ts';
import { step } from './support/step.ts';

const NOW = at('2026-11-02T09:00:00Z');
const POLICY = 'version: 1\ntimezone: Europe/Berlin\nwindows: mon-fri 08:00-20:00\nrepositories:\n  - match: "**"\n';
const DAY = ['--from', '2026-10-24', '--to', '2026-10-25'];
const EVIDENCE: Row = ['111122223333', 'eu-central-1', '2026-10-24', '7', null, null, '0'];
const SCANNED = 1000;

/** What issued the key of the push, by the columns of a query for sign-ins. */
const SIGN_IN: Readonly<Record<string, string>> = {
  eventsource: 'sts.amazonaws.com',
  eventname: 'AssumeRoleWithWebIdentity',
  useridentity_type: 'WebIdentityUser',
  responseelements_credentials_accesskeyid: 'ASIAEXAMPLEEXAMPLE00',
  responseelements_provider: 'arn:aws:iam::111122223333:oidc-provider/token.actions.githubusercontent.com',
  responseelements_subjectfromwebidentitytoken: 'repo:acme/shop:ref:refs/heads/main',
};

type Kind = 'records' | 'evidence' | 'sign-ins';

interface Asked {
  readonly args?: readonly string[];
  readonly policy?: string;
  readonly evidence?: readonly Row[];
  readonly table?: TableDdl;
  readonly faults?: Faults;
}

function kindOf(sql: string): Kind {
  if (sql.includes('GROUP BY')) return 'evidence';
  return sql.includes('sts.amazonaws.com') ? 'sign-ins' : 'records';
}

/** What a table with one push on a Saturday answers. */
function engineOf(table: TableDdl, evidence: readonly Row[]): Engine {
  const answer = readTable(metadataOf(table));
  const rows = (names: readonly string[], some: readonly Row[]): Answer => ({
    ...answerOf(names, some),
    scannedBytes: SCANNED,
  });
  return async ({ sql }) => {
    if (!answer.usable) throw new Error('asked in vain');
    const { layout } = answer;
    const signIns = layout.signInFields.map(({ name }) => name);
    switch (kindOf(sql)) {
      case 'records':
        return rows(
          layout.fields.map(({ name }) => name),
          [rowOf(layout, putImage())],
        );
      case 'evidence':
        return rows(EVIDENCE_COLUMNS, evidence);
      case 'sign-ins':
        return rows(signIns, [signIns.map((name) => SIGN_IN[name] ?? null)]);
    }
  };
}

/** Athena until the test has finished, for whoever asks as the environment says. */
async function serve(options: AthenaServerOptions): Promise<AthenaServer> {
  const server = await AthenaServer.start(options);
  for (const [name, value] of Object.entries(server.env)) vi.stubEnv(name, value);
  onTestFinished(async () => {
    vi.unstubAllEnvs();
    await server.stop();
    expect(server.problems).toEqual([]);
  });
  return server;
}

/** `check` over a table, in this process: the report, and what Athena was asked. */
async function check({
  args = DAY,
  policy = POLICY,
  evidence = [EVIDENCE],
  table = DDLS.projected,
  faults,
}: Asked = {}) {
  const { requests } = await serve({
    engine: engineOf(table, evidence),
    tables: { logs: [{ ...table, name: 'cloudtrail' }] },
    ...(faults === undefined ? {} : { faults }),
  });
  const folder = folderWith({ 'policy.yml': policy });
  const words = ['check', '--policy', 'policy.yml', '--source', 'athena', '--athena-table', 'logs.cloudtrail', ...args];
  const ran = await command(words, folder, '', NOW, skippingClock(NOW));
  return { ...ran, requests };
}

/** Has the query of this kind end badly. */
function ending(kind: Kind, ending: Pick<Ending, 'state' | 'reason'>): Faults {
  const fault: Fault = { kind: 'ends', ending: { ...ending, category: 2, type: 1000, retryable: false } };
  return ({ operation, input }) =>
    operation === 'StartQueryExecution' && kindOf(String(fieldsOf(input).QueryString)) === kind ? fault : null;
}

/** Has every request of an operation refused. */
function refusing(refused: string, type: string, message: string): Faults {
  const fault: Fault = { kind: 'error', when: 'before', status: 400, type, message };
  return ({ operation }) => (operation === refused ? fault : null);
}

/** What the report says of coverage, a line each. */
function coverageIn(json: string): string[] {
  const report: { coverage: Record<string, unknown>[] } = JSON.parse(json);
  return report.coverage.map(({ account, region, reason, detail }) =>
    [account ?? 'any', region ?? 'any', reason ?? 'read', ...(detail === undefined ? [] : [`(${detail})`])].join(' '),
  );
}

it('judges the pushes of a table', async () => {
  const { stdout, exitCode, requests } = await check();
  expect(stdout).toContain('shop/api');
  expect(stdout).toContain('111122223333 in eu-central-1');
  // Found in the same table, by a third query.
  expect(stdout).toContain('acme/shop');
  expect(exitCode).toBe(1);
  expect(requests[0]).toMatchObject({
    operation: 'GetTableMetadata',
    input: { CatalogName: 'AwsDataCatalog', DatabaseName: 'logs', TableName: 'cloudtrail', WorkGroup: 'primary' },
  });
});

const STOPPED = { state: 'CANCELLED', reason: 'Query cancelled by user' } as const;

describe('what is covered', () => {
  it.each<[string, Asked, string[]]>([
    ['what has records of any kind', {}, ['111122223333 eu-central-1 read']],
    [
      'what was asked for and has none',
      { args: [...DAY, '--accounts', '444455556666'], evidence: [] },
      ['444455556666 any no-records'],
    ],
    [
      'what the policy names and the table does not have',
      { policy: `${POLICY}    accounts: ["444455556666"]\n` },
      ['111122223333 eu-central-1 read', '444455556666 any no-records'],
    ],
    ['a table without any', { evidence: [] }, ['any any no-records']],
    [
      'what may not have arrived yet',
      { args: ['--from', '2026-10-24', '--to', '2026-11-02T09:00:00Z'] },
      ['111122223333 eu-central-1 read', '111122223333 eu-central-1 not-delivered-yet'],
    ],
    [
      'a query that failed, with the records of the other one',
      { faults: ending('records', { state: 'FAILED', reason: 'HIVE_BAD_DATA: x' }) },
      ['111122223333 eu-central-1 bad-data (HIVE_BAD_DATA)'],
    ],
    [
      'evidence that ended badly, whatever came of it before',
      { faults: ending('evidence', STOPPED) },
      ['any any query-cancelled'],
    ],
    [
      'the same, of what was asked for',
      { faults: ending('evidence', STOPPED), args: [...DAY, '--accounts', '444455556666'] },
      ['444455556666 any query-cancelled'],
    ],
    [
      'the same, where a public repository needs a Region',
      {
        faults: ending('evidence', STOPPED),
        policy: `${POLICY.replace('"**"', 'shop/**')}  - match: tools\n    registry: public\n`,
      },
      ['any any query-cancelled', 'any us-east-1 query-cancelled'],
    ],
    [
      'a table that cannot answer',
      { table: ddlWith({ requestparameters: null }) },
      ['any any table-unusable (it lacks requestParameters)'],
    ],
    [
      'a table that must know the accounts',
      { table: DDLS['organisation-injected'] },
      ['any any partition-not-named (account)'],
    ],
  ])('%s', async (_, asked, expected) => {
    const args = [...(asked.args ?? DAY), '--format', 'json'];
    const { stdout, exitCode } = await check({ ...asked, args });
    expect(coverageIn(stdout)).toEqual(expected);
    expect(exitCode).toBe(expected.every((line) => line.endsWith('read')) ? 1 : 3);
  });
});

describe('a request that is refused becomes advice', () => {
  it.each([
    [
      'the table',
      refusing(
        'GetTableMetadata',
        'MetadataException',
        'User is not authorized to perform: glue:GetTable on resource: x',
      ),
      'the AWS Glue Data Catalog denied the table (glue:GetTable)',
    ],
    [
      'the query',
      refusing(
        'StartQueryExecution',
        'AccessDeniedException',
        'You are not authorized to perform: athena:StartQueryExecution',
      ),
      'Athena denied the query (athena:StartQueryExecution)',
    ],
    [
      'too many queries',
      refusing('StartQueryExecution', 'TooManyRequestsException', 'Rate exceeded'),
      'Athena was asked too much again and again',
    ],
  ])('%s', async (_, faults, words) => {
    const { stdout, exitCode } = await check({ faults });
    expect(stdout).toContain(words);
    expect(exitCode).toBe(3);
  });

  it('no place for results', async () => {
    await serve({
      engine: engineOf(DDLS.projected, []),
      tables: { logs: [DDLS.projected] },
      workGroups: [{ ...PRIMARY, output: null }],
    });
    const words = ['check', '--policy', 'policy.yml', '--source', 'athena', '--athena-table', 'logs.projected', ...DAY];
    const { stdout } = await command(words, folderWith({ 'policy.yml': POLICY }), '', NOW, skippingClock(NOW));
    expect(stdout).toContain('set athena-output');
  });
});

it('reads Security Lake in a step of a workflow, as its inputs say', async () => {
  const table = DDLS['security-lake-2'];
  const { requests } = await serve({
    engine: engineOf(table, [EVIDENCE]),
    tables: { lake: [{ ...table, name: 'events' }] },
    workGroups: [{ ...PRIMARY, name: 'checks' }],
  });
  const inputs = {
    policy: 'policy.yml',
    source: 'security-lake',
    from: '2026-10-24',
    to: '2026-10-25',
    'athena-table': 'lake.events',
    'athena-workgroup': 'checks',
    'athena-output': 's3://results/checks/',
    issues: 'false',
    dashboard: 'false',
  };
  const { stdout, outputs } = await step(inputs, {}, folderWith({ 'policy.yml': POLICY }), skippingClock(NOW));
  expect(stdout).toContain('111122223333 in eu-central-1');
  expect(Object.fromEntries(outputs)).toMatchObject({ violations: '1', complete: 'true' });
  expect(requests.find(({ operation }) => operation === 'StartQueryExecution')?.input).toMatchObject({
    WorkGroup: 'checks',
    ResultConfiguration: { OutputLocation: 's3://results/checks/' },
  });
});

it.each(['athena.json', 'security-lake.json'])('asks Athena for what %s allows, and nothing else', async (name) => {
  const { Statement }: { Statement: { Action: string | string[] }[] } = JSON.parse(
    readFileSync(join(root, 'examples/iam', name), 'utf8'),
  );
  const allowed = Statement.flatMap(({ Action }) => Action);
  const { requests } = await check();
  // A query that ends is not stopped: test/athena-process.test.ts has one that is.
  const asked = new Set([...requests.map(({ operation }) => `athena:${operation}`), 'athena:StopQueryExecution']);
  expect(allowed.filter((action) => action.startsWith('athena:')).sort()).toEqual([...asked].sort());
});

it('asks for a Region where there is none', async () => {
  await serve({ engine: engineOf(DDLS.projected, []) });
  vi.stubEnv('AWS_REGION', undefined);
  const folder = folderWith({ 'policy.yml': POLICY });
  const words = ['check', '--policy', 'policy.yml', '--source', 'security-lake', '--athena-table', 'lake.events'];
  const { stdout, exitCode } = await command([...words, ...DAY], folder, '', NOW, skippingClock(NOW));
  expect(stdout).toContain('no Region to read');
  expect(exitCode).toBe(3);
});

it.each([
  ['with partitions by day', DDLS.projected, false],
  ['without partitions', DDLS.console, true],
])('tells what was read of a table %s', async (_, table, whole) => {
  const { stdout } = await check({ table });
  expect(stdout).toContain('3 queries read 1 MB of the table: less than USD 0.01');
  expect(stdout.includes('every run reads all of it')).toBe(whole);
  const { totals }: { totals: { scannedBytes: number } } = JSON.parse(
    (await check({ table, args: [...DAY, '--format', 'json'] })).stdout,
  );
  expect(totals.scannedBytes).toBe(3000);
});

it('names the columns that would tell more', async () => {
  const { stdout } = await check({ table: ddlWith({ addendum: null, sourceipaddress: null }) });
  expect(stdout).toContain('columns that the table lacks: sourceIPAddress, addendum; what they tell');
  const { run }: { run: { tableLacks?: string[] } } = JSON.parse(
    (await check({ table: ddlWith({ addendum: null }), args: [...DAY, '--format', 'json'] })).stdout,
  );
  expect(run.tableLacks).toEqual(['addendum']);
  expect((await check()).stdout).not.toContain('lacks');
});

it('shows the queries of a dry run and runs none', async () => {
  const { stdout, exitCode, requests } = await check({ args: [...DAY, '--dry-run'] });
  expect(stdout.match(/^SELECT/gm)).toHaveLength(2);
  expect(stdout).toContain('FROM "logs"."cloudtrail"');
  expect(requests.map(({ operation }) => operation)).toEqual(['GetTableMetadata']);
  expect(exitCode).toBe(0);
});

it('shows the statement that makes a table which can answer, where this one cannot', async () => {
  const args = [...DAY, '--dry-run'];
  const { stdout, stderr, exitCode } = await check({ args, table: ddlWith({ requestparameters: null }) });
  expect(stderr).toContain('the columns of the table cannot answer (it lacks requestParameters)');
  expect(stdout).toBe(readFileSync(join(root, 'examples/athena/organisation.sql'), 'utf8'));
  expect(exitCode).toBe(3);
});

it('says what is missing where a dry run cannot tell the queries', async () => {
  const { stderr, exitCode } = await check({ args: [...DAY, '--dry-run'], table: DDLS['organisation-injected'] });
  expect(stderr).toContain('name them in accounts and regions');
  expect(exitCode).toBe(3);
});

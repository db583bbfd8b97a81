import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import type { TableMetadata } from '../src/sources/athena/columns.ts';
import { EVIDENCE_COLUMNS } from '../src/sources/athena/query.ts';
import type { Row } from '../src/sources/athena/rows.ts';
import { readTable } from '../src/sources/athena/table.ts';
import { AthenaModel, pagesOf, type Telling } from './support/athena-model.ts';
import { rowOf } from './support/athena-rows.ts';
import { type Refusal, serveAthena } from './support/athena-server.ts';
import { documentedWith, TABLES } from './support/athena-tables.ts';
import { root } from './support/bundles.ts';
import { command } from './support/command.ts';
import { at } from './support/facts.ts';
import { folderWith } from './support/folder.ts';
import { putImage } from './support/records.ts';
import { skippingClock } from './support/skipping-clock.ts';
import { step } from './support/step.ts';

const NOW = at('2026-11-02T09:00:00Z');
const POLICY = 'version: 1\ntimezone: Europe/Berlin\nwindows: mon-fri 08:00-20:00\nrepositories:\n  - match: "**"\n';
const DAY = ['--from', '2026-10-24', '--to', '2026-10-25'];
const EVIDENCE: Row = ['111122223333', 'eu-central-1', '2026-10-24', '7', null, null, '0'];

/** What issued the key of the push, by the columns of a query for sign-ins. */
const SIGN_IN: Readonly<Record<string, string>> = {
  eventsource: 'sts.amazonaws.com',
  eventname: 'AssumeRoleWithWebIdentity',
  useridentity_type: 'WebIdentityUser',
  responseelements_credentials_accesskeyid: 'ASIAEXAMPLEEXAMPLE00',
  responseelements_provider: 'arn:aws:iam::111122223333:oidc-provider/token.actions.githubusercontent.com',
  responseelements_subjectfromwebidentitytoken: 'repo:acme/shop:ref:refs/heads/main',
};

interface Asked extends Partial<Telling> {
  readonly args?: readonly string[];
  readonly policy?: string;
  readonly evidence?: readonly Row[];
  readonly table?: TableMetadata;
  readonly refused?: (operation: string) => Refusal | null;
}

/** The pages of a table with one push on a Saturday. */
function pages(table: TableMetadata, evidence: readonly Row[]): (sql: string) => ReturnType<typeof pagesOf> {
  const answer = readTable(table);
  if (!answer.usable) return () => [];
  const { layout } = answer;
  const names = layout.fields.map(({ name }) => name);
  const signIns = layout.signInFields.map(({ name }) => name);
  return (sql) => {
    if (sql.includes('GROUP BY')) return pagesOf(EVIDENCE_COLUMNS, evidence, 1000);
    if (!sql.includes('sts.amazonaws.com')) return pagesOf(names, [rowOf(layout, putImage())], 1000);
    return pagesOf(signIns, [signIns.map((name) => SIGN_IN[name] ?? null)], 1000);
  };
}

/** `check` over a table, in this process: the report, and what Athena was asked. */
async function check({ args = DAY, policy = POLICY, evidence = [EVIDENCE], refused, ...telling }: Asked = {}) {
  const table = telling.table ?? TABLES.projected;
  const api = new AthenaModel({
    courses: [{ states: ['SUCCEEDED'] }],
    pages: pages(table, evidence),
    ...telling,
    table,
  });
  const requests = await serveAthena(api, refused);
  const folder = folderWith({ 'policy.yml': policy });
  const words = ['check', '--policy', 'policy.yml', '--source', 'athena', '--athena-table', 'logs.cloudtrail', ...args];
  const ran = await command(words, folder, '', NOW, skippingClock(NOW));
  return { ...ran, requests };
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
  expect(requests[0]).toEqual({
    operation: 'GetTableMetadata',
    input: { CatalogName: 'AwsDataCatalog', DatabaseName: 'logs', TableName: 'cloudtrail', WorkGroup: 'primary' },
  });
});

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
      { courses: [{ states: ['FAILED'], why: 'HIVE_BAD_DATA: x' }, { states: ['SUCCEEDED'] }] },
      ['111122223333 eu-central-1 bad-data (HIVE_BAD_DATA)'],
    ],
    [
      'evidence that ended badly, whatever came of it before',
      { courses: [{ states: ['SUCCEEDED'] }, { states: ['CANCELLED'] }] },
      ['any any query-cancelled'],
    ],
    [
      'the same, of what was asked for',
      { courses: [{ states: ['SUCCEEDED'] }, { states: ['CANCELLED'] }], args: [...DAY, '--accounts', '444455556666'] },
      ['444455556666 any query-cancelled'],
    ],
    [
      'a table that cannot answer',
      { table: documentedWith({ requestparameters: null }) },
      ['any any table-unusable (it lacks requestParameters)'],
    ],
    [
      'a table that must know the accounts',
      { table: TABLES['organisation-injected'] },
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
  it.each<[string, string, Refusal, string]>([
    [
      'the table',
      'GetTableMetadata',
      { type: 'MetadataException', message: 'User is not authorized to perform: glue:GetTable on resource: x' },
      'the AWS Glue Data Catalog denied the table (glue:GetTable)',
    ],
    [
      'the query',
      'StartQueryExecution',
      { type: 'AccessDeniedException', message: 'You are not authorized to perform: athena:StartQueryExecution' },
      'Athena denied the query (athena:StartQueryExecution)',
    ],
    [
      'too many queries',
      'StartQueryExecution',
      { type: 'TooManyRequestsException', message: 'Rate exceeded' },
      'Athena was asked too much again and again',
    ],
    [
      'no place for results',
      'StartQueryExecution',
      { type: 'InvalidRequestException', message: 'No output location provided.' },
      'set athena-output',
    ],
  ])('%s', async (_, operation, refusal, words) => {
    const { stdout, exitCode } = await check({ refused: (asked) => (asked === operation ? refusal : null) });
    expect(stdout).toContain(words);
    expect(exitCode).toBe(3);
  });
});

it('reads Security Lake in a step of a workflow, as its inputs say', async () => {
  const table = TABLES['security-lake-2'];
  const requests = await serveAthena(
    new AthenaModel({ courses: [{ states: ['SUCCEEDED'] }], pages: pages(table, [EVIDENCE]), table }),
  );
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

it('asks for nothing but what the documented permissions allow', async () => {
  const { Statement }: { Statement: { Action: string | string[] }[] } = JSON.parse(
    readFileSync(join(root, 'examples/iam/query-a-table.json'), 'utf8'),
  );
  const allowed = Statement.flatMap(({ Action }) => Action);
  const { requests } = await check();
  const asked = [...new Set(requests.map(({ operation }) => `athena:${operation}`)), 'athena:StopQueryExecution'];
  expect(allowed.filter((action) => action.startsWith('athena:')).sort()).toEqual(asked.sort());
});

it('asks for a Region where there is none', async () => {
  await serveAthena(new AthenaModel({ courses: [], pages: [] }));
  vi.stubEnv('AWS_REGION', undefined);
  const folder = folderWith({ 'policy.yml': POLICY });
  const words = ['check', '--policy', 'policy.yml', '--source', 'security-lake', '--athena-table', 'lake.events'];
  const { stdout, exitCode } = await command([...words, ...DAY], folder, '', NOW, skippingClock(NOW));
  expect(stdout).toContain('no Region to read');
  expect(exitCode).toBe(3);
});

it.each([
  ['with partitions by day', TABLES.projected, false],
  ['without partitions', TABLES.console, true],
])('tells what was read of a table %s', async (_, table, whole) => {
  const { stdout } = await check({ table });
  expect(stdout).toContain('3 queries read 1 MB of the table: less than USD 0.01');
  expect(stdout.includes('every run reads all of it')).toBe(whole);
  const { totals }: { totals: { scannedBytes: number } } = JSON.parse(
    (await check({ table, args: [...DAY, '--format', 'json'] })).stdout,
  );
  expect(totals.scannedBytes).toBe(3000);
});

it('shows the queries of a dry run and runs none', async () => {
  const { stdout, exitCode, requests } = await check({ args: [...DAY, '--dry-run'] });
  expect(stdout.match(/^SELECT/gm)).toHaveLength(2);
  expect(stdout).toContain('FROM "logs"."cloudtrail"');
  expect(requests.map(({ operation }) => operation)).toEqual(['GetTableMetadata']);
  expect(exitCode).toBe(0);
});

it('says what is missing where a dry run cannot tell the queries', async () => {
  const { stderr, exitCode } = await check({ args: [...DAY, '--dry-run'], table: TABLES['organisation-injected'] });
  expect(stderr).toContain('name them in accounts and regions');
  expect(exitCode).toBe(3);
});

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import * as z from 'zod/mini';
import type { ColumnMetadata } from '../src/sources/athena/columns.ts';
import type { Service } from '../src/sources/athena/failures.ts';
import { evidenceQuery, recordsQuery } from '../src/sources/athena/query.ts';
import { readTable } from '../src/sources/athena/table.ts';
import { parseTableName } from '../src/sources/athena/table-name.ts';
import { metadataOf } from './support/athena/table-metadata.ts';
import { root } from './support/bundles.ts';
import { documentedDdl } from './support/layouts/table-ddl.ts';

const oneOrMore = z.pipe(
  z.union([z.string(), z.array(z.string())]),
  z.transform((value) => [value].flat()),
);

/** As strict as IAM is with names of keys, and without what no example may have, such as `NotAction`. */
const iamPolicy = z.strictObject({
  Version: z.literal('2012-10-17'),
  Statement: z.array(
    z.strictObject({
      Sid: z.optional(z.string().check(z.regex(/^[A-Za-z0-9]+$/))),
      Effect: z.literal('Allow'),
      Principal: z.optional(z.strictObject({ AWS: z.string() })),
      Action: oneOrMore,
      Resource: z.optional(oneOrMore),
      Condition: z.optional(z.record(z.string(), z.record(z.string(), z.string()))),
    }),
  ),
});

const read = (path: string) => readFileSync(join(root, path), 'utf8');
const statementsOf = (name: string) => z.parse(iamPolicy, JSON.parse(read(`examples/iam/${name}`))).Statement;
const resourceOf = (sid: string) => statementsOf('athena.json').find(({ Sid }) => Sid === sid)?.Resource ?? [];

const document = read('docs/sources.md');
const ddl = read('examples/athena/organisation.sql');
const workflow = z.parse(
  z.object({
    jobs: z.object({
      check: z.object({ steps: z.array(z.object({ with: z.optional(z.record(z.string(), z.unknown())) })) }),
    }),
  }),
  parse(read('examples/workflows/athena.yml')),
);
const inputs = workflow.jobs.check.steps.map((step) => step.with ?? {}).find(({ source }) => source === 'athena') ?? {};

describe('the permissions of the examples', () => {
  it.each(readdirSync(join(root, 'examples/iam')))('%s allows single actions, on named resources', (name) => {
    for (const { Action, Resource, Principal } of statementsOf(name)) {
      expect(Action.filter((action) => !/^[a-z0-9]+:[A-Z][A-Za-z]+$/.test(action))).toEqual([]);
      expect([Resource, Principal].filter((value) => value !== undefined)).toHaveLength(1);
      if (Resource?.includes('*')) {
        // These know no smaller resource.
        const known = ['cloudtrail:LookupEvents', 'cloudtrail:ListPublicKeys', 'lakeformation:GetDataAccess'];
        expect(known.map((action) => [action])).toContainEqual(Action);
      }
    }
  });

  it.each(['athena.json', 'security-lake.json', 'read-logs.json'])(
    'docs/sources.md explains each statement of %s',
    (name) => {
      // Not what it shows of the file itself.
      const prose = document.replaceAll(/```[\s\S]*?```/g, '');
      const words = statementsOf(name).flatMap(({ Sid = '', Action }) => [Sid, ...Action]);
      expect(words.filter((word) => !prose.includes(`\`${word}\``))).toEqual([]);
    },
  );

  it('are of every service whose denial is told', () => {
    const services: readonly Service[] = ['athena', 'glue', 'kms', 'lakeformation', 's3'];
    const actions = ['athena.json', 'security-lake.json'].flatMap(statementsOf).flatMap(({ Action }) => Action);
    expect([...new Set(actions.map((action) => action.split(':')[0]))].sort()).toEqual(services);
  });
});

describe('the table of the example', () => {
  const metadata = metadataOf(documentedDdl());
  const answer = readTable(metadata);
  if (!answer.usable) throw new Error(JSON.stringify(answer.refusal));
  const { layout } = answer;

  it('lacks nothing, and is read by its days, accounts and Regions', () => {
    expect(layout.lacks).toEqual([]);
    expect(layout.partitions).toMatchObject({
      days: { kind: 'formatted', column: 'timestamp', format: 'yyyy/MM/dd' },
      account: { column: 'account' },
      region: { column: 'region' },
      mustName: ['account'],
    });
  });

  it('has no column that is not read', () => {
    const question = {
      table: { catalog: null, database: 'audit', table: 'cloudtrail' },
      layout,
      range: { from: 0, to: 1 },
      lateDays: 3,
      accounts: ['111122223333'],
      regions: ['eu-central-1'],
    };
    const sql = `${recordsQuery(question)}\n${evidenceQuery(question)}`;
    const names = [...metadata.columns, ...metadata.partitionKeys].map(({ name }) => name);
    expect(names.filter((name) => !sql.includes(`"${name}"`))).toEqual([]);
    const identity = metadata.columns.find(({ name }) => name === 'useridentity')?.type ?? '';
    const fields = [...identity.matchAll(/(\w+):string/g)].map(([, field]) => field ?? '');
    expect(fields).toHaveLength(11);
    expect(layout.fields.filter(({ path }) => path[0] === 'userIdentity')).toHaveLength(fields.length);
  });

  it('finds the files where CloudTrail writes them, below the folder that the permissions name', () => {
    const [, location = ''] = /LOCATION 's3:\/\/([^']+)'/.exec(ddl) ?? [];
    expect(metadata.parameters['storage.location.template']).toBe(
      `s3://${location}$\{account}/CloudTrail/$\{region}/$\{timestamp}`,
    );
    expect(resourceOf('ReadLogs')).toEqual([`arn:aws:s3:::${location}*`]);
    expect(resourceOf('ListLogs')).toEqual([`arn:aws:s3:::${location.split('/')[0]}`]);
  });

  it('is the one that the workflow asks for, in the workgroup that the permissions name', () => {
    const name = z.parse(z.string(), inputs['athena-table']);
    expect(ddl).toContain(`CREATE EXTERNAL TABLE ${name} (`);
    const table = parseTableName(name);
    const place = 'arn:aws:glue:eu-central-1:111122223333';
    expect(resourceOf('ReadTheTable')).toEqual([
      `${place}:catalog`,
      `${place}:database/default`,
      `${place}:database/${table?.database}`,
      `${place}:table/${table?.database}/${table?.table}`,
    ]);
    expect(resourceOf('RunQueries')).toEqual([
      `arn:aws:athena:eu-central-1:111122223333:workgroup/${inputs['athena-workgroup']}`,
    ]);
  });

  it('has the Regions that the workflow checks, and the workflow names its accounts', () => {
    expect(inputs.regions).toBe(metadata.parameters['projection.region.values']);
    expect(inputs.accounts).toMatch(/^\d{12}(,\d{12})*$/);
  });
});

describe('docs/sources.md', () => {
  const struct = (fields: string): ColumnMetadata => ({ name: 'api', type: `struct<operation:string${fields}>` });

  it.each<[string, readonly ColumnMetadata[]]>([
    ['CloudTrail', [{ name: 'eventname', type: 'string' }]],
    ['Security Lake, version 2', [struct('')]],
    ['Security Lake, version 1', [struct(''), { name: 'actor', type: 'struct<user:struct<uuid:string>>' }]],
  ])('names every column that a table must have: %s', (_, columns) => {
    const answer = readTable({ columns, partitionKeys: [], parameters: {} });
    const missing = !answer.usable && answer.refusal.kind === 'columns' ? answer.refusal.missing : [];
    expect(missing.length).toBeGreaterThan(4);
    expect(missing.filter((name) => !document.includes(`\`${name}\``))).toEqual([]);
  });
});

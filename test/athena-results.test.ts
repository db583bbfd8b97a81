import { afterEach, describe, expect, it, vi } from 'vitest';
import { EVIDENCE_COLUMNS } from '../src/sources/athena/query.ts';
import { readTable } from '../src/sources/athena/table.ts';
import { type Answer, answerOf } from './support/athena/engine.ts';
import { atFirst, type Fault, type Faults } from './support/athena/fault.ts';
import { AthenaServer } from './support/athena/server.ts';
import { metadataOf } from './support/athena/table-metadata.ts';
import { PRIMARY, type WorkGroup } from './support/athena/work-group.ts';
import { rowOf } from './support/athena-rows.ts';
import { command } from './support/command.ts';
import { at } from './support/facts.ts';
import { folderWith } from './support/folder.ts';
import { readDdl } from './support/layouts/table-ddl.ts';
import { ACCOUNT, putImage, REGION } from './support/records.ts';
import { skippingClock } from './support/skipping-clock.ts';

const NOW = at('2026-11-02T09:00:00Z');
const POLICY = 'version: 1\ntimezone: Europe/Berlin\nwindows: mon-fri 08:00-20:00\nrepositories:\n  - match: "**"\n';
const TABLE = readDdl('projected.sql');
const TIME = '2026-10-24T00:14:09Z';
/** Three pages: the header is one of the first thousand rows. */
const PUSHES = 2500;
const RECORDS = pushes();
const EVIDENCE = answerOf(EVIDENCE_COLUMNS, [[ACCOUNT, REGION, '2026-10-24', String(PUSHES), TIME, TIME, '0']]);

/** Each with a tag of its own, with all that may be in one: CloudTrail writes what it is sent. */
function pushes(): Answer {
  const answer = readTable(metadataOf(TABLE));
  if (!answer.usable) throw new Error('the documented table is refused');
  const { layout } = answer;
  const rows = Array.from({ length: PUSHES }, (_, index) => {
    const eventID = `0e0c3c3e-0000-4000-8000-${String(index).padStart(12, '0')}`;
    // One that is found where the token of a page is looked for.
    const userAgent = index % 1000 === 7 ? 'NextToken' : `"quoted",\n🚀 ${index}`;
    return rowOf(layout, putImage({ eventID, eventTime: TIME, userAgent }, { tag: `v${index}` }));
  });
  return answerOf(
    layout.fields.map(({ name }) => name),
    rows,
  );
}

let server: AthenaServer | undefined;

afterEach(async () => {
  vi.unstubAllEnvs();
  await server?.stop();
  server = undefined;
});

interface Told {
  readonly faults?: Faults;
  readonly workGroup?: Partial<WorkGroup>;
}

/** `check` over the table: how many pushes were judged, what is missing, and how often rows were asked for. */
async function check({ faults = () => null, workGroup = {} }: Told) {
  server = await AthenaServer.start({
    engine: async ({ sql }) => {
      if (sql.includes('sts.amazonaws.com')) return answerOf([], []);
      return sql.includes('GROUP BY') ? EVIDENCE : RECORDS;
    },
    tables: { audit: [TABLE] },
    workGroups: [{ ...PRIMARY, ...workGroup }],
    course: [],
    faults,
  });
  for (const [name, value] of Object.entries(server.env)) vi.stubEnv(name, value);
  const folder = folderWith({ 'policy.yml': POLICY });
  const table = ['--source', 'athena', '--athena-table', 'audit.projected'];
  const range = ['--from', '2026-10-24', '--to', '2026-10-25'];
  const args = ['check', '--policy', 'policy.yml', ...table, ...range, '--format', 'json'];
  const { stdout, exitCode } = await command(args, folder, '', NOW, skippingClock(NOW));
  const report: { totals: { pushes: number }; coverage: { reason: string | null; detail?: string }[] } =
    JSON.parse(stdout);
  const asked = (operation: string) => server?.requests.filter((one) => one.operation === operation) ?? [];
  const records = server.athena.executions.keys().next().value ?? '';
  return {
    pushes: report.totals.pushes,
    missing: report.coverage.flatMap(({ reason, detail }) => (reason === null ? [] : [`${reason}: ${detail}`])),
    exitCode,
    pages: asked('GetQueryResults').filter(({ input }) => JSON.stringify(input).includes(records)).length,
    objects: asked('GetObject'),
  };
}

function refused(status: number, type: string, fields: Readonly<Record<string, string>> = {}): Fault {
  return { kind: 'error', when: 'before', status, type, message: 'as told', fields };
}

describe('a result of 2,500 pushes', () => {
  it('is read from S3, with one page to begin with and one that was on its way', async () => {
    const { objects, ...read } = await check({});
    expect(read).toEqual({ pushes: PUSHES, missing: [], exitCode: 1, pages: 2 });
    expect(objects.length).toBe(1);
  });

  it.each<[string, Partial<WorkGroup>, number]>([
    ['keeps results itself', { managed: true, output: null }, 0],
    ['has a place of its own', { enforced: true, output: 's3://amzn-s3-demo-results/of the group/' }, 1],
  ])('needs nothing where the workgroup %s', async (_, workGroup, count) => {
    const { pushes, missing, exitCode, objects } = await check({ workGroup });
    expect({ pushes, missing, exitCode }).toEqual({ pushes: PUSHES, missing: [], exitCode: 1 });
    expect(objects.length).toBe(count);
  });

  it.each<[string, Fault]>([
    ['it may not be read', refused(403, 'AccessDenied')],
    ['its key may not be used', refused(403, 'KMS.AccessDeniedException')],
    ['it is not there', refused(404, 'NoSuchKey')],
    ['its bucket is elsewhere', refused(301, 'PermanentRedirect')],
    ['S3 is too busy', refused(503, 'SlowDown')],
    ['somebody else answers', { kind: 'html', when: 'before', status: 200 }],
    ['the connection is reset', { kind: 'reset', when: 'before' }],
  ])('is read from pages where of its object %s', async (_, fault) => {
    const { objects, ...read } = await check({ faults: ({ operation }) => (operation === 'GetObject' ? fault : null) });
    expect(read).toEqual({ pushes: PUSHES, missing: [], exitCode: 1, pages: 3 });
    expect(objects.length).toBeGreaterThan(0);
  });

  it('is read in the Region of its bucket', async () => {
    const elsewhere = refused(301, 'PermanentRedirect', { 'x-amz-bucket-region': 'eu-west-1' });
    const { pushes, objects, pages } = await check({ faults: atFirst('GetObject', elsewhere) });
    expect({ pushes, pages }).toEqual({ pushes: PUSHES, pages: 2 });
    expect(objects.map(({ region }) => region)).toEqual(['eu-central-1', 'eu-west-1']);
  });

  it('goes on in the middle where the connection ended', async () => {
    const { objects, ...read } = await check({
      faults: atFirst('GetObject', { kind: 'cut-off' }, { kind: 'cut-off' }),
    });
    expect(read).toEqual({ pushes: PUSHES, missing: [], exitCode: 1, pages: 2 });
    expect(objects.length).toBe(3);
  });

  it.each<[string, Faults, string]>([
    [
      'its object is another one in the middle',
      atFirst('GetObject', { kind: 'cut-off' }, refused(412, 'PreconditionFailed')),
      'result-broken: expected the CSV of the result as it was when its reading began, got another one',
    ],
    [
      'half of it is said to be all',
      atFirst('GetObject', { kind: 'half-body' }),
      'result-broken: expected a quote behind the last value, got the end of the object',
    ],
  ])('is incomplete where %s', async (_, faults, reason) => {
    const { missing, exitCode } = await check({ faults });
    expect({ missing, exitCode }).toEqual({ missing: [reason], exitCode: 3 });
  });
});

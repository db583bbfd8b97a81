import { once } from 'node:events';
import { rmSync, symlinkSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, it, onTestFinished } from 'vitest';
import { UsageError } from '../../src/core/errors.ts';
import type { Progress } from '../../src/sources/file-progress.ts';
import { at } from '../support/facts.ts';
import { folderWith } from '../support/folder.ts';
import { EVERYTHING, pieces, type ReadResult, read, readOne } from '../support/reading-files.ts';
import {
  ACCOUNT,
  digestFile,
  insight,
  lookupEvent,
  putImage,
  REGION,
  record,
  type WireRecord,
} from '../support/records.ts';

const log = (...records: WireRecord[]) => JSON.stringify({ Records: records });
const push = (eventID: string, fields: WireRecord = {}) => putImage({ eventID, ...fields });

/** One record of each kind, by its eventID, and what is to become of it. */
const KINDS: readonly (readonly [WireRecord, string])[] = [
  [push('push'), 'push'],
  [push('public', { eventSource: 'ecr-public.amazonaws.com' }), 'push'],
  [putImage({ eventID: 'by-digest' }, { tag: null }), 'push'],
  [push('oversized', { requestParameters: { omitted: true }, responseElements: null }), 'push'],
  [push('may-have-arrived', { errorCode: 'ServerException' }), 'push'],
  [push('correction', { addendum: { reason: 'UPDATED_DATA', originalEventID: 'push' } }), 'push'],
  [push('copy', { sharedEventID: 'shared' }), 'push'],
  [push('exported', { eventTime: '2020-11-20 06:19:05.000' }), 'push'],
  [push('denied', { errorCode: 'AccessDenied' }), 'refused'],
  [push('same', { errorCode: 'ImageAlreadyExistsException' }), 'unchanged'],
  [record('ReplicateImage', { eventID: 'replica' }), 'replication'],
  [record('BatchImportUpstreamImage', { eventID: 'cached' }), 'pull-through'],
  [record('UpdateImageStorageClass', { eventID: 'restored' }), 'restore'],
  [
    record('UpdateImageStorageClass', { eventID: 'archived', requestParameters: { targetStorageClass: 'ARCHIVE' } }),
    'archive',
  ],
  [record('PolicyExecutionEvent', { eventID: 'expired' }), 'removal'],
  [insight({ eventID: 'insight' }), 'insight'],
  [record('StopLogging', { eventID: 'stopped', eventSource: 'cloudtrail.amazonaws.com' }), 'logging'],
];

const RECORDS = KINDS.map(([value]) => value);
const lines = (values: readonly unknown[]) => values.map((value) => JSON.stringify(value)).join('\n');

describe('each kind of record is found again by name', () => {
  const shapes: readonly (readonly [string, string])[] = [
    ['a log file', log(...RECORDS)],
    ['pretty-printed', JSON.stringify({ Records: RECORDS }, null, 2)],
    ['a bare list', JSON.stringify(RECORDS)],
    ['JSON Lines', lines(RECORDS)],
    ['JSON Lines of log files', lines(RECORDS.map((value) => ({ Records: [value] })))],
    ['lookup-events', JSON.stringify({ Events: RECORDS.map(lookupEvent) }, null, 4)],
  ];
  const packings: readonly (readonly [string, (text: string) => Buffer | string])[] = [
    ['plain', (text) => text],
    ['with a byte order mark', (text) => `\uFEFF${text}`],
    ['gzip', (text) => gzipSync(text)],
    ['gzip with a byte order mark', (text) => gzipSync(`\uFEFF${text}`)],
    ['gzip in two members', (text) => Buffer.concat([gzipSync(text.slice(0, 999)), gzipSync(text.slice(999))])],
  ];
  const cases = shapes.flatMap(([shape, text]) =>
    packings.map(([packing, pack]) => [shape, packing, pack(text)] as const),
  );

  const ways: readonly (readonly [string, (content: Buffer | string) => Promise<ReadResult>])[] = [
    ['from a file', (content) => readOne(content)],
    ['from standard input', (content) => read({ paths: ['-'], cwd: '/', stdin: pieces(content) })],
  ];

  it.each(
    ways.flatMap(([way, readIt]) =>
      cases.map(([shape, packing, content]) => [shape, packing, way, content, readIt] as const),
    ),
  )('%s, %s, %s', async (_, __, ___, content, readIt) => {
    const { intake, records } = await readIt(content);
    const found = [
      ...intake.pushes.map(({ eventId }) => [eventId, 'push']),
      ...intake.left.map(({ eventId, reason }) => [eventId, reason]),
      ...intake.changes.map(({ eventId }) => [eventId, 'logging']),
    ];
    expect(Object.fromEntries(found)).toEqual(Object.fromEntries(KINDS.map(([{ eventID }, fate]) => [eventID, fate])));
    expect(found).toHaveLength(KINDS.length);
    expect(intake.unread).toEqual([]);
    expect(records).toBe(KINDS.length);
  });

  it('and other records are only counted', async () => {
    const { intake, records } = await readOne(
      log(record('BatchGetImage'), record('GetObject', { eventSource: 's3.amazonaws.com' })),
    );
    expect(records).toBe(2);
    expect([...intake.pushes, ...intake.left, ...intake.unread, ...intake.changes]).toEqual([]);
  });
});

describe('what cannot be read is told with file and place, and the rest is judged', () => {
  const good = log(push('good'));
  it.each<[string, string | Buffer, WireRecord]>([
    [
      'gzip cut in half',
      gzipSync(log(push('good'), push('lost'))).subarray(0, -20),
      { code: 'gzip-broken', got: 'unexpected end of file' },
    ],
    [
      'gzip with a wrong checksum',
      Buffer.concat([gzipSync(good).subarray(0, -8), Buffer.alloc(8, 1)]),
      { code: 'gzip-broken', place: `byte ${good.length} of the unpacked text`, got: 'incorrect data check' },
    ],
    [
      'text cut in half',
      good.slice(0, -2),
      { code: 'json-broken', place: `byte ${good.length - 2} of the unpacked text` },
    ],
    [
      'a push without a time',
      log(push('good'), push('bad', { eventTime: 'x' })),
      {
        code: 'record-unreadable',
        place: `byte ${good.length - 1} of the unpacked text`,
        got: 'PutImage bad with "x"',
      },
    ],
    [
      'a push to nowhere',
      log(push('good'), record('PutImage', { eventID: 'bad', resources: [] })),
      { code: 'record-unreadable', got: 'PutImage bad with none' },
    ],
    [
      'any record without a time',
      log(push('good'), record('BatchGetImage', { eventTime: 'x' })),
      { code: 'record-unreadable', got: 'BatchGetImage with "x"' },
    ],
    [
      'an object of another kind',
      log(push('good'), { foo: 1 }),
      { code: 'record-unreadable', got: 'an object with the keys foo' },
    ],
  ])('%s', async (_, content, expected) => {
    const { intake } = await readOne(content);
    expect(intake.pushes.map(({ eventId }) => eventId)).toEqual(['good']);
    expect(intake.unread).toMatchObject([{ source: 'log', ...expected }]);
  });

  it('an empty file', async () => {
    for (const content of ['', gzipSync('')]) {
      expect((await readOne(content)).intake.unread).toMatchObject([{ code: 'json-broken', got: 'an empty file' }]);
    }
  });

  it('a file of another format, with advice where nobody named it', async () => {
    const cwd = folderWith({
      'logs/a.json': log(push('good')),
      'logs/README.md': '# Logs',
      'logs/x.parquet': 'PAR1....',
    });
    const { intake, inputs } = await read({ paths: ['logs', 'logs/x.parquet'], cwd });
    expect(intake.pushes).toHaveLength(1);
    expect(inputs.count).toBe(3);
    const common = {
      code: 'format-unknown',
      place: null,
      expected: 'CloudTrail records as JSON in UTF-8, plain or gzip',
    };
    expect(intake.unread).toEqual([
      {
        ...common,
        source: 'logs/README.md',
        got: 'text that starts with "# Logs"; where a folder holds more than logs, name them with a glob such as "logs/**/*.json.gz"',
      },
      { ...common, source: 'logs/x.parquet', got: expect.stringMatching(/^a Parquet file, .* security-lake$/) },
    ]);
  });

  it('a file that goes away before its turn', async () => {
    const cwd = folderWith({ 'a.json': log(push('first')), 'b.json': '', 'c.json': log(push('last')) });
    const { intake } = await read({ paths: ['.'], cwd, progress: () => rmSync(join(cwd, 'b.json'), { force: true }) });
    expect(intake.pushes.map(({ eventId }) => eventId)).toEqual(['first', 'last']);
    expect(intake.unread).toMatchObject([{ code: 'file-unreadable', source: 'b.json', got: 'no such file' }]);
  });

  it('a link that leads nowhere', async () => {
    const cwd = folderWith({ 'a.json': log(push('first')) });
    symlinkSync('gone.json', join(cwd, 'b.json'));
    const { intake } = await read({ paths: ['.'], cwd });
    expect(intake.unread).toMatchObject([{ code: 'file-unreadable', source: 'b.json', got: 'no such file' }]);
  });

  it('a socket in a folder, which is no file', async () => {
    const cwd = folderWith({ 'a.json': log(push('first')) });
    const server = createServer().listen(join(cwd, 'socket'));
    onTestFinished(() => void server.close());
    await once(server, 'listening');
    const { intake } = await read({ paths: ['.'], cwd });
    expect(intake.unread).toMatchObject([{ source: 'socket', got: 'a pipe, socket or device' }]);
  });

  it('nothing at all, when the paths are wrong', async () => {
    await expect(read({ paths: ['nope'], cwd: folderWith({}) })).rejects.toThrow(UsageError);
  });
});

describe('whole files that hold no records', () => {
  it('are counted by where they lie and by what is in them', async () => {
    const cwd = folderWith({
      'CloudTrail-Digest/a.json.gz': 'never opened',
      'CloudTrail-Insight/b.json.gz': 'never opened',
      'moved/111122223333_CloudTrail-Digest_x.json.gz': gzipSync(JSON.stringify(digestFile())),
    });
    const { intake, records, inputs } = await read({ paths: ['.'], cwd });
    expect(intake.left.map(({ reason }) => reason).sort()).toEqual(['digest-file', 'digest-file', 'insight-file']);
    expect(intake.left[0]).toEqual({
      reason: 'digest-file',
      eventId: null,
      time: null,
      where: null,
      errorCode: null,
      arrival: null,
    });
    expect({ records, count: inputs.count, unread: intake.unread }).toEqual({ records: 0, count: 1, unread: [] });
  });
});

describe('standard input', () => {
  it.each<[string, (Buffer | string)[]]>([
    ['as text', [log(push('a')).slice(0, 100), log(push('a')).slice(100)]],
    ['as gzip, byte by byte', [...gzipSync(log(push('a')))].map((byte) => Buffer.from([byte]))],
  ])('%s', async (_, parts) => {
    const { intake, inputs } = await read({ paths: ['-'], cwd: '/', stdin: pieces(...parts) });
    expect(intake.pushes.map(({ eventId }) => eventId)).toEqual(['a']);
    expect(inputs).toEqual({ kind: 'file', count: 1 });
  });

  it('that is empty', async () => {
    const { intake } = await read({ paths: ['-'], cwd: '/' });
    expect(intake.unread).toMatchObject([{ source: '-', code: 'json-broken', got: 'an empty file' }]);
  });
});

describe('evidence', () => {
  const other = '444455556666';
  const call = (fields: WireRecord) => record('DescribeInstances', { eventSource: 'ec2.amazonaws.com', ...fields });
  const content = log(
    call({ eventTime: '2026-10-24T23:59:59Z' }),
    call({ eventTime: '2026-10-26T00:00:00Z' }),
    call({ eventTime: '2026-10-24T10:00:00Z' }),
    insight({ recipientAccountId: ACCOUNT, eventTime: '2026-10-25T10:00:00Z' }),
    call({ awsRegion: 'us-east-1' }),
    call({ recipientAccountId: other, awsRegion: 'us-east-1' }),
    call({ recipientAccountId: undefined, userIdentity: { accountId: other }, awsRegion: '\u0075s-east-1' }),
    call({ recipientAccountId: undefined, userIdentity: { type: 'AWSService' } }),
    call({ awsRegion: undefined }),
    call({ recipientAccountId: 'anonymous' }),
  );
  const day = (text: string) => at(`${text}T00:00:00Z`) / 86_400_000;

  it('is every account and Region with a record of any kind, in order', async () => {
    const { evidence, records } = await readOne(
      content.replace('"us-east-1","sourceIP', '"\\u0075s-east-1","sourceIP'),
    );
    expect(records).toBe(10);
    expect(evidence).toEqual([
      {
        account: ACCOUNT,
        region: REGION,
        records: 4,
        first: at('2026-10-24T10:00:00Z'),
        last: at('2026-10-26T00:00:00Z'),
        days: new Set([day('2026-10-24'), day('2026-10-25'), day('2026-10-26')]),
      },
      expect.objectContaining({ account: ACCOUNT, region: 'us-east-1', records: 1 }),
      expect.objectContaining({ account: other, region: 'us-east-1', records: 2 }),
    ]);
  });

  it('of a range is what lies in it', async () => {
    const scope = { ...EVERYTHING, from: at('2026-10-25T00:00:00Z'), to: at('2026-10-26T00:00:00Z') };
    const { evidence, intake } = await readOne(content.replace('2026-10-24T00:14:09Z', '2026-10-20T00:14:09Z'), scope);
    expect(evidence).toMatchObject([
      { account: ACCOUNT, region: REGION, records: 1, first: at('2026-10-25T10:00:00Z') },
    ]);
    expect(intake.left).toHaveLength(1);
  });
});

describe('stopped', () => {
  it('before it starts: nothing is read, and that is told', async () => {
    const cwd = folderWith({ 'a.json': log(push('a')), 'b.json': '', 'c.json': '' });
    const { intake, inputs } = await read({ paths: ['.'], cwd, signal: AbortSignal.abort() });
    expect(intake.pushes).toEqual([]);
    expect(inputs.count).toBe(0);
    expect(intake.unread).toEqual([
      {
        code: 'stopped',
        source: 'a.json',
        place: null,
        expected: 'to read this file',
        got: 'the signal to stop before this file and 2 more',
      },
    ]);
  });

  it('in the middle: what was read stays, and the rest is told', async () => {
    const controller = new AbortController();
    const large = log(...Array.from({ length: 2000 }, (_, index) => push(`${index}`)));
    const cwd = folderWith({ 'a.json': large, 'b.json': log(push('b')) });
    const progress = () => controller.abort();
    const { intake } = await read({ paths: ['.'], cwd, signal: controller.signal, progress });
    expect(intake.pushes.length).toBeGreaterThan(0);
    expect(intake.pushes.length).toBeLessThan(2000);
    expect(intake.unread).toMatchObject([
      { source: 'a.json', place: expect.stringMatching(/^byte \d+ of the unpacked text$/), got: 'the signal to stop' },
      { source: 'b.json', got: 'the signal to stop before this file' },
    ]);
  });

  it('while standard input says nothing', async () => {
    const controller = new AbortController();
    async function* silent(): AsyncGenerator<string> {
      yield log(push('a'));
      controller.abort();
      await new Promise(() => {});
    }
    const { intake } = await read({ paths: ['-'], cwd: '/', stdin: silent(), signal: controller.signal });
    expect(intake.pushes).toHaveLength(1);
    expect(intake.unread).toMatchObject([{ source: '-', got: 'the signal to stop' }]);
  });
});

it('tells how far it has come', async () => {
  const contents = { 'a.json': log(push('a')), 'b.json.gz': gzipSync(log(push('b'), push('c'))) };
  const told: Progress[] = [];
  await read({ paths: ['.'], cwd: folderWith(contents), progress: (progress) => told.push(progress) });
  const bytes = contents['a.json'].length + contents['b.json.gz'].length;
  expect(told.map(({ bytesDone }) => bytesDone)).toEqual(told.map(({ bytesDone }) => bytesDone).sort((a, b) => a - b));
  expect(told.every((progress) => progress.files === 2 && progress.bytes === bytes)).toBe(true);
  expect(told.at(-1)).toEqual({ filesDone: 2, files: 2, bytesDone: bytes, bytes, records: 3 });
});

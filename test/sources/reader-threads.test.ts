import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import type { Progress } from '../../src/sources/file-progress.ts';
import { freshBundles, root, runBundle } from '../support/bundles.ts';
import { command } from '../support/command.ts';
import { folderWith } from '../support/folder.ts';
import { type ReadRequest, read } from '../support/reading-files.ts';
import { digestFile, insight, putImage, record } from '../support/records.ts';

const bundles = freshBundles();
const POLICY = readFileSync(join(root, 'bench/always.yml'));
const log = (...records: unknown[]) => JSON.stringify({ Records: records });
const push = (eventID: string) => putImage({ eventID });
const assumeRole = (key: string) =>
  record('AssumeRole', {
    eventSource: 'sts.amazonaws.com',
    responseElements: { credentials: { accessKeyId: key } },
  });

/** Read by so many threads beside the main one, however little there is to read. */
const threads = (most: number, script = bundles.path('reader.cjs')) => ({
  script: pathToFileURL(script),
  most,
  bytesEach: 1,
});

/** The same from one thread and from more, in the same order; answers it. */
async function readByAll(request: ReadRequest) {
  const alone = await read(request);
  for (const most of [1, 2, 3]) expect(await read({ ...request, threads: threads(most) })).toEqual(alone);
  return alone;
}

describe('any number of threads finds the same in the same order', () => {
  it('in whatever the stories and examples hold, files that are no logs among them', async () => {
    const { intake, records } = await readByAll({ paths: ['test/scenarios', 'examples'], cwd: root });
    expect(records).toBeGreaterThan(100);
    expect(intake.pushes.length).toBeGreaterThan(100);
    expect(intake.unread.length).toBeGreaterThan(100);
    expect(intake.signIns.length).toBeGreaterThan(0);
  });

  it('in damaged files, and in some that are read in pieces', async () => {
    const large = log(...Array.from({ length: 2500 }, (_, index) => push(`large-${index}`)));
    const packed = gzipSync(log(push('a'), push('b'), assumeRole('ASIA1'), assumeRole('ASIA2')));
    const contents: Record<string, string | Buffer> = {};
    for (let index = 0; index < 40; index++) {
      const name = `${index}`.padStart(2, '0');
      contents[`${name}-cut`] = packed.subarray(0, packed.length - index * 4);
      contents[`${name}-whole`] = log(push(`whole-${index}`), assumeRole(`ASIA${index}`), insight({}));
      contents[`${name}-nonsense`] = index % 2 === 0 ? '' : 'PAR1';
    }
    const cwd = folderWith({
      ...contents,
      '00-large': large,
      '20-large.gz': gzipSync(large),
      '21-large-and-cut': large.slice(0, -99),
      '39-digest': gzipSync(JSON.stringify(digestFile())),
    });
    const { intake, inputs } = await readByAll({ paths: ['.'], cwd });
    expect(inputs.count).toBe(124);
    expect(intake.pushes.length).toBeGreaterThan(7000);
    expect(new Set(intake.unread.map(({ code }) => code))).toEqual(
      new Set(['gzip-broken', 'json-broken', 'format-unknown']),
    );
  });

  it('where more is found than may wait for the file before', async () => {
    // Each number is told as none.
    const many = `[${'1,'.repeat(21_000)}1]`;
    const large = gzipSync(log(...Array.from({ length: 9000 }, (_, index) => push(`large-${index}`))));
    const cwd = folderWith({ a: large, b: many, c: many, d: many });
    const { intake } = await readByAll({ paths: ['.'], cwd });
    expect(intake.unread).toHaveLength(3 * 21_001);
  });

  it('in more files than are announced ahead', async () => {
    const names = Array.from({ length: 5000 }, (_, index) => String(index).padStart(4, '0'));
    const cwd = folderWith(Object.fromEntries(names.map((name) => [name, log(push(name))])));
    const { intake } = await read({ paths: ['.'], cwd, threads: threads(2) });
    expect(intake.pushes.map(({ eventId }) => eventId)).toEqual(names);
  });

  it('and a process over the bundle writes the same report as one thread', async () => {
    const names = Array.from({ length: 600 }, (_, index) => `logs/${index}`);
    const cwd = folderWith({
      ...Object.fromEntries(names.map((name, index) => [name, log(push(`push-${index}`), record('Decrypt'))])),
      'policy.yml': POLICY,
      'logs/x': '{"Records":[',
    });
    const args = ['check', 'logs', '--policy', 'policy.yml', '--format', 'ndjson'];
    const alone = await command(args, cwd);
    const { stdout, stderr, status } = runBundle(bundles.path('cli.cjs'), args, { cwd });
    expect({ stdout, exitCode: status }).toEqual({ stdout: alone.stdout, exitCode: alone.exitCode });
    expect(stderr).toBe(alone.stderr);
    expect(alone.exitCode).toBe(3);
    expect(stdout.split('\n').length).toBeGreaterThan(600);
  });
});

describe('a thread that fails', () => {
  const CLAIM =
    "const { workerData } = require('node:worker_threads'); Atomics.add(new Int32Array(workerData.shared), 0, 1);";
  const files = Object.fromEntries(Array.from({ length: 600 }, (_, index) => [`logs/${index}`, log(push(`${index}`))]));

  it.each<[string, string, RegExp]>([
    ['as soon as it starts', 'throw new TypeError("no good")', /no good/],
    ['with a file that it has claimed', `${CLAIM} throw new TypeError("no good")`, /no good/],
    ['without a word', `${CLAIM} process.exit(7)`, /ended before its work, with code 7/],
    ['as if all were well', `${CLAIM} `, /ended before its work, with code 0/],
    [
      'to tell of a file',
      `${CLAIM} require('node:worker_threads').parentPort.postMessage({ kind: 'ended', evidence: [] })`,
      /nobody told of its end/,
    ],
    ['to be there', '', /Cannot find module/],
  ])('%s: so does the run', async (_, script, words) => {
    const cwd = folderWith(script === '' ? files : { ...files, 'reader.cjs': script });
    await expect(read({ paths: ['logs'], cwd, threads: threads(2, join(cwd, 'reader.cjs')) })).rejects.toThrow(words);
  });

  it('and the process is red, with nothing that looks like a report', () => {
    const cwd = folderWith({ ...files, 'policy.yml': POLICY });
    cpSync(bundles.path('cli.cjs'), join(cwd, 'cli.cjs'));
    writeFileSync(join(cwd, 'reader.cjs'), 'throw new TypeError("no good")');
    const { stdout, stderr, status } = runBundle(join(cwd, 'cli.cjs'), ['check', 'logs', '--policy', 'policy.yml'], {
      cwd,
    });
    expect({ stdout, status }).toEqual({ stdout: '', status: 3 });
    expect(stderr).toContain('no good');
  });
});

describe('stopped', () => {
  const names = Array.from({ length: 3000 }, (_, index) => String(index).padStart(4, '0'));
  const files = Object.fromEntries(names.map((name) => [name, log(push(name))]));

  it('before it starts: nothing is read, and that is told', async () => {
    const request = { paths: ['.'], cwd: folderWith(files), signal: AbortSignal.abort() };
    const { intake, inputs } = await readByAll(request);
    expect({ pushes: intake.pushes, count: inputs.count }).toEqual({ pushes: [], count: 0 });
    expect(intake.unread).toMatchObject([{ source: '0000', got: 'the signal to stop before this file and 2999 more' }]);
  });

  it.each([1, 2, 3])(
    'in the middle, with %i threads: what was read is the start, and the rest is told',
    async (most) => {
      const controller = new AbortController();
      const progress = ({ records }: Progress) => {
        if (records >= 20) controller.abort();
      };
      const { signal } = controller;
      const { intake, inputs } = await read({
        paths: ['.'],
        cwd: folderWith(files),
        signal,
        progress,
        threads: threads(most),
      });
      const { count } = inputs;
      expect(count).toBeLessThan(3000);
      expect(intake.pushes.map(({ eventId }) => eventId)).toEqual(names.slice(0, count));
      const more = 3000 - count - 1;
      const got = `the signal to stop before this file${more === 0 ? '' : ` and ${more} more`}`;
      expect(intake.unread).toMatchObject([{ code: 'stopped', source: names[count], got }]);
    },
  );

  it('in the middle of large files: how far they were read is told', async () => {
    const controller = new AbortController();
    const large = gzipSync(log(...Array.from({ length: 9000 }, (_, index) => push(`${index}`))));
    const progress = () => controller.abort();
    const { signal } = controller;
    const cwd = folderWith({ a: large, b: large, c: large });
    const { intake, inputs } = await read({ paths: ['.'], cwd, signal, progress, threads: threads(2) });
    const stopped = intake.unread.map(({ source, code }) => [source, code]);
    const sources = ['a', 'b', 'c'];
    expect(stopped).toEqual(sources.slice(0, inputs.count + 1).map((source) => [source, 'stopped']));
    expect(intake.unread[0]).toMatchObject({ got: 'the signal to stop' });
  });
});

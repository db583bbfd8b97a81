import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { freshBundles, root, runBundle } from './support/bundles.ts';
import { command } from './support/command.ts';
import { at } from './support/facts.ts';

// A verdict depends on the policy, the records and the carried tz database: not on the machine, and not on today.

const bundles = freshBundles();
const POLICY = ['--policy', 'examples/release-windows.yml'];
const FILES = ['report.json', 'report.ndjson', 'report.md'] as const;
let folder = '';

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'same-everywhere-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

/** A check of the example logs with every report: the text to standard output, the others to files. */
function check(): string[] {
  const [json, ndjson, markdown] = FILES.map((name) => join(folder, name));
  const files = Object.entries({ json, ndjson, markdown }).flatMap(([format, path]) => [
    ...['--format', format],
    ...['--out', path ?? ''],
  ]);
  return ['check', 'examples/logs', ...POLICY, '--format', 'text', ...files];
}

/** The last millisecond of Berlin's summer time, where a zone of the machine would show. */
function explain(repository: string): string[] {
  return ['explain', '--repository', repository, '--at', '2026-10-25T00:59:59.999Z', ...POLICY];
}

function written(): string[] {
  return FILES.map((name) => readFileSync(join(folder, name), 'utf8'));
}

describe('a machine in any zone and language gives the same bytes', () => {
  const machine = (TZ: string, LANG: string) => {
    const options = { cwd: root, env: { TZ, LANG, LC_ALL: LANG, LANGUAGE: LANG } };
    const checked = runBundle(bundles.path('cli.cjs'), check(), options);
    const explained = runBundle(bundles.path('cli.cjs'), explain('shop/web'), options);
    return { outputs: [checked.stdout, explained.stdout, ...written()], exitCodes: [checked.status, explained.status] };
  };

  it.each([
    ['Pacific/Chatham', 'th_TH.UTF-8'],
    ['America/St_Johns', 'ar_EG.UTF-8'],
    ['Asia/Kathmandu', 'fa_IR.UTF-8'],
    ['Africa/Casablanca', 'tr_TR.UTF-8'],
  ])('%s, %s', (zone, language) => {
    const plain = machine('UTC', 'C');
    expect(plain.exitCodes).toEqual([1, 0]);
    expect(plain.outputs.filter((output) => output === '')).toEqual([]);
    expect(machine(zone, language)).toEqual(plain);
  });
});

describe('any day gives the same bytes', () => {
  const onDay = async (moment?: string) => {
    const now = moment === undefined ? undefined : at(moment);
    const checked = await command(check(), root, '', now);
    const explained = await command(explain('payments/api'), root, '', now);
    return {
      outputs: [checked.stdout, explained.stdout, ...written()],
      exitCodes: [checked.exitCode, explained.exitCode],
    };
  };

  it.each([
    ['long before the pushes', '1999-12-31T23:59:59.999Z'],
    ['on a leap day', '2028-02-29T12:00:00Z'],
    ['while the clocks change', '2026-10-25T01:00:00Z'],
    ['at the end of the tz database', '2099-12-31T23:59:59.999Z'],
  ])('%s', async (_, moment) => {
    expect(await onDay(moment)).toEqual(await onDay());
  });
});

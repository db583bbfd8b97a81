import { mkdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { UsageError } from '../../src/core/errors.ts';
import { findLogs } from '../../src/sources/log-paths.ts';
import { folderWith } from '../support/folder.ts';

const TREE = {
  'top.json': '',
  'logs/b.json.gz': '',
  'logs/a.json': '',
  'logs/.hidden/.c.json': '',
  'logs/2026/10/d.json': '',
  'logs/odd[1].json': '',
  'logs/odd1.json': '',
};

async function names(paths: readonly string[], cwd = folderWith(TREE)): Promise<string[]> {
  return (await findLogs(paths, cwd)).files.map(({ name }) => name);
}

describe('what paths lead to, in order of name', () => {
  it.each<[string, readonly string[], readonly string[]]>([
    ['a file', ['top.json'], ['top.json']],
    ['files', ['top.json', 'logs/a.json'], ['logs/a.json', 'top.json']],
    [
      'a folder, with all that is below and hidden',
      ['logs'],
      [
        'logs/.hidden/.c.json',
        'logs/2026/10/d.json',
        'logs/a.json',
        'logs/b.json.gz',
        'logs/odd1.json',
        'logs/odd[1].json',
      ],
    ],
    ['a folder with a slash', ['logs/2026/'], ['logs/2026/10/d.json']],
    [
      'the folder itself',
      ['./logs/2026/10', '.'],
      [
        'logs/.hidden/.c.json',
        'logs/2026/10/d.json',
        'logs/a.json',
        'logs/b.json.gz',
        'logs/odd1.json',
        'logs/odd[1].json',
        'top.json',
      ],
    ],
    ['a glob', ['logs/*.json'], ['logs/a.json', 'logs/odd1.json', 'logs/odd[1].json']],
    ['a glob over folders', ['**/*.gz'], ['logs/b.json.gz']],
    ['a glob of hidden files', ['logs/**/.c*'], ['logs/.hidden/.c.json']],
    ['a glob that matches folders: all below', ['logs/2*'], ['logs/2026/10/d.json']],
    ['braces', ['{top,logs/a}.json'], ['logs/a.json', 'top.json']],
    ['a name that looks like a glob and is there', ['logs/odd[1].json'], ['logs/odd[1].json']],
    ['standard input', ['-', 'top.json', '-'], ['-', 'top.json']],
    [
      'a file that is reached twice',
      ['logs/2026', 'logs/**/d.json', 'logs/2026/10/d.json', './logs/2026/../2026'],
      ['logs/2026/10/d.json'],
    ],
    ['a folder whose files are all known', ['logs/2026/10', 'logs/2026'], ['logs/2026/10/d.json']],
  ])('%s', async (_, paths, expected) => {
    expect(await names(paths)).toEqual(expected);
  });

  it('absolute paths stay absolute', async () => {
    const cwd = folderWith(TREE);
    expect(await names([join(cwd, 'logs/2026'), join(cwd, '*.json')], '/')).toEqual([
      join(cwd, 'logs/2026/10/d.json'),
      join(cwd, 'top.json'),
    ]);
  });
});

describe('paths that lead nowhere are wrong use', () => {
  it.each<[string, readonly string[], string, string]>([
    ['no path', [], 'no-paths', 'no log files were named'],
    ['a file that is not there', ['top.json', 'nope.json'], 'path-not-found', 'nope.json'],
    ['a file in a file', ['top.json/x'], 'path-not-found', 'top.json/x'],
    ['a glob without a match', ['logs/*.zip'], 'glob-without-match', 'logs/*.zip'],
    ['a glob in a folder that is not there', ['nope/*.gz'], 'glob-without-match', 'nope/*.gz'],
    ['an empty folder', ['empty'], 'folder-empty', 'empty'],
  ])('%s', async (_, paths, code, message) => {
    const cwd = folderWith(TREE);
    mkdirSync(join(cwd, 'empty/deeper'), { recursive: true });
    const error = await findLogs(paths, cwd).catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(UsageError);
    expect(error).toMatchObject({ code, message: expect.stringContaining(message) });
  });
});

describe('links', () => {
  it('in a circle end, and a file counts once', async () => {
    const cwd = folderWith(TREE);
    symlinkSync('..', join(cwd, 'logs/up'));
    symlinkSync('a.json', join(cwd, 'logs/z.json'));
    const all = [
      'logs/.hidden/.c.json',
      'logs/2026/10/d.json',
      'logs/a.json',
      'logs/b.json.gz',
      'logs/odd1.json',
      'logs/odd[1].json',
    ];
    expect(await names(['logs'], cwd)).toEqual([...all, 'logs/up/top.json']);
    expect(await names(['logs/**/d.json'], cwd)).toEqual(['logs/2026/10/d.json']);
  });

  it('to folders elsewhere are followed', async () => {
    const cwd = folderWith(TREE);
    mkdirSync(join(cwd, 'mine'));
    symlinkSync('../logs/2026', join(cwd, 'mine/year'));
    expect(await names(['mine'], cwd)).toEqual(['mine/year/10/d.json']);
  });

  it('that lead nowhere are told, whether in a folder or by a glob', async () => {
    const cwd = folderWith(TREE);
    symlinkSync('gone.json', join(cwd, 'logs/dangling.json'));
    symlinkSync('circle.json', join(cwd, 'logs/circle.json'));
    const unreadable = [
      { name: 'logs/circle.json', got: 'symbolic links in a circle' },
      { name: 'logs/dangling.json', got: 'no such file' },
    ];
    for (const path of ['logs', 'logs/*.json']) {
      const found = await findLogs([path], cwd);
      expect([...found.unreadable].sort((a, b) => (a.name < b.name ? -1 : 1))).toEqual(unreadable);
    }
    expect((await findLogs(['logs/a*.json'], cwd)).unreadable).toEqual([]);
  });
});

it('leaves out digest and Insights files by their folders, and counts them', async () => {
  const prefix = 'AWSLogs/111122223333';
  const cwd = folderWith({
    [`${prefix}/CloudTrail/eu-central-1/2026/10/24/a.json.gz`]: '',
    [`${prefix}/CloudTrail-Digest/eu-central-1/2026/10/24/b.json.gz`]: '',
    [`${prefix}/CloudTrail-Insight/eu-central-1/2026/10/24/c.json.gz`]: '',
    [`${prefix}/CloudTrail-Insight/eu-central-1/2026/10/24/d.json.gz`]: '',
    [`${prefix}/CloudTrail/my-CloudTrail-Digest/e.json.gz`]: '',
  });
  const { files, skipped } = await findLogs(['AWSLogs'], cwd);
  expect(files.map(({ name }) => name)).toEqual([
    `${prefix}/CloudTrail/eu-central-1/2026/10/24/a.json.gz`,
    `${prefix}/CloudTrail/my-CloudTrail-Digest/e.json.gz`,
  ]);
  expect([...skipped].sort()).toEqual(['digest-file', 'insight-file', 'insight-file']);
});

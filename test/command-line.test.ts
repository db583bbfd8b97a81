import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { exampleLogs } from '../scripts/example-logs.ts';
import { freshBundles, root, runBundle } from './support/bundles.ts';
import { command } from './support/command.ts';

const bundles = freshBundles();
const EXAMPLE = ['check', 'examples/logs', '--policy', 'examples/release-windows.yml'];
const TABLE = ['check', '--source', 'athena', '--athena-table'];
const QUESTION = ['explain', '--repository', 'shop/web', '--at', '0m', '--policy', 'examples/release-windows.yml'];
const WINDOWS = ['windows', '--policy', 'examples/release-windows.yml'];
let folder = '';

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'command-line-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

describe('help', () => {
  it.each([['--help'], ['check', '--help'], ['validate', '--help'], ['explain', '--help'], ['windows', '--help']])(
    '%s %s',
    async (...args) => {
      const { stdout, stderr, exitCode } = await command(args, root);
      await expect(stdout).toMatchFileSnapshot(
        join(import.meta.dirname, `command-line/${args.join('').replaceAll('-', '')}.txt`),
      );
      expect(stderr).toBe('');
      expect(exitCode).toBe(0);
    },
  );

  it('--version names the tz database too', async () => {
    expect((await command(['--version'], root)).stdout).toMatch(/^0\.0\.0-test \(tz database 20\d\d[a-z]\)\n$/);
  });
});

describe('wrong use is a sentence on standard error and exit code 2', () => {
  it.each<[string, string[], string]>([
    ['a command that is not there', ['chek'], 'Did you mean check?'],
    ['an option that is not there', [...EXAMPLE, '--fromat', 'json'], 'Did you mean --format?'],
    ['a format that is not there', [...EXAMPLE, '--format', 'markdwon'], 'did you mean markdown?'],
    ['no paths', ['check', '--source', 'files'], 'no log files named'],
    ['paths for CloudTrail', ['check', 'logs', '--source', 'cloudtrail'], 'leave logs out'],
    [
      'a source that is none',
      ['check', '--source', 'glue'],
      'expected one of cloudtrail, athena, security-lake, files',
    ],
    ['a table that is not named', ['check', '--source', 'athena'], 'the source athena needs athena-table'],
    ['paths for a table', ['check', 'logs', '--source', 'security-lake'], 'leave logs out'],
    ['a table that is none', [...TABLE, 'logs'], 'athena-table: expected database.table'],
    ['a workgroup that is none', [...TABLE, 'a.b', '--athena-workgroup', 'a b'], 'athena-workgroup: expected'],
    ['a folder for results that is none', [...TABLE, 'a.b', '--athena-output', '/tmp'], 'athena-output: expected'],
    ['a Region that is none', [...TABLE, 'a.b', '--athena-region', 'Ireland'], 'athena-region: expected'],
    ['a time that is none', [...TABLE, 'a.b', '--athena-timeout', 'long'], 'athena-timeout: expected a time'],
    ['roles for a table', [...TABLE, 'a.b', '--role-arns', 'arn:aws:iam::111122223333:role/a'], 'assumes no role'],
    ['days that are none', [...TABLE, 'a.b', '--late-days', '-1'], 'late-days: expected a number of days'],
    ['digests of CloudTrail itself', ['check', '--verify-digests'], 'the source cloudtrail reads no digest files'],
    ['keys for nothing', [...EXAMPLE, '--digest-keys', 'a'], 'digest-keys are for verify-digests'],
    ['no digests', [...EXAMPLE, '--verify-digests'], 'there is no digest file among the paths'],
    [
      'keys that are not there',
      [...EXAMPLE, '--verify-digests', '--digest-keys', 'nowhere'],
      'cannot read nowhere (ENOENT)',
    ],
    [
      'keys that are none',
      [...EXAMPLE, '--verify-digests', '--digest-keys', 'package.json'],
      'digest-keys: expected what aws cloudtrail list-public-keys prints: package.json has no list',
    ],
    ['a dry run of files', [...EXAMPLE, '--dry-run'], '--dry-run shows the queries of the sources athena'],
    ['a role that is none', ['check', '--role-arns', 'reader'], 'role-arns: expected an ARN'],
    [
      'two roles of one account',
      ['check', '--role-arns', 'arn:aws:iam::111122223333:role/a,arn:aws:iam::111122223333:role/b'],
      'are of one account',
    ],
    ['a delay that is none', ['check', '--delivery-delay', '15'], 'delivery-delay: expected a time'],
    ['an external id that is none', ['check', '--external-id', '?'], 'external-id: expected'],
    ['a path that is not there', ['check', 'nowhere', '--policy', EXAMPLE[3] ?? ''], 'nowhere'],
    [
      'a policy that is not there',
      ['check', 'examples/logs'],
      'cannot read the policy file .github/release-windows.yml',
    ],
    [
      'two reports to standard output',
      [...EXAMPLE, '--format', 'json', '--format', 'text'],
      'give all but one of them a file',
    ],
    ['a file without a format', [...EXAMPLE, '--out', 'x.json'], '--out x.json needs a --format before it'],
    ['an unreadable moment', [...EXAMPLE, '--from', 'yesterday'], 'from: expected a date'],
    ['a moment without an offset', [...EXAMPLE, '--from', '2026-10-19T08:00'], 'a moment with its offset'],
    ['a date that does not exist', [...EXAMPLE, '--from', '2026-02-30'], 'got "2026-02-30"'],
    [
      'a moment before 1970',
      [...EXAMPLE, '--from', '99999w'],
      'from: expected a moment from 1970 to 2099, got "99999w"',
    ],
    [
      'a moment after 2099',
      [...EXAMPLE, '--from', '2026-01-01', '--to', '9999-01-01'],
      'to: expected a moment from 1970',
    ],
    ['an empty range', [...EXAMPLE, '--from', '2026-10-20', '--to', '2026-10-19'], 'the range is empty'],
    ['an account that is none', [...EXAMPLE, '--accounts', '1234'], 'an account id of 12 digits, got "1234"'],
    ['a Region that is none', [...EXAMPLE, '--regions', 'Frankfurt'], 'a Region such as eu-central-1'],
    ['a question without a moment', ['explain', '--repository', 'shop/web'], "required option '--at <moment>'"],
    [
      'an address for a repository',
      [...QUESTION, '--repository', '111122223333.dkr.ecr.eu-central-1.amazonaws.com/shop/web:v1'],
      'a name such as shop/checkout, without registry, tag or digest',
    ],
    ['a moment that no tz database covers', [...QUESTION, '--at', '2100-01-01'], 'a moment from 1970 to 2099'],
    ['a list of accounts', [...QUESTION, '--account', '111122223333,444455556666'], 'account: expected an account id'],
    ['a tag with its repository', [...QUESTION, '--tag', 'shop/checkout:v1'], 'tag: expected an image tag'],
    ['a principal that is no ARN', [...QUESTION, '--principal', 'release'], 'principal: expected an ARN'],
    ['days that are no number', [...WINDOWS, '--days', 'ten'], 'days: expected a number from 1 to 366, got "ten"'],
    ['no days', [...WINDOWS, '--days', '0'], 'days: expected a number from 1 to 366, got "0"'],
    ['more days than a year has', [...WINDOWS, '--days', '367'], 'days: expected a number from 1 to 366, got "367"'],
    ['days before 1970', [...WINDOWS, '--from', '1970-01-01'], 'days: expected days from 1970-01-02 to 2099-12-30'],
    ['days after 2099', [...WINDOWS, '--from', '2099-12-20'], 'got 14 from 2099-12-20T00:00:00Z'],
    ['an account of no repository', [...WINDOWS, '--account', '111122223333'], '--account needs a --repository'],
    ['a registry of no repository', [...WINDOWS, '--registry', 'public'], '--registry needs a --repository'],
    ['a report as windows', [...WINDOWS, '--format', 'ndjson'], 'expected one of text, json, ics, got "ndjson"'],
    [
      'a calendar of a repository that may be elsewhere',
      [...WINDOWS, '--repository', 'payments/api', '--region', 'us-east-1', '--format', 'ics'],
      'depend on its account: give --account for a calendar',
    ],
    [
      'a file that cannot be written',
      [...EXAMPLE, '--format', 'json', '--out', '/dev/null/x'],
      'cannot write the json report',
    ],
  ])('%s', async (_, args, sentence) => {
    const { stdout, stderr, exitCode } = await command(args, root);
    expect(stderr).toContain(sentence);
    expect(stderr).not.toMatch(/\n\s+at /);
    expect(stdout).toBe('');
    expect(exitCode).toBe(2);
  });

  it('an empty folder', async () => {
    mkdirSync(join(folder, 'logs'));
    const { stderr, exitCode } = await command(
      ['check', 'logs', '--policy', join(root, 'examples/release-windows.yml')],
      folder,
    );
    expect(stderr).toMatch(/^error: .*logs/);
    expect(exitCode).toBe(2);
  });

  it('an invalid policy, whose mistakes are told', async () => {
    writeFileSync(join(folder, 'bad.yml'), 'version: 1\ntimezone: EST\n');
    const { stderr, exitCode } = await command(['check', 'examples/logs', '--policy', join(folder, 'bad.yml')], root);
    expect(stderr).toContain('bad.yml:2:11  abbreviation for a time zone');
    expect(exitCode).toBe(2);
  });
});

describe('answers', () => {
  const HOSTILE = '::error::x.yml';

  it.each([
    ['validate', HOSTILE],
    ['explain', '--repository', 'shop/web', '--at', '0m', '--policy', HOSTILE],
    ['windows', '--policy', HOSTILE],
  ])('of %s do nothing to the log that they are shown in', async (...args) => {
    copyFileSync(join(root, 'examples/release-windows.yml'), join(folder, HOSTILE));
    const { stdout, exitCode } = await command(args, folder);
    expect(stdout).toContain('x.yml');
    expect(stdout).not.toContain('::');
    expect(exitCode).toBe(0);
  });

  it('of validate are problems on standard output, and exit code 2, in both formats', async () => {
    writeFileSync(join(folder, 'bad.yml'), 'version: 1\ntimezone: EST\n');
    const text = await command(['validate', 'bad.yml'], folder);
    expect(text).toMatchObject({ stderr: '', exitCode: 2 });
    expect(text.stdout).toContain('bad.yml:2:11  abbreviation for a time zone');
    const json = await command(['validate', 'bad.yml', '--format', 'json'], folder);
    expect(json.exitCode).toBe(2);
    expect(JSON.parse(json.stdout)).toMatchObject({ valid: false, problems: [{ line: 2, column: 11 }], covers: null });
  });
});

describe('windows', () => {
  const windows = (...args: string[]) => command([...WINDOWS, ...args], root);

  it('begin with the day that holds now, or any other moment', async () => {
    expect((await windows('--days', '1')).stdout).toMatch(/^Mon 2026-11-02 /m);
    expect((await windows('--days', '1', '--from', '7d')).stdout).toMatch(/^Mon 2026-10-26 /m);
    expect(JSON.parse((await windows('--format', 'json')).stdout)).toMatchObject({
      from: '2026-11-02T09:00:00Z',
      days: 14,
    });
  });

  it('fit into 80 columns, in ASCII too where that is asked for', async () => {
    const args = ['--from', '2026-10-20', '--days', '366'];
    const [unicode, ascii] = [(await windows(...args)).stdout, (await windows(...args, '--ascii')).stdout];
    for (const line of unicode.split('\n')) expect([...line].length).toBeLessThanOrEqual(80);
    expect(unicode).toContain('█');
    expect(ascii).toMatch(/^[\n -~]+$/);
    expect(ascii.split('\n')).toHaveLength(unicode.split('\n').length);
  });

  it('as a calendar are the same bytes each time', async () => {
    const one = await windows('--format', 'ics');
    expect(one).toMatchObject({ stderr: '', exitCode: 0 });
    expect(await windows('--format', 'ics')).toEqual(one);
    expect(one.stdout).toContain('SUMMARY:Release window: everything else\r\n');
  });
});

describe('reports', () => {
  it('go to files and standard output in pairs; what is not data goes to standard error', async () => {
    const json = join(folder, 'new', 'report.json');
    const args = [...EXAMPLE, '--format', 'json', '--out', json, '--format', 'ndjson'];
    const { stdout, stderr, exitCode } = await command(args, root);
    expect(stdout.trim().split('\n')).toHaveLength(76);
    expect(stderr).toBe(`wrote the json report to ${json}\n`);
    expect(JSON.parse(readFileSync(json, 'utf8'))).toMatchObject({ version: 1, totals: { violations: 5 } });
    expect(exitCode).toBe(1);
  });

  it('are the same bytes each time', async () => {
    const [one, other] = [
      await command([...EXAMPLE, '--format', 'json'], root),
      await command([...EXAMPLE, '--format', 'json'], root),
    ];
    expect(other).toEqual(one);
  });

  it.each([
    ['violations', 1],
    ['incomplete', 0],
    ['never', 0],
  ])('with violations and --fail-on %s end with %i', async (failOn, code) => {
    expect((await command([...EXAMPLE, '--fail-on', failOn], root)).exitCode).toBe(code);
  });
});

describe('a range', () => {
  const from = (...args: string[]) => command([...EXAMPLE, '--format', 'json', ...args], root);

  it('left out claims nothing', async () => {
    const report = JSON.parse((await from()).stdout);
    expect(report.run).toMatchObject({ from: null, to: null });
    expect(report.coverage.every(({ claimed }: { claimed: boolean }) => !claimed)).toBe(true);
  });

  it('ends 15 minutes before now where only its start is given', async () => {
    const report = JSON.parse((await from('--from', '14d')).stdout);
    expect(report.run).toMatchObject({ from: '2026-10-19T09:00:00Z', to: '2026-11-02T08:45:00Z' });
  });

  it.each([
    ['2026-10-19', '2026-10-19T00:00:00Z'],
    ['2026-10-19T02:00:00+02:00', '2026-10-19T00:00:00Z'],
    ['2026-10-19t00:00z', '2026-10-19T00:00:00Z'],
    ['90m', '2026-11-02T07:30:00Z'],
    ['1w', '2026-10-26T09:00:00Z'],
  ])('may start at %s', async (text, instant) => {
    expect(JSON.parse((await from('--from', text, '--to', '2026-11-02T08:00:00Z')).stdout).run.from).toBe(instant);
  });
});

describe('the bundle as a process', () => {
  const check = (args: readonly string[], input?: string | Buffer) =>
    runBundle(bundles.path('cli.cjs'), args, { cwd: root, ...(input === undefined ? {} : { input }) });

  it('reads standard input', () => {
    const input = exampleLogs()
      .map(({ json }) => json)
      .join('\n');
    const { stdout, status } = check(
      ['check', '-', '--policy', 'examples/release-windows.yml', '--format', 'json'],
      input,
    );
    expect(JSON.parse(stdout).totals).toMatchObject({ files: 1, pushes: 76, violations: 5 });
    expect(status).toBe(1);
  });

  it('gives the same report from packed and unpacked files, whatever their order', () => {
    for (const [index, { json }] of exampleLogs().toReversed().entries()) {
      writeFileSync(join(folder, `${String(index).padStart(3, '0')}.json`), json);
    }
    const report = (path: string) =>
      check(['check', path, '--policy', 'examples/release-windows.yml', '--format', 'json']).stdout;
    expect(report(folder)).toBe(report('examples/logs'));
  });

  it('draws bars in ASCII unless the locale promises more', () => {
    const windows = (env: Record<string, string>) =>
      runBundle(bundles.path('cli.cjs'), [...WINDOWS, '--from', '2026-11-02'], { cwd: root, env }).stdout;
    expect(windows({})).toContain(' ####');
    expect(windows({ LANG: 'C.UTF-8' })).toContain(' ████');
    expect(windows({ LANG: 'C.UTF-8', LC_ALL: 'C' })).toContain(' ####');
  });

  it.each([
    ['a reader that closes early, which is no error', '| head -n 1', '', 1],
    ['a full disk', '> /dev/full', 'error: cannot write the ndjson report to standard output: ENOSPC', 2],
  ])('writes to %s', (_, where, sentence, code) => {
    const words = [process.execPath, bundles.path('cli.cjs'), ...EXAMPLE, '--format', 'ndjson'];
    const { stderr, status } = spawnSync('bash', ['-c', `set -o pipefail; ${words.join(' ')} ${where}`], {
      cwd: root,
      encoding: 'utf8',
    });
    expect(stderr).toMatch(sentence === '' ? /^$/ : new RegExp(`^${sentence}.*\n$`));
    expect(status).toBe(code);
  });

  it('says that an unreadable option is wrong without a stack', () => {
    const { stderr, status } = check(['check', 'examples/logs', '--from', '::error::x']);
    expect(stderr).not.toContain('::error::');
    expect(stderr).not.toMatch(/\n\s+at /);
    expect(status).toBe(2);
  });
});

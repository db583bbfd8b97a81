import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { INPUT_NAMES } from '../src/github/inputs.ts';
import { freshBundles, root, runBundle } from './support/bundles.ts';
import { publishedSchema } from './support/published-schema.ts';
import { commandsIn } from './support/runner.ts';

const bundles = freshBundles();
const expected = join(import.meta.dirname, 'action');
let workspace = '';

beforeEach(() => {
  workspace = mkdtempSync(join(tmpdir(), 'action-'));
  writeFileSync(join(workspace, 'output'), '');
  writeFileSync(join(workspace, 'summary'), 'from an earlier step\n');
  cpSync(join(root, 'examples'), join(workspace, 'examples'), { recursive: true });
});
afterEach(() => rmSync(workspace, { recursive: true }));

/** Runs the action as the runner does: inputs in the environment, files for outputs and summary. */
function action(inputs: Readonly<Record<string, string>>) {
  const { stdout, stderr, status } = runBundle(bundles.path('action.cjs'), [], {
    cwd: workspace,
    env: {
      // Nobody is asked; issues have tests of their own.
      INPUT_ISSUES: 'false',
      INPUT_DASHBOARD: 'false',
      ...Object.fromEntries(Object.entries(inputs).map(([name, value]) => [`INPUT_${name.toUpperCase()}`, value])),
      GITHUB_WORKSPACE: workspace,
      GITHUB_OUTPUT: join(workspace, 'output'),
      GITHUB_STEP_SUMMARY: join(workspace, 'summary'),
      RUNNER_TEMP: workspace,
    },
  });
  return { stdout: stdout.replaceAll(workspace, '<workspace>'), stderr, status, outputs: outputs() };
}

/** The outputs as the runner takes them: of a name that comes twice the last counts. */
function outputs(): Record<string, string> {
  const text = readFileSync(join(workspace, 'output'), 'utf8');
  const pairs = [...text.matchAll(/^(.+?)<<(ghadelimiter_\S+)\n([\s\S]*?)\n\2$/gm)];
  return Object.fromEntries(
    pairs.map(([, name = '', , value = '']) => [name, value.replaceAll(workspace, '<workspace>')]),
  );
}

const EXAMPLE = { source: 'files', policy: 'examples/release-windows.yml', paths: 'examples/logs' };

describe('the action', () => {
  it('prints the report, writes the summary, the outputs and the JSON report, and fails on violations', async () => {
    const { stdout, stderr, status, outputs } = action(EXAMPLE);
    await expect(stdout).toMatchFileSnapshot(join(expected, 'stdout.txt'));
    await expect(readFileSync(join(workspace, 'summary'), 'utf8')).toMatchFileSnapshot(join(expected, 'summary.md'));
    expect(stderr).toBe('');
    expect(status).toBe(1);
    expect(outputs).toEqual({
      compliant: 'false',
      complete: 'true',
      pushes: '76',
      violations: '5',
      incidents: '4',
      report: '<workspace>/ecr-release-windows-report.json',
    });
    const report = readFileSync(join(workspace, 'ecr-release-windows-report.json'), 'utf8');
    expect(publishedSchema('report')(JSON.parse(report))).toEqual([]);
  });

  it('verifies digest files where it is asked to', () => {
    cpSync(join(root, 'test/scenarios/logs-proven-by-digests'), join(workspace, 'story'), { recursive: true });
    const files = { source: 'files', policy: 'story/release-windows.yml', paths: 'story/logs' };
    const range = { from: '2026-10-20T06:30:00Z', to: '2026-10-20T12:00:00Z' };
    const { stdout, status } = action({
      ...files,
      ...range,
      'verify-digests': 'true',
      'digest-keys': 'story/keys.json\n',
    });
    expect(stdout).toContain('verified as CloudTrail delivered them: 3 of 4 log files');
    expect(status).toBe(0);
    expect(action({ ...files, ...range, 'verify-digests': 'false' }).stdout).not.toContain('verified');
  });

  it('is green with violations where fail-on says so, and does not call them compliant', () => {
    const { stdout, status, outputs } = action({ ...EXAMPLE, 'fail-on': 'never' });
    expect(status).toBe(0);
    expect(commandsIn(stdout).map(({ name }) => name)).toEqual(Array.from({ length: 5 }, () => 'warning'));
    expect(outputs).toMatchObject({ compliant: 'false', complete: 'true' });
  });

  it('is compliant when all is well', () => {
    const { status, outputs } = action({ ...EXAMPLE, paths: 'examples/logs/AWSLogs/444455556666', to: '2026-10-27' });
    expect(status).toBe(0);
    expect(outputs).toMatchObject({ compliant: 'true', complete: 'true', violations: '0' });
  });

  it('writes the reports that are asked for, and names the JSON', () => {
    const { outputs } = action({ ...EXAMPLE, reports: 'json=out/a b.json\n\nndjson=out/pushes.ndjson\n' });
    expect(outputs).toMatchObject({ report: 'out/a b.json' });
    expect(readFileSync(join(workspace, 'out/pushes.ndjson'), 'utf8').trim().split('\n')).toHaveLength(76);
  });

  it('is red and not compliant when a file is cut, whatever fail-on says', () => {
    const path = join(workspace, 'cut.json');
    writeFileSync(path, '{"Records":[{"eventVersion":"1.11"');
    const { status, outputs } = action({ ...EXAMPLE, paths: 'cut.json', 'fail-on': 'never' });
    expect(status).toBe(3);
    expect(outputs).toMatchObject({ compliant: 'false', complete: 'false' });
  });

  it('obeys no command that stands in a log', () => {
    cpSync(join(root, 'test/scenarios/hostile-text'), join(workspace, 'hostile'), { recursive: true });
    const { stdout, outputs } = action({ ...EXAMPLE, policy: 'hostile/release-windows.yml', paths: 'hostile/logs' });
    expect(stdout).toContain('error:\u200B:owned');
    expect(
      commandsIn(stdout).map(({ name, properties, data }) => [name, properties.line, data.split('\n')[0]]),
    ).toEqual([
      ['error', undefined, expect.stringMatching(/^Incomplete: /)],
      ['error', '3', expect.stringMatching(/^2 images in shop\/checkout, /)],
      ['error', '3', expect.stringMatching(/^1 image in shop\/web, .*:\u200B:set-output/)],
    ]);
    expect(outputs).toMatchObject({ compliant: 'false', complete: 'false' });
  });

  it('warns of an input that it does not know, and names the nearest', () => {
    expect(action({ ...EXAMPLE, polcy: 'x', 'fail-no': 'x' }).stdout).toContain(
      '::warning::the action has no input "fail-no": did you mean "fail-on"?%0Athe action has no input "polcy": did you mean "policy"?\n',
    );
  });

  it('tells the mistakes in a policy as annotations at their lines, and judges nothing', () => {
    writeFileSync(join(workspace, 'bad.yml'), 'version: 1\ntimezone: EST\nwindows: mon-fri 9am-5pm\n');
    const { stdout, status, outputs } = action({ ...EXAMPLE, policy: 'bad.yml' });
    expect(stdout).toMatch(/^::error file=bad\.yml,line=2,col=11::abbreviation for a time zone: expected /m);
    expect(stdout).toMatch(/^::error file=bad\.yml,line=3,col=18::/m);
    expect(status).toBe(2);
    expect(outputs).toEqual({ compliant: 'false', complete: 'false' });
  });

  it.each<[string, Record<string, string>, string]>([
    ['no paths', { paths: '' }, 'no log files named: give files, folders or globs (paths of the action'],
    ['paths for CloudTrail', { source: 'cloudtrail' }, 'leave examples/logs out, or ask for the source files'],
    ['a path that is not there', { paths: 'nowhere' }, 'nowhere'],
    ['a policy that is not there', { policy: 'nowhere.yml' }, 'cannot read the policy file nowhere.yml (ENOENT)'],
    [
      'a source that is not there',
      { source: 'cloudtrial' },
      'source: expected one of cloudtrail, athena, security-lake, files, got "cloudtrial"',
    ],
    ['a report without a path', { reports: 'json' }, 'reports: expected format=path'],
    ['a format that is not there', { reports: 'jsn=x' }, 'did you mean json?'],
    ['a fail-on that is not there', { 'fail-on': 'always' }, 'fail-on: expected one of violations, incomplete, never'],
    ['an empty range', { from: '2026-10-20', to: '2026-10-20' }, 'the range is empty'],
  ])('refuses %s with a sentence, before anything is compliant', (_, inputs, sentence) => {
    const { stdout, status, outputs } = action({ ...EXAMPLE, ...inputs });
    expect(stdout).toContain('::error::');
    expect(stdout).toContain(sentence);
    expect(status).toBe(2);
    expect(outputs).toEqual({ compliant: 'false', complete: 'false' });
  });
});

it('knows the inputs that action.yml declares', () => {
  const { inputs } = parse(readFileSync(join(root, 'action.yml'), 'utf8'));
  expect(Object.keys(inputs)).toEqual([...INPUT_NAMES]);
});

it('has a description that the Marketplace takes: less than 125 characters', () => {
  const { description } = parse(readFileSync(join(root, 'action.yml'), 'utf8'));
  expect(description.length).toBeLessThan(125);
});

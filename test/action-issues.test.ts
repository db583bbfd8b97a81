import { describe, expect, it } from 'vitest';
import { ActionProcess, UNDISTURBED } from './support/action-process.ts';
import { freshBundles } from './support/bundles.ts';
import { atRequest, type Fault } from './support/github-server/fault.ts';
import type { GithubServerOptions } from './support/github-server/server.ts';

const bundles = freshBundles();
const start = (options?: GithubServerOptions) => ActionProcess.start([bundles.path('action.cjs')], options);

describe('the action as a process', () => {
  it('opens an issue for each incident, and says no more of it in the next run', async () => {
    const world = await start();
    const first = await world.run();
    expect(first.stderr).toBe('');
    expect(first.exitCode).toBe(0);
    expect(world.issues).toEqual(UNDISTURBED);
    expect(first.summary).toContain(`/acme/shop/issues/`);
    const second = await world.run();
    expect(second.exitCode).toBe(0);
    expect(world.issues).toEqual(UNDISTURBED);
    expect(world.comments).toBe(0);
    expect(world.server.requests.filter(({ method }) => method !== 'GET').map(({ words }) => words)).toEqual([
      expect.stringMatching(/^PATCH .*\/issues\/\d+$/),
    ]);
  });

  const FAULTS: readonly [string, Fault][] = [
    ['killed after the effect', { kind: 'killed', when: 'after' }],
    ['reset before', { kind: 'reset', when: 'before' }],
    ['reset after', { kind: 'reset', when: 'after' }],
    ['500', { kind: 'error', when: 'before', status: 500 }],
    ['502 after the effect', { kind: 'html', when: 'after', status: 502 }],
    ['truncated', { kind: 'cut-off' }],
    ['HTML instead of JSON', { kind: 'html', when: 'after', status: 200 }],
    ['403 secondary', { kind: 'secondary-limit', status: 403, retryAfter: 1 }],
    ['429', { kind: 'secondary-limit', status: 429, retryAfter: 1 }],
  ];
  // The first request is for the repository; then come two lists, the label, two issues and the dashboard.
  it.each([
    ...FAULTS.map(([name, fault]) => [name, 6, fault] as const),
    ...[2, 4, 7, 8].map((number) => ['killed after the effect', number, { kind: 'killed', when: 'after' }] as const),
  ])(
    '%s at request %i is made up for by the next run',
    async (_, number, fault) => {
      const world = await start();
      await world.run({}, (child) =>
        atRequest(number, fault.kind === 'killed' ? { ...fault, onKill: () => child.kill('SIGKILL') } : fault),
      );
      world.push('shop/search');
      const { exitCode } = await world.run();
      expect(exitCode).toBe(0);
      expect(world.issues).toEqual([...UNDISTURBED, 'open shop/search: 1 push outside the release window'].sort());
      expect(world.comments).toBe(0);
    },
    60_000,
  );

  it('of two at once leaves, with the next, one open issue for each incident', async () => {
    const world = await start();
    await Promise.all([world.run(), world.run()]);
    await world.run();
    const open = world.issues.filter((words) => words.startsWith('open'));
    expect(open).toEqual(UNDISTURBED);
  });

  it('ends soon when it is told to stop, and says so', async () => {
    const world = await start();
    const { exitCode, stdout, summary } = await world.run({}, (child) => (asked) => {
      if (asked.number === 4) child.kill('SIGTERM');
      return asked.number >= 4 ? { kind: 'silence', when: 'before' } : null;
    });
    expect(exitCode).not.toBe(0);
    expect(stdout).toContain('Not delivered');
    expect(summary).toContain('Not delivered');
  });
});

describe('what GitHub refuses is told with what to do, and the reports are written all the same', () => {
  it.each<[string, GithubServerOptions, Readonly<Record<string, string>>, RegExp]>([
    ['a token that may not write issues', { permission: 'read' }, {}, /issues: write/],
    ['a wrong token', {}, { 'INPUT_GITHUB-TOKEN': 'ghs_wrong' }, /token/],
    ['no token', {}, { 'INPUT_GITHUB-TOKEN': '' }, /token/],
    ['issues that are off', { hasIssues: false }, {}, /Issues/],
    ['an archived repository', { isArchived: true }, {}, /archived/],
    ['a repository that is not there', {}, { GITHUB_REPOSITORY: 'acme/none' }, /acme\/none/],
    ['nobody at that address', {}, { GITHUB_API_URL: 'http://127.0.0.1:9' }, /ECONNREFUSED/],
  ])('%s', async (_, options, environment, says) => {
    const world = await start(options);
    const { exitCode, stdout, stderr, summary } = await world.run(environment);
    expect(stderr).toBe('');
    expect(exitCode).toBe(1);
    expect(stdout).toMatch(says);
    expect(summary).toMatch(says);
    expect(summary).toContain('shop/checkout');
    expect(`${stdout}${summary}`).not.toContain('ghs_');
    expect(world.model.issues).toEqual([]);
  });
});

describe('nothing is written to issues', () => {
  it.each<[string, Readonly<Record<string, string>>, RegExp]>([
    ['by a run on another ref', { GITHUB_REF: 'refs/heads/topic' }, /main/],
    ['where the inputs say so', { INPUT_ISSUES: 'false', INPUT_DASHBOARD: 'false' }, /issues: false/],
  ])('%s, and violations make it red', async (_, environment, says) => {
    const world = await start();
    const { exitCode, stdout } = await world.run(environment);
    expect(exitCode).toBe(1);
    expect(stdout).toMatch(says);
    expect(world.model.issues).toEqual([]);
  });
});

it('works with GitHub Enterprise Server, below a path', async () => {
  const world = await start({ basePath: '/api/v3' });
  expect((await world.run()).exitCode).toBe(0);
  expect(world.issues).toEqual(UNDISTURBED);
});

it('with issues: false the dashboard remembers alone, and violations make the run red', async () => {
  const world = await start();
  expect((await world.run({ INPUT_ISSUES: 'false' })).exitCode).toBe(1);
  expect(world.issues).toEqual(['open Release windows dashboard']);
});

it('with dashboard: false issues are kept, and nothing remembers', async () => {
  const world = await start();
  const { exitCode, stdout } = await world.run({ INPUT_DASHBOARD: 'false' });
  expect(exitCode).toBe(0);
  expect(stdout).toContain('nothing remembers how far was checked');
  expect(world.issues).toEqual(UNDISTURBED.slice(1));
});

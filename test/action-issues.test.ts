import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { describe, expect, it, onTestFinished } from 'vitest';
import { HOUR } from '../src/core/instant.ts';
import { freshBundles } from './support/bundles.ts';
import { folderWith } from './support/folder.ts';
import { GithubModel } from './support/github-model.ts';
import { atRequest, type Fault, type Faults } from './support/github-server/fault.ts';
import { GithubServer, type GithubServerOptions, TOKEN } from './support/github-server/server.ts';
import { putImage } from './support/records.ts';

const bundles = freshBundles();
const POLICY = 'version: 1\ntimezone: Europe/Berlin\nwindows: never\n';

/**
 * A repository on GitHub and a log with a push in each of two image repositories an hour ago. A log file, since nobody paces
 * the reading of it; `two-weeks.test.ts` reads CloudTrail.
 */
class World {
  readonly model: GithubModel;
  readonly server: GithubServer;
  readonly folder = folderWith({ 'policy.yml': POLICY, output: '', summary: '' });
  readonly #records: unknown[] = [];

  private constructor(model: GithubModel, server: GithubServer) {
    this.model = model;
    this.server = server;
  }

  static async start(options: GithubServerOptions = {}): Promise<World> {
    const model = new GithubModel(Date.now(), ['ann']);
    const server = await GithubServer.start(model, options);
    onTestFinished(async () => {
      await server.stop();
      expect(server.problems).toEqual([]);
    });
    const world = new World(model, server);
    world.push('shop/checkout');
    world.push('shop/web');
    return world;
  }

  push(repository: string): void {
    const eventTime = new Date(Date.now() - HOUR).toISOString().replace(/\.\d+Z/, 'Z');
    this.#records.push(putImage({ eventTime, eventID: `00000000-0000-4000-8000-${repository}` }, { repository }));
    writeFileSync(join(this.folder, 'log.json'), JSON.stringify({ Records: this.#records }));
  }

  /** The action as the runner starts it. */
  async run(environment: Readonly<Record<string, string>> = {}, faults?: (child: ChildProcess) => Faults) {
    writeFileSync(join(this.folder, 'output'), '');
    writeFileSync(join(this.folder, 'summary'), '');
    this.model.now = Date.now();
    const child = spawn(process.execPath, [bundles.path('action.cjs')], {
      cwd: this.folder,
      env: {
        PATH: process.env.PATH,
        ...this.server.env,
        GITHUB_REF: 'refs/heads/main',
        GITHUB_SHA: '4f1c2d9a0b3e5f6071829304a5b6c7d8e9f00112',
        GITHUB_RUN_ID: '1',
        GITHUB_OUTPUT: join(this.folder, 'output'),
        GITHUB_STEP_SUMMARY: join(this.folder, 'summary'),
        RUNNER_TEMP: this.folder,
        INPUT_POLICY: 'policy.yml',
        INPUT_SOURCE: 'files',
        INPUT_PATHS: 'log.json',
        INPUT_FROM: '24h',
        'INPUT_GITHUB-TOKEN': TOKEN,
        ...environment,
      },
    });
    this.server.begin(faults?.(child));
    const [stdout, stderr] = await Promise.all([text(child.stdout), text(child.stderr), once(child, 'close')]);
    const summary = readFileSync(join(this.folder, 'summary'), 'utf8');
    return { stdout, stderr, summary, exitCode: child.exitCode, signal: child.signalCode };
  }

  /** Issues in a few words, whatever their numbers. */
  get issues(): string[] {
    return this.model.issues.map(({ title, state }) => `${state} ${title.replace(/, \w{3} \d{4}.*$/, '')}`).sort();
  }

  get comments(): number {
    return this.model.issues.reduce((sum, { comments }) => sum + comments.length, 0);
  }
}

const UNDISTURBED = [
  'open Release windows dashboard',
  'open shop/checkout: 1 push outside the release window',
  'open shop/web: 1 push outside the release window',
];

describe('the action as a process', () => {
  it('opens an issue for each incident, and says no more of it in the next run', async () => {
    const world = await World.start();
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
      const world = await World.start();
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
    const world = await World.start();
    await Promise.all([world.run(), world.run()]);
    await world.run();
    const open = world.issues.filter((words) => words.startsWith('open'));
    expect(open).toEqual(UNDISTURBED);
  });

  it('ends soon when it is told to stop, and says so', async () => {
    const world = await World.start();
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
    const world = await World.start(options);
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
    const world = await World.start();
    const { exitCode, stdout } = await world.run(environment);
    expect(exitCode).toBe(1);
    expect(stdout).toMatch(says);
    expect(world.model.issues).toEqual([]);
  });
});

it('works with GitHub Enterprise Server, below a path', async () => {
  const world = await World.start({ basePath: '/api/v3' });
  expect((await world.run()).exitCode).toBe(0);
  expect(world.issues).toEqual(UNDISTURBED);
});

it('with issues: false the dashboard remembers alone, and violations make the run red', async () => {
  const world = await World.start();
  expect((await world.run({ INPUT_ISSUES: 'false' })).exitCode).toBe(1);
  expect(world.issues).toEqual(['open Release windows dashboard']);
});

it('with dashboard: false issues are kept, and nothing remembers', async () => {
  const world = await World.start();
  const { exitCode, stdout } = await world.run({ INPUT_DASHBOARD: 'false' });
  expect(exitCode).toBe(0);
  expect(stdout).toContain('nothing remembers how far was checked');
  expect(world.issues).toEqual(UNDISTURBED.slice(1));
});

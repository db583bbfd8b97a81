import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { HOUR } from '../../src/core/instant.ts';
import { folderWith } from './folder.ts';
import { GithubModel } from './github-model.ts';
import type { Faults } from './github-server/fault.ts';
import { githubOn } from './github-server/github-on.ts';
import { type GithubServer, type GithubServerOptions, TOKEN } from './github-server/server.ts';
import { putImage } from './records.ts';

/** `issues` after a run that nothing disturbed. */
export const UNDISTURBED = [
  'open Release windows dashboard',
  'open shop/checkout: 1 push outside the release window',
  'open shop/web: 1 push outside the release window',
];

const POLICY = 'version: 1\ntimezone: Europe/Berlin\nwindows: never\n';

/**
 * A repository on GitHub and a log with a push in each of two image repositories an hour ago. A log file, since nobody paces
 * the reading of it; `two-weeks.test.ts` reads CloudTrail.
 */
export class ActionProcess {
  readonly model: GithubModel;
  readonly server: GithubServer;
  readonly folder = folderWith({ 'policy.yml': POLICY, output: '', summary: '' });
  readonly #records: unknown[] = [];
  readonly #program: readonly string[];

  private constructor(program: readonly string[], model: GithubModel, server: GithubServer) {
    this.#program = program;
    this.model = model;
    this.server = server;
  }

  /** Until the test has finished. `program`: what Node is given, the action last. */
  static async start(program: readonly string[], options?: GithubServerOptions): Promise<ActionProcess> {
    const model = new GithubModel(Date.now(), ['ann']);
    const world = new ActionProcess(program, model, await githubOn(model, options));
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
    const child = spawn(process.execPath, this.#program, {
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

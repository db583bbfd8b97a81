import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { DAY } from '../src/core/instant.ts';
import { GithubModel } from '../test/support/github-model.ts';
import { GithubServer } from '../test/support/github-server/server.ts';
import { INPUTS, incidentStep, openPeoples, RUNNER, writeIncidents } from '../test/support/incidents.ts';

const action = join(import.meta.dirname, '../dist/action.cjs');

/** A repository on GitHub, and a log. */
interface Situation {
  readonly name: string;
  /** Incidents that have an issue since yesterday. */
  readonly known: number;
  /** Issues of people with our label. */
  readonly peoples: number;
  /** Incidents that nobody was told of; none where some are known. */
  readonly news: number;
  /** Of requests: the target. */
  readonly mostRequests: number;
}

export const NOTHING_NEW: Situation = {
  name: 'Nothing changed, 200 known incidents',
  known: 200,
  peoples: 0,
  news: 0,
  mostRequests: 6,
};
/** Two for each, and a constant. */
export const NEWS: Situation = { name: '25 new incidents', known: 0, peoples: 0, news: 25, mostRequests: 2 * 25 + 6 };
/** With the dashboard 200 of ours. One for each page, and a constant. */
export const MANY: Situation = {
  name: '5,000 issues with our label, 200 ours',
  known: 199,
  peoples: 4_800,
  news: 0,
  mostRequests: 5_000 / 100 + 6,
};

/** Of an answer of GitHub, milliseconds. */
export interface Latency {
  readonly read: number;
  readonly write: number;
}

/** The action as a process over a log, and GitHub over sockets, which keeps its limits. */
export class IssueRun {
  readonly model: GithubModel;
  readonly server: GithubServer;
  readonly #folder: string;

  private constructor(model: GithubModel, server: GithubServer, folder: string) {
    this.model = model;
    this.server = server;
    this.#folder = folder;
  }

  static async start(
    { known, peoples, news }: Pick<Situation, 'known' | 'peoples' | 'news'>,
    latency: Latency,
  ): Promise<IssueRun> {
    const now = Date.now();
    const model = new GithubModel(now - DAY, ['ann']);
    const server = await GithubServer.start(model, { limits: true });
    const folder = mkdtempSync(join(tmpdir(), 'bench-issues-'));
    openPeoples(model, peoples);
    if (known > 0) {
      writeIncidents(folder, known, now - DAY);
      const { exitCode, stdout } = await incidentStep(model, server, folder);
      if (exitCode !== 0) throw new Error(stdout);
    }
    if (news > 0) writeIncidents(folder, news, now);
    server.begin(undefined, async ({ method }) => {
      await setTimeout(method === 'GET' ? latency.read : latency.write);
      model.now = Date.now();
    });
    return new IssueRun(model, server, folder);
  }

  /** Seconds from the start of the process to its end. */
  async act(): Promise<number> {
    const inputs = Object.entries(INPUTS).map(([name, value]) => [`INPUT_${name.toUpperCase()}`, value]);
    const runner = { ...this.server.env, ...RUNNER, RUNNER_TEMP: this.#folder };
    const env = { PATH: process.env.PATH, ...runner, ...Object.fromEntries(inputs) };
    const began = performance.now();
    const child = spawn(process.execPath, [action], { cwd: this.#folder, env, stdio: ['ignore', 'ignore', 'inherit'] });
    await once(child, 'close');
    if (child.exitCode !== 0) throw new Error(`the action ended with ${child.exitCode}`);
    return (performance.now() - began) / 1000;
  }

  async stop(): Promise<void> {
    rmSync(this.#folder, { recursive: true });
    await this.server.stop();
    const { problems, limits } = this.server;
    if (problems.length > 0 || limits.impatient > 0) throw new Error(`asked what GitHub refuses: ${problems}`);
  }
}

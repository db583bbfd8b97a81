import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { rmSync } from 'node:fs';
import { text } from 'node:stream/consumers';
import { describe, expect, it } from 'vitest';
import { loadGithubLibrary } from '../src/github-library.ts';
import { draft } from './support/asked.ts';
import { freshBundles } from './support/bundles.ts';
import { folderWith } from './support/folder.ts';
import { BOT } from './support/github-model.ts';
import { githubOn } from './support/github-server/github-on.ts';
import { TOKEN } from './support/github-server/server.ts';
import { LABEL, repository } from './support/keeping.ts';
import { StandInProxy } from './support/stand-in-proxy.ts';

const bundles = freshBundles();

const SCRIPT = `
  const { githubLibrary } = require(process.argv[1]);
  const timers = require('node:timers/promises');
  const sleep = (milliseconds, signal) => timers.setTimeout(milliseconds, undefined, { signal }).catch(() => {});
  const client = githubLibrary.connect({
    ...JSON.parse(process.argv[2]),
    clock: { now: Date.now, sleep, random: Math.random },
    signal: new AbortController().signal,
  });
  (async () => {
    const numbers = (await client.issues('${LABEL}')).map(({ number }) => number);
    const problem = await client.edit(7, { body: 'x' }).catch(githubLibrary.problemOf);
    console.log(JSON.stringify({ numbers, problem }));
  })();`;

/** What the script prints in a process of its own. */
async function run(apiUrl: string, env: Readonly<Record<string, string>>): Promise<unknown> {
  const options = { apiUrl, owner: 'acme', repo: 'shop', token: TOKEN, version: '1.2.3', label: LABEL };
  const rest = JSON.stringify({ ...options, approvalLabel: null, timeout: 30_000 });
  const child = spawn(process.execPath, ['-e', SCRIPT, bundles.path('github.cjs'), rest], {
    env: { PATH: process.env.PATH, ...env },
  });
  const [stdout, stderr] = await Promise.all([text(child.stdout), text(child.stderr), once(child, 'close')]);
  expect(stderr).toBe('');
  return JSON.parse(stdout);
}

describe('as a bundle of its own', () => {
  const expected = {
    numbers: [1],
    problem: { failure: 'refused', request: 'PATCH /repos/acme/shop/issues/7', detail: 'Not Found' },
  };

  it('does its work, and lets the process end', async () => {
    const model = repository();
    model.open(BOT, draft('one'));
    const server = await githubOn(model);
    expect(await run(server.url, {})).toEqual(expected);
  });

  it('does so through the tunnel of a proxy', async () => {
    const model = repository();
    model.open(BOT, draft('one'));
    const server = await githubOn(model);
    const proxy = new StandInProxy(server.url, () => 'open');
    const { host, certificate } = await proxy.start();
    const folder = folderWith({ 'stand-in.pem': certificate });
    const env = { HTTPS_PROXY: `http://${host}`, NODE_EXTRA_CA_CERTS: `${folder}/stand-in.pem` };
    expect(await run('https://github.test', env)).toEqual(expected);
    expect(new Set(proxy.asked)).toEqual(new Set(['CONNECT github.test:443']));
    proxy.stop();
    rmSync(folder, { recursive: true });
  });
});

it('is the same as from its sources', async () => {
  const { problemOf } = await loadGithubLibrary();
  expect(problemOf(new Error('secret'))).toEqual({ failure: 'failed', request: null, detail: null });
});

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import { expect, it } from 'vitest';
import { loadGithubLibrary } from '../src/github-library.ts';
import { draft } from './support/asked.ts';
import { freshBundles } from './support/bundles.ts';
import { BOT } from './support/github-model.ts';
import { githubOn } from './support/github-server/github-on.ts';
import { TOKEN } from './support/github-server/server.ts';
import { LABEL, repository } from './support/keeping.ts';

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

it('works as a bundle of its own, and lets the process end', async () => {
  const model = repository();
  model.open(BOT, draft('one'));
  const server = await githubOn(model);
  const repositoryOptions = { apiUrl: server.url, owner: 'acme', repo: 'shop', token: TOKEN, version: '1.2.3' };
  const options = { ...repositoryOptions, label: LABEL, approvalLabel: null, timeout: 30_000 };
  const child = spawn(process.execPath, ['-e', SCRIPT, bundles.path('github.cjs'), JSON.stringify(options)]);
  const [stdout, stderr] = await Promise.all([text(child.stdout), text(child.stderr), once(child, 'close')]);
  expect(stderr).toBe('');
  expect(JSON.parse(stdout)).toEqual({
    numbers: [1],
    problem: { failure: 'refused', request: 'PATCH /repos/acme/shop/issues/7', detail: 'Not Found' },
  });
});

it('is the same as from its sources', async () => {
  const { problemOf } = await loadGithubLibrary();
  expect(problemOf(new Error('secret'))).toEqual({ failure: 'failed', request: null, detail: null });
});

/**
 * `npm run bench:issues`: how long the action takes to keep issues, from a stand-in for GitHub that answers as slowly as
 * the real one, beside the same requests made by `fetch`; and 25 new issues beside Octokit's throttling as it comes. Needs a
 * fresh dist/ (`npm run build`). Two minutes.
 */
import { Octokit } from '@octokit/core';
import { throttling } from '@octokit/plugin-throttling';
import { dashboardTitle } from '../src/reports/dashboard.ts';
import type { ModelIssue } from '../test/support/github-model.ts';
import { ask } from '../test/support/github-server/asking.ts';
import type { Asked } from '../test/support/github-server/fault.ts';
import { type GithubServer, TOKEN } from '../test/support/github-server/server.ts';
import { IssueRun, type Latency, MANY, NEWS, NOTHING_NEW } from './issue-runs.ts';

/** Assumed, not measured. */
const LATENCY: Latency = { read: 150, write: 400 };

console.log(`An answer takes ${LATENCY.read} ms to a read and ${LATENCY.write} ms to a write`);
for (const situation of [NOTHING_NEW, NEWS, MANY]) {
  const run = await IssueRun.start(situation, LATENCY);
  console.log(`\n${situation.name}`);
  const ours = await run.act();
  const requests = [...run.server.requests];
  const floor = latencyOf(requests);
  row('requests', `${requests.length}`, `target ≤ ${situation.mostRequests}`);
  row('action.cjs, from start to end', seconds(ours), `${(ours / floor).toFixed(2)}x of the latencies`);
  row('the same requests, by fetch', seconds(await timed(() => again(run.server, requests))));
  row('their latencies alone', seconds(floor));
  if (situation === NEWS) {
    const issues = run.model.issues.filter(({ title }) => title !== dashboardTitle).slice(0, NEWS.news);
    const peer = await IssueRun.start({ known: 0, peoples: 0, news: 0 }, LATENCY);
    const theirs = await timed(() => createWithOctokit(peer.server, issues));
    await peer.stop();
    row('the latencies of 25 creations', seconds((issues.length * LATENCY.write) / 1000));
    row('25 creations by @octokit/plugin-throttling', seconds(theirs), `${(theirs / ours).toFixed(1)}x of all of ours`);
  }
  await run.stop();
}

function latencyOf(requests: readonly Asked[]): number {
  return requests.reduce((sum, { method }) => sum + (method === 'GET' ? LATENCY.read : LATENCY.write), 0) / 1000;
}

async function again(server: GithubServer, requests: readonly Asked[]): Promise<void> {
  for (const { method, path, query, body } of requests) {
    const answer = await ask(server, method, `${path}?${new URLSearchParams(query)}`, body);
    await answer.json();
  }
}

async function createWithOctokit(server: GithubServer, issues: readonly ModelIssue[]): Promise<void> {
  const isRepeated = () => false;
  const octokit = new (Octokit.plugin(throttling))({
    baseUrl: server.url,
    auth: TOKEN,
    throttle: { onRateLimit: isRepeated, onSecondaryRateLimit: isRepeated },
  });
  const headers = { 'x-github-api-version': '2022-11-28' };
  const create = ({ title, body, labels }: ModelIssue) =>
    octokit.request('POST /repos/{owner}/{repo}/issues', {
      owner: 'acme',
      repo: 'shop',
      title,
      body,
      labels: [...labels],
      headers,
    });
  await Promise.all(issues.map(create));
}

async function timed(act: () => Promise<void>): Promise<number> {
  const began = performance.now();
  await act();
  return (performance.now() - began) / 1000;
}

function seconds(value: number): string {
  return `${value.toFixed(2)} s`;
}

function row(name: string, ...values: readonly string[]): void {
  console.log(`  ${name.padEnd(48)}${values.map((value) => value.padStart(12)).join('    ')}`);
}

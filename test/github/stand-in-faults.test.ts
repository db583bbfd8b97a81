import { spawn } from 'node:child_process';
import { EventEmitter, once } from 'node:events';
import { request } from 'node:http';
import { describe, expect, it } from 'vitest';
import { HOUR, MINUTE } from '../../src/core/instant.ts';
import type { GithubModel } from '../support/github-model.ts';
import { ask, DRAFT, HEADERS, ISSUES, numbers } from '../support/github-server/asking.ts';
import { type Asked, atFirst, atRequest, type Fault } from '../support/github-server/fault.ts';
import { githubOn } from '../support/github-server/github-on.ts';
import { Limits } from '../support/github-server/limits.ts';
import { repository } from '../support/keeping.ts';

describe('what goes wrong', () => {
  const seen = async (response: Promise<Response>): Promise<string> => {
    try {
      const { status, headers } = await response;
      const body = await (await response).text();
      const kind = headers.get('content-type')?.includes('html') ? 'html' : isJson(body) ? 'json' : 'half';
      return `${status} ${kind}`;
    } catch (error) {
      return error instanceof Error ? error.name : 'unknown';
    }
  };

  it.each<{ fault: Fault; says: string; issues: number }>([
    { fault: { kind: 'killed', when: 'before' }, says: 'TypeError', issues: 0 },
    { fault: { kind: 'killed', when: 'after' }, says: 'TypeError', issues: 1 },
    { fault: { kind: 'reset', when: 'before' }, says: 'TypeError', issues: 0 },
    { fault: { kind: 'reset', when: 'after' }, says: 'TypeError', issues: 1 },
    { fault: { kind: 'error', when: 'before', status: 500 }, says: '500 json', issues: 0 },
    { fault: { kind: 'error', when: 'after', status: 502 }, says: '502 json', issues: 1 },
    { fault: { kind: 'html', when: 'after', status: 502 }, says: '502 html', issues: 1 },
    { fault: { kind: 'html', when: 'before', status: 200 }, says: '200 html', issues: 0 },
    { fault: { kind: 'cut-off' }, says: 'TypeError', issues: 1 },
    { fault: { kind: 'half-json' }, says: '201 half', issues: 1 },
    { fault: { kind: 'secondary-limit', status: 403, retryAfter: 30 }, says: '403 json', issues: 0 },
    { fault: { kind: 'secondary-limit', status: 429, retryAfter: null }, says: '429 json', issues: 0 },
    { fault: { kind: 'primary-limit', status: 403 }, says: '403 json', issues: 0 },
  ])('$fault is seen as $says, with $issues issues', async ({ fault, says, issues }) => {
    const model = repository();
    const server = await githubOn(model, { faults: atRequest(2, fault) });
    expect(await seen(ask(server, 'GET', ISSUES))).toBe('200 json');
    expect(await seen(ask(server, 'POST', ISSUES, DRAFT))).toBe(says);
    expect(model.issues).toHaveLength(issues);
    // The next request fares well, unless the process that would make it is dead.
    const next = fault.kind === 'killed' ? 'TypeError' : '201 json';
    expect(await seen(ask(server, 'POST', ISSUES, DRAFT))).toBe(next);
    server.begin();
    expect(await seen(ask(server, 'GET', ISSUES))).toBe('200 json');
    expect(server.requests.map(({ number }) => number)).toEqual([1]);
  });

  it.each<{ fault: Fault; issues: number }>([
    { fault: { kind: 'silence', when: 'before' }, issues: 0 },
    { fault: { kind: 'silence', when: 'after' }, issues: 1 },
    { fault: { kind: 'stalled' }, issues: 1 },
  ])('$fault leaves a client waiting until it gives up', async ({ fault, issues }) => {
    const model = repository();
    const arrivals = new EventEmitter();
    const arrived = once(arrivals, 'request');
    const faults = () => {
      arrivals.emit('request');
      return fault;
    };
    const server = await githubOn(model, { faults });
    const patience = new AbortController();
    const answer = fetch(`${server.url}${ISSUES}`, {
      method: 'POST',
      headers: HEADERS,
      body: JSON.stringify(DRAFT),
      signal: patience.signal,
    }).then((response) => response.text());
    await arrived;
    patience.abort();
    await expect(answer).rejects.toThrow('aborted');
    expect(model.issues).toHaveLength(issues);
  });

  it('may go wrong once with a kind of request', async () => {
    const faults = atFirst(/^POST .*\/issues$/, { kind: 'error', when: 'before', status: 503, message: 'later' });
    const server = await githubOn(repository(), { faults });
    expect((await ask(server, 'GET', ISSUES)).status).toBe(200);
    const failed = await ask(server, 'POST', ISSUES, DRAFT);
    expect([failed.status, await failed.json()]).toMatchObject([503, { message: 'later' }]);
    expect((await ask(server, 'POST', ISSUES, DRAFT)).status).toBe(201);
  });

  it('says how long to wait, by header or not', async () => {
    const fault: Fault = { kind: 'secondary-limit', status: 403, retryAfter: 30 };
    const server = await githubOn(repository(), { faults: atRequest(1, fault) });
    const { headers } = await ask(server, 'GET', ISSUES);
    expect(headers.get('retry-after')).toBe('30');
    await ask(server, 'GET', ISSUES);
    expect(server.limits.impatient).toBe(1);
    server.begin(atRequest(1, { kind: 'primary-limit', status: 429 }));
    const exceeded = await ask(server, 'GET', ISSUES);
    expect(exceeded.status).toBe(429);
    expect(exceeded.headers.get('retry-after')).toBeNull();
    expect(exceeded.headers.get('x-ratelimit-remaining')).toBe('0');
  });

  it('may be another run, between two requests of one', async () => {
    const model = repository();
    const other = await githubOn(model);
    const before = async ({ number }: Asked) => {
      if (number === 2) await ask(other, 'POST', ISSUES, DRAFT);
    };
    const server = await githubOn(model, { before });
    expect(await numbers(server, ISSUES)).toEqual([]);
    expect(await numbers(server, ISSUES)).toEqual([1]);
    server.begin();
    expect(await numbers(server, ISSUES)).toEqual([1]);
    expect(await numbers(server, ISSUES)).toEqual([1]);
  });

  it('is nothing of ours where a client goes away while it asks', async () => {
    const model = repository();
    const server = await githubOn(model);
    const half = request(`${server.url}${ISSUES}`, { method: 'POST', headers: { ...HEADERS, 'content-length': 100 } });
    const gone = new Promise((resolve) => half.on('error', resolve));
    half.write('{', () => half.destroy());
    await gone;
    expect((await ask(server, 'GET', ISSUES)).status).toBe(200);
    expect(server.requests.map(({ words }) => words)).toEqual([`GET ${ISSUES}`]);
  });

  it('kills a process between the effect and the answer', async () => {
    const model = repository();
    let kill = () => {};
    const fault: Fault = { kind: 'killed', when: 'after', onKill: () => kill() };
    const server = await githubOn(model, { faults: atRequest(1, fault) });
    const script = `fetch(process.env.GITHUB_API_URL + '${ISSUES}', ${JSON.stringify({
      method: 'POST',
      headers: HEADERS,
      body: JSON.stringify(DRAFT),
    })}).finally(() => setInterval(() => {}, 1000))`;
    const child = spawn(process.execPath, ['-e', script], { env: { ...process.env, ...server.env }, stdio: 'inherit' });
    kill = () => child.kill('SIGKILL');
    const [, signal] = await once(child, 'exit');
    expect(signal).toBe('SIGKILL');
    expect(model.issues).toHaveLength(1);
  });
});

describe('limits', () => {
  const limited = async (model: GithubModel) => {
    const server = await githubOn(model, { limits: true });
    const post = async () => {
      const response = await ask(server, 'POST', ISSUES, DRAFT);
      await response.text();
      return response;
    };
    return { server, post };
  };

  it('let 80 things be made a minute, by the clock of the model', async () => {
    const model = repository();
    const { server, post } = await limited(model);
    for (let count = 0; count < 80; count++) expect((await post()).status).toBe(201);
    model.now += 20_000;
    const refused = await post();
    expect(refused.status).toBe(403);
    expect(refused.headers.get('retry-after')).toBe('40');
    expect(model.issues).toHaveLength(80);
    expect((await ask(server, 'GET', ISSUES)).status).toBe(200);
    model.now += 40_000;
    expect((await post()).status).toBe(201);
  });

  it.each([
    ['things made an hour', 'POST', 500, 80, HOUR],
    ['points a minute, five for what is no question', 'DELETE', 180, 180, MINUTE],
    ['points a minute, one for a question', 'GET', 900, 900, MINUTE],
  ])('know a most of %s (%s: %i)', (_, method, most, aMinute, within) => {
    let now = 0;
    const limits = new Limits(() => now);
    const refused = () => {
      try {
        limits.check(method);
        return null;
      } catch (error) {
        return error;
      }
    };
    for (let count = 0; count < most; count++) {
      if (count > 0 && count % aMinute === 0) now += MINUTE;
      expect(refused()).toBeNull();
    }
    if (most > aMinute) now += MINUTE;
    expect(refused()).toMatchObject({ status: 403, headers: { 'retry-after': String((within - now) / 1_000) } });
    now = within;
    expect(refused()).toBeNull();
  });

  it('let 1,000 requests be made an hour, whatever they ask', async () => {
    const model = repository();
    const { server, post } = await limited(model);
    await post();
    for (let count = 1; count < 1_000; count++) server.limits.count();
    model.now += 10 * MINUTE;
    const refused = await post();
    expect(refused.status).toBe(403);
    expect(refused.headers.get('x-ratelimit-remaining')).toBe('0');
    expect(refused.headers.get('retry-after')).toBeNull();
    const reset = Number(refused.headers.get('x-ratelimit-reset')) * 1_000;
    expect(reset).toBe(Date.parse('2026-10-25T07:00:00Z'));
    expect(model.issues).toHaveLength(1);
    model.now = reset;
    expect((await post()).status).toBe(201);
  });
});

function isJson(body: string): boolean {
  try {
    JSON.parse(body);
    return true;
  } catch {
    return false;
  }
}

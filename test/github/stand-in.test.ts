import { spawn } from 'node:child_process';
import { EventEmitter, once } from 'node:events';
import { request } from 'node:http';
import { text } from 'node:stream/consumers';
import { describe, expect, it, onTestFinished } from 'vitest';
import { z } from 'zod';
import { HOUR, MINUTE } from '../../src/core/instant.ts';
import { BOT, type GithubModel } from '../support/github-model.ts';
import { type Asked, atFirst, atRequest, type Fault } from '../support/github-server/fault.ts';
import { githubOn } from '../support/github-server/github-on.ts';
import { Limits } from '../support/github-server/limits.ts';
import { GithubServer, type GithubServerOptions, TOKEN } from '../support/github-server/server.ts';
import { LABEL, repository } from '../support/keeping.ts';

const ISSUES = '/repos/acme/shop/issues';
const DRAFT = { title: 'Outside', body: 'told', labels: [LABEL] };
const HEADERS = {
  authorization: `Bearer ${TOKEN}`,
  'user-agent': 'test',
  accept: 'application/vnd.github+json',
  'content-type': 'application/json',
  'x-github-api-version': '2022-11-28',
};

const Failure = z.object({ message: z.string(), documentation_url: z.string(), status: z.string() });
const Numbers = z.array(z.object({ number: z.number() }));

function ask(server: GithubServer, method: string, path: string, body?: unknown, headers: Record<string, string> = {}) {
  const url = path.startsWith('http') ? path : `${server.url}${path}`;
  const given = body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) };
  return fetch(url, { method, headers: { ...HEADERS, ...headers }, ...given });
}

async function numbers(server: GithubServer, path: string): Promise<number[]> {
  return Numbers.parse(await (await ask(server, 'GET', path)).json()).map(({ number }) => number);
}

/** Where the `Link` header leads, by `rel`. */
function links(response: Response): Record<string, string> {
  const all = [...(response.headers.get('link') ?? '').matchAll(/<([^>]+)>; rel="(\w+)"/g)];
  return Object.fromEntries(all.map(([, url = '', rel]) => [rel, url]));
}

function opened(model: GithubModel, count: number): GithubModel {
  for (let number = 1; number <= count; number++) {
    model.open(BOT, { title: `${number}`, body: 'told', labels: [LABEL], assignees: [] });
  }
  return model;
}

/** For tests in which mistakes are made on purpose. */
async function forgiving(model: GithubModel, options?: GithubServerOptions): Promise<GithubServer> {
  const server = await GithubServer.start(model, options);
  onTestFinished(() => server.stop());
  return server;
}

describe('the stand-in for GitHub answers', () => {
  it.each([
    ['GET', '/repos/acme/shop', undefined, 200, { default_branch: 'main', archived: false, has_issues: true }],
    [
      'POST',
      ISSUES,
      { ...DRAFT, assignees: ['ann'] },
      201,
      { number: 4, assignees: [{ login: 'ann' }], state: 'open' },
    ],
    [
      'POST',
      ISSUES,
      { ...DRAFT, assignees: ['eve', 'ann'] },
      422,
      { errors: [{ field: 'assignees', value: ['eve'] }] },
    ],
    ['POST', ISSUES, { ...DRAFT, body: 'x'.repeat(65_537) }, 422, { errors: [{ field: 'body', code: 'custom' }] }],
    ['POST', ISSUES, { ...DRAFT, labels: ['x'.repeat(51)] }, 422, { errors: [{ resource: 'Label', field: 'name' }] }],
    ['POST', ISSUES, { ...DRAFT, title: ' ' }, 422, { errors: [{ field: 'title', code: 'missing_field' }] }],
    ['PATCH', `${ISSUES}/1`, { state: 'closed' }, 200, { state: 'closed', state_reason: 'completed' }],
    ['PATCH', `${ISSUES}/1`, { state: 'closed', state_reason: 'duplicate' }, 200, { state_reason: 'duplicate' }],
    ['PATCH', `${ISSUES}/1`, { state_reason: 'duplicate' }, 200, { state: 'open', state_reason: null }],
    ['PATCH', `${ISSUES}/1`, { labels: ['bug'] }, 200, { labels: [{ name: 'bug', color: 'ededed' }], title: '1' }],
    ['PATCH', `${ISSUES}/1`, { body: null }, 200, { body: null, title: '1' }],
    ['PATCH', `${ISSUES}/3`, { body: 'x' }, 410, { message: 'This issue was deleted' }],
    ['PATCH', `${ISSUES}/9`, { body: 'x' }, 404, { message: 'Not Found' }],
    ['GET', `${ISSUES}/1/comments`, undefined, 200, []],
    ['POST', `${ISSUES}/1/comments`, { body: 'more' }, 201, { body: 'more', user: { login: BOT, type: 'Bot' } }],
    ['POST', `${ISSUES}/1/comments`, { body: 'x'.repeat(65_537) }, 422, { errors: [{ code: 'unprocessable' }] }],
    [
      'GET',
      `${ISSUES}/1/events`,
      undefined,
      200,
      [{ event: 'labeled', label: { name: LABEL }, actor: { login: BOT } }],
    ],
    ['POST', `${ISSUES}/1/labels`, { labels: ['bug', 'BUG'] }, 200, [{ name: LABEL }, { name: 'bug' }]],
    ['DELETE', `${ISSUES}/1/labels/Release-Window`, undefined, 200, []],
    ['DELETE', `${ISSUES}/1/labels/bug`, undefined, 404, { message: 'Label does not exist' }],
    ['GET', '/repos/acme/shop/labels', undefined, 200, [{ name: LABEL, description: null }]],
    ['GET', '/repos/acme/shop/labels/bug%2Fbig', undefined, 404, { message: 'Not Found' }],
    [
      'POST',
      '/repos/acme/shop/labels',
      { name: 'bug/big', color: 'd73a4a', description: 'x' },
      201,
      { name: 'bug/big' },
    ],
    ['POST', '/repos/acme/shop/labels', { name: 'RELEASE-WINDOW' }, 422, { errors: [{ code: 'already_exists' }] }],
    ['POST', '/repos/acme/shop/labels', { name: 'x', color: '#d73a4a' }, 422, { errors: [{ field: 'color' }] }],
    [
      'GET',
      '/repos/acme/shop/collaborators/Ann/permission',
      undefined,
      200,
      { permission: 'write', user: { login: 'ann' } },
    ],
    [
      'GET',
      '/repos/acme/shop/collaborators/max/permission',
      undefined,
      200,
      { permission: 'write', role_name: 'maintain' },
    ],
    ['GET', '/repos/acme/shop/collaborators/eve/permission', undefined, 200, { permission: 'read' }],
    ['GET', '/repos/acme/shop/collaborators/gone/permission', undefined, 404, { message: 'gone is not a user' }],
    ['GET', '/repos/acme/shop/assignees/ann', undefined, 204, null],
    ['GET', '/repos/acme/shop/assignees/eve', undefined, 404, { message: 'Not Found' }],
  ])('%s %s %j with %i', async (method, path, body, status, expected) => {
    const model = opened(repository(), 3);
    model.issues.pop();
    const server = await githubOn(model, { roles: { max: 'maintain', gone: null } });
    const response = await ask(server, method, path, body);
    const answer = await response.text();
    expect(response.status).toBe(status);
    expect(answer === '' ? null : JSON.parse(answer)).toMatchObject(expected ?? {});
    if (expected === null) expect(answer).toBe('');
  });

  it('by the clock of the model, and tells how many requests are left', async () => {
    const server = await githubOn(repository());
    await ask(server, 'GET', ISSUES);
    const { headers } = await ask(server, 'GET', ISSUES);
    expect(headers.get('date')).toBe('Sun, 25 Oct 2026 06:00:00 GMT');
    expect(headers.get('content-type')).toBe('application/json; charset=utf-8');
    expect(headers.get('x-ratelimit-remaining')).toBe('998');
    expect(headers.get('x-ratelimit-reset')).toBe(String(Date.parse('2026-10-25T07:00:00Z') / 1000));
  });

  it('below the base path of GitHub Enterprise Server', async () => {
    const server = await githubOn(opened(repository(), 40), { basePath: '/api/v3', repository: 'org/app' });
    expect(server.env.GITHUB_API_URL).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/api\/v3$/);
    expect(server.env.GITHUB_REPOSITORY).toBe('org/app');
    const response = await ask(server, 'GET', '/repos/org/app/issues');
    expect(await numbers(server, links(response).next ?? '')).toHaveLength(10);
    expect(server.requests.map(({ words }) => words)).toEqual([
      'GET /repos/org/app/issues',
      'GET /repositories/1300192/issues',
    ]);
  });

  it('under the name that it had by leading to the other', async () => {
    const server = await githubOn(opened(repository(), 1), { repository: 'acme/store', formerly: 'acme/shop' });
    expect(await numbers(server, `${ISSUES}?state=all`)).toEqual([1]);
    expect((await ask(server, 'POST', ISSUES, DRAFT)).status).toBe(201);
    expect(server.requests.map(({ words }) => words)).toEqual([
      'GET /repos/acme/shop/issues',
      'GET /repositories/1300192/issues',
      'POST /repos/acme/shop/issues',
      'POST /repositories/1300192/issues',
    ]);
    const unfollowed = { method: 'GET', headers: HEADERS, redirect: 'manual' } as const;
    const moved = await fetch(`${server.url}/repos/acme/shop`, unfollowed);
    expect(moved.status).toBe(301);
    expect(await moved.json()).toMatchObject({ message: 'Moved Permanently', url: moved.headers.get('location') });
  });

  it('without labels, and without a word of it, where the token may not push', async () => {
    const server = await githubOn(repository(), { setsLabels: false });
    const made = await ask(server, 'POST', ISSUES, DRAFT);
    expect([made.status, await made.json()]).toMatchObject([201, { labels: [] }]);
  });

  it('as older servers do, where it is told to', async () => {
    const server = await githubOn(opened(repository(), 1), { knowsDuplicate: false, badAssignees: 'dropped' });
    const closed = await ask(server, 'PATCH', `${ISSUES}/1`, { state: 'closed', state_reason: 'duplicate', body: 'x' });
    expect(closed.status).toBe(422);
    const made = await ask(server, 'POST', ISSUES, { ...DRAFT, assignees: ['eve', 'ann'] });
    expect(await made.json()).toMatchObject({ assignees: [{ login: 'ann' }] });
    expect(await numbers(server, ISSUES)).toEqual([2, 1]);
  });
});

describe('lists', () => {
  it('are linked from page to page', async () => {
    const model = opened(repository(), 1);
    for (let index = 0; index < 250; index++) model.comment(1, 'bob', `${index}`);
    const server = await githubOn(model);
    const first = await ask(server, 'GET', `${ISSUES}/1/comments?per_page=100`);
    expect(Object.keys(links(first))).toEqual(['next', 'last']);
    const second = await ask(server, 'GET', links(first).next ?? '');
    expect(Object.keys(links(second))).toEqual(['prev', 'next', 'last', 'first']);
    expect(await second.json()).toMatchObject(Array.from({ length: 100 }, (_, index) => ({ body: `${100 + index}` })));
    const third = await ask(server, 'GET', links(second).next ?? '');
    expect(Object.keys(links(third))).toEqual(['prev', 'first']);
    expect(await third.json()).toHaveLength(50);
    expect(links(second).last).toBe(links(second).next);
    expect((await ask(server, 'GET', `${ISSUES}/1/events`)).headers.get('link')).toBeNull();
  });

  it.each([
    ['', [5, 2, 1]],
    ['?state=closed', [4, 3]],
    ['?state=all', [5, 4, 3, 2, 1]],
    ['?state=all&direction=asc', [1, 2, 3, 4, 5]],
    ['?state=all&labels=Release-Window', [3, 2, 1]],
    [`?state=all&labels=${LABEL},bug`, [2]],
    ['?state=all&sort=updated', [1, 5, 4, 3, 2]],
    ['?state=all&since=2026-10-25T08:00:00Z', [5, 4, 1]],
    ['?state=all&since=2026-10-25T09:00:00Z', [1]],
    ['?state=all&per_page=2&page=2', [3, 2]],
    ['?per_page=2&page=9', []],
  ])('of issues with %j', async (query, expected) => {
    const model = opened(repository(), 3);
    model.setLabel(2, 'bob', 'bug');
    model.edit(3, { state: 'not_planned' });
    model.now += 2 * HOUR;
    model.open('bob', { title: 'theirs', body: '', labels: [], assignees: [] });
    model.edit(4, { state: 'completed' });
    model.open('bob', { title: 'a pull request', body: '', labels: [], assignees: [] }, true);
    model.now += HOUR;
    model.comment(1, 'bob', 'seen');
    const server = await githubOn(model);
    expect(await numbers(server, `${ISSUES}${query}`)).toEqual(expected);
  });

  it('show pull requests as such, and no body as null', async () => {
    const model = repository();
    model.open('bob', { title: 'a pull request', body: '', labels: [], assignees: [] }, true);
    const server = await githubOn(model, { associations: { bob: 'MEMBER' } });
    expect(await (await ask(server, 'GET', ISSUES)).json()).toMatchObject([
      { body: null, pull_request: { merged_at: null }, author_association: 'MEMBER' },
    ]);
  });

  it('by page numbers lack an issue where another was deleted meanwhile; by cursors they do not', async () => {
    for (const cursors of [false, true]) {
      const model = opened(repository(), 4);
      const server = await githubOn(model, { cursors });
      const first = await ask(server, 'GET', `${ISSUES}?per_page=2`);
      expect('last' in links(first)).toBe(!cursors);
      model.issues = model.issues.filter(({ number }) => number !== 3);
      expect(await numbers(server, links(first).next ?? '')).toEqual(cursors ? [2, 1] : [1]);
    }
  });

  it('of events tell from the oldest who set and took off a label, among others', async () => {
    const model = repository();
    model.open('bob', { title: 't', body: '', labels: [LABEL], assignees: ['ann'] });
    model.setLabel(1, 'ann', 'bug');
    model.unsetLabel(1, 'eve', 'bug');
    model.now += HOUR;
    model.setLabel(1, 'bob', 'bug');
    const server = await githubOn(model);
    expect(await (await ask(server, 'GET', `${ISSUES}/1/events`)).json()).toMatchObject([
      { event: 'assigned', actor: { login: 'bob' }, assignee: { login: 'ann' } },
      { event: 'labeled', actor: { login: 'bob' }, label: { name: LABEL } },
      { event: 'labeled', actor: { login: 'ann' }, label: { name: 'bug' } },
      { event: 'unlabeled', actor: { login: 'eve' }, created_at: '2026-10-25T06:00:00Z' },
      { event: 'labeled', actor: { login: 'bob' }, created_at: '2026-10-25T07:00:00Z' },
    ]);
  });

  it('of very many issues have no page numbers', async () => {
    const server = await githubOn(repository());
    const response = await ask(server, 'GET', `${ISSUES}?per_page=100&page=100`);
    expect(response.status).toBe(422);
    expect(Failure.parse(await response.json()).message).toContain('use cursor based pagination');
  });
});

describe('a request that GitHub does not describe is told', () => {
  it.each([
    ['GET', '/repos/acme/shop/nothing', undefined, {}, 404, 'no such endpoint'],
    ['PUT', ISSUES, {}, {}, 404, 'no such endpoint'],
    ['GET', `${ISSUES}?label=x`, undefined, {}, 400, 'query parameter label is not described'],
    ['GET', `${ISSUES}?state=opened`, undefined, {}, 400, 'query parameter state must be equal to one of'],
    ['GET', `${ISSUES}?since=yesterday`, undefined, {}, 400, 'query parameter since must match format'],
    ['GET', `${ISSUES}?page=two`, undefined, {}, 400, 'query parameter page must be integer'],
    ['GET', `${ISSUES}?page=0`, undefined, {}, 400, 'page must be 1 or more'],
    ['GET', `${ISSUES}?per_page=500`, undefined, {}, 400, 'per_page must be from 1 to 100'],
    ['GET', `${ISSUES}?state=all&state=open`, undefined, {}, 400, 'state is there 2 times'],
    ['GET', `${ISSUES}?after=abc`, undefined, {}, 400, 'query parameter after is not described'],
    ['POST', ISSUES, { body: 'x' }, {}, 400, "must have required property 'title'"],
    ['POST', ISSUES, { ...DRAFT, assignee: 7 }, {}, 400, 'body/assignee must be string'],
    ['POST', ISSUES, { ...DRAFT, label: 'x' }, {}, 400, 'must NOT have additional properties label'],
    ['POST', ISSUES, { ...DRAFT, labels: [{ nome: 'x' }] }, {}, 400, 'nome'],
    ['POST', ISSUES, undefined, {}, 400, 'the body is missing'],
    ['POST', ISSUES, '{"title"', {}, 400, 'the body is no JSON'],
    ['POST', ISSUES, DRAFT, { 'content-type': 'text/plain' }, 415, 'Content-Type: text/plain'],
    ['PATCH', `${ISSUES}/1`, { state: 'completed' }, {}, 400, 'body/state must be equal to one of'],
    ['PATCH', `${ISSUES}/1`, { state_reason: 'done' }, {}, 400, 'body/state_reason'],
    ['DELETE', `${ISSUES}/1/labels/${LABEL}`, {}, {}, 400, 'no body is described'],
    ['GET', ISSUES, undefined, { accept: 'text/html' }, 415, 'Accept: text/html'],
    ['GET', ISSUES, undefined, { 'x-github-api-version': '' }, 400, 'X-GitHub-Api-Version'],
    ['GET', ISSUES, undefined, { 'x-github-api-version': '2020-01-01' }, 400, 'X-GitHub-Api-Version is 2020-01-01'],
    ['GET', ISSUES, undefined, { authorization: '' }, 401, 'no Authorization'],
  ])('%s %s %j %j', async (method, path, body, headers, status, problem) => {
    const model = opened(repository(), 1);
    const server = await forgiving(model);
    const response = await ask(server, method, path, body, headers);
    expect(response.status).toBe(status);
    expect(server.problems).toEqual([expect.stringContaining(problem)]);
    expect(server.problems[0]).toContain(`${method} ${path.split('?')[0]}`);
    expect(model.issues).toHaveLength(1);
    expect(model.writes).toBe(0);
  });

  it('also without User-Agent', async () => {
    const server = await forgiving(repository());
    const { 'user-agent': _, ...headers } = HEADERS;
    const sent = request(`${server.url}${ISSUES}`, { headers }).end();
    const [response] = await once(sent, 'response');
    expect(response.statusCode).toBe(403);
    await text(response);
    expect(server.problems).toEqual([`GET ${ISSUES}: no User-Agent`]);
  });

  it('as is one outside of the base path', async () => {
    const server = await forgiving(repository(), { basePath: '/api/v3' });
    expect((await ask(server, 'GET', `${server.env.GITHUB_SERVER_URL}${ISSUES}`)).status).toBe(404);
    expect(server.problems).toEqual([expect.stringContaining('outside of the base path')]);
  });

  it('and so is an answer of ours', async () => {
    const model = opened(repository(), 1);
    const server = await GithubServer.start(model);
    model.now = 8.64e15;
    model.setLabel(1, 'bob', 'bug');
    await expect(ask(server, 'GET', ISSUES)).rejects.toThrow();
    const stopped = await server.stop().catch((error: unknown) => error);
    expect(stopped).toBeInstanceOf(AggregateError);
    expect(stopped).toHaveProperty('errors.0.message', expect.stringContaining('reply/0/updated_at'));
  });
});

describe('a repository that stands otherwise', () => {
  it.each([
    ['POST', { permission: 'read' }, 403, 'Resource not accessible by integration'],
    ['GET', { permission: 'read' }, 200, null],
    ['GET', { permission: 'none' }, 403, 'Resource not accessible by integration'],
    ['GET', { permission: 'none', isPrivate: false }, 200, null],
    ['POST', { permission: 'none', isPrivate: false }, 403, 'Resource not accessible by integration'],
    ['POST', { isArchived: true }, 403, 'Repository was archived so is read-only.'],
    ['GET', { isArchived: true }, 200, null],
    ['POST', { hasIssues: false }, 410, 'Issues has been disabled in this repository.'],
    ['GET', { hasIssues: false }, 200, null],
    ['GET', { exists: false }, 404, 'Not Found'],
    ['GET', { repository: 'acme/other' }, 404, 'Not Found'],
    ['GET', { token: 'another' }, 401, 'Bad credentials'],
  ] as const)('answers %s where %j with %i', async (method, options, status, message) => {
    const model = opened(repository(), 1);
    const server = await githubOn(model, options);
    const response = await ask(server, method, ISSUES, method === 'POST' ? DRAFT : undefined);
    expect(response.status).toBe(status);
    const body: unknown = await response.json();
    if (message === null) expect(body).toHaveLength('hasIssues' in options ? 0 : 1);
    else expect(Failure.parse(body)).toMatchObject({ message, status: String(status) });
    expect(model.issues).toHaveLength(1);
    const needed = response.headers.get('x-accepted-github-permissions');
    const what = method === 'GET' ? 'issues=read' : 'issues=write';
    expect(needed).toBe('permission' in options && status === 403 ? what : null);
  });
});

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

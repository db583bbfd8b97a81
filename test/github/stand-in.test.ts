import { describe, expect, it } from 'vitest';
import { HOUR } from '../../src/core/instant.ts';
import { BOT } from '../support/github-model.ts';
import { ask, DRAFT, Failure, HEADERS, ISSUES, numbers, opened } from '../support/github-server/asking.ts';
import { githubOn } from '../support/github-server/github-on.ts';
import { LABEL, repository } from '../support/keeping.ts';

/** Where the `Link` header leads, by `rel`. */
function links(response: Response): Record<string, string> {
  const all = [...(response.headers.get('link') ?? '').matchAll(/<([^>]+)>; rel="(\w+)"/g)];
  return Object.fromEntries(all.map(([, url = '', rel]) => [rel, url]));
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
      expect(await numbers(server, links(first).next ?? '')).toEqual([2, 1]);
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

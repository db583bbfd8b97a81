import { gzipSync } from 'node:zlib';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { asked, draft } from '../support/asked.ts';
import { clientOf } from '../support/github-client.ts';
import { BOT } from '../support/github-model.ts';
import { githubOn } from '../support/github-server/github-on.ts';
import { TOKEN } from '../support/github-server/server.ts';
import { APPROVAL_LABEL, LABEL, repository } from '../support/keeping.ts';
import { PatientClock } from '../support/patient-clock.ts';
import { rawServer } from '../support/raw-server.ts';
import { StandInProxy } from '../support/stand-in-proxy.ts';

it.each([
  ['GitHub', ''],
  ['GitHub Enterprise Server', '/api/v3'],
])('asks %s for each thing by one request', async (_, basePath) => {
  const model = repository();
  const server = await githubOn(model, { basePath, limits: true });
  const client = clientOf(server, model);
  expect(await client.repository()).toEqual({ defaultBranch: 'main', isArchived: false, hasIssues: true });
  expect(await client.create(draft('one'))).toBe(1);
  expect(await client.create(draft('two'))).toBe(2);
  expect(await client.comment(1, 'hello')).toBe(model.now);
  expect(await client.comments(1)).toEqual([{ body: 'hello', createdAt: model.now, isTrusted: true }]);
  model.setLabel(1, 'ann', APPROVAL_LABEL);
  expect(await client.labelSetBy(1, APPROVAL_LABEL.toUpperCase())).toEqual({ by: 'ann', at: model.now });
  await client.removeLabel(1, APPROVAL_LABEL);
  await client.removeLabel(1, APPROVAL_LABEL);
  await client.edit(1, { body: 'new', title: 'three', state: 'not_planned' });
  await client.edit(2, { body: 'new' });
  expect(await client.issues(LABEL)).toMatchObject([
    { number: 1, title: 'three', body: 'new', isOpen: false, labels: [LABEL], isTrusted: true },
    { number: 2, title: 'two', body: 'new', isOpen: true, labels: [LABEL], isTrusted: true },
  ]);
  expect(asked(server)).toMatchInlineSnapshot(`
    [
      "GET /repos/acme/shop",
      "GET /repos/acme/shop/labels/release-window",
      "POST /repos/acme/shop/labels",
      "GET /repos/acme/shop/labels/release-approved",
      "POST /repos/acme/shop/labels",
      "POST /repos/acme/shop/issues",
      "POST /repos/acme/shop/issues",
      "POST /repos/acme/shop/issues/1/comments",
      "GET /repos/acme/shop/issues/1/comments",
      "GET /repos/acme/shop/issues/1/events",
      "DELETE /repos/acme/shop/issues/1/labels/release-approved",
      "DELETE /repos/acme/shop/issues/1/labels/release-approved",
      "PATCH /repos/acme/shop/issues/1",
      "PATCH /repos/acme/shop/issues/2",
      "GET /repos/acme/shop/issues labels=release-window",
    ]
  `);
});

describe('people', () => {
  it.each([
    ['ann', 'admin', true],
    ['ann', 'maintain', true],
    ['ann', 'write', true],
    ['eve', 'triage', false],
    ['eve', 'read', false],
    ['eve', 'none', false],
    ['nobody', null, false],
  ] as const)('%s with the role %s may write: %s', async (login, role, may) => {
    const model = repository();
    const server = await githubOn(model, { roles: { [login]: role } });
    expect(await clientOf(server, model).mayWrite(login)).toBe(may);
  });

  it('who cannot be assigned are left out, asked about once, and told', async () => {
    const model = repository();
    const server = await githubOn(model);
    const client = clientOf(server, model);
    for (const title of ['one', 'two']) await client.create(draft(title, ['ann', 'eve', 'bob']));
    expect(model.issues.map(({ assignees }) => assignees)).toEqual([
      ['ann', 'bob'],
      ['ann', 'bob'],
    ]);
    expect(client.notAssignable).toEqual(['eve']);
    expect(asked(server).filter((words) => words.includes('assignees'))).toHaveLength(3);
  });

  it('an account that is gone set no label', async () => {
    const event = { id: 1, event: 'labeled', actor: null, created_at: '2026-10-25T06:00:00Z', label: { name: LABEL } };
    const { url } = await rawServer(() => ({ body: JSON.stringify([event]) }));
    expect(await clientOf({ url }, repository()).labelSetBy(1, LABEL)).toBeNull();
  });
});

describe('labels', () => {
  it('are made once where they are missing, as those that may approve are only where somebody may', async () => {
    const model = repository();
    const server = await githubOn(model);
    await clientOf(server, model, { hasApprovers: false }).create(draft('one'));
    expect([...model.labels.keys()]).toEqual([LABEL]);
    const client = clientOf(server, model);
    await client.create(draft('two'));
    expect([...model.labels.values()].map(({ description }) => (description ?? '').length < 100)).toEqual([true, true]);
    server.begin();
    await client.create(draft('three'));
    expect(asked(server)).toEqual(['POST /repos/acme/shop/issues']);
  });

  it('are set again where GitHub left them out of a new issue', async () => {
    const { url, requests } = await rawServer(({ words }) => ({
      body: words.endsWith('/issues') ? '{"number":7,"labels":[]}' : words.endsWith('/issues/7/labels') ? '[]' : '{}',
    }));
    expect(await clientOf({ url }, repository()).create(draft('one'))).toBe(7);
    expect(requests.at(-1)).toMatchObject({
      words: 'POST /repos/acme/shop/issues/7/labels',
      body: JSON.stringify({ labels: [LABEL] }),
    });
  });

  it('with any character are one part of a path', async () => {
    const { url, requests } = await rawServer(() => ({ body: '[]' }));
    await clientOf({ url }, repository()).removeLabel(1, 'a/b ?#%ü');
    expect(requests[0]?.words).toBe('DELETE /repos/acme/shop/issues/1/labels/a%2Fb%20%3F%23%25%C3%BC');
  });
});

it('closes a duplicate as not planned where the server knows no duplicates', async () => {
  const model = repository();
  const server = await githubOn(model, { knowsDuplicate: false });
  model.open(BOT, draft('one'));
  await clientOf(server, model).edit(1, { body: 'x', state: 'duplicate' });
  expect(model.issue(1)).toMatchObject({ state: 'not_planned', body: 'x' });
});

it('opens 25 issues without waiting', async () => {
  const model = repository();
  const server = await githubOn(model, { limits: true });
  const clock = new PatientClock(model);
  const client = clientOf(server, model, { clock });
  for (let number = 1; number <= 25; number++) await client.create(draft(`issue ${number}`));
  expect(clock.slept).toEqual([]);
  expect(server.requests).toHaveLength(29);
});

it('says who asks, in which version, and takes what is packed', async () => {
  const issue = { number: 1, title: 't', body: null, state: 'open', created_at: '2026-10-25T06:00:00Z', labels: ['x'] };
  const { url, requests } = await rawServer(() => ({
    body: gzipSync(JSON.stringify([{ ...issue, user: null, author_association: 'NONE' }])),
    headers: { 'content-encoding': 'gzip' },
  }));
  const issues = await clientOf({ url }, repository()).issues('x');
  expect(issues).toMatchObject([{ body: '', labels: ['x'], isTrusted: false }]);
  const { 'user-agent': agent, 'x-github-api-version': version, authorization } = requests[0]?.headers ?? {};
  expect(agent).toMatch(/^ecr-release-windows\/1\.2\.3 /);
  expect({ version, authorization }).toEqual({ version: '2022-11-28', authorization: `token ${TOKEN}` });
});

describe('through a proxy', () => {
  afterEach(() => vi.unstubAllEnvs());

  it('of HTTP_PROXY', async () => {
    const model = repository();
    const server = await githubOn(model);
    const proxy = new StandInProxy(server.url, () => 'open');
    const { host } = await proxy.start();
    vi.stubEnv('HTTP_PROXY', `http://${host}`);
    const client = clientOf({ url: 'http://github.invalid' }, model);
    await client.create(draft('one'));
    expect(proxy.asked.at(-1)).toBe('POST http://github.invalid/repos/acme/shop/issues');
    proxy.stop();
  });

  it('that is not there', async () => {
    vi.stubEnv('HTTP_PROXY', 'http://me:hunter2@127.0.0.1:1');
    const failed = clientOf({ url: 'http://github.invalid' }, repository()).repository();
    await expect(failed).rejects.toMatchObject({
      problem: { failure: 'unreachable', detail: 'proxy 127.0.0.1:1 ECONNREFUSED' },
    });
  });
});

it('prints nothing of what an answer says of itself', async () => {
  const warn = vi.spyOn(console, 'warn').mockReturnValue();
  const headers = { deprecation: 'true', sunset: '::error::x', link: '<https://x.test>; rel="deprecation"' };
  const { url } = await rawServer(() => ({ headers, body: '[]' }));
  await clientOf({ url }, repository()).issues(LABEL);
  expect(warn).not.toHaveBeenCalled();
  warn.mockRestore();
});

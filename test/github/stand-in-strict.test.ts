import { once } from 'node:events';
import { request } from 'node:http';
import { text } from 'node:stream/consumers';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { GithubModel } from '../support/github-model.ts';
import { ask, DRAFT, HEADERS, ISSUES, opened } from '../support/github-server/asking.ts';
import { GithubServer, type GithubServerOptions } from '../support/github-server/server.ts';
import { LABEL, repository } from '../support/keeping.ts';

/** For tests in which mistakes are made on purpose. */
async function forgiving(model: GithubModel, options?: GithubServerOptions): Promise<GithubServer> {
  const server = await GithubServer.start(model, options);
  onTestFinished(() => server.stop());
  return server;
}

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

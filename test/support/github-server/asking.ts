import { z } from 'zod';
import { BOT, type GithubModel } from '../github-model.ts';
import { LABEL } from '../keeping.ts';
import { type GithubServer, TOKEN } from './server.ts';

export const ISSUES = '/repos/acme/shop/issues';

export const DRAFT = { title: 'Outside', body: 'told', labels: [LABEL] };

/** With which everything is allowed. */
export const HEADERS = {
  authorization: `Bearer ${TOKEN}`,
  'user-agent': 'test',
  accept: 'application/vnd.github+json',
  'content-type': 'application/json',
  'x-github-api-version': '2022-11-28',
};

/** What GitHub answers where it does not do what was asked. */
export const Failure = z.object({ message: z.string(), documentation_url: z.string(), status: z.string() });
const Numbers = z.array(z.object({ number: z.number() }));

/** A request by hand. `path`: or a whole address. `body`: text as it is, all else as JSON. */
export function ask(
  server: GithubServer,
  method: string,
  path: string,
  body?: unknown,
  headers: Readonly<Record<string, string>> = {},
): Promise<Response> {
  const url = path.startsWith('http') ? path : `${server.url}${path}`;
  const given = body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) };
  return fetch(url, { method, headers: { ...HEADERS, ...headers }, ...given });
}

/** Of the issues that a list has. */
export async function numbers(server: GithubServer, path: string): Promise<number[]> {
  return Numbers.parse(await (await ask(server, 'GET', path)).json()).map(({ number }) => number);
}

/** The model with so many more issues of ours. */
export function opened(model: GithubModel, count: number): GithubModel {
  for (let number = 1; number <= count; number++) {
    model.open(BOT, { title: `${number}`, body: 'told', labels: [LABEL], assignees: [] });
  }
  return model;
}

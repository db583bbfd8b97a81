import type { Octokit } from '@octokit/core';
import * as z from 'zod/mini';
import type { Instant } from '../core/instant.ts';
import { failureOf } from './failures.ts';
import { GithubFailure } from './github-failure.ts';

/** The version of the REST API whose answers we know. */
const API_VERSION = '2022-11-28';
/** Most that a page may hold. */
const PAGE_SIZE = 100;

type Route = `${'GET' | 'POST' | 'PATCH' | 'DELETE'} /repos/{owner}/{repo}${string}`;
/** They fill the route's braces; what is left is the query, or the body of what changes something. */
export type Parameters = Readonly<Record<string, unknown>>;

interface Answer<Data> {
  readonly data: Data;
  /** By GitHub's clock; `null`: it does not say. */
  readonly at: Instant | null;
  /** The query of the page after this one. */
  readonly next: Parameters | null;
}

/** Items of all pages, in their order. */
export interface Pages<Item> {
  readonly items: readonly Item[];
  /** When the first page was answered, by GitHub's clock. */
  readonly at: Instant | null;
}

/** One repository, asked through Octokit: what it answers is parsed here, and nowhere again. Throws `GithubFailure`. */
export class Api {
  readonly #octokit: Octokit;
  readonly #repository: { readonly owner: string; readonly repo: string };

  constructor(octokit: Octokit, repository: { readonly owner: string; readonly repo: string }) {
    this.#octokit = octokit;
    this.#repository = repository;
  }

  async ask<Data>(route: Route, parameters: Parameters, shape: z.ZodMiniType<Data>): Promise<Answer<Data>> {
    const all = { ...parameters, ...this.#repository, headers: { 'x-github-api-version': API_VERSION } };
    const request = this.#words(route, all);
    try {
      const { data, headers, status } = await this.#octokit.request(route, all);
      const read = shape.safeParse(data);
      if (!read.success) throw new GithubFailure('not-github', request, `${status}`, { status, mayBeDone: true });
      const at = Date.parse(headers.date ?? '');
      return { data: read.data, at: Number.isNaN(at) ? null : at, next: nextPage(headers.link ?? '') };
    } catch (error) {
      throw failureOf(error, request);
    }
  }

  /** One page after the other, as GitHub asks: the next may be named by a cursor that only the one before knows. */
  async pages<Item>(route: Route, parameters: Parameters, item: z.ZodMiniType<Item>): Promise<Pages<Item>> {
    const shape = z.array(item);
    const first = await this.ask(route, { ...parameters, per_page: PAGE_SIZE }, shape);
    const items = [...first.data];
    for (let next = first.next; next !== null; ) {
      const answer = await this.ask(route, { ...parameters, ...next }, shape);
      items.push(...answer.data);
      next = answer.next;
    }
    return { items, at: first.at };
  }

  /** As people know it: `POST /repos/acme/shop/issues`, also where the API is below a path of its own. */
  #words(route: Route, parameters: Parameters): string {
    const { endpoint } = this.#octokit.request;
    const { method, url } = endpoint(route, parameters);
    return `${method} ${url.slice(endpoint.DEFAULTS.baseUrl.length).replace(/\?.*$/, '')}`;
  }
}

/** Only the query is taken: who writes links does not lead us elsewhere. */
function nextPage(link: string): Parameters | null {
  const [, url = ''] = /<([^<>]*)>; *rel="next"/.exec(link) ?? [];
  return URL.canParse(url) ? Object.fromEntries(new URL(url).searchParams) : null;
}

import type { IncomingHttpHeaders } from 'node:http';
import type { Described } from './description.ts';

/** A request as it came over the wire. */
export interface Received {
  readonly method: string;
  /** Without the base path; `null`: outside of it. */
  readonly path: string | null;
  readonly query: URLSearchParams;
  readonly headers: IncomingHttpHeaders;
  /** `''`: none. */
  readonly text: string;
}

/** The version of the API that the description describes, and that every GitHub Enterprise Server knows. */
const VERSION = '2022-11-28';

const ACCEPTED = /^(?:\*\/\*|application\/(?:json|\*|vnd\.github(?:\.v3)?(?:\.raw)?\+json))(?:;|$)/;

/** What a request must not be, and the status that says so. GitHub forgives some of it; here nothing is. */
export interface Mistake {
  readonly status: 400 | 401 | 403 | 415;
  readonly text: string;
}

/** The body of a request; `undefined`: none. Throws where it is no JSON. */
export function bodyOf({ text }: Received): unknown {
  return text === '' ? undefined : JSON.parse(text);
}

/** The first mistake in what every request must have, or in what this one may ask. */
export function mistakeOf(received: Received, described: Described): Mistake | null {
  const { headers, text } = received;
  if (!headers['user-agent']) return { status: 403, text: 'no User-Agent' };
  if (!headers.authorization) return { status: 401, text: 'no Authorization' };
  const version = headers['x-github-api-version'];
  if (version !== VERSION) return { status: 400, text: `X-GitHub-Api-Version is ${version ?? 'missing'}` };
  const accept = headers.accept ?? '*/*';
  if (!accept.split(',').some((type) => ACCEPTED.test(type.trim()))) return { status: 415, text: `Accept: ${accept}` };
  const type = headers['content-type'] ?? 'nothing';
  if (text !== '' && !/^application\/json(?:;|$)/.test(type)) return { status: 415, text: `Content-Type: ${type}` };
  let body: unknown;
  try {
    body = bodyOf(received);
  } catch {
    return { status: 400, text: 'the body is no JSON' };
  }
  const query = withoutCursor(received.query);
  const problems = described.requestProblems({ query, body });
  const size = Number(query.get('per_page') ?? 30);
  if (size < 1 || size > 100) problems.push('query parameter per_page must be from 1 to 100');
  if (Number(query.get('page') ?? 1) < 1) problems.push('query parameter page must be 1 or more');
  return problems.length === 0 ? null : { status: 400, text: problems.join('; ') };
}

/** Cursors are not described; they come from our `Link` headers, beside a page. */
function withoutCursor(query: URLSearchParams): URLSearchParams {
  const rest = new URLSearchParams(query);
  if (rest.has('page') && /^[\w-]+$/.test(rest.get('after') ?? '')) rest.delete('after');
  return rest;
}

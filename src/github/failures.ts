import { RequestError } from '@octokit/request-error';
import * as z from 'zod/mini';
import type { DeliveryFailure } from '../core/tracking/delivery-problem.ts';
import { ProxyFailure } from '../net/proxy.ts';
import { GithubFailure } from './github-failure.ts';

/** More of GitHub's words is nobody's help. */
const LONGEST_DETAIL = 300;

/** Codes of Node with which a connection fails before anything is sent. */
const UNSENT = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH']);

const mistake = z.object({
  field: z.optional(z.string()),
  code: z.optional(z.string()),
  message: z.optional(z.string()),
});

/** Errors have more shapes than are told; those that we do not know are left out. */
const words = z.object({
  message: z.string(),
  errors: z.catch(z.array(z.union([z.string(), mistake])), []),
});

/** What a request that was not answered as hoped for means. `request`: as `POST /repos/acme/shop/issues`. */
export function failureOf(error: unknown, request: string): GithubFailure {
  if (error instanceof GithubFailure) return error;
  if (!(error instanceof RequestError)) return new GithubFailure('failed', request, codeOf(error), { mayBeDone: true });
  const { status, response } = error;
  if (response === undefined) return unanswered(error.cause, request);
  const more = { status: response.status };
  const { success, data } = words.safeParse(response.data);
  if (isLimit(error)) return new GithubFailure('rate-limited', request, success ? detailOf(data) : null, more);
  if (status === 407) return new GithubFailure('unreachable', request, 'a proxy asks for a password: 407', more);
  const code = `${response.status}`;
  if (response.status >= 500) return new GithubFailure('server-error', request, code, { ...more, mayBeDone: true });
  if (!success) return new GithubFailure('not-github', request, code, { ...more, mayBeDone: true });
  const said = detailOf(data);
  const fail = (failure: DeliveryFailure, detail: string | null = said) =>
    new GithubFailure(failure, request, detail, more);
  if (status === 401) return fail('token-refused');
  if (status === 403 && /\barchived\b/i.test(data.message)) return fail('repository-archived');
  // By itself: whoever may write to the repository goes on commenting there, the token of a job does not.
  if (status === 403 && /\bissue is locked\b/i.test(data.message)) return fail('refused');
  if (status === 403) {
    const needed = response.headers['x-accepted-github-permissions'];
    return fail('permission-missing', needed === undefined ? said : String(needed).slice(0, LONGEST_DETAIL));
  }
  // An issue that was deleted is told by 410 too.
  if (status === 410 && /\bdisabled\b/i.test(data.message)) return fail('issues-disabled');
  return fail('refused');
}

/** Whether GitHub says that too much was asked, and so did nothing ("Rate limits for the REST API"). */
export function isLimit({ status, message, response }: RequestError): boolean {
  if (status === 429) return true;
  const headers = response?.headers ?? {};
  return (
    status === 403 &&
    (headers['x-ratelimit-remaining'] === '0' || 'retry-after' in headers || /\bsecondary rate\b/i.test(message))
  );
}

function unanswered(cause: unknown, request: string): GithubFailure {
  if (cause instanceof ProxyFailure) {
    return new GithubFailure('unreachable', request, `proxy ${cause.detail}`, { isFinal: !cause.mayPass });
  }
  const code = codeOf(cause);
  if (code === 'ETIMEDOUT') return new GithubFailure('timed-out', request, null, { mayBeDone: true });
  return new GithubFailure('unreachable', request, code, { mayBeDone: code === null || !UNSENT.has(code) });
}

/** Only the code: what a message quotes nobody knows. */
function codeOf(error: unknown): string | null {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : null;
}

function detailOf({ message, errors }: z.infer<typeof words>): string {
  const more = errors.map((error) =>
    typeof error === 'string' ? error : [error.field, error.code, error.message].filter(Boolean).join(' '),
  );
  return [message, ...more].join('; ').slice(0, LONGEST_DETAIL);
}

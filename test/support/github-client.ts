import type { Instant } from '../../src/core/instant.ts';
import { GithubClient, type GithubOptions } from '../../src/github/client.ts';
import { type GithubServer, TOKEN } from './github-server/server.ts';
import { APPROVAL_LABEL, LABEL } from './keeping.ts';
import { FOREVER, PatientClock } from './patient-clock.ts';

/** The client of a run, led to a server. Nothing that it waits for takes time. */
export function clientOf(
  server: Pick<GithubServer, 'url'>,
  now: Instant,
  more: Partial<GithubOptions> = {},
): GithubClient {
  return new GithubClient({
    apiUrl: server.url,
    owner: 'acme',
    repo: 'shop',
    token: TOKEN,
    version: '1.2.3',
    label: LABEL,
    approvalLabel: APPROVAL_LABEL,
    timeout: FOREVER,
    clock: new PatientClock(now),
    signal: new AbortController().signal,
    ...more,
  });
}

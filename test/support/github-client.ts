import { GithubClient, type GithubOptions } from '../../src/github/client.ts';
import type { GithubModel } from './github-model.ts';
import { type GithubServer, TOKEN } from './github-server/server.ts';
import { APPROVAL_LABEL, LABEL } from './keeping.ts';
import { FOREVER, PatientClock } from './patient-clock.ts';

/** The client of a run, led to a server. What it waits for takes no time but the model's. */
export function clientOf(
  server: Pick<GithubServer, 'url'>,
  model: GithubModel,
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
    hasApprovers: true,
    timeout: FOREVER,
    clock: new PatientClock(model),
    signal: new AbortController().signal,
    ...more,
  });
}

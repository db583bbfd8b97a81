import type { Clock } from '../core/clock.ts';
import { GithubClient } from './client.ts';
import { IssueKeeper, type KeeperOptions } from './issue-keeper.ts';

export interface OpenOptions extends Omit<KeeperOptions, 'tracker' | 'hasToken' | 'now'> {
  /** `https://api.github.com`, or that of a GitHub Enterprise Server. */
  readonly apiUrl: string;
  readonly token: string;
  /** Of the tool. */
  readonly version: string;
  /** From a request to the end of its answer, milliseconds. */
  readonly timeout: number;
  readonly clock: Clock;
  readonly signal: AbortSignal;
}

/** Looks at the issues of the repository that the run is of. Never rejects because of what GitHub says. */
export function openKeeper(all: OpenOptions): Promise<IssueKeeper> {
  const { apiUrl, token, version, timeout, clock, signal, ...options } = all;
  const [owner = '', repo = ''] = options.origin.repository.split('/');
  const { label, approvalLabel, policy } = options;
  const tracker = new GithubClient({
    apiUrl,
    owner,
    repo,
    token,
    version,
    label,
    approvalLabel,
    hasApprovers: policy.approvers.length > 0,
    timeout,
    clock,
    signal,
  });
  return IssueKeeper.open({ ...options, tracker, hasToken: token !== '', now: clock.now });
}

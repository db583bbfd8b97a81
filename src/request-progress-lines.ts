import { type Instant, SECOND } from './core/instant.ts';
import { type LiveLines, liveLines } from './live-lines.ts';
import { grouped, plural } from './reports/words.ts';
import { QUOTA_PER_SECOND } from './sources/lookup-events/pacer.ts';
import type { RequestProgress } from './sources/request-progress.ts';

/** A line for each account and Region. */
export function requestProgressLines(
  stream: NodeJS.WritableStream & { readonly isTTY?: boolean },
  now: () => Instant,
): LiveLines<RequestProgress> {
  return liveLines(stream, now, ({ account, region }) => `${account} ${region}`, requestProgressText);
}

/** `111122223333 eu-central-1: 42 requests, 2,013 events, 61% read, 1.98 of 2 a second, 14 s left`. `elapsed` in milliseconds. */
function requestProgressText(progress: RequestProgress, elapsed: number): string {
  const { account, region, looksFor, requests, events, share, remaining } = progress;
  const rate = elapsed > 0 ? (requests * SECOND) / elapsed : 0;
  const left = remaining > 0 ? `, ${Math.ceil(remaining / SECOND)} s left` : '';
  if (looksFor === 'sign-ins') return `${account} ${region}: ${plural(requests, 'request')} for sign-ins${left}`;
  return `${account} ${region}: ${grouped(requests)} requests, ${grouped(events)} events, ${Math.floor(100 * share)}% read, ${rate.toFixed(2)} of ${QUOTA_PER_SECOND} a second${left}`;
}

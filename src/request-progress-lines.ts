import { type Instant, SECOND } from './core/instant.ts';
import { grouped, plural } from './reports/words.ts';
import { QUOTA_PER_SECOND } from './sources/lookup-events/pacer.ts';
import type { RequestProgress } from './sources/request-progress.ts';

/** Often enough to look alive. */
const PAUSE_LIVE = 200;
const PAUSE_IN_LOG = 30 * SECOND;

/** A line for each account and Region: written over on a terminal, told every 30 seconds in a log. */
export function requestProgressLines(
  stream: NodeJS.WritableStream & { readonly isTTY?: boolean },
  now: () => Instant,
): { readonly update: (progress: RequestProgress) => void; readonly end: () => void } {
  const live = stream.isTTY === true;
  const started = now();
  const latest = new Map<string, RequestProgress>();
  let last = live ? Number.NEGATIVE_INFINITY : started;
  let shown = 0;
  const clear = () => {
    if (shown > 0) stream.write(`\u001B[${shown}A\u001B[J`);
    shown = 0;
  };
  return {
    update: (progress) => {
      latest.set(`${progress.account} ${progress.region}`, progress);
      const instant = now();
      if (instant - last < (live ? PAUSE_LIVE : PAUSE_IN_LOG)) return;
      last = instant;
      if (live) clear();
      shown = latest.size;
      for (const state of latest.values()) stream.write(`${requestProgressText(state, instant - started)}\n`);
    },
    end: () => {
      if (live) clear();
    },
  };
}

/** `111122223333 eu-central-1: 42 requests, 2,013 events, 61% read, 1.98 of 2 a second, 14 s left`. `elapsed` in milliseconds. */
function requestProgressText(progress: RequestProgress, elapsed: number): string {
  const { account, region, looksFor, requests, events, share, remaining } = progress;
  const rate = elapsed > 0 ? (requests * SECOND) / elapsed : 0;
  const left = remaining > 0 ? `, ${Math.ceil(remaining / SECOND)} s left` : '';
  if (looksFor === 'sign-ins') return `${account} ${region}: ${plural(requests, 'request')} for sign-ins${left}`;
  return `${account} ${region}: ${grouped(requests)} requests, ${grouped(events)} events, ${Math.floor(100 * share)}% read, ${rate.toFixed(2)} of ${QUOTA_PER_SECOND} a second${left}`;
}

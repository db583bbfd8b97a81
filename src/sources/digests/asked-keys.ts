import { DAY, type Instant } from '../../core/instant.ts';
import type { Missing } from '../../core/reading.ts';
import { REGION_NAME } from '../../core/region-name.ts';
import { type DigestKeys, keysOf } from './keys.ts';
import type { AskForKeys, KeysAnswer } from './public-keys.ts';

/** The keys of a Region for digests from a moment on, or why there are none. Does not reject. */
export type AskedKeys = (region: string, from: Instant, signal: AbortSignal) => Promise<DigestKeys | Missing>;

/** Before it no digest was signed (AWS What's New of 2015-10-01: "log file integrity validation"). */
const FIRST: Instant = Date.UTC(2015, 9, 1);

/** Asks CloudTrail for public keys, once for each Region unless older digests turn up. */
export function askedKeys(open: (signal: AbortSignal) => Promise<AskForKeys>, now: () => Instant): AskedKeys {
  const asked = new Map<string, { readonly from: Instant; readonly answer: Promise<KeysAnswer> }>();
  let opened: Promise<AskForKeys> | null = null;
  return async (region, first, signal) => {
    // What else stands in the name of a file is no host to ask.
    if (!REGION_NAME.test(region)) return { reason: 'region-unknown', detail: null };
    opened ??= open(signal);
    const ask = await opened;
    // Whatever a digest tells of its time, the range is one that CloudTrail answers.
    const to = now();
    const from = Math.max(FIRST, Math.min(first, to) - DAY);
    const known = asked.get(region);
    const request = known !== undefined && known.from <= from ? known : { from, answer: ask(region, { from, to }) };
    asked.set(region, request);
    const found = await request.answer;
    return found.kind === 'keys' ? keysOf(found.keys) : found.missing;
  };
}

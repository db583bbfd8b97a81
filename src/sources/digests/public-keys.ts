import { CloudTrailClient, ListPublicKeysCommand } from '@aws-sdk/client-cloudtrail';
import type { Interval } from '../../core/instant.ts';
import type { Missing } from '../../core/reading.ts';
import { proxyAgent } from '../../net/proxy.ts';
import { failureOf } from '../lookup-events/failures.ts';
import { clientSettings, quietSdk, type Timeouts, withinTime } from '../lookup-events/request.ts';
import type { ListedKey } from './keys.ts';

/** What CloudTrail answers. Data: who reads it shares no class with the client. */
export type KeysAnswer =
  | { readonly kind: 'keys'; readonly keys: readonly ListedKey[] }
  | { readonly kind: 'none'; readonly missing: Missing };

/** Asks for the keys by which the digests of a Region were signed in a time. Does not reject. */
export type AskForKeys = (region: string, during: Interval) => Promise<KeysAnswer>;

const ATTEMPTS = 5;
/** What a token of the next page is for, AWS leaves to the future. */
const MOST_PAGES = 100;

/** CloudTrail's ListPublicKeys, with the credentials that the SDK finds: keys are those of a Region, whoever asks there. */
export function openPublicKeys(timeouts: Timeouts, signal: AbortSignal): AskForKeys {
  quietSdk();
  const proxy = proxyAgent(timeouts.connection, signal);
  return async (region, { from, to }) => {
    const keys: ListedKey[] = [];
    try {
      const client = new CloudTrailClient({ ...clientSettings(region, timeouts, proxy), maxAttempts: ATTEMPTS });
      const range = { StartTime: new Date(from), EndTime: new Date(to) };
      let token: string | undefined;
      for (let page = 0; page < MOST_PAGES; page++) {
        const command = new ListPublicKeysCommand({ ...range, ...(token === undefined ? {} : { NextToken: token }) });
        const { PublicKeyList = [], NextToken } = await withinTime(timeouts.page, signal, (abortSignal) =>
          client.send(command, { abortSignal }),
        );
        for (const { Fingerprint = '', Value = new Uint8Array() } of PublicKeyList) {
          keys.push({ fingerprint: Fingerprint, der: Buffer.from(Value) });
        }
        token = NextToken;
        if (token === undefined) break;
      }
    } catch (error) {
      const { reason, detail } = failureOf(error);
      return { kind: 'none', missing: { reason, detail } };
    }
    return { kind: 'keys', keys };
  };
}

import { CloudTrailClient, LookupEventsCommand } from '@aws-sdk/client-cloudtrail';
import { GetCallerIdentityCommand, STSClient } from '@aws-sdk/client-sts';
import { type Instant, SECOND } from '../../core/instant.ts';
import { proxyAgent } from '../../net/proxy.ts';
import { failureOf } from './failures.ts';
import { type Lookup, LookupFailure } from './lookup.ts';
import { clientSettings, quietSdk, type Timeouts, withinTime } from './request.ts';
import { roleCredentials } from './role-credentials.ts';
import { PAGE_SIZE } from './slice.ts';

/** Whose events are read: those of the credentials that the SDK finds, or of a role that they assume. */
export interface Access {
  /** `null`: the credentials of the environment. */
  readonly roleArn: string | null;
  readonly externalId: string | null;
}

/** AWS as the SDK finds it: endpoints, credentials and Region come from the environment and the profile. */
export class Aws {
  readonly #timeouts: Timeouts;
  readonly #proxy: ReturnType<typeof proxyAgent>;
  readonly #sts: STSClient;
  readonly #now: () => Instant;

  /** `region` of STS; `null`: the environment's. `stop`: nothing is waited for any more. */
  constructor(region: string | null, timeouts: Timeouts, now: () => Instant, stop: AbortSignal) {
    quietSdk();
    this.#timeouts = timeouts;
    this.#proxy = proxyAgent(timeouts.connection, stop);
    this.#now = now;
    this.#sts = new STSClient({ ...this.#client(region), maxAttempts: 5 });
  }

  /** The Region of the environment; `null` where it names none. */
  async region(): Promise<string | null> {
    try {
      return await this.#sts.config.region();
    } catch {
      return null;
    }
  }

  /** The account that the environment's credentials belong to. */
  async account(signal: AbortSignal): Promise<string> {
    const { Account } = await this.#within(signal, (abortSignal) =>
      this.#sts.send(new GetCallerIdentityCommand({}), { abortSignal }),
    );
    if (Account === undefined) throw new LookupFailure('final', 'not-aws', null);
    return Account;
  }

  /** Reads of an account, by Region; a role is assumed once for all of them. */
  lookups(access: Access): (region: string) => Lookup {
    const { roleArn, externalId } = access;
    const credentials =
      roleArn === null ? {} : { credentials: roleCredentials(this.#sts, roleArn, externalId, this.#now) };
    return (region) => {
      // What repeats is the reader: it sees broken and hanging pages too, which the SDK does not repeat, and none of its
      // requests passes the pacer by.
      const client = new CloudTrailClient({ ...this.#client(region), ...credentials, maxAttempts: 1 });
      return ({ attribute, from, to, token }, signal) =>
        this.#within(signal, async (abortSignal) => {
          const command = new LookupEventsCommand({
            LookupAttributes: [{ AttributeKey: attribute.key, AttributeValue: attribute.value }],
            StartTime: new Date(from),
            EndTime: new Date(to - SECOND),
            MaxResults: PAGE_SIZE,
            ...(token === null ? {} : { NextToken: token }),
          });
          const { Events = [], NextToken } = await client.send(command, { abortSignal });
          const events = Events.map(({ EventId, EventTime, CloudTrailEvent }) => ({
            id: EventId ?? null,
            time: EventTime?.getTime() ?? null,
            record: CloudTrailEvent ?? null,
          }));
          return { events, token: NextToken ?? null };
        });
    };
  }

  #client(region: string | null) {
    return clientSettings(region, this.#timeouts, this.#proxy);
  }

  async #within<Value>(signal: AbortSignal, act: (signal: AbortSignal) => Promise<Value>): Promise<Value> {
    try {
      return await withinTime(this.#timeouts.page, signal, act);
    } catch (error) {
      throw failureOf(error);
    }
  }
}

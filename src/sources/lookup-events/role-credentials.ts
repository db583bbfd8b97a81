import { AssumeRoleCommand, type STSClient } from '@aws-sdk/client-sts';
import { type Instant, MINUTE } from '../../core/instant.ts';
import { failureOf } from './failures.ts';
import { LookupFailure } from './lookup.ts';

/** As the SDK takes them. */
export interface RoleCredentials {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken: string;
  readonly expiration: Date;
}

/** Roles are assumed again so long before they end. */
const RENEWAL = 5 * MINUTE;

/** Credentials of a role, assumed when they are first asked for and renewed before they end; one request for all who ask. */
export function roleCredentials(
  sts: STSClient,
  roleArn: string,
  externalId: string | null,
  now: () => Instant,
): () => Promise<RoleCredentials> {
  let current: Promise<RoleCredentials> | null = null;
  let renewAt: Instant = Number.NEGATIVE_INFINITY;
  return () => {
    if (current !== null && now() < renewAt) return current;
    renewAt = Number.POSITIVE_INFINITY;
    current = assume(sts, roleArn, externalId).then(
      (credentials) => {
        renewAt = credentials.expiration.getTime() - RENEWAL;
        return credentials;
      },
      (error: unknown) => {
        renewAt = Number.NEGATIVE_INFINITY;
        throw error;
      },
    );
    return current;
  };
}

async function assume(sts: STSClient, roleArn: string, externalId: string | null): Promise<RoleCredentials> {
  try {
    const command = new AssumeRoleCommand({
      RoleArn: roleArn,
      RoleSessionName: 'ecr-release-windows',
      ...(externalId === null ? {} : { ExternalId: externalId }),
    });
    const { AccessKeyId, SecretAccessKey, SessionToken, Expiration } = (await sts.send(command)).Credentials ?? {};
    if (!AccessKeyId || !SecretAccessKey || !SessionToken || !Expiration) {
      throw new LookupFailure('final', 'not-aws', null);
    }
    return {
      accessKeyId: AccessKeyId,
      secretAccessKey: SecretAccessKey,
      sessionToken: SessionToken,
      expiration: Expiration,
    };
  } catch (error) {
    const failure = failureOf(error);
    if (failure.reason !== 'access-denied') throw failure;
    throw new LookupFailure('final', 'role-refused', roleArn);
  }
}

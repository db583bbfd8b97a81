import { STSClient } from '@aws-sdk/client-sts';
import { afterEach, expect, it, vi } from 'vitest';
import { quietSdk } from '../../../src/sources/lookup-events/request.ts';
import { roleCredentials } from '../../../src/sources/lookup-events/role-credentials.ts';
import { EventHistory } from '../../support/event-history.ts';
import { at } from '../../support/facts.ts';
import { StandIn } from '../../support/stand-in.ts';

const ROLE = 'arn:aws:iam::444455556666:role/reader';
afterEach(() => vi.unstubAllEnvs());

it('a role is assumed once for all who ask, and again before its hour is over', async () => {
  let now = at('2026-11-02T09:00:00Z');
  const standIn = new StandIn({ history: new EventHistory(), now: () => now });
  for (const [name, value] of Object.entries(await standIn.start())) vi.stubEnv(name, value);
  quietSdk();
  const credentials = roleCredentials(new STSClient({}), ROLE, null, () => now);
  const [first, second] = await Promise.all([credentials(), credentials()]);
  expect(first).toEqual(second);
  expect(first.accessKeyId).toContain('444455556666');
  expect(standIn.assumed).toBe(1);
  now += 54 * 60_000;
  await credentials();
  expect(standIn.assumed).toBe(1);
  now += 2 * 60_000;
  expect((await credentials()).expiration.getTime()).toBeGreaterThan(first.expiration.getTime());
  expect(standIn.assumed).toBe(2);
  standIn.stop();
});

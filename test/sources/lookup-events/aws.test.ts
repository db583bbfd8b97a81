import { getEventListeners } from 'node:events';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { afterEach, expect, it, vi } from 'vitest';
import { Aws } from '../../../src/sources/lookup-events/aws.ts';
import { EventHistory } from '../../support/event-history.ts';
import { StandIn } from '../../support/stand-in.ts';

afterEach(() => vi.unstubAllEnvs());

it('leaves nothing at the signal that all requests share, whenever memory is cleared up', async () => {
  setFlagsFromString('--expose-gc');
  const clearUp: unknown = runInNewContext('gc');
  const standIn = new StandIn({
    history: new EventHistory(),
    now: Date.now,
    fault: () => {
      if (typeof clearUp === 'function') clearUp();
      return null;
    },
  });
  for (const [name, value] of Object.entries(await standIn.start())) vi.stubEnv(name, value);
  const { signal } = new AbortController();
  const timeouts = { connection: 20_000, response: 20_000, page: 20_000 };
  const aws = new Aws('eu-central-1', timeouts, Date.now, signal);
  const lookup = aws.lookups({ roleArn: null, externalId: null })('eu-central-1');
  const page = { attribute: { key: 'EventName', value: 'PutImage' }, from: 0, to: 1000, token: null } as const;
  await Promise.all([lookup(page, signal), lookup(page, signal)]);
  expect(getEventListeners(signal, 'abort')).toEqual([]);
  standIn.stop();
});

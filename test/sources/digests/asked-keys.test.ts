import { expect, it } from 'vitest';
import type { Interval } from '../../../src/core/instant.ts';
import { askedKeys } from '../../../src/sources/digests/asked-keys.ts';
import { DigestKeys } from '../../../src/sources/digests/keys.ts';
import type { KeysAnswer } from '../../../src/sources/digests/public-keys.ts';
import { regionKey } from '../../support/digests.ts';
import { at } from '../../support/facts.ts';

const NOW = at('2026-11-02T09:00:00Z');
const REGION = 'eu-central-1';

function asking(answer: KeysAnswer = { kind: 'keys', keys: [] }) {
  const asked: { region: string; during: Interval }[] = [];
  const ask = askedKeys(
    async () => async (region, during) => {
      asked.push({ region, during });
      return answer;
    },
    () => NOW,
  );
  return { asked, keysOf: (region: string, from: number) => ask(region, from, new AbortController().signal) };
}

it.each<[string, number, string]>([
  ['a day before the first digest', at('2026-10-24T01:01:31Z'), '2026-10-23T01:01:31Z'],
  ['the first day that any was signed, before it', at('1999-01-01T00:00:00Z'), '2015-10-01T00:00:00Z'],
  ['yesterday, where a digest tells of the future', at('2999-01-01T00:00:00Z'), '2026-11-01T09:00:00Z'],
])('keys are asked for from %s', async (_, first, from) => {
  const { asked, keysOf } = asking();
  await keysOf(REGION, first);
  expect(asked).toEqual([{ region: REGION, during: { from: at(from), to: NOW } }]);
});

it('keys are asked for again only of another Region, and of older digests', async () => {
  const { asked, keysOf } = asking();
  await keysOf(REGION, at('2026-10-24T01:01:31Z'));
  await keysOf(REGION, at('2026-10-28T01:01:31Z'));
  await keysOf('us-gov-west-1', at('2026-10-28T01:01:31Z'));
  await keysOf(REGION, at('2026-09-01T00:00:00Z'));
  await keysOf(REGION, at('2026-10-24T01:01:31Z'));
  expect(asked.map(({ region }) => region)).toEqual([REGION, 'us-gov-west-1', REGION]);
});

it.each(['x', 'evil', 'eu-central', '-1', 'eu-central-1a', '169-254-1'])(
  'nobody is asked for keys of %s, which is no name of a Region',
  async (region) => {
    const { asked, keysOf } = asking();
    expect(await keysOf(region, NOW)).toEqual({ reason: 'region-unknown', detail: null });
    expect(asked).toEqual([]);
  },
);

it('a key that is none is left out, and why there are none is told', async () => {
  const broken = { kind: 'keys', keys: [{ fingerprint: 'ab', der: Buffer.from('no key') }] } as const;
  expect(await asking(broken).keysOf(REGION, NOW)).toBeInstanceOf(DigestKeys);
  const { Fingerprint, Value } = regionKey().listed;
  const good = { kind: 'keys', keys: [{ fingerprint: Fingerprint, der: Buffer.from(Value, 'base64') }] } as const;
  expect(await asking(good).keysOf(REGION, NOW)).toBeInstanceOf(DigestKeys);
  const missing = { reason: 'access-denied', detail: null } as const;
  expect(await asking({ kind: 'none', missing }).keysOf(REGION, NOW)).toEqual(missing);
});

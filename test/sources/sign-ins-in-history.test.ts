import { describe, expect, it } from 'vitest';
import type { SoughtKey } from '../../src/core/sign-in.ts';
import type { CloudTrailOptions } from '../../src/sources/cloudtrail.ts';
import { MOST_REQUESTS } from '../../src/sources/lookup-events/sign-ins.ts';
import { cloudtrailOn } from '../support/cloudtrail-source.ts';
import { EventHistory } from '../support/event-history.ts';
import { at } from '../support/facts.ts';
import { KeptIntake } from '../support/intake.ts';
import { record, type WireRecord } from '../support/records.ts';
import { type Asked, OWN_ACCOUNT, type StandInOptions } from '../support/stand-in.ts';

const NOW = at('2026-11-02T09:00:00Z');
const PUSHED = at('2026-10-24T00:14:09Z');
const RANGE = { from: at('2026-10-24T00:00:00Z'), to: at('2026-10-25T00:00:00Z') };
const OTHER_ACCOUNT = '444455556666';
const DENIED = { kind: 'error', status: 400, type: 'AccessDeniedException' } as const;
const BROKEN = { kind: 'error', status: 500, type: 'InternalFailure' } as const;

function signIn(accessKeyId: string, fields: WireRecord = {}): WireRecord {
  return record('AssumeRoleWithWebIdentity', {
    eventSource: 'sts.amazonaws.com',
    eventID: accessKeyId,
    eventTime: '2026-10-24T00:10:00Z',
    userIdentity: { type: 'WebIdentityUser', userName: 'repo:acme/shop:ref:refs/heads/main' },
    responseElements: { credentials: { accessKeyId } },
    ...fields,
  });
}

function sought(accessKeyId: string, fields: Partial<SoughtKey> = {}): SoughtKey {
  const range = { from: PUSHED - 12 * 3_600_000, to: PUSHED + 1000 };
  return { accessKeyId, account: OWN_ACCOUNT, region: 'eu-central-1', range, ...fields };
}

interface Case {
  readonly held: readonly WireRecord[];
  readonly keyless?: readonly string[];
  readonly keys: readonly SoughtKey[];
  readonly options?: Partial<CloudTrailOptions>;
  readonly service?: Partial<StandInOptions>;
  readonly stopped?: boolean;
}

/** Reads the pushes, of which there are none, then looks the keys up. */
async function lookUp({ held, keyless, keys, options, service, stopped = false }: Case) {
  const history = new EventHistory(keyless);
  for (const event of held) history.add(event);
  const { source, standIn } = await cloudtrailOn({ history, ...service }, NOW, { range: RANGE, ...options });
  const intake = new KeptIntake();
  const controller = new AbortController();
  await source.read(intake, controller.signal);
  const before = standIn.asked.length;
  if (stopped) controller.abort();
  const lookedUp = await source.lookUpSignIns?.(keys, intake, controller.signal);
  return {
    found: intake.signIns.map(([accessKeyId]) => accessKeyId),
    unfound: Object.fromEntries(lookedUp?.unfound ?? []),
    asked: standIn.asked.slice(before),
  };
}

function line({ account, region, input }: Asked): string {
  const [attribute] = input.LookupAttributes ?? [];
  const short = (seconds = 0) => new Date(seconds * 1000).toISOString().slice(5, 19);
  const to = short(input.EndTime);
  return `${account} ${region} ${attribute?.AttributeKey}=${attribute?.AttributeValue} ${short(input.StartTime)} to ${to}`;
}

describe('a sign-in is looked up', () => {
  it('by the key that it issued, with one request, in the twelve hours before the push', async () => {
    const { found, unfound, asked } = await lookUp({ held: [signIn('ASIAONE')], keys: [sought('ASIAONE')] });
    expect(found).toEqual(['ASIAONE']);
    expect(unfound).toEqual({});
    expect(asked.map(line)).toEqual([
      `${OWN_ACCOUNT} eu-central-1 ResourceName=ASIAONE 10-23T12:14:09 to 10-24T00:14:09`,
    ]);
  });

  it('in the Region of the push, where calls to the global endpoint are logged, and in the others that are read', async () => {
    const { found, asked } = await lookUp({
      held: [
        signIn('ASIAHERE'),
        signIn('ASIAGLOBAL', { awsRegion: 'us-east-1' }),
        signIn('ASIAFAR', { awsRegion: 'ap-south-1' }),
      ],
      keys: [sought('ASIAHERE'), sought('ASIAGLOBAL'), sought('ASIAFAR')],
      options: { regions: ['eu-central-1', 'ap-south-1'] },
    });
    expect(found).toEqual(['ASIAFAR', 'ASIAGLOBAL', 'ASIAHERE']);
    const byRegion = (name: string) => asked.filter(({ region }) => region === name).length;
    expect([byRegion('eu-central-1'), byRegion('us-east-1'), byRegion('ap-south-1')]).toEqual([3, 2, 1]);
  });

  it('in no Region of another partition than that of the push', async () => {
    const region = 'cn-north-1';
    const { asked } = await lookUp({
      held: [],
      keys: [sought('ASIAONE', { region })],
      options: { regions: [region] },
    });
    expect(new Set(asked.map((one) => one.region))).toEqual(new Set([region]));
  });

  it('in the account that logs it', async () => {
    const { found, asked } = await lookUp({
      held: [signIn('ASIAONE', { recipientAccountId: OTHER_ACCOUNT })],
      keys: [sought('ASIAONE', { account: OTHER_ACCOUNT })],
      options: { roleArns: [OWN_ACCOUNT, OTHER_ACCOUNT].map((account) => `arn:aws:iam::${account}:role/reader`) },
    });
    expect(found).toEqual(['ASIAONE']);
    expect(asked.map(({ account }) => account)).toEqual([OTHER_ACCOUNT]);
  });

  it('again where an answer was lost', async () => {
    const { found } = await lookUp({
      held: [signIn('ASIAONE')],
      keys: [sought('ASIAONE')],
      service: { fault: ({ number }) => (number === 4 ? { kind: 'reset' } : null) },
    });
    expect(found).toEqual(['ASIAONE']);
  });
});

describe('where events cannot be found by the key that they issued', () => {
  const keyless = ['AssumeRoleWithWebIdentity'];

  it.each([
    ['the hour before the push', '2026-10-23T23:30:00Z', 1],
    ['the twelve hours before', '2026-10-23T12:30:00Z', 2],
  ])('all of %s are listed', async (_, eventTime, times) => {
    const others = Array.from({ length: 120 }, (_, index) => signIn(`ASIAOTHER${index}`));
    const { found, unfound, asked } = await lookUp({
      held: [...others, signIn('ASIAONE', { eventTime })],
      keyless,
      keys: [sought('ASIAONE')],
    });
    expect(found).toEqual(['ASIAONE']);
    expect(unfound).toEqual({});
    const saml = asked.filter(({ input }) => input.LookupAttributes?.[0]?.AttributeValue === 'AssumeRoleWithSAML');
    expect(new Set(saml.map(({ input }) => input.StartTime)).size).toBeLessThanOrEqual(times);
  });

  it('one is enough to know that they can', async () => {
    const { asked, unfound } = await lookUp({
      held: [signIn('ASIAONE')],
      keys: [sought('ASIAONE'), sought('ASIANONE')],
    });
    expect(asked.map(line).filter((text) => text.includes('WithWebIdentity'))).toEqual([]);
    expect(unfound).toEqual({ ASIANONE: 'no-sign-in' });
  });
});

describe('what was not found is told with why', () => {
  it('where there is none', async () => {
    const { unfound } = await lookUp({ held: [], keys: [sought('ASIAONE')] });
    expect(unfound).toEqual({ ASIAONE: 'no-sign-in' });
  });

  it('where its account is not read, which is not asked', async () => {
    const { unfound, asked } = await lookUp({ held: [], keys: [sought('ASIAONE', { account: OTHER_ACCOUNT })] });
    expect(unfound).toEqual({ ASIAONE: 'other-account' });
    expect(asked).toEqual([]);
  });

  it.each([
    ['refused', DENIED],
    ['broken for good', BROKEN],
  ])('where a Region is %s, and what stands in another is found', async (_, fault) => {
    const { found, unfound } = await lookUp({
      held: [signIn('ASIAONE')],
      keys: [sought('ASIAONE'), sought('ASIATWO')],
      service: { fault: ({ region }) => (region === 'us-east-1' ? fault : null) },
    });
    expect(found).toEqual(['ASIAONE']);
    expect(unfound).toEqual({ ASIATWO: 'look-up-failed' });
  });

  it('where it is older than what is held', async () => {
    const range = { from: at('2026-01-01T00:00:00Z'), to: at('2026-01-01T12:00:00Z') };
    const { unfound, asked } = await lookUp({ held: [], keys: [sought('ASIAONE', { range })] });
    expect(unfound).toEqual({ ASIAONE: 'no-sign-in' });
    expect(asked).toEqual([]);
  });

  it('where the run was told to stop', async () => {
    const { unfound, asked } = await lookUp({ held: [signIn('ASIAONE')], keys: [sought('ASIAONE')], stopped: true });
    expect(unfound).toEqual({ ASIAONE: 'not-looked-up' });
    expect(asked).toEqual([]);
  });

  it('where the quota did not allow it: the first keys go first', async () => {
    const names = Array.from({ length: MOST_REQUESTS + 30 }, (_, index) => `ASIA${1000 + index}`);
    const { found, unfound, asked } = await lookUp({
      held: names.map((name) => signIn(name)),
      keys: names.map((name) => sought(name)),
    });
    expect([...found].sort()).toEqual(names.slice(0, MOST_REQUESTS));
    expect(Object.keys(unfound)).toEqual(names.slice(MOST_REQUESTS));
    expect(new Set(Object.values(unfound))).toEqual(new Set(['not-looked-up']));
    for (const region of ['eu-central-1', 'us-east-1']) {
      expect(asked.filter((one) => one.region === region).length).toBeLessThanOrEqual(MOST_REQUESTS);
    }
  });

  it('where listing would take more than the quota allows', async () => {
    const others = Array.from({ length: 9000 }, (_, index) => {
      const eventTime = new Date(PUSHED - 1000 * Math.floor(index / 3)).toISOString();
      return signIn(`ASIAOTHER${index}`, { eventTime });
    });
    const { found, unfound, asked } = await lookUp({
      held: others,
      keyless: ['AssumeRoleWithWebIdentity'],
      keys: [sought('ASIAONE')],
    });
    expect(found).toEqual([]);
    expect(unfound).toEqual({ ASIAONE: 'not-looked-up' });
    const here = asked.filter(({ region }) => region === 'eu-central-1').length;
    expect(here).toBeGreaterThan(MOST_REQUESTS / 2);
    expect(here).toBeLessThanOrEqual(MOST_REQUESTS + 10);
  });
});

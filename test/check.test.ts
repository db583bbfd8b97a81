import { describe, expect, it } from 'vitest';
import { check } from '../src/check.ts';
import type { Push } from '../src/core/push.ts';
import type { SignIn, SoughtKey } from '../src/core/sign-in.ts';
import type { LookUpSignIns } from '../src/sources/source.ts';
import { at, callerOf, entryOf, GITHUB, policyOf, pushOf, weekly } from './support/facts.ts';

const WORKFLOW: SignIn = { kind: 'web-identity', provider: GITHUB, subject: 'repo:acme/shop:ref:refs/heads/main' };
const OPEN_ON_MONDAY = policyOf({ defaults: entryOf({ match: null, windows: [weekly([1], 0, 24)] }) });
const SUNDAY = at('2026-10-25T12:00:00Z');
const MONDAY = at('2026-10-26T12:00:00Z');
const HOURS = 3_600_000;

function pushed(eventId: string, accessKeyId: string, time: number, fields: Partial<Push> = {}): Push {
  return pushOf({ eventId, accessKeyId, time, ...fields });
}

/** A run over these pushes, whose source knows these sign-ins by account and key, and says what it was asked. */
async function run(pushes: readonly Push[], known: Readonly<Record<string, SignIn>>, looksUp = true) {
  const rounds: (readonly SoughtKey[])[] = [];
  const lookUpSignIns: LookUpSignIns = async (sought, intake) => {
    rounds.push(sought);
    for (const { accessKeyId, account } of sought) {
      const signIn = known[`${account} ${accessKeyId}`];
      if (signIn !== undefined) intake.signIn(accessKeyId, signIn);
    }
    return { unfound: new Map(sought.map(({ accessKeyId }) => [accessKeyId, 'look-up-failed'])) };
  };
  const facts = await check(
    {
      name: 'cloudtrail',
      read: async (intake) => {
        for (const push of pushes) intake.push(push);
        return { records: pushes.length, inputs: { kind: 'request', count: 1 }, evidence: [], claims: [] };
      },
      lookUpSignIns: looksUp ? lookUpSignIns : null,
    },
    {
      toolVersion: '0',
      scope: { from: null, to: null, accounts: [], regions: [] },
      policy: OPEN_ON_MONDAY,
      reproduce: [],
    },
    new AbortController().signal,
  );
  const attributions = Object.fromEntries(facts.pushes.map(({ push, attribution }) => [push.eventId, attribution]));
  return {
    rounds: rounds.map((sought) => sought.map(({ accessKeyId, account }) => `${account} ${accessKeyId}`)),
    first: rounds[0]?.[0],
    attributions,
  };
}

const ACCOUNT = pushOf().account;

describe('sign-ins are looked up', () => {
  it('for violations only, once for each key, the newest first', async () => {
    const { rounds, attributions } = await run(
      [
        pushed('early', 'ASIAEARLY', SUNDAY - HOURS),
        pushed('inside', 'ASIAINSIDE', MONDAY),
        pushed('late', 'ASIALATE', SUNDAY),
        pushed('late again', 'ASIALATE', SUNDAY + HOURS),
      ],
      { [`${ACCOUNT} ASIALATE`]: WORKFLOW },
    );
    expect(rounds).toEqual([[`${ACCOUNT} ASIALATE`, `${ACCOUNT} ASIAEARLY`]]);
    expect(attributions).toMatchObject({
      early: { kind: 'unknown', reason: 'look-up-failed' },
      inside: { kind: 'unknown', reason: 'not-looked-up' },
      late: { kind: 'workflow' },
      'late again': { kind: 'workflow' },
    });
  });

  it('in the twelve hours before the first violation of the key, its second included', async () => {
    const { first } = await run([pushed('1', 'ASIAONE', SUNDAY), pushed('2', 'ASIAONE', SUNDAY + HOURS)], {});
    expect(first).toEqual({
      accessKeyId: 'ASIAONE',
      account: ACCOUNT,
      region: pushOf().region,
      range: { from: SUNDAY - 12 * HOURS, to: SUNDAY + 1000 },
    });
  });

  it('role by role', async () => {
    const { rounds, attributions } = await run([pushed('1', 'ASIATHIRD', SUNDAY)], {
      [`${ACCOUNT} ASIATHIRD`]: {
        kind: 'role',
        caller: callerOf({ accessKeyId: 'ASIASECOND', account: '444455556666' }),
      },
      '444455556666 ASIASECOND': {
        kind: 'role',
        caller: callerOf({ accessKeyId: 'ASIAFIRST', account: '777788889999' }),
      },
      '777788889999 ASIAFIRST': WORKFLOW,
    });
    expect(rounds).toEqual([[`${ACCOUNT} ASIATHIRD`], ['444455556666 ASIASECOND'], ['777788889999 ASIAFIRST']]);
    expect(attributions).toMatchObject({ '1': { kind: 'workflow', through: [{ account: '444455556666' }, {}] } });
  });

  it('in the log of the caller too, where that of the role shows the account alone', async () => {
    const copy = callerOf({ type: 'AWSAccount', accessKeyId: null, arn: null, account: '444455556666' });
    const { rounds, attributions } = await run([pushed('1', 'ASIAONE', SUNDAY)], {
      [`${ACCOUNT} ASIAONE`]: { kind: 'role', caller: copy },
      '444455556666 ASIAONE': { kind: 'role', caller: callerOf({ accessKeyId: 'ASIATWO', account: '444455556666' }) },
      '444455556666 ASIATWO': WORKFLOW,
    });
    expect(rounds).toEqual([[`${ACCOUNT} ASIAONE`], ['444455556666 ASIAONE'], ['444455556666 ASIATWO']]);
    expect(attributions).toMatchObject({ '1': { kind: 'workflow', through: [{ account: '444455556666' }] } });
  });

  it('and no more where the source handed over all there are', async () => {
    const { rounds, attributions } = await run([pushed('1', 'ASIAONE', SUNDAY)], {}, false);
    expect(rounds).toEqual([]);
    expect(attributions).toMatchObject({ '1': { kind: 'unknown', reason: 'no-sign-in' } });
  });
});

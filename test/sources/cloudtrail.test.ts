import { describe, expect, it } from 'vitest';
import type { Interval } from '../../src/core/instant.ts';
import type { Claim } from '../../src/core/reading.ts';
import { ARRIVAL_CALLS } from '../../src/sources/calls.ts';
import type { CloudTrailOptions } from '../../src/sources/cloudtrail.ts';
import { cloudtrailOn, PATIENT } from '../support/cloudtrail-source.ts';
import { EventHistory } from '../support/event-history.ts';
import { at } from '../support/facts.ts';
import { KeptIntake } from '../support/intake.ts';
import { putImage, repositoryArn } from '../support/records.ts';
import { type Fault, OWN_ACCOUNT, type StandInOptions } from '../support/stand-in.ts';

const NOW = at('2026-11-02T09:00:00Z');
const WEEK = { from: at('2026-10-19T00:00:00Z'), to: at('2026-10-26T00:00:00Z') };
const ACCOUNTS = [OWN_ACCOUNT, '444455556666', '777788889999'];
const REGIONS = ['ap-south-1', 'eu-central-1', 'us-east-1', 'us-west-2'];

/** `count` pushes in every account and Region, spread over the week. */
function history(accounts: readonly string[], regions: readonly string[], count: number): EventHistory {
  const events = new EventHistory();
  for (const [a, account] of accounts.entries()) {
    for (const [r, region] of regions.entries()) {
      for (let index = 0; index < count; index++) {
        const time = WEEK.from + Math.floor((index * 604_800) / count) * 1000;
        const eventID = `${a}${r}000000-0000-4000-8000-${String(index).padStart(12, '0')}`;
        const fields = { eventID, eventTime: new Date(time).toISOString().replace('.000', ''), awsRegion: region };
        const resources = [{ accountId: account, ARN: repositoryArn('shop/api', account, region) }];
        events.add(putImage({ ...fields, recipientAccountId: account, resources }, { registryId: account }));
      }
    }
  }
  return events;
}

async function read(
  options: Partial<CloudTrailOptions> & { readonly range?: Interval },
  service: Omit<StandInOptions, 'now'>,
  signal = new AbortController().signal,
) {
  const { source, standIn } = await cloudtrailOn(service, NOW, { range: WEEK, ...options });
  const intake = new KeptIntake();
  return { intake, summary: await source.read(intake, signal), standIn };
}

/** Claims as lines: what is not whole has its reason. */
function lines(claims: readonly Claim[] | null): string[] {
  const short = (instant: number) => new Date(instant).toISOString().slice(5, 16);
  return (claims ?? []).map(
    ({ account, region, from, to, reason, detail }) =>
      `${account ?? 'any'} ${region ?? 'any'} ${short(from)} ${short(to)} ${reason ?? 'read'}${detail === null ? '' : ` ${detail}`}`,
  );
}

const own = (rest: string) => `${OWN_ACCOUNT} eu-central-1 ${rest}`;

describe('the event history, through the SDK', () => {
  it('is read whole in three accounts and four Regions, each at its own quota', async () => {
    const roleArns = ACCOUNTS.map((account) => `arn:aws:iam::${account}:role/reader`);
    const { intake, summary, standIn } = await read(
      { roleArns, regions: REGIONS, externalId: 'example' },
      { history: history(ACCOUNTS, REGIONS, 210) },
    );
    expect(new Set(intake.pushes.map(({ eventId }) => eventId)).size).toBe(3 * 4 * 210);
    expect(intake.pushes).toHaveLength(3 * 4 * 210);
    expect(summary.records).toBe(3 * 4 * 210);
    expect(lines(summary.claims)).toEqual(
      ACCOUNTS.flatMap((account) => REGIONS.map((region) => `${account} ${region} 10-19T00:00 10-26T00:00 read`)),
    );
    expect(summary.inputs).toEqual({ kind: 'request', count: standIn.asked.length });
  });

  it('costs one request for each event name where nothing is', async () => {
    const { summary } = await read({}, { history: new EventHistory() });
    expect(summary).toMatchObject({ records: 0, inputs: { count: 4 } });
    expect(lines(summary.claims)).toEqual([own('10-19T00:00 10-26T00:00 read')]);
  });

  it('is read in the Region of the environment where none is named', async () => {
    const { summary } = await read({ regions: [] }, { history: new EventHistory() });
    expect(lines(summary.claims)).toEqual([own('10-19T00:00 10-26T00:00 read')]);
  });

  it('claims neither what is older than 90 days nor what may not have arrived', async () => {
    const range = { from: at('2026-08-01T00:00:00Z'), to: at('2026-11-02T09:00:00Z') };
    const { summary } = await read({ range }, { history: history([OWN_ACCOUNT], ['eu-central-1'], 3) });
    expect(lines(summary.claims)).toEqual([
      // As of the end of the reading, some seconds after its start.
      own('08-01T00:00 08-04T09:00 beyond-90-days'),
      own('08-04T09:00 11-02T08:45 read'),
      own('11-02T08:45 11-02T09:00 not-delivered-yet'),
    ]);
    expect(summary.records).toBe(3);
  });
});

describe('what goes wrong once is read again', () => {
  it.each<[string, Fault]>([
    ['throttled by a neighbour', { kind: 'error', status: 400, type: 'ThrottlingException' }],
    ['500', { kind: 'error', status: 500, type: 'InternalFailure' }],
    ['503', { kind: 'error', status: 503, type: 'ServiceUnavailable' }],
    ['an expired token', { kind: 'error', status: 400, type: 'InvalidNextTokenException' }],
    ['a clock that is wrong', { kind: 'error', status: 403, type: 'InvalidSignatureException' }],
    ['reset', { kind: 'reset' }],
    ['a truncated body', { kind: 'truncated' }],
    ['broken JSON', { kind: 'broken-json' }],
    ['HTML', { kind: 'html', status: 200 }],
    ['no answer', { kind: 'hang' }],
    ['a body that hangs', { kind: 'hanging-body' }],
    ['an empty page with a token', { kind: 'empty-page' }],
  ])('%s', async (_, fault) => {
    const hangs = fault.kind === 'hang' || fault.kind === 'hanging-body';
    const { intake, summary } = await read(hangs ? { timeouts: { ...PATIENT, response: 400, page: 500 } } : {}, {
      history: history([OWN_ACCOUNT], ['eu-central-1'], 260),
      fault: ({ number }) => (number % 4 === 1 && number < 20 ? fault : null),
    });
    expect(intake.pushes).toHaveLength(260);
    expect(lines(summary.claims)).toEqual([own('10-19T00:00 10-26T00:00 read')]);
  });
});

describe('what cannot be read is a hole', () => {
  it.each<[string, Fault, string]>([
    ['denied', { kind: 'error', status: 400, type: 'AccessDeniedException' }, 'access-denied'],
    ['expired credentials', { kind: 'error', status: 400, type: 'ExpiredTokenException' }, 'credentials-expired'],
    [
      'a Region that is not switched on',
      { kind: 'error', status: 400, type: 'UnrecognizedClientException' },
      'region-disabled UnrecognizedClientException',
    ],
    ['throttled for good', { kind: 'error', status: 400, type: 'ThrottlingException' }, 'throttled'],
    ['500 for good', { kind: 'error', status: 500, type: 'InternalFailure' }, 'failed InternalFailure'],
    ['HTML for good', { kind: 'html', status: 200 }, 'not-aws SyntaxError'],
    ['a proxy that wants a password', { kind: 'html', status: 407 }, 'proxy-password'],
    ['no connection', { kind: 'reset' }, 'unreachable ECONNRESET'],
    [
      'refused for what we ask',
      { kind: 'error', status: 400, type: 'OperationNotPermittedException' },
      'failed OperationNotPermittedException',
    ],
  ])('%s, and the other Region is read', async (_, fault, reason) => {
    const { intake, summary } = await read(
      { regions: ['eu-central-1', 'us-east-1'] },
      {
        history: history([OWN_ACCOUNT], ['eu-central-1', 'us-east-1'], 60),
        fault: ({ region }) => (region === 'eu-central-1' ? fault : null),
      },
    );
    expect(lines(summary.claims)).toEqual([
      own(`10-19T00:00 10-26T00:00 ${reason}`),
      `${OWN_ACCOUNT} us-east-1 10-19T00:00 10-26T00:00 read`,
    ]);
    expect(intake.pushes).toHaveLength(60);
  });

  it('from where it was still read: the newest were', async () => {
    const { intake, summary } = await read(
      {},
      {
        history: history([OWN_ACCOUNT], ['eu-central-1'], 70),
        fault: ({ input }) =>
          input.NextToken === undefined ? null : { kind: 'error', status: 500, type: 'InternalFailure' },
      },
    );
    expect(intake.pushes).toHaveLength(50);
    expect(lines(summary.claims)).toEqual([
      own('10-19T00:00 10-21T00:00 failed InternalFailure'),
      own('10-21T00:00 10-26T00:00 read'),
    ]);
  });

  it('a role that cannot be assumed, and the others are read', async () => {
    const roleArns = ACCOUNTS.map((account) => `arn:aws:iam::${account}:role/reader`);
    const { summary } = await read({ roleArns }, { history: new EventHistory(), closedRoles: roleArns.slice(0, 1) });
    expect(lines(summary.claims)).toEqual([
      own('10-19T00:00 10-26T00:00 role-refused arn:aws:iam::111122223333:role/reader'),
      '444455556666 eu-central-1 10-19T00:00 10-26T00:00 read',
      '777788889999 eu-central-1 10-19T00:00 10-26T00:00 read',
    ]);
  });

  it('when told to stop: at once, and what was read until then is covered', async () => {
    const controller = new AbortController();
    let answers = 0;
    const { intake, summary } = await read(
      {
        // The first page of each event name has been read.
        progress: () => {
          answers++;
          if (answers === ARRIVAL_CALLS.length) controller.abort();
        },
      },
      {
        history: history([OWN_ACCOUNT], ['eu-central-1'], 140),
        fault: ({ input }) => {
          const first = input.NextToken === undefined && input.EndTime === WEEK.to / 1000 - 1;
          return first ? null : { kind: 'hang' };
        },
      },
      controller.signal,
    );
    expect(intake.pushes).toHaveLength(50);
    expect(lines(summary.claims)).toEqual([
      own('10-19T00:00 10-23T12:00 stopped'),
      own('10-23T12:00 10-26T00:00 read'),
    ]);
  });
});

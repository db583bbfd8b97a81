import { join } from 'node:path';
import { expect, it } from 'vitest';
import { Collection } from '../../src/core/collection.ts';
import { HOUR, MINUTE, SECOND } from '../../src/core/instant.ts';
import type { Principal } from '../../src/core/push.ts';
import type { Claim } from '../../src/core/reading.ts';
import { markdownReport } from '../../src/reports/summary.ts';
import { at, GITHUB, pushOf } from '../support/facts.ts';
import { readPolicy } from '../support/policy-files.ts';
import { runFactsOf } from '../support/run-facts.ts';

/** Five teams of forty services each, in two accounts; a third one could not be read. */
const TEAMS = ['billing', 'catalogue', 'delivery', 'payments', 'search'] as const;
const POLICY = readPolicy(`
version: 1
timezone: Europe/Berlin
windows: [mon-fri 08:00-18:00]
repositories:
  - { match: payments/*, severity: critical }
  - { match: search/*, timezone: America/New_York, severity: low, windows: [mon-fri 09:00-17:00] }
exceptions:
  - { name: CHG-77, during: 2026-10-30T20:00/2026-10-30T22:00, repositories: search/*, reason: New index, approved-by: "@octocat" }
`);
const RANGE = { from: at('2026-10-19T00:00:00Z'), to: at('2026-10-26T00:00:00Z') };

/** A story too long to be told by a log: every service was built anew on Saturday night, some on Thursday night, too. */
it('two hundred incidents of which not all could be read are told in short', async () => {
  const collection = new Collection({ ...RANGE, accounts: [], regions: [] }, 'report');
  collection.signIn('ASIAREBUILD', {
    kind: 'web-identity',
    provider: GITHUB,
    subject: 'repo:acme/base-images:ref:refs/heads/main',
  });
  const rebuild = { ...pushOf().principal, name: 'rebuild', session: 'GitHubActions' };
  const jane = {
    ...pushOf().principal,
    type: 'IAMUser',
    name: 'jane',
    session: null,
    role: null,
    arn: 'arn:aws:iam::111122223333:user/jane',
  };
  let event = 0;
  const push = (service: number, time: number, tag: string, by: Principal, accessKeyId: string) => {
    const repository = `${TEAMS[service % TEAMS.length]}/service-${String(Math.floor(service / TEAMS.length) + 1).padStart(2, '0')}`;
    const account = service % 2 === 0 ? '111122223333' : '444455556666';
    const eventId = `00000000-0000-4000-8000-${String(++event).padStart(12, '0')}`;
    const digest = `sha256:${String(event).padStart(64, '0')}`;
    collection.push(pushOf({ eventId, time, account, repository, tag, digest, principal: by, accessKeyId }));
  };
  for (let service = 0; service < 190; service++) {
    push(service, at('2026-10-20T13:30:00Z') + service * 30 * SECOND, '5.1.0', rebuild, 'ASIAREBUILD');
    push(service, at('2026-10-24T01:00:00Z') + service * MINUTE, '5.1.1', rebuild, 'ASIAREBUILD');
  }
  for (let service = 0; service < 10; service++)
    push(service, at('2026-10-22T21:00:00Z') + service * MINUTE, '5.1.0-fix', jane, 'AKIAJANE');
  const read = { ...RANGE, region: 'eu-central-1', reason: null, detail: null };
  const denied = { ...RANGE, reason: 'access-denied', detail: 'AccessDeniedException' } as const;
  const claims: Claim[] = [
    { ...read, account: '111122223333' },
    { ...read, account: '444455556666' },
    ...['777788889999', '999900001111', '999900002222'].flatMap((account) =>
      ['eu-central-1', 'us-east-1'].map((region) => ({ ...denied, account, region })),
    ),
    {
      ...RANGE,
      from: RANGE.to - 6 * HOUR,
      account: '444455556666',
      region: 'us-east-1',
      reason: 'throttled',
      detail: null,
    },
  ];
  const reproduce = [
    'ecr-release-windows',
    'check',
    '--from',
    '2026-10-19T00:00:00Z',
    '--to',
    '2026-10-26T00:00:00Z',
    '--regions',
    'eu-central-1,us-east-1',
  ];
  const scope = { ...RANGE, accounts: [], regions: [] };
  const facts = runFactsOf(
    { toolVersion: '0.0.0-test', source: 'cloudtrail', scope, policy: POLICY, reproduce },
    collection,
    {
      records: event + 1,
      inputs: { kind: 'request', count: 38 },
      evidence: [],
      claims,
    },
  );
  expect(facts.incidents).toHaveLength(200);
  const text = [...markdownReport(facts)].join('');
  await expect(text).toMatchFileSnapshot(join(import.meta.dirname, '../scenarios/two-hundred-incidents/expected.md'));
});

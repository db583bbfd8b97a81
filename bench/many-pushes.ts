import { Collection } from '../src/core/collection.ts';
import type { RunFacts } from '../src/core/facts.ts';
import { parsePolicy } from '../src/policy/parse.ts';
import { runFactsOf } from '../test/support/run-facts.ts';
import { entriesPolicy, REPOSITORIES } from './large-policy.ts';
import { mixed } from './seeded.ts';

export const PUSHES = 100_000;

const WEEK_START = Date.UTC(2026, 9, 19);
const WEEK = 7 * 86_400;
const ACCOUNT = '111122223333';

/** Pushes of some weeks into 1,000 repositories, at random moments, by workflows; most are outside the windows. */
export function manyPushes(pushes = PUSHES, weeks = 1): RunFacts {
  const read = parsePolicy(new TextEncoder().encode(entriesPolicy()), 'release-windows.yml');
  if (!read.ok) throw new Error(JSON.stringify(read.failure.problems.slice(0, 3), null, 1));
  const scope = { from: WEEK_START, to: WEEK_START + weeks * WEEK * 1000, accounts: [], regions: [] };
  const collection = new Collection(scope, 'report');
  const principals = REPOSITORIES.map((_, index) => ({
    type: 'AssumedRole',
    arn: `arn:aws:sts::${ACCOUNT}:assumed-role/push-${index}/GitHubActions`,
    name: `push-${index}`,
    session: 'GitHubActions',
    role: `arn:aws:iam::${ACCOUNT}:role/push-${index}`,
    account: ACCOUNT,
    via: null,
  }));
  for (const index of REPOSITORIES.keys()) {
    collection.signIn(`ASIAEXAMPLE${index}`, {
      kind: 'web-identity',
      provider: `arn:aws:iam::${ACCOUNT}:oidc-provider/token.actions.githubusercontent.com`,
      subject: `repo:acme/service-${index}:ref:refs/heads/main`,
    });
  }
  for (let index = 0; index < pushes; index++) {
    const chosen = mixed(index) % REPOSITORIES.length;
    const principal = principals[chosen];
    if (!principal) continue;
    collection.push({
      eventId: `${hex(index)}-0000-4000-8000-${hex(index + pushes)}0000`,
      time: WEEK_START + (mixed(index + pushes) % (weeks * WEEK)) * 1000,
      registry: 'private',
      account: ACCOUNT,
      region: 'eu-central-1',
      repository: REPOSITORIES[chosen] ?? '',
      tag: `v1.${index % 100}.${index}`,
      tagKnown: true,
      digest: `sha256:${hex(index).repeat(8)}`,
      mediaType: 'application/vnd.oci.image.manifest.v1+json',
      kind: 'image',
      lists: null,
      platforms: null,
      subject: null,
      arrival: 'push',
      principal,
      accessKeyId: `ASIAEXAMPLE${chosen}`,
      sourceIp: 'ecr.amazonaws.com',
      userAgent: 'ecr.amazonaws.com',
      errorCode: null,
      sharedEventId: null,
      recipientAccount: ACCOUNT,
      corrects: null,
    });
  }
  return runFactsOf({ toolVersion: '0', source: 'files', scope, policy: read.policy }, collection, {
    records: pushes,
    inputs: { kind: 'file', count: 1 },
    evidence: [],
    claims: [],
  });
}

function hex(seed: number): string {
  return mixed(seed).toString(16).padStart(8, '0');
}

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import * as z from 'zod/mini';
import type { RunFacts } from '../../src/core/facts.ts';
import type { Severity } from '../../src/core/policy.ts';
import type { Principal, Push } from '../../src/core/push.ts';
import { ocsfReport } from '../../src/reports/ocsf.ts';
import { at, entryOf, freezeOf, holidaysOn, periodOf, policyOf, pushOf } from '../support/facts.ts';
import { ocsfMistakes } from '../support/ocsf/mistakes.ts';
import { factsWith, hostileText, policySaying, pushSaying } from '../support/saying.ts';

const evidence = z.looseObject({
  actor: z.optional(z.unknown()),
  api: z.optional(z.unknown()),
  src_endpoint: z.optional(z.unknown()),
  resources: z.unknown(),
});

const shape = z.looseObject({
  count: z.number(),
  severity_id: z.number(),
  confidence_id: z.number(),
  risk_score: z.number(),
  finding_info: z.looseObject({ uid: z.string(), title: z.string(), desc: z.string() }),
  evidences: z.array(evidence),
  unmapped: z.looseObject({ evidencesLeftOut: z.number(), run: z.looseObject({ complete: z.boolean() }) }),
});

function findings(facts: RunFacts): z.infer<typeof shape>[] {
  return [...ocsfReport(facts)].map((line) => shape.parse(JSON.parse(line)));
}

/** The only finding, and its only evidence, of one push. */
function findingOf(push: Partial<Push>, policy = policyOf()) {
  const [finding, ...others] = findings(factsWith([pushOf(push)], policy));
  const [only] = finding?.evidences ?? [];
  if (!finding || !only || others.length > 0) throw new Error('expected one finding');
  expect(ocsfMistakes(finding)).toEqual([]);
  return { finding, evidence: only };
}

describe('a finding', () => {
  it('is what the published class says, whatever text it is made of', () => {
    fc.assert(
      fc.property(hostileText, hostileText, (said, ruled) => {
        const lines = [...ocsfReport(factsWith([pushSaying(said)], policySaying(ruled)))];
        expect(lines).toHaveLength(1);
        for (const line of lines) {
          expect(line.slice(0, -1)).not.toContain('\n');
          expect(ocsfMistakes(JSON.parse(line))).toEqual([]);
        }
      }),
    );
  });

  it.each<[Severity, number]>([
    ['low', 2],
    ['medium', 3],
    ['high', 4],
    ['critical', 5],
  ])('of severity %s has the severity_id %i', (severity, id) => {
    expect(findingOf({}, policyOf({ defaults: entryOf({ severity }) })).finding.severity_id).toBe(id);
  });

  it.each([
    ['outside its release windows', policyOf()],
    [
      'in a freeze',
      policyOf({ freezes: [freezeOf({ during: periodOf('2026-10-20T00:00:00Z', '2026-10-30T00:00:00Z') })] }),
    ],
    ['which has no release windows', policyOf({ defaults: entryOf({ match: null, windows: null }) })],
  ])('says %s', (words, policy) => {
    expect(findingOf({ time: at('2026-10-24T00:14:09Z') }, policy).finding.finding_info.title).toContain(words);
  });

  it('says on a holiday', () => {
    const policy = policyOf({ holidays: holidaysOn('2026-10-23') });
    expect(findingOf({ time: at('2026-10-23T08:00:00Z') }, policy).finding.finding_info.title).toContain(
      'on a holiday',
    );
  });

  it('is less sure where no call says for certain that its image arrived', () => {
    expect(findingOf({}).finding.confidence_id).toBe(3);
    expect(findingOf({ errorCode: 'ServerException' }).finding.confidence_id).toBe(2);
    const [both] = findings(factsWith([pushOf({ errorCode: 'ServerException' }), pushOf({ eventId: 'sure' })]));
    expect(both?.confidence_id).toBe(3);
  });

  it('has the risk of all its pushes together', () => {
    const [first] = findings(factsWith([pushOf()]));
    const [both] = findings(factsWith([pushOf(), pushOf({ eventId: 'another', tag: 'v2' })]));
    // Severity medium 30, closed hours 5, sign-in unknown 10, and 1 for the second image.
    expect([first?.risk_score, both?.risk_score]).toEqual([45, 46]);
  });

  it('says whether the run read everything', () => {
    const facts = factsWith([pushOf()]);
    expect(findings({ ...facts, complete: false })[0]?.unmapped.run.complete).toBe(false);
    expect(findings({ ...facts, complete: true })[0]?.unmapped.run.complete).toBe(true);
  });

  it('of more pushes than a line bears counts all and says how many are left out', () => {
    const pushes = Array.from({ length: 3000 }, (_, index) =>
      pushOf({ eventId: `push-${index}`, tag: '東'.repeat(128), time: at('2026-10-24T00:00:00Z') + index * 1000 }),
    );
    const facts = factsWith(pushes);
    const [line = ''] = [...ocsfReport(facts)];
    expect(Buffer.byteLength(line)).toBeGreaterThan(850_000);
    expect(Buffer.byteLength(line)).toBeLessThan(1_000_000);
    const [finding] = findings(facts);
    expect(finding?.count).toBe(3000);
    expect((finding?.evidences.length ?? 0) + (finding?.unmapped.evidencesLeftOut ?? 0)).toBe(3000);
    expect(finding?.evidences[0]).toMatchObject({ uid: 'push-0' });
  });

  it('is not there where there is no incident', () => {
    expect(findings(factsWith([]))).toEqual([]);
  });
});

const NOBODY: Principal = {
  type: 'Unknown',
  arn: null,
  name: null,
  session: null,
  role: null,
  account: null,
  via: null,
};

describe('an evidence', () => {
  it.each([
    ['ecr.amazonaws.com', { domain: 'ecr.amazonaws.com' }],
    ['AWS Internal', { domain: 'AWS Internal' }],
    ['203.0.113.7', { ip: '203.0.113.7' }],
    ['2001:db8::7', { ip: '2001:db8::7' }],
    ['203.0.113.7; x', { domain: '203.0.113.7; x' }],
    [null, undefined],
  ])('from %j has the endpoint %j', (sourceIp, endpoint) => {
    expect(findingOf({ sourceIp }).evidence.src_endpoint).toEqual(endpoint);
  });

  it.each([
    [
      'a session',
      pushOf().principal,
      {
        user: {
          uid: 'arn:aws:sts::111122223333:assumed-role/release/GitHubActions',
          name: 'release',
          type_id: 99,
          type: 'AssumedRole',
          account: { uid: '111122223333', type_id: 10, type: 'AWS Account' },
        },
        session: { uid: 'GitHubActions', issuer: 'arn:aws:iam::111122223333:role/release' },
      },
    ],
    ['a service', { ...NOBODY, via: 'codebuild.amazonaws.com' }, { app_name: 'codebuild.amazonaws.com' }],
    ['nobody', NOBODY, undefined],
  ])('of %s has its actor', (_, principal, actor) => {
    expect(findingOf({ principal }).evidence.actor).toEqual(actor);
  });

  it.each([
    [{ tag: 'v1' }, { name: 'shop/checkout:v1' }],
    [{ tag: null, digest: 'sha256:ab' }, { name: 'shop/checkout@sha256:ab' }],
    [{ tag: null, digest: null }, { name: 'shop/checkout' }],
  ])('of %j has the image %j', (push, image) => {
    expect(findingOf(push).evidence.resources).toMatchObject([image]);
  });

  it('names the call where only one brings an image so', () => {
    expect(findingOf({ errorCode: 'ServerException' }).evidence.api).toEqual({
      operation: 'PutImage',
      service: { name: 'ecr.amazonaws.com' },
      response: { error: 'ServerException' },
    });
    expect(findingOf({ registry: 'public' }).evidence.api).toMatchObject({
      service: { name: 'ecr-public.amazonaws.com' },
    });
    expect(findingOf({ arrival: 'restore' }).evidence.api).toMatchObject({ operation: 'UpdateImageStorageClass' });
    expect(findingOf({ arrival: 'pull-through' }).evidence.api).toBeUndefined();
  });
});

describe('the check of findings', () => {
  const { finding } = findingOf({});
  const info = finding.finding_info;

  it.each([
    ['a field that is missing', { ...finding, severity_id: undefined }, 'finding lacks severity_id'],
    ['a field that is not defined', { ...finding, colour: 'red' }, 'finding.colour is not in the schema'],
    ['a field of a profile', { ...finding, ticket: {}, verdict: 'x' }, 'finding.verdict needs the profile incident'],
    [
      'a value outside an enumeration',
      { ...finding, status_id: 42 },
      'finding.status_id is none of its enumeration: 42',
    ],
    [
      'a caption of another value',
      { ...finding, status: 'Resolved' },
      'finding.status_id is spelled "Resolved" instead of New',
    ],
    ['a text for a number', { ...finding, time: '2026' }, 'finding.time is no timestamp_t: "2026"'],
    ['one for many', { ...finding, resources: { name: 'x' } }, 'finding.resources is no array'],
    ['nothing of what one must be', { ...finding, resources: [{}] }, 'finding.resources has none of name, uid'],
    ['a null', { ...finding, finding_info: { ...info, desc: null } }, 'finding.finding_info.desc is no string_t: null'],
    [
      'a name for an address',
      { ...finding, evidences: [{ src_endpoint: { ip: 'x' } }] },
      'finding.evidences.src_endpoint.ip is no ip_t: "x"',
    ],
    ['another type', { ...finding, type_uid: 200402 }, 'type_uid is of another activity'],
  ])('sees %s', (_, wrong, mistake) => {
    expect(ocsfMistakes(JSON.parse(JSON.stringify(wrong)))).toContain(mistake);
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Attribution } from '../../src/core/attribution.ts';
import { type ImagePush, imagePushesOf } from '../../src/core/image-pushes.ts';
import { incidentsOf } from '../../src/core/incident.ts';
import { HOUR, SECOND } from '../../src/core/instant.ts';
import { Judge } from '../../src/core/judge.ts';
import type { Push } from '../../src/core/push.ts';
import { pusherOf } from '../../src/core/pusher.ts';
import type { AttributedPush } from '../../src/core/verdict.ts';
import { badnessRank } from '../../src/core/worst.ts';
import { at, GITHUB, policyOf, pushOf } from '../support/facts.ts';

/** Friday 20:00 in Berlin: the window closes. */
const CLOSING = at('2026-10-23T18:00:00Z');
const judge = new Judge(policyOf());

const UNKNOWN: Attribution = { kind: 'unknown', reason: 'no-sign-in', through: [] };

function workflow(repository: string): Attribution {
  return {
    kind: 'workflow',
    provider: GITHUB,
    subject: `repo:${repository}:ref:refs/heads/main`,
    where: null,
    through: [],
  };
}

/** A push by digest whose eventID is its digest's name, some seconds after the window closed. */
function manifest(name: string, seconds: number, push: Partial<Push> = {}, attribution = UNKNOWN): AttributedPush {
  const time = CLOSING + seconds * SECOND;
  const pushed = pushOf({ eventId: name, digest: digestOf(name), tag: null, time, ...push });
  return { push: pushed, judgement: judge.judge(pushed), attribution };
}

function index(name: string, seconds: number, lists: readonly string[], push: Partial<Push> = {}): AttributedPush {
  return manifest(name, seconds, { kind: 'index', tag: name, lists: lists.map(digestOf), ...push });
}

function artifact(name: string, seconds: number, subject: string | null, push: Partial<Push> = {}): AttributedPush {
  return manifest(name, seconds, { kind: 'artifact', subject: subject && digestOf(subject), ...push });
}

function digestOf(name: string): string {
  return `sha256:${Buffer.from(name).toString('hex').padEnd(64, '0')}`;
}

function cosignTag(name: string, suffix: string): string {
  return digestOf(name).replace(':', '-') + suffix;
}

/** `index = member member`, the first being the main one, in order of time. */
function shown({ main, manifests }: ImagePush): string {
  const others = manifests.filter((judged) => judged !== main).map(({ push }) => push.eventId);
  return [main.push.eventId, ...(others.length > 0 ? ['=', ...others] : [])].join(' ');
}

const other = { principal: { ...pushOf().principal, arn: 'arn:aws:sts::111122223333:assumed-role/release/mary' } };

describe('one push for people is', () => {
  it.each<[string, AttributedPush[], string[]]>([
    ['an image', [manifest('a', 0, { tag: 'v1' })], ['a']],
    ['an index and what it lists', [manifest('a', 0), manifest('b', 1), index('i', 2, ['a', 'b'])], ['i = a b']],
    ['both in one second', [index('i', 0, ['z']), manifest('z', 0)], ['i = z']],
    ['the attestations that the index lists', [artifact('t', 0, null), index('i', 1, ['t'])], ['i = t']],
    [
      'the signature of the index',
      [index('i', 0, []), artifact('s', 60, 'i', { tag: cosignTag('i', '.sig') })],
      ['i = s'],
    ],
    ['the signature of a platform', [manifest('a', 0), artifact('s', 1, 'a'), index('i', 2, ['a'])], ['i = a s']],
    ['the signature of an image', [manifest('a', 0, { tag: 'v1' }), artifact('s', 9, 'a')], ['a = s']],
    ['a signature in the same second', [artifact('A', 0, 'b'), manifest('b', 0, { tag: 'v1' })], ['b = A']],
    [
      'a signature of its SBOM',
      [manifest('a', 0, { tag: 'v1' }), artifact('m', 1, 'a'), artifact('s', 2, 'm')],
      ['a = m s'],
    ],
    [
      'the index of its referrers',
      [
        manifest('a', 0, { tag: 'v1' }),
        artifact('s', 1, 'a'),
        index('r', 2, ['s'], { tag: cosignTag('a', ''), subject: digestOf('a') }),
      ],
      ['a = s r'],
    ],
    ['what one workflow pushed with two keys', byWorkflows('acme/shop', 'acme/shop'), ['i = a']],
    ['up to an hour long', [manifest('a', -3600), index('i', 0, ['a']), artifact('s', 3600, 'i')], ['i = a s']],
    [
      'the nearest later index of several',
      [manifest('a', 1), ...[0, 2, 3].map((t) => index(`i${t}`, t, ['a']))],
      ['i0', 'i2 = a', 'i3'],
    ],
    [
      'the last image of several',
      [1, 2, 4].map((t) => manifest(`a${t}`, t, { tag: 'v', digest: digestOf('a') })).concat(artifact('s', 3, 'a')),
      ['a1', 'a2 = s', 'a4'],
    ],
  ])('%s', (_, pushes, expected) => {
    expect(imagePushesOf(pushes).map(shown)).toEqual(expected);
    expect(imagePushesOf([...pushes].reverse()).map(shown)).toEqual(expected);
  });
});

function byWorkflows(one: string, two: string): AttributedPush[] {
  return [
    manifest('a', 0, { accessKeyId: 'ASIAEXAMPLEEXAMPLE01' }, workflow(one)),
    { ...index('i', 1, ['a'], { accessKeyId: 'ASIAEXAMPLEEXAMPLE02' }), attribution: workflow(two) },
  ];
}

describe('a line of its own keeps', () => {
  const noKey = { accessKeyId: null };
  const nobody = { principal: { ...pushOf().principal, arn: null } };
  it.each<[string, AttributedPush[]]>([
    ['what another pushed', [manifest('a', 0, other), index('i', 1, ['a'])]],
    ['the signature of another', [manifest('a', 0, { tag: 'v1' }), artifact('s', 1, 'a', other)]],
    ['what another workflow pushed under the same session', byWorkflows('acme/shop', 'evil/shop')],
    [
      'what another key pushed, both of unknown sign-in',
      [manifest('a', 0), index('i', 1, ['a'], { accessKeyId: 'ASIAEXAMPLEEXAMPLE01' })],
    ],
    ['what has neither sign-in nor key', [manifest('a', 0, noKey), index('i', 1, ['a'], noKey)]],
    ['what has no principal', [manifest('a', 0, nobody), index('i', 1, ['a'], nobody)]],
    ['another repository', [manifest('a', 0, { repository: 'shop/web' }), index('i', 1, ['a'])]],
    ['another Region', [manifest('a', 0, { region: 'us-east-1' }), index('i', 1, ['a'])]],
    ['another account', [manifest('a', 0, { account: '444455556666' }), index('i', 1, ['a'])]],
    ['another registry', [manifest('a', 0, { registry: 'public' }), index('i', 1, ['a'])]],
    ['what came by itself', [manifest('a', 0, { arrival: 'replication' }), index('i', 1, ['a'])]],
    ['what was more than an hour ago', [manifest('a', -3601), index('i', 0, ['a'])]],
    ['a signature after more than an hour', [manifest('a', -3601, { tag: 'v1' }), artifact('s', 0, 'a')]],
    ['what came after the index', [index('i', 0, ['a']), manifest('z', 1, { digest: digestOf('a') })]],
    ['a signature before its image', [artifact('s', 0, 'z'), manifest('z', 1, { tag: 'v1' })]],
    ['a platform with its own tag', [manifest('a', 0, { tag: 'v1-arm64' }), index('i', 1, ['a'])]],
    ['a platform that may have a tag', [manifest('a', 0, { tagKnown: false }), index('i', 1, ['a'])]],
    [
      'an attachment with its own tag',
      [manifest('a', 0, { tag: 'v1' }), artifact('s', 1, 'a', { tag: cosignTag('a', '.exe') })],
    ],
    ['what no index lists', [manifest('a', 0), index('i', 1, ['b'])]],
    ['what an index lists that is not shown', [manifest('a', 0), index('i', 1, [], { lists: null })]],
    ['what shows no digest', [manifest('a', 0, { digest: null }), index('i', 1, ['a'])]],
    ['an index that another lists', [index('a', 0, [], { tag: null }), index('i', 1, ['a'])]],
    ['what may not have arrived', [manifest('a', 0, { errorCode: 'ServerException' }), index('i', 1, ['a'])]],
    [
      'what an index lists that may not have arrived',
      [manifest('a', 0), index('i', 1, ['a'], { errorCode: 'KmsException' })],
    ],
    ['what speaks of itself', [artifact('a', 0, 'a'), artifact('s', 1, null)]],
  ])('%s', (_, pushes) => {
    expect(imagePushesOf(pushes)).toHaveLength(2);
  });
});

describe('the worst verdict counts', () => {
  it.each<[string, AttributedPush[], string]>([
    ['of one that is outside', [manifest('a', -2), manifest('b', 0), index('i', 1, ['a', 'b'])], 'i'],
    ['of a platform before opening', [manifest('a', -3), manifest('b', -2), index('i', -1, ['a', 'b'])], 'i'],
    ['of the first platform outside', [index('i', -1, []), artifact('s', 1, 'i'), artifact('u', 2, 'i')], 's'],
  ])('%s', (_, pushes, worst) => {
    expect(imagePushesOf(pushes).map((image) => image.worst.push.eventId)).toEqual([worst]);
  });

  it('in an incident, which names the whole', () => {
    const pushes = [index('i', -1, []), artifact('s', 1, 'i')];
    const [incident] = incidentsOf(pushes, imagePushesOf(pushes));
    expect(incident?.pushes.map(({ push }) => push.eventId)).toEqual(['s']);
    expect(incident?.images.map(shown)).toEqual(['i = s']);
  });

  it('in each of the incidents into which a push reaches', () => {
    const reopened = { closedSince: CLOSING + 2 * SECOND };
    const [image, late] = [manifest('a', 1), index('i', 3, ['a'])];
    const pushes = [image, { ...late, judgement: { ...late.judgement, ...reopened } }];
    const incidents = incidentsOf(pushes, imagePushesOf(pushes));
    expect(incidents.map(({ images }) => images.map(({ worst }) => worst.push.eventId))).toEqual([['a'], ['i']]);
    expect(incidents.map(({ images }) => images.map(shown))).toEqual([['i = a'], ['i = a']]);
  });
});

it('tells attestations and signatures apart from platforms', () => {
  const pushes = [manifest('a', 0), artifact('t', 1, null), index('i', 2, ['a', 't']), artifact('s', 3, 'i')];
  const [image] = imagePushesOf(pushes);
  expect(image?.attachments.map(({ push }) => push.eventId)).toEqual(['t', 's']);
});

const name = fc.constantFrom('a', 'b', 'c');
const anyPushes = fc
  .array(
    fc.record({
      push: fc.record({
        time: fc.integer({ min: -70, max: 70 }).map((minutes) => CLOSING + (minutes * HOUR) / 60),
        digest: fc.option(name.map(digestOf)),
        tag: fc.option(fc.constantFrom('v1', cosignTag('a', '.sig'))),
        lists: fc.option(fc.array(name.map(digestOf), { maxLength: 3 })),
        subject: fc.option(name.map(digestOf)),
        kind: fc.constantFrom('image', 'index', 'artifact'),
        principal: fc.constantFrom(pushOf().principal, other.principal),
        accessKeyId: fc.constantFrom('ASIAEXAMPLEEXAMPLE01', null),
        errorCode: fc.option(fc.constant('ServerException'), { freq: 5 }),
      }),
      attribution: fc.constantFrom(UNKNOWN, workflow('acme/shop'), workflow('acme/web')),
    }),
    { maxLength: 12 },
  )
  .map((found) => found.map(({ push, attribution }, at) => manifest(`e${at}`, 0, push, attribution)));

describe('whatever was pushed', () => {
  it('every manifest is in exactly one push, and the main and the worst are among its manifests', () => {
    fc.assert(
      fc.property(anyPushes, (pushes) => {
        const images = imagePushesOf(pushes);
        const ids = images.flatMap(({ manifests }) => manifests.map(({ push }) => push.eventId));
        expect(ids.sort()).toEqual(pushes.map(({ push }) => push.eventId).sort());
        for (const { manifests, main, worst, attachments } of images) {
          for (const one of [main, worst, ...attachments]) expect(manifests).toContain(one);
          const rank = Math.min(...manifests.map(({ judgement }) => badnessRank(judgement)));
          expect(badnessRank(worst.judgement)).toBe(rank);
        }
      }),
    );
  });

  it('one push has one pusher, one place, one hour, and no tag that is not shown', () => {
    fc.assert(
      fc.property(anyPushes, (pushes) => {
        for (const { manifests, main } of imagePushesOf(pushes)) {
          for (const judged of manifests.filter((one) => one !== main)) {
            expect(pusherOf(judged)).not.toBeNull();
            expect(pusherOf(judged)).toBe(pusherOf(main));
            expect(judged.push.principal.arn).toBe(main.push.principal.arn);
            expect(Math.abs(judged.push.time - main.push.time)).toBeLessThanOrEqual(HOUR);
            expect(judged.push.tag).not.toBe('v1');
          }
        }
      }),
    );
  });

  it('the order in which it comes has no influence', () => {
    fc.assert(
      fc.property(
        anyPushes.chain((pushes) =>
          fc.tuple(fc.constant(pushes), fc.shuffledSubarray(pushes, { minLength: pushes.length })),
        ),
        ([pushes, shuffled]) => {
          expect(imagePushesOf(shuffled)).toEqual(imagePushesOf(pushes));
        },
      ),
    );
  });
});

import { describe, expect, it } from 'vitest';
import type { Principal } from '../../src/core/push.ts';
import { grouped, imageOf, imagesWords, plural, whoOf } from '../../src/reports/words.ts';
import { pushOf } from '../support/facts.ts';

const nobody: Principal = {
  type: 'Unknown',
  arn: null,
  name: null,
  session: null,
  role: null,
  account: null,
  via: null,
};

it.each<[Partial<Principal>, string]>([
  [
    { type: 'AssumedRole', name: 'release', session: 'GitHubActions', account: '111122223333' },
    'role release (session GitHubActions)',
  ],
  [{ type: 'IAMUser', name: 'mary' }, 'user mary'],
  [{ type: 'IAMUser', name: 'mary', account: '999900009999' }, 'user mary (of account 999900009999)'],
  [{ type: 'Root', account: '111122223333' }, 'the root user'],
  [{ type: 'AWSService', name: 'batch.amazonaws.com' }, 'batch.amazonaws.com (AWSService)'],
  [
    { type: 'AssumedRole', name: 'stack', via: 'cloudformation.amazonaws.com' },
    'role stack (via cloudformation.amazonaws.com)',
  ],
  [{ type: 'AssumedRole' }, 'role unknown'],
  [{}, 'unknown'],
])('who pushed: %o', (principal, words) => {
  expect(whoOf(pushOf({ principal: { ...nobody, ...principal } }))).toBe(words);
});

describe('what was pushed', () => {
  it.each([
    [pushOf({ tag: 'v1' }), 'v1'],
    [pushOf({ tag: null }), 'by digest sha256:abababababab'],
    [pushOf({ tag: null, digest: null }), 'by digest'],
    [pushOf({ tag: null, tagKnown: false }), 'tag not recorded'],
  ])('%o', (push, words) => {
    expect(imageOf(push)).toBe(words);
  });
});

it('counts in words', () => {
  expect([plural(1, 'push', 'pushes'), plural(2, 'push', 'pushes'), plural(0, 'file')]).toEqual([
    '1 push',
    '2 pushes',
    '0 files',
  ]);
  expect([0, 999, 1000, 1_234_567].map(grouped)).toEqual(['0', '999', '1,000', '1,234,567']);
});

it.each<[number, number, string]>([
  [3, 11, '3 images (11 manifests)'],
  [1, 1, '1 image'],
  [1, 2, '1 image (2 manifests)'],
  [0, 0, '0 images'],
  [1234, 5678, '1,234 images (5,678 manifests)'],
])('%i of %i manifests', (images, manifests, words) => {
  expect(imagesWords(images, manifests)).toBe(words);
});

import { describe, expect, it } from 'vitest';
import { Judge } from '../../src/core/judge.ts';
import type { Push } from '../../src/core/push.ts';
import { settle } from '../../src/core/settle.ts';
import { TagsOfIndexes } from '../../src/core/tags.ts';
import { entryOf, exceptionOf, patternsOf, policyOf, pushOf } from '../support/facts.ts';

const platform = pushOf({ eventId: 'platform', tag: null, digest: 'sha256:p' });

function index(tag: string | null, push: Partial<Push> = {}): Push {
  const eventId = `index ${tag ?? 'without tag'}`;
  return pushOf({ eventId, kind: 'index', tag, digest: `sha256:${eventId}`, lists: ['sha256:p'], ...push });
}

describe('what has no tag goes by the indexes that list it', () => {
  it.each<[string, Push[], readonly string[] | null]>([
    ['no index', [], null],
    ['one', [index('v1')], ['v1']],
    ['several', [index('v1'), index('latest')], ['v1', 'latest']],
    ['the same index twice', [index('v1'), index('v1')], ['v1']],
    ['one whose own tag was lost', [index('v1'), index(null, { tagKnown: false })], null],
    ['one without a tag that no other lists', [index(null)], null],
    [
      'one without a tag that another lists',
      [index(null, { digest: 'sha256:i' }), index('v2', { lists: ['sha256:i'] })],
      ['v2'],
    ],
    [
      'two that list each other',
      [
        index(null, { eventId: 'a', digest: 'sha256:a', lists: ['sha256:p', 'sha256:b'] }),
        index(null, { eventId: 'b', digest: 'sha256:b', lists: ['sha256:a'] }),
      ],
      null,
    ],
    ['an index of another repository', [index('v1', { repository: 'shop/other' })], null],
    ['an index of another account', [index('v1', { account: '444455556666' })], null],
  ])('%s', (_, indexes, tags) => {
    expect(new TagsOfIndexes([platform, ...indexes]).of(platform)).toEqual(tags);
  });

  it('and a record that lost its tag goes by none', () => {
    expect(new TagsOfIndexes([index('v1')]).of({ ...platform, tagKnown: false })).toBeNull();
  });
});

describe('a multi-platform image is judged as one', () => {
  const verdicts = (policy: Parameters<typeof policyOf>[0], ...pushes: Push[]) =>
    settle(pushes, new Judge(policyOf(policy))).judged.map(({ judgement }) => judgement.verdict);
  const releases = { defaults: entryOf({ match: null, tags: patternsOf('v*') }) };
  const hotfix = { exceptions: [exceptionOf({ tags: patternsOf('hotfix-*') })] };

  it.each<[string, Parameters<typeof policyOf>[0], Push[], string[]]>([
    ['of no release', releases, [index('dev-7'), platform], ['not-a-release', 'not-a-release']],
    ['of a release', releases, [index('v1'), platform], ['outside', 'outside']],
    [
      'of both: it is a release',
      releases,
      [index('dev-7'), index('v1'), platform],
      ['not-a-release', 'outside', 'outside'],
    ],
    ['that is excepted', hotfix, [index('hotfix-1'), platform], ['excepted', 'excepted']],
    [
      'that is excepted under one tag only',
      hotfix,
      [index('hotfix-1'), index('v1'), platform],
      ['excepted', 'outside', 'outside'],
    ],
  ])('%s', (_, policy, pushes, expected) => {
    expect(verdicts(policy, ...pushes)).toEqual(expected);
    expect(verdicts(policy, ...[...pushes].reverse())).toEqual(expected);
  });
});

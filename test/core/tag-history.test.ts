import { describe, expect, it } from 'vitest';
import { HOUR } from '../../src/core/instant.ts';
import type { Push } from '../../src/core/push.ts';
import { TagHistory } from '../../src/core/tag-history.ts';
import { pushOf } from '../support/facts.ts';
import { judgedOf } from '../support/tracking.ts';

const NOW = pushOf({ eventId: 'now' });

/** What the tag of `NOW` pointed to, of pushes so many hours earlier. */
function digestBefore(...pushes: readonly (Partial<Push> & { readonly hours: number })[]): string | null {
  const all = pushes.map(({ hours, ...push }, index) =>
    judgedOf({ id: `e${index}`, push: { time: NOW.time - hours * HOUR, digest: `sha256:${index}`, ...push } }),
  );
  return new TagHistory([...all, judgedOf({ id: 'now', push: NOW })]).before(NOW)?.push.digest ?? null;
}

describe('what a tag pointed to before a push', () => {
  it('is the last push of it before, in the same repository', () => {
    expect(digestBefore({ hours: 30 }, { hours: 20 }, { hours: 10 })).toBe('sha256:2');
    expect(digestBefore({ hours: 30 }, { hours: 20, tag: 'v1' }, { hours: -1 })).toBe('sha256:0');
    for (const other of [
      { repository: 'shop/web' },
      { account: '444455556666' },
      { region: 'us-east-1' },
      { registry: 'public' },
    ] as const) {
      expect(digestBefore({ hours: 30 }, { hours: 20, ...other })).toBe('sha256:0');
    }
  });

  it('is nothing that may not have arrived, and nothing without a digest', () => {
    expect(digestBefore({ hours: 30 }, { hours: 20, errorCode: 'ServerException' })).toBe('sha256:0');
    expect(digestBefore({ hours: 30 }, { hours: 20, digest: null })).toBe('sha256:0');
  });

  it('is not known where no earlier push was read, or the push has no tag', () => {
    expect(digestBefore()).toBeNull();
    expect(digestBefore({ hours: -1 })).toBeNull();
    const untagged = pushOf({ tag: null });
    const earlier = judgedOf({ id: 'a', push: { tag: null, time: untagged.time - HOUR } });
    expect(new TagHistory([earlier]).before(untagged)).toBeNull();
  });

  it('is told of one repository after the other', () => {
    const pushes = ['a', 'b', 'a'].map((repository, index) =>
      judgedOf({ id: `e${index}`, repository, push: { time: NOW.time + index, digest: `sha256:${index}` } }),
    );
    const history = new TagHistory(pushes);
    const last = NOW.time + HOUR;
    expect(
      ['a', 'b', 'a'].map((repository) => history.before(pushOf({ repository, time: last }))?.push.digest),
    ).toEqual(['sha256:2', 'sha256:1', 'sha256:2']);
  });
});

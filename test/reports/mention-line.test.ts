import { describe, expect, it } from 'vitest';
import { mentionLine } from '../../src/reports/mention-line.ts';
import { entryOf } from '../support/facts.ts';
import { judgedOf } from '../support/tracking.ts';

/** The line of two pushes under an entry that names these, and one under another entry. */
function lineFor(...notify: readonly string[]): string | null {
  const entries = [entryOf({ notify }), entryOf({ notify: notify.slice(0, 1) })];
  return mentionLine(
    [0, 0, 1].map((entry, index) => {
      const judged = judgedOf({ id: String(index) });
      return { ...judged, judgement: { ...judged.judgement, entry: entries[entry] ?? entryOf() } };
    }),
  );
}

describe('the line that mentions people', () => {
  it('names each once, and is not there where nobody is to be told', () => {
    expect(lineFor('@acme/payments', '@octocat')).toBe('cc @acme/payments @octocat');
    expect(lineFor()).toBeNull();
  });

  it.each(['@mona_acme', '@a-b-c', '@acme/a.b', '@acme/a_b-c', '@acme/a__b'])('lets %s live', (name) => {
    expect(lineFor(name)).toBe(`cc ${name}`);
  });

  it.each(['octocat', '@', '@a b', '@-a', '@acme/_x_', '@acme/x/y', '@acme/', '@a**b**', '@a`b', `@${'a'.repeat(51)}`])(
    'shows %s as code',
    (name) => {
      expect(lineFor(name)).toMatch(/^cc (?:`+).*(?:`+)$/);
    },
  );

  it('calls twenty at most, and says how many more there are', () => {
    const line = lineFor(...Array.from({ length: 23 }, (_, index) => `@user-${index}`));
    expect(line).toMatch(/^cc @user-0 .* @user-19 and 3 others that the policy names$/);
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Judge } from '../../src/core/judge.ts';
import type { Push } from '../../src/core/push.ts';
import { settle } from '../../src/core/settle.ts';
import { at, policyOf, pushOf } from '../support/facts.ts';

const INSIDE = at('2026-10-23T10:00:00Z');
const OUTSIDE = at('2026-10-24T10:00:00Z');

const judge = new Judge(policyOf());

function settled(...pushes: Push[]) {
  return settle(pushes, judge);
}

function ids({ judged }: { judged: readonly { push: Push }[] }): string[] {
  return judged.map(({ push }) => push.eventId);
}

describe('one arrival counts once', () => {
  it('when the same record comes twice', () => {
    const result = settled(pushOf({ eventId: 'a' }), pushOf({ eventId: 'a' }), pushOf({ eventId: 'b' }));
    expect(ids(result)).toEqual(['a', 'b']);
    expect(result.duplicates).toBe(1);
    expect(result.conflicts).toEqual([]);
  });

  it('with the worse verdict, and told, when records of one event differ', () => {
    const result = settled(pushOf({ eventId: 'a', time: INSIDE }), pushOf({ eventId: 'a', time: OUTSIDE }));
    expect(result.judged.map(({ judgement }) => judgement.verdict)).toEqual(['outside']);
    expect(result.conflicts).toEqual(['a']);
  });

  it('as its correction has it', () => {
    const result = settled(pushOf({ eventId: 'a' }), pushOf({ eventId: 'b', corrects: 'a', tag: 'v3' }));
    expect(ids(result)).toEqual(['b']);
    expect(result.corrected).toBe(1);
  });

  it('as the last of several corrections has it', () => {
    const result = settled(
      pushOf({ eventId: 'c', corrects: 'b' }),
      pushOf({ eventId: 'a' }),
      pushOf({ eventId: 'b', corrects: 'a' }),
    );
    expect(ids(result)).toEqual(['c']);
    expect(result.corrected).toBe(2);
  });

  it('by its correction alone, where the original is not among the records', () => {
    expect(ids(settled(pushOf({ eventId: 'b', corrects: 'a' })))).toEqual(['b']);
  });

  it('and is not lost when corrections go in a circle', () => {
    const circle = [pushOf({ eventId: 'a', corrects: 'b' }), pushOf({ eventId: 'b', corrects: 'a' })];
    expect(ids(settled(...circle))).toEqual(['a', 'b']);
    expect(ids(settled(pushOf({ eventId: 'a', corrects: 'a' })))).toEqual(['a']);
  });

  it('in the copy of the registry’s own account, when both sides of a call have one', () => {
    const shared = { sharedEventId: 's', account: '111122223333' };
    const result = settled(
      pushOf({ ...shared, eventId: 'a', recipientAccount: '999900009999' }),
      pushOf({ ...shared, eventId: 'b', recipientAccount: '111122223333' }),
    );
    expect(ids(result)).toEqual(['b']);
    expect(result.sharedCopies).toBe(1);
  });

  it('but two calls stay two, even under one sharedEventID', () => {
    const shared = { sharedEventId: 's' };
    const result = settled(
      pushOf({ ...shared, eventId: 'a', repository: 'shop/cart' }),
      pushOf({ ...shared, eventId: 'b', repository: 'shop/checkout' }),
    );
    expect(ids(result)).toEqual(['a', 'b']);
  });
});

const someId = fc.constantFrom('a', 'b', 'c', 'd');
const somePush = fc
  .record({
    eventId: someId,
    time: fc.constantFrom(INSIDE, OUTSIDE),
    tag: fc.constantFrom('v1', 'v2', null),
    sharedEventId: fc.option(fc.constantFrom('s', 't')),
    recipientAccount: fc.constantFrom('111122223333', '999900009999'),
    corrects: fc.option(someId),
  })
  .map(pushOf);

it('does not depend on the order of the records', () => {
  fc.assert(
    fc.property(
      fc
        .array(somePush, { maxLength: 8 })
        .chain((pushes) => fc.tuple(fc.constant(pushes), fc.shuffledSubarray(pushes, { minLength: pushes.length }))),
      ([pushes, shuffled]) => {
        expect(settled(...shuffled)).toEqual(settled(...pushes));
      },
    ),
  );
});

it('never loses the last arrival', () => {
  fc.assert(
    fc.property(fc.array(somePush, { minLength: 1, maxLength: 8 }), (pushes) => {
      expect(settled(...pushes).judged.length).toBeGreaterThan(0);
    }),
  );
});

import { describe, expect, it } from 'vitest';
import { Collection } from '../../src/core/collection.ts';
import type { Scope } from '../../src/core/scope.ts';
import type { SkippedRecord, SkipReason } from '../../src/core/skipped.ts';
import { at, pushOf } from '../support/facts.ts';

const ANY: Scope = { from: null, to: null, accounts: [], regions: [] };

function refused(record: Partial<SkippedRecord> = {}): SkippedRecord {
  return {
    reason: 'refused',
    eventId: 'a',
    time: pushOf().time,
    where: pushOf(),
    errorCode: 'AccessDenied',
    arrival: null,
    ...record,
  };
}

function counts(collection: Collection): Partial<Record<SkipReason, number>> {
  return Object.fromEntries(collection.leftOut().map(({ reason, count }) => [reason, count]));
}

describe('what was not asked for is counted, not judged', () => {
  it.each<[string, Partial<Scope>, SkipReason]>([
    ['before the range', { from: at('2026-10-24T00:14:10Z') }, 'outside-range'],
    ['at the end of the range, which is exclusive', { to: at('2026-10-24T00:14:09Z') }, 'outside-range'],
    ['of another account', { accounts: ['444455556666'] }, 'other-account'],
    ['of another Region', { regions: ['us-east-1'] }, 'other-region'],
  ])('%s', (_, scope, reason) => {
    const collection = new Collection({ ...ANY, ...scope }, 'report');
    collection.push(pushOf());
    collection.skipped(refused());
    expect(collection.pushes).toEqual([]);
    expect(counts(collection)).toEqual({ [reason]: 2 });
  });

  it('and the first moment of the range belongs to it', () => {
    const collection = new Collection({ ...ANY, from: at('2026-10-24T00:14:09Z') }, 'report');
    collection.push(pushOf());
    expect(collection.pushes).toHaveLength(1);
  });
});

describe('a record left out counts once', () => {
  it('when it comes twice', () => {
    const collection = new Collection(ANY, 'report');
    for (const record of [refused(), refused()]) collection.skipped(record);
    expect(counts(collection)).toEqual({ refused: 1, duplicate: 1 });
  });

  it('whatever the order, when the two differ', () => {
    const [one, other] = [new Collection(ANY, 'report'), new Collection(ANY, 'report')];
    const records = [refused(), refused({ reason: 'replication', errorCode: null })];
    for (const record of records) one.skipped(record);
    for (const record of records.reverse()) other.skipped(record);
    expect(one.leftOut()).toEqual(other.leftOut());
  });
});

it('groups by reason, error code and repository, with the first and last time', () => {
  const collection = new Collection(ANY, 'report');
  collection.skipped(refused({ eventId: 'a', time: at('2026-10-24T10:00:00Z') }));
  collection.skipped(refused({ eventId: 'b', time: at('2026-10-24T08:00:00Z') }));
  collection.skipped(refused({ eventId: 'c', errorCode: 'LimitExceededException' }));
  expect(collection.leftOut()).toMatchObject([
    { errorCode: 'AccessDenied', count: 2, first: at('2026-10-24T08:00:00Z'), last: at('2026-10-24T10:00:00Z') },
    { errorCode: 'LimitExceededException', count: 1 },
  ]);
});

it('keeps the first thousand unreadable places and counts all', () => {
  const collection = new Collection(ANY, 'report');
  for (let line = 0; line < 1500; line++) {
    collection.unreadable({
      code: 'json-broken',
      source: 'log.json',
      place: `line ${line}`,
      expected: 'JSON',
      got: 'x',
    });
  }
  expect(collection.unreadablePlaces).toHaveLength(1000);
  expect(collection.unreadableCount).toBe(1500);
});

describe('an arrival that nobody pushed', () => {
  const replica = (record: Partial<SkippedRecord> = {}): SkippedRecord => ({
    reason: 'replication',
    eventId: 'a',
    time: pushOf().time,
    where: pushOf(),
    errorCode: null,
    arrival: pushOf({ arrival: 'replication' }),
    ...record,
  });

  it('is counted where the policy says `report`', () => {
    const collection = new Collection(ANY, 'report');
    collection.skipped(replica());
    expect(collection.pushes).toEqual([]);
    expect(counts(collection)).toEqual({ replication: 1 });
  });

  it('is a push where the policy says `judge`', () => {
    const collection = new Collection(ANY, 'judge');
    collection.skipped(replica());
    collection.skipped(refused());
    expect(collection.pushes).toEqual([pushOf({ arrival: 'replication' })]);
    expect(counts(collection)).toEqual({ refused: 1 });
  });

  it('that cannot be judged makes the run incomplete', () => {
    const collection = new Collection(ANY, 'judge');
    collection.skipped(replica({ where: null, arrival: null }));
    expect(collection.unreadableCount).toBe(1);
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { civilDateOf } from '../../src/core/civil.ts';
import { Collection } from '../../src/core/collection.ts';
import type { RunFacts } from '../../src/core/facts.ts';
import { DAY, HOUR, MINUTE } from '../../src/core/instant.ts';
import { isoDate } from '../../src/core/local-time.ts';
import { type PicturedGroup, picturedWeeks } from '../../src/core/pictured-weeks.ts';
import type { Push } from '../../src/core/push.ts';
import type { Claim } from '../../src/core/reading.ts';
import { at, pushOf } from '../support/facts.ts';
import { readPolicy } from '../support/policy-files.ts';
import { runFactsOf } from '../support/run-facts.ts';

const POLICY = readPolicy(`
version: 1
timezone: Europe/Berlin
windows: [mon-fri 08:00-20:00]
repositories:
  - { match: pay/*, timezone: America/New_York, windows: [tue-thu 10:00-16:00] }
  - { match: web/*, windows: [mon-fri 08:00-20:00] }
freezes:
  - { name: audit, during: 2026-10-21, repositories: [shop/frozen] }
`);

interface Asked {
  readonly from?: string;
  readonly to?: string;
  readonly claims?: readonly Claim[];
}

/** What a run finds, whose range is open where it is not said. */
function runOf(pushes: readonly Partial<Push>[], { from, to, claims }: Asked = {}, policy = POLICY): RunFacts {
  const scope = { from: from ? at(from) : null, to: to ? at(to) : null, accounts: [], regions: [] };
  const collection = new Collection(scope, 'report');
  for (const [index, push] of pushes.entries()) collection.push(pushOf({ eventId: String(index), ...push }));
  const context = { toolVersion: '0', source: 'files', scope, policy } as const;
  const inputs = { kind: 'file', count: 1 } as const;
  return runFactsOf(context, collection, { records: pushes.length, inputs, evidence: [], claims: claims ?? null });
}

const date = (day: number) => isoDate(civilDateOf(day));
const names = ({ repositories }: PicturedGroup) => repositories.map(({ repository }) => repository);

describe('groups', () => {
  it('are of repositories whose time is decided alike, those with the most violations first', () => {
    const sunday = { time: at('2026-10-25T12:00:00Z') };
    const wednesday = { time: at('2026-10-21T15:00:00Z') };
    const groups = picturedWeeks(
      runOf([
        { repository: 'shop/a', ...wednesday },
        { repository: 'shop/b', ...wednesday },
        { repository: 'web/a', ...wednesday },
        { repository: 'shop/frozen', ...wednesday },
        { repository: 'pay/api', ...sunday },
        { repository: 'pay/api', ...sunday },
      ]),
    );
    expect(groups.map((group) => [group.zone.name, group.violations, names(group)])).toEqual([
      ['America/New_York', 2, ['pay/api']],
      ['Europe/Berlin', 1, ['shop/frozen']],
      ['Europe/Berlin', 0, ['shop/a', 'shop/b', 'web/a']],
    ]);
    // Of the same hours, by two items of the file.
    expect(groups[2]?.entries.map(({ match }) => match)).toEqual([null, ['web/*']]);
    expect(groups[2]?.pushes.map(({ push }) => push.repository)).toEqual(['shop/a', 'shop/b', 'web/a']);
  });

  it('are two where people read the same windows in two zones', () => {
    const policy = readPolicy(`
version: 1
repositories:
  - { match: a, timezone: Europe/Berlin, windows: always }
  - { match: b, timezone: Asia/Tokyo, windows: always }
`);
    const groups = picturedWeeks(runOf([{ repository: 'a' }, { repository: 'b' }], {}, policy));
    expect(groups.map(({ zone }) => zone.name)).toEqual(['Europe/Berlin', 'Asia/Tokyo']);
  });

  it('are also of what no entry names', () => {
    const policy = readPolicy('version: 1\ntimezone: Europe/Berlin\nrepositories: [{ match: a, windows: always }]\n');
    const [group] = picturedWeeks(runOf([{ repository: 'b', time: at('2026-10-14T09:00:00Z') }], {}, policy));
    const days = group?.weekOf(group.mondays[0] ?? 0).days ?? [];
    expect(days.flatMap(({ parts }) => parts.map(({ state, rule }) => [state, rule?.kind]))).toEqual(
      Array.from({ length: 7 }, () => ['closed', 'undeclared']),
    );
    expect(days.flatMap(({ pushes }) => pushes.map(({ judged }) => judged.judgement.verdict))).toEqual(['undeclared']);
  });

  it('are none where nothing was pushed', () => {
    expect(picturedWeeks(runOf([], { from: '2026-10-19T00:00:00Z', to: '2026-10-26T00:00:00Z' }))).toEqual([]);
  });
});

describe('weeks', () => {
  // 2026-10-19 is a Monday. The clocks of Berlin go back on the 25th, at 01:00 UTC.
  it.each([
    ['2026-10-18T22:00:00Z', '2026-10-25T23:00:00Z', ['2026-10-19']],
    ['2026-10-18T21:59:59Z', '2026-10-25T23:00:00Z', ['2026-10-12', '2026-10-19']],
    ['2026-10-18T22:00:00Z', '2026-10-25T23:00:01Z', ['2026-10-19', '2026-10-26']],
    ['2026-10-18T22:00:00Z', '2026-11-02T00:00:00Z', ['2026-10-19', '2026-10-26', '2026-11-02']],
  ])('that %s to %s touches, from the Mondays of the zone on', (from, to, mondays) => {
    const [group] = picturedWeeks(runOf([{ time: at('2026-10-21T12:00:00Z') }], { from, to }));
    expect(group?.mondays.map(date)).toEqual(mondays);
  });

  it('from the first push to the last where no range was asked for, and those with violations', () => {
    const times = ['2026-10-17T10:00:00Z', '2026-10-21T10:00:00Z', '2026-10-30T23:30:00Z'];
    const [group] = picturedWeeks(runOf(times.map((time) => ({ time: at(time) }))));
    expect(group?.mondays.map(date)).toEqual(['2026-10-12', '2026-10-19', '2026-10-26']);
    expect(group?.mondaysWithViolations.map(date)).toEqual(['2026-10-12', '2026-10-26']);
  });

  it('have the pushes where the clock shows them, in the order in which they came', () => {
    const times = ['2026-10-25T00:30:00Z', '2026-10-25T01:10:00Z', '2026-10-25T23:00:00Z'];
    const [group] = picturedWeeks(runOf(times.map((time) => ({ time: at(time) }))));
    const shown = group?.mondays.flatMap((monday) =>
      group
        .weekOf(monday)
        .days.flatMap(({ day, pushes }) => pushes.map(({ reading }) => [date(day), reading / MINUTE])),
    );
    expect(shown).toEqual([
      ['2026-10-25', 150],
      ['2026-10-25', 130],
      ['2026-10-26', 0],
    ]);
  });

  it('tell of every day what was not read', () => {
    const range = { from: at('2026-10-20T10:00:00Z'), to: at('2026-10-22T10:00:00Z') };
    const place = { account: '111122223333', region: 'eu-central-1', detail: null };
    const claims: readonly Claim[] = [
      { ...place, from: range.from, to: at('2026-10-21T04:00:00Z'), reason: null },
      { ...place, from: at('2026-10-21T04:00:00Z'), to: at('2026-10-21T05:00:00Z'), reason: 'throttled' },
      { ...place, from: at('2026-10-21T05:00:00Z'), to: range.to, reason: null },
      // Of no interest here.
      { ...place, region: 'us-east-1', ...range, reason: 'access-denied' },
    ];
    const asked = { from: '2026-10-20T10:00:00Z', to: '2026-10-22T10:00:00Z', claims };
    const [group] = picturedWeeks(runOf([{ time: at('2026-10-21T10:00:00Z') }], asked));
    const unread = group?.weekOf(group.mondays[0] ?? 0).days.map((day) => day.unread);
    const hours = unread?.map((spans) => spans.map(({ from, to }) => [from / HOUR, to / HOUR]));
    expect(hours).toEqual([[[0, 24]], [[0, 12]], [[6, 7]], [[12, 24]], [[0, 24]], [[0, 24]], [[0, 24]]]);
  });
});

it('every push is on one day of one week, and the days are those of the calendar', () => {
  const start = at('2026-10-01T00:00:00Z');
  const push = fc.record({
    time: fc.integer({ min: 0, max: 60 * 24 * 60 }).map((minutes) => start + minutes * MINUTE),
    repository: fc.constantFrom('shop/a', 'shop/frozen', 'pay/a', 'pay/b'),
  });
  fc.assert(
    fc.property(fc.array(push, { minLength: 1, maxLength: 20 }), (pushes) => {
      const facts = runOf(pushes);
      const days = picturedWeeks(facts).flatMap((group) =>
        group.mondays.flatMap((monday, week) => {
          expect(monday).toBe((group.mondays[0] ?? 0) + 7 * week);
          return group.weekOf(monday).days;
        }),
      );
      const shown = days.flatMap(({ day, pushes, parts }) =>
        pushes.map(({ reading, judged }) => {
          const { push, judgement } = judged;
          expect(day * DAY + reading).toBe(push.time + judgement.zone.offsetAt(push.time));
          const states = parts.filter(({ from, to }) => from <= reading && reading < to).map(({ state }) => state);
          expect(states).toContain(
            judgement.verdict === 'inside' ? 'open' : judgement.cause === 'freeze' ? 'frozen' : 'closed',
          );
          return push.eventId;
        }),
      );
      expect(shown.sort()).toEqual(facts.pushes.map((judged) => judged.push.eventId).sort());
    }),
  );
});

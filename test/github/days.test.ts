import fc from 'fast-check';
import { expect, it } from 'vitest';
import { DAY, HOUR } from '../../src/core/instant.ts';
import { isTold, namesOf } from '../../src/core/tracking/told.ts';
import { memoryOf } from '../../src/github/keep-dashboard.ts';
import { oursAmong } from '../../src/github/ours.ts';
import { Days, HELD, LOOK_BACK, REGIONS, type Record } from '../support/days.ts';
import { LABEL } from '../support/keeping.ts';
import { judgedOf, markOf } from '../support/tracking.ts';

const region = fc.constantFrom(...REGIONS);
const happening = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.record({
      kind: fc.constant('push' as const),
      region,
      repository: fc.constantFrom('p', 'q', 'r'),
      severity: fc.constantFrom('low' as const, 'medium' as const, 'high' as const),
      /** Hours. */
      late: fc.constantFrom(0, 0, 0, 20, 150),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      kind: fc.constant('pass' as const),
      hours: fc.constantFrom(1, 5, 24, 24, 24 * 12, 24 * 40),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant('policy' as const),
      excused: fc.array(fc.nat(20), { maxLength: 10 }),
      shift: fc.constantFrom(0, 0, 6, 12),
    }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('close' as const), which: fc.nat(10) }) },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constant('regions' as const),
      regions: fc.subarray([...REGIONS], { minLength: 1 }),
    }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('forget' as const), deletes: fc.boolean() }) },
  {
    weight: 5,
    arbitrary: fc.record({
      kind: fc.constant('run' as const),
      killedAt: fc.option(fc.integer({ min: 1, max: 10 }), { freq: 4 }),
      when: fc.constantFrom('before' as const, 'after' as const),
      crossedAt: fc.option(fc.integer({ min: 1, max: 10 }), { freq: 4 }),
      outage: fc.option(fc.record({ region, back: fc.nat(100), for: fc.nat(200) }), { freq: 4 }),
    }),
  },
);

type Happening = typeof happening extends fc.Arbitrary<infer T> ? T : never;

async function happens(days: Days, what: Happening): Promise<void> {
  switch (what.kind) {
    case 'push': {
      const { kind, late, ...push } = what;
      const id = `${String.fromCharCode(97 + (days.records.length % 26))}${days.records.length}`;
      days.records.push({ ...push, id, time: days.now, deliveredAt: days.now + late * HOUR });
      days.pass(HOUR);
      return;
    }
    case 'pass':
      return days.pass(what.hours * HOUR);
    case 'policy': {
      const excused = new Set(what.excused.flatMap((index) => days.records[index]?.id ?? []));
      days.change({
        name: `policy of ${days.now} ${[...excused].join()} ${what.shift}`,
        excused,
        shift: what.shift * HOUR,
      });
      return days.pass(HOUR);
    }
    case 'close': {
      const { issues } = await look(days);
      const issue = issues[what.which % Math.max(1, issues.length)];
      if (issue) days.model.edit(issue.number, { state: 'completed' });
      return;
    }
    case 'regions':
      days.regions = what.regions;
      return;
    case 'forget': {
      const { dashboards } = await look(days);
      for (const { number } of dashboards) {
        if (what.deletes) days.model.issues = days.model.issues.filter((issue) => issue.number !== number);
        else days.model.edit(number, { body: 'tidied up' });
      }
      return;
    }
    case 'run': {
      const { killedAt, when, crossedAt, outage } = what;
      const from = days.now - (outage?.back ?? 0) * HOUR;
      await days
        .run({
          before: async (request) => {
            if (request === crossedAt) await days.run();
          },
          ...(killedAt === null ? {} : { killed: { at: killedAt, when } }),
          ...(outage === null ? {} : { outage: { region: outage.region, from, to: from + outage.for * HOUR } }),
        })
        .catch(() => {});
      return days.pass(HOUR);
    }
  }
}

async function look(days: Days) {
  return oursAmong(await days.model.connect().issues(LABEL));
}

it('over months, whatever goes wrong, no violation is lost that a check could see', { timeout: 300_000 }, async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(happening, { minLength: 5, maxLength: 50, size: 'max' }), async (happenings) => {
      const days = new Days();
      days.pass(LOOK_BACK);
      await days.run();
      // What was remembered and is deleted nobody knows: a check then reads the look-back, and no less.
      const forgotten = new Map<string, number>();
      const beforeRun = async () => {
        const { marks } = memoryOf((await look(days)).dashboards);
        const unknown = days.regions.filter((region) => !marks.some((mark) => mark.region === region));
        for (const region of unknown) forgotten.set(region, days.now - LOOK_BACK);
      };
      for (const what of happenings) {
        if (what.kind === 'run') await beforeRun();
        await happens(days, what);
      }
      days.regions = REGIONS;
      // What comes late has come, there is room, and nothing goes wrong.
      days.pass(LOOK_BACK - 12 * HOUR);
      days.maxIssues = 1000;
      await beforeRun();
      await days.run();
      days.pass(HOUR);
      await days.run();

      const { issues, dashboards } = await look(days);
      const { marks, holes } = memoryOf(dashboards);
      expect(dashboards).toHaveLength(1);
      const isOld = ({ region, time }: Record) =>
        time < (forgotten.get(region) ?? 0) ||
        holes.some((hole) => hole.region === region && hole.from <= time && time < hole.to);
      for (const record of days.records) {
        const seen = days.seen(record);
        const names = namesOf(judgedOf(seen).push, markOf);
        const tellers = issues.filter(({ marker }) => isTold(marker.told, names));
        // What was excused when it was checked is judged anew only where it is read anew.
        if (!days.everExcused.has(record.id) && !isOld(record)) {
          expect(tellers.length, `${record.id} is told`).toBeGreaterThan(0);
          const isHeld = tellers.some(({ isOpen, marker }) => isOpen || marker.end === null);
          expect(isHeld, `${record.id} is held by an issue that is open, or that a person closed`).toBe(true);
        }
        expect(tellers.filter(({ isOpen }) => isOpen).length, `${record.id} is told once`).toBeLessThan(2);
      }
      for (const { isOpen, marker, number } of issues) {
        const told = days.records.filter((record) =>
          isTold(marker.told, namesOf(judgedOf(days.seen(record)).push, markOf)),
        );
        const isExcused = told.every(
          (record) => days.rules.excused.has(record.id) && record.time > days.now - HELD + DAY,
        );
        if (isExcused) expect(isOpen, `#${number} is closed, for all of it is excused`).toBe(false);
      }
      // Only what the source no longer held when it could be asked, or not for long, is not known.
      for (const { to } of holes) expect(to).toBeLessThanOrEqual(days.now - HELD + 6 * HOUR);
      for (const { until } of marks) expect(until).toBe(days.now);
    }),
    { numRuns: Number(process.env.ISSUE_LIVES ?? 150) },
  );
});

import fc from 'fast-check';
import { expect, it } from 'vitest';
import { Judge } from '../../src/core/judge.ts';
import { keysOf, type LEVELS } from '../../src/policy/keys.ts';
import { parsePolicy } from '../../src/policy/parse.ts';
import { problemsText } from '../../src/reports/problems.ts';
import { besideWith, calendarOf } from '../support/beside.ts';
import { pushOf } from '../support/facts.ts';
import { fileOf } from '../support/policy-files.ts';

const BESIDE = besideWith({ 'a.ics': calendarOf({ allDay: [['2026-12-24', null]] }) });

const text = fc.constantFrom(
  ...['a', 'shop/*', '**', 'v*', '*', '', ' ', '@octocat', 'octocat', 'UTC', 'DE', 'BY', 'a.ics', 'b.ics', 'x:y', '!a'],
  ...[
    '2026-12-24',
    '2026-12-24/2026-12-26',
    'always',
    'never',
    'mon-fri 09:00-17:00',
    '2nd tue 22:00-04:00',
    '10:00-11:00 UTC',
  ],
  ...[
    'arn:aws:iam::*:role/a',
    'arn:aws:sts::*:assumed-role/a/*',
    'arn:::::',
    'arn:aws:iam:x',
    'https://a',
    '111122223333',
  ],
  ...['us-east-1', '[', '{a,b}', '{a', 'report', 'judge', '__proto__'],
);
const value = fc.oneof(
  { weight: 4, arbitrary: text },
  fc.array(text, { maxLength: 2 }),
  fc.constantFrom(null, true, 5, 1.5, {}, [], [[]], [null], { days: 'mon', dates: '2026-12-24' }, [{ months: 'dec' }]),
);

function itemOf(level: (typeof LEVELS)[number]) {
  const keys = [...keysOf(level), 'nonsense', 'constructor'];
  return fc.oneof(
    { weight: 6, arbitrary: fc.dictionary(fc.constantFrom(...keys), value, { maxKeys: keys.length }) },
    value,
  );
}

function listOf(level: (typeof LEVELS)[number]) {
  return fc.oneof({ weight: 6, arbitrary: fc.array(itemOf(level), { maxLength: 3 }) }, value);
}

const file = fc.record(
  {
    version: fc.constant(1),
    timezone: fc.constantFrom('UTC', 'Europe/Berlin', 'CET', 5),
    windows: value,
    approvers: value,
    arrivals: value,
    repositories: listOf('entry'),
    holidays: listOf('holiday'),
    freezes: listOf('freeze'),
    exceptions: listOf('exception'),
    exempt: listOf('exemption'),
    'accepted-gaps': listOf('gap'),
  },
  { requiredKeys: ['version'] },
);

it('whatever stands under the keys of rules is a policy that judges, or has problems that can be told', () => {
  fc.assert(
    fc.property(file, (written) => {
      // JSON is YAML.
      const read = parsePolicy(fileOf(JSON.stringify(written, null, 1)), 'p.yml', BESIDE);
      if (read.ok) expect(new Judge(read.policy).judge(pushOf()).verdict).toBeTruthy();
      else expect(problemsText(read.failure).length).toBeGreaterThan(0);
    }),
    { numRuns: 500 },
  );
});

const RULES = {
  repositories: [{ match: 'a', tags: 'v*' }],
  freezes: [{ name: 'a', during: 'always', repositories: 'a' }],
  exceptions: [
    {
      name: 'a',
      during: '2026-12-24',
      repositories: 'a',
      tags: 'v*',
      principals: 'arn:aws:iam::*:role/a',
      reason: 'x',
      'approved-by': 'y',
    },
  ],
  exempt: [{ principals: 'arn:aws:iam::*:role/a', repositories: 'a', reason: 'x', until: '2026-12-24' }],
};

it('whatever stands where something is restricted restricts, or is refused', () => {
  const places = Object.entries(RULES).flatMap(([list, [item = {}]]) =>
    Object.keys(item).map((key) => ({ list, key })),
  );
  fc.assert(
    fc.property(fc.constantFrom(...places), value, ({ list, key }, written) => {
      const items = Object.entries(RULES).map(([name, [item]]) => {
        return [name, [name === list ? { ...item, [key]: written } : item]] as const;
      });
      const text = JSON.stringify({ version: 1, timezone: 'UTC', ...Object.fromEntries(items) });
      const read = parsePolicy(fileOf(text), 'p.yml', BESIDE);
      if (!read.ok) return;
      const { entries, freezes, exceptions, exemptions } = read.policy;
      const restrictions = [
        entries[0]?.tags?.texts,
        freezes[0]?.repositories?.texts,
        exceptions[0]?.repositories.texts,
        exceptions[0]?.tags?.texts,
        exceptions[0]?.principals?.texts,
        exemptions[0]?.principals.texts,
        exemptions[0]?.repositories?.texts,
      ];
      expect(restrictions.map((texts) => (texts ?? []).length > 0)).toEqual(restrictions.map(() => true));
      expect(exemptions[0]?.until).not.toBeNull();
    }),
    { numRuns: 500 },
  );
});

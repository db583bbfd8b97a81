import { expect, it } from 'vitest';
import { annotationsOf } from '../../src/reports/annotations.ts';
import { FORMATS } from '../../src/reports/formats.ts';
import { at, freezeOf, periodOf, policyOf, pushOf } from '../support/facts.ts';
import { factsFor } from '../support/run-facts.ts';

/** Of one closed weekend: closed hours in the night, then a freeze, by which the incident is called. */
const facts = factsFor(
  [
    pushOf({ eventId: 'hours', tag: 'v1', time: at('2026-10-24T00:14:09Z') }),
    pushOf({ eventId: 'freeze', tag: 'v2', time: at('2026-10-24T12:00:00Z') }),
  ],
  {
    policy: policyOf({
      freezes: [freezeOf({ name: 'big sale', during: periodOf('2026-10-24T10:00:00Z', '2026-10-25T00:00:00Z') })],
    }),
  },
);
const shown = (format: keyof typeof FORMATS) => [...FORMATS[format](facts)].join('');

it('is about one incident whose pushes broke different rules', () => {
  expect(facts.incidents.map(({ cause, pushes }) => [cause, pushes.map(({ judgement }) => judgement.cause)])).toEqual([
    ['freeze', ['closed-hours', 'freeze']],
  ]);
});

it('names the rule of its cause in every report', () => {
  expect(shown('text')).toContain('  Rule: freeze big sale: ');
  expect(shown('markdown')).toContain('- Rule: `freeze big sale: ');
  expect(shown('html')).toContain('Rule <code>freeze big sale: ');
  expect(shown('ocsf')).toContain('in a freeze');
});

it('stands in an annotation at the line of that rule', () => {
  const incident = annotationsOf({ ...facts, complete: true }, 'violations')[1];
  expect(incident?.place?.line).toBe(30);
  expect(incident?.text).toMatch(/^One of them: Saturday 14:00 in Berlin, in the freeze big sale/m);
  expect(incident?.text).toMatch(/^Rule: freeze big sale: .*\(release-windows\.yml:30\)$/m);
});

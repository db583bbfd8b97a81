import { expect, it } from 'vitest';
import { explain, type Question } from '../../src/core/explanation.ts';
import { explanationText } from '../../src/reports/explanation.ts';
import { at, entryOf, exceptionOf, freezeOf, patternsOf, policyOf } from '../support/facts.ts';

const question: Question = {
  registry: 'private',
  repository: 'shop/web',
  account: null,
  region: null,
  tag: null,
  principal: { arn: null, role: null },
  time: at('2026-10-24T00:14:09Z'),
};

it('counts entries of other names where they are many, and still ends with what decided', () => {
  const others = Array.from({ length: 500 }, (_, n) => entryOf({ match: [`team${n}/*`], matchesName: () => false }));
  const lines = explanationText(explain(policyOf({ entries: [...others, entryOf()] }), question)).split('\n');
  const tried = lines.slice(lines.findIndex((line) => line.startsWith('Tried')) + 1);
  expect(tried[19]).toMatch(/ team19\/\* .*another name$/);
  expect(tried[20]).toMatch(/… and 480 more entries +no, another name$/);
  expect(tried[21]).toMatch(/shop\/\*\* +decides$/);
});

it('is sure where every account and Region gives the same answer', () => {
  const elsewhere = entryOf({ accounts: new Set(['111122223333']) });
  const text = explanationText(explain(policyOf({ entries: [elsewhere] }), question));
  expect(text).toMatch(/^Closed in any case: /);
});

it('only counts rules that are for other repositories', () => {
  const repositories = patternsOf('billing/*');
  const policy = policyOf({
    freezes: [freezeOf({ repositories })],
    exceptions: [exceptionOf({ repositories }), exceptionOf({ name: 'CHG-1235', repositories })],
  });
  const text = explanationText(explain(policy, question));
  expect(text).toContain('Exemptions and exceptions, which count before all else\n  2 are for other repositories\n');
  expect(text).toContain('Freezes, which close also what is open\n  1 is for other repositories\n');
});

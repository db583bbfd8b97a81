import { expect, it } from 'vitest';
import { windowsAhead } from '../../src/core/windows-ahead.ts';
import { windowsText } from '../../src/reports/windows.ts';
import { at, entryOf, policyOf } from '../support/facts.ts';
import { readPolicy } from '../support/policy-files.ts';

const monday = at('2026-11-02T09:00:00Z');

it.each([
  ['always', 'Always open.'],
  ['never', 'Never open.'],
  ['2026-10-01/2026-11-20', 'Open on all of these days, until Saturday 2026-11-21 00:00 in Berlin.'],
  ['2026-10-01/2099-12-31', 'Open on all of these days, until Friday 2100-01-01 00:00 in Berlin.'],
  // It ends in a year that no tz database covers.
  ['2026-10-01/2099-12-31 America/New_York', 'Open on all of these days, and for good.'],
  ['2026-11-20', 'Closed on all of these days, opens Friday 2026-11-20 00:00 in Berlin.'],
  ['2026-10-20', 'Closed on all of these days, and for good.'],
])('under %s there is a sentence instead of bars', (window, sentence) => {
  const policy = readPolicy(`version: 1\ntimezone: Europe/Berlin\nwindows: ${window}\n`);
  const text = windowsText(windowsAhead(policy, monday, 7, null), true);
  expect(text.trimEnd().split('\n').slice(3)).toEqual(['Everything else (line 3)', `  ${sentence}`]);
});

it('undeclared says what a push would be', () => {
  const undeclared = policyOf({ entries: [], defaults: entryOf({ match: null, windows: null }) });
  const text = (policy: typeof undeclared) => windowsText(windowsAhead(policy, monday, 7, null), true);
  expect(text(undeclared)).toContain('Undeclared: nothing gives windows, so any push is a violation.');
  expect(text({ ...undeclared, undeclared: 'report' })).toContain('so pushes are only listed.');
});

it('a name of any length stays on its line, and in ASCII', () => {
  const match = ['x'.repeat(300), 'y\u001B[31m\n::error::'];
  const text = windowsText(windowsAhead(policyOf({ entries: [entryOf({ match })] }), monday, 1, null), false);
  expect(text).toContain(`${'x'.repeat(99)}... (line 5)\n`);
});

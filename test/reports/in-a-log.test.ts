import fc from 'fast-check';
import { expect, it } from 'vitest';
import { FORMAT_NAMES, FORMATS } from '../../src/reports/formats.ts';
import { ndjsonReport } from '../../src/reports/json.ts';
import { commandsIn } from '../support/runner.ts';
import { factsWith, hostileText, policySaying, pushSaying } from '../support/saying.ts';

const command = fc.constantFrom('##[error]x', '###[x]', '::error::x', '\n::stop-commands::x', ' ::add-mask::x');
const text = fc.array(fc.oneof(command, hostileText), { maxLength: 3 }).map((parts) => parts.join(''));

// Whoever prints a report in a step prints it into the log of a workflow.
it.each(FORMAT_NAMES)('%s holds no workflow command, whatever the records and the policy say', (format) => {
  fc.assert(
    fc.property(text, text, (said, ruled) => {
      const report = [...FORMATS[format](factsWith([pushSaying(said)], policySaying(ruled)))].join('');
      expect(commandsIn(report)).toEqual([]);
    }),
  );
});

it('and JSON says what it said', () => {
  const [line = ''] = ndjsonReport(factsWith([pushSaying('###[error]x')]));
  expect(line).not.toContain('##[');
  expect(JSON.parse(line)).toMatchObject({ userAgent: '###[error]x' });
});

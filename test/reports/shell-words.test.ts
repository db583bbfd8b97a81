import { spawnSync } from 'node:child_process';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fenced } from '../../src/reports/markdown-blocks.ts';
import { commandLine } from '../../src/reports/shell-words.ts';
import { nodesOf, parsed } from '../support/markdown.ts';

const hostile = fc.constantFrom(
  "'",
  '"',
  '\\',
  '\n',
  '\r\n',
  '$(id)',
  '`id`',
  '$HOME',
  '~',
  '*',
  '!!',
  ' ',
  '\t',
  '-',
  '--',
  '#',
  ';',
  '&',
  '|',
  '\u001b[31m',
  '\u202e',
  '\u2028',
  '```',
  '~~~',
  '%s',
  '\\101',
  '{a,b}',
  '=ls',
  'é',
  '😀',
  '\u200b',
  '::error::x',
  '\n::error::x',
  '##[error]',
);
/** No argument can hold a NUL, and none that the system hands over half a character. */
const word = fc
  .array(fc.oneof(hostile, fc.string({ unit: 'binary', maxLength: 3 })), { maxLength: 8 })
  .map((parts) => parts.join('').replace(/[\0\p{Cs}]/gu, ''));

describe('a command line', () => {
  it('gives /bin/sh every word back to the letter, as it stands in Markdown', () => {
    fc.assert(
      fc.property(fc.array(word, { minLength: 1, maxLength: 6 }), (words) => {
        const block = fenced('sh', commandLine(['printf', '%s\\0', ...words]));
        const [shown] = nodesOf(parsed(block), 'code');
        const { stdout } = spawnSync('/bin/sh', ['-c', shown?.value ?? ''], { encoding: 'utf8', env: { LC_ALL: 'C' } });
        expect(stdout.split('\0').slice(0, -1)).toEqual(words);
      }),
      { numRuns: 200 },
    );
  });

  it('has nothing that the log of a workflow would obey', () => {
    fc.assert(
      fc.property(word, (one) => {
        expect(commandLine(['check', one])).not.toMatch(/^\s*::|##\[/m);
      }),
      { numRuns: 500 },
    );
  });

  it('shows what it holds', () => {
    const shown = commandLine(['check', 'a b', "it's", '\u001b[31mred\u202e', 'plain/path-1.json.gz']);
    expect(shown).toBe(
      `check 'a b' 'it'\\''s' "$(printf '\\033')"'[31mred'"$(printf '\\342\\200\\256')" plain/path-1.json.gz`,
    );
  });

  it.each([
    [['check', 'logs'], 'check logs'],
    [
      ['check', '--policy', 'p'.repeat(60), '--from', '2026-10-19T00:00:00Z', 'logs'.repeat(10)],
      `check \\\n  --policy ${'p'.repeat(60)} \\\n  --from 2026-10-19T00:00:00Z ${'logs'.repeat(10)}`,
    ],
  ])('stands on one line where it fits: %j', (words, expected) => {
    expect(commandLine(words)).toBe(expected);
  });
});

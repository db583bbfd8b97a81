import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { code, codeCell, words } from '../../src/reports/markdown.ts';
import { kinds, nodesOf, parsed, seen } from '../support/markdown.ts';

/** What a hostile tag is made of. */
const nasty = fc.constantFrom(
  '`',
  '``',
  '|',
  '\\',
  '\\|',
  '@acme/team',
  '#1',
  'GH-1',
  '<!--',
  '-->',
  '<img src=x>',
  '[a](https://b)',
  '![a](b)',
  '\n',
  '\r\n',
  '\u2028',
  '\u202E',
  '\u0000',
  '::error::',
  'https://evil.example',
  'www.evil.example',
  '**',
  '_a_',
  '~~',
  '$x$',
  ':tada:',
  ' ',
  '  ',
  '&lt;',
  '[^1]',
  '- ',
  '1. ',
  '# ',
  '> ',
  '---',
  'mailto:a@b.c',
  '\uD800',
  '😀',
  'é',
);
const text = fc
  .array(fc.oneof(nasty, fc.string({ unit: 'binary', maxLength: 4 })), { maxLength: 12 })
  .map((parts) => parts.join(''));

/** Text as people are to see it: what acts shows as U+FFFD; spaces of no width do not show. */
function shown(markdownText: string): string {
  return markdownText.replaceAll('\u200B', '');
}
function expected(original: string): string {
  const visible = original.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/gu, '\uFFFD');
  return visible.trim() === '' ? '" "' : visible;
}

describe('a code span', () => {
  it('shows any text as that text and nothing else', () => {
    fc.assert(
      fc.property(text, (original) => {
        const document = parsed(`before ${code(original)} after`);
        expect(kinds(document)).toEqual(['root', 'paragraph', 'text', 'inlineCode', 'text']);
        expect(shown(nodesOf(document, 'inlineCode').map(seen).join(''))).toBe(expected(original));
      }),
      { numRuns: 500 },
    );
  });

  it('in a table stays one cell of one row', () => {
    fc.assert(
      fc.property(text, text, (one, other) => {
        const document = parsed(`| a | b |\n| --- | --- |\n| ${codeCell(one)} | ${codeCell(other)} |\n| x | y |`);
        expect(kinds(document).filter((kind) => kind === 'tableCell')).toHaveLength(6);
        expect(nodesOf(document, 'inlineCode').map((node) => shown(seen(node)))).toEqual([
          expected(one),
          expected(other),
        ]);
      }),
      { numRuns: 500 },
    );
  });

  it('holds no live mention, issue reference or comment', () => {
    expect(code('@acme/team fixes #12 <!-- x -->')).toBe('`@\u200Bacme/team fixes \u200B#12 <\u200B!-- x --\u200B>`');
  });

  it('is cut at 256 characters', () => {
    expect([...code('x'.repeat(1000))]).toHaveLength(258);
    expect(code('x'.repeat(1000))).toMatch(/…`$/);
  });
});

describe('words', () => {
  it('stay plain where they can do nothing, else become code', () => {
    fc.assert(
      fc.property(text, (original) => {
        const document = parsed(`- ${words(original)}`);
        const allowed = ['root', 'list', 'listItem', 'paragraph', 'text', 'inlineCode'];
        expect(kinds(document).filter((kind) => !allowed.includes(kind))).toEqual([]);
        expect(nodesOf(document, 'listItem')).toHaveLength(1);
      }),
      { numRuns: 500 },
    );
  });

  it.each([
    'Saturday 02:14 in Berlin, closed since Friday 20:00, opens Monday 08:00',
    'Tuesday 12:00 in New York, inside tue-thu 10:00-16:00 America/New_York',
  ])('leave our sentences alone: %s', (sentence) => {
    expect(words(sentence)).toBe(sentence);
  });
});

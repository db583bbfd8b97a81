import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { code, codeCell, htmlCode, words, wordsCell } from '../../src/reports/markdown.ts';
import { isLive, kinds, nodesOf, parsed, seen } from '../support/markdown.ts';
import { hostileText } from '../support/saying.ts';

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
      fc.property(hostileText, (original) => {
        const document = parsed(`before ${code(original)} after`);
        expect(kinds(document)).toEqual(['root', 'paragraph', 'text', 'inlineCode', 'text']);
        expect(shown(nodesOf(document, 'inlineCode').map(seen).join(''))).toBe(expected(original));
      }),
      { numRuns: 500 },
    );
  });

  it('in a table stays one cell of one row', () => {
    fc.assert(
      fc.property(hostileText, hostileText, (one, other) => {
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
  it('say what they said, and what could do something is code', () => {
    fc.assert(
      fc.property(hostileText, (original) => {
        const document = parsed(`- ${words(original)}`);
        const allowed = ['root', 'list', 'listItem', 'paragraph', 'text', 'inlineCode'];
        expect(kinds(document).filter((kind) => !allowed.includes(kind))).toEqual([]);
        expect(nodesOf(document, 'listItem')).toHaveLength(1);
        expect(nodesOf(document, 'text').map(seen).filter(isLive)).toEqual([]);
        if (expected(original) === '" "') return;
        // Spaces at the ends and in a row do not show.
        const squeezed = (text: string) => text.replace(/\s+/g, ' ').trim();
        expect(squeezed(shown(seen(document)))).toBe(squeezed(expected(original)));
      }),
      { numRuns: 500 },
    );
  });

  it('stay in one cell of one row', () => {
    fc.assert(
      fc.property(hostileText, hostileText, (one, other) => {
        const document = parsed(`| a | b |\n| --- | --- |\n| ${wordsCell(one)} | ${wordsCell(other)} |\n| x | y |`);
        const allowed = ['root', 'table', 'tableRow', 'tableCell', 'text', 'inlineCode'];
        expect(kinds(document).filter((kind) => !allowed.includes(kind))).toEqual([]);
        expect(nodesOf(document, 'tableCell')).toHaveLength(6);
        expect(nodesOf(document, 'text').map(seen).filter(isLive)).toEqual([]);
      }),
      { numRuns: 500 },
    );
  });

  it.each([
    'Saturday 02:14 in Berlin, closed since Friday 20:00, opens Monday 08:00',
    'Tuesday 12:00 in New York, inside tue-thu 10:00-16:00 America/New_York',
    'account 111122223333, Region eu-central-1: no record of any kind',
    'release-windows.yml:12 (version 0.1.0)',
  ])('leave our sentences alone: %s', (sentence) => {
    expect(words(sentence)).toBe(sentence);
  });

  it.each([
    ['fixed by GH-1', 'fixed by `GH-1`'],
    ['in a5c3785e, and acme/shop#1 or #2', 'in `a5c3785e`, and `acme/shop\u200B#1` or `\u200B#2`'],
    ['by @acme/team (@octocat)', 'by `@\u200Bacme/team (@\u200Boctocat`)'],
    [':+1: for the release', '`:+1`: for the release'],
    ['- a list', '`-` a list'],
    ['1. a list', '`1`. a list'],
    ['see https://evil.example now', 'see `https://evil.example` now'],
  ])('are code where GitHub would make something of them: %j', (sentence, markdown) => {
    expect(words(sentence)).toBe(markdown);
  });

  it('are cut at 600 characters', () => {
    expect(words('x '.repeat(1000))).toMatch(/^(x ){299}x…$/);
  });
});

describe('the title of a fold', () => {
  it('shows any text as that text and nothing else', () => {
    fc.assert(
      fc.property(hostileText, (original) => {
        const line = `<details><summary>1. ${htmlCode(original)} in x</summary>`;
        const document = parsed(`${line}\n\ntext\n\n</details>`);
        expect(kinds(document)).toEqual(['root', 'html', 'paragraph', 'text', 'html']);
        expect(document.children?.[0]?.value).toBe(line);
        const [, inner = ''] = /^<details><summary>1\. <code>([^<>]*)<\/code> in x<\/summary>$/.exec(line) ?? [];
        const decoded = inner.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&quot;', '"');
        expect(shown(decoded.replaceAll('&amp;', '&'))).toBe(expected(original));
      }),
      { numRuns: 500 },
    );
  });
});

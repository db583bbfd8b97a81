import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ENDS, type Marker } from '../../src/core/tracking/marker.ts';
import { NOTHING_TOLD, withTold } from '../../src/core/tracking/told.ts';
import { commentBody, readCommentBody } from '../../src/github/comment-text.ts';
import { issueBody, readIssueBody } from '../../src/github/marker-text.ts';
import { kinds, parsed, seen } from '../support/markdown.ts';
import { issueOf, markOf } from '../support/tracking.ts';

const hostile = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        '-->',
        '--!>',
        '--',
        '-',
        '>',
        '<!--',
        '\n',
        '\r',
        '\u2028',
        '"',
        '\\',
        '\\u003e',
        '@acme',
        '#1',
        '\uD800',
        '\u0000',
        ' -->',
      ),
      fc.string({ unit: 'binary', maxLength: 4 }),
    ),
  )
  .map((parts) => parts.join(''));
const instant = fc.option(fc.nat());
const marker: fc.Arbitrary<Marker> = fc.record({
  key: hostile,
  policy: hostile,
  closedFrom: instant,
  closedUntil: instant,
  told: fc
    .array(fc.record({ time: fc.nat(), main: fc.nat(2 ** 30), others: fc.array(fc.nat(2 ** 30)) }), { minLength: 1 })
    .map((names) => withTold(NOTHING_TOLD, names)),
  toldAt: instant,
  end: fc.option(fc.constantFrom(...ENDS)),
  approvedAt: instant,
  answeredAt: instant,
  revision: fc.nat(),
  title: fc.nat(),
});

describe('what an issue remembers', () => {
  it('is read as it was written, with the text below it', () => {
    fc.assert(
      fc.property(marker, hostile, (memory, text) => {
        expect(readIssueBody(issueBody(memory, text))).toEqual({ kind: 'ours', marker: memory, text });
      }),
    );
  });

  it('shows nowhere, whatever it holds, and leaves the text alone', () => {
    fc.assert(
      fc.property(marker, (memory) => {
        const document = parsed(issueBody(memory, 'What **happened**'));
        expect(kinds(document)).toEqual(['root', 'html', 'paragraph', 'text', 'strong', 'text']);
        const [html] = document.children ?? [];
        const hidden = html?.value ?? '';
        expect(hidden.indexOf('>')).toBe(hidden.length - 1);
        expect(hidden.slice(4, -3)).not.toMatch(/--|[<>@#&\n]/);
        expect(seen(document).slice(hidden.length)).toBe('What happened');
      }),
    );
  });

  it('is the same text whatever the order in which it was put together', () => {
    const memory = issueOf(1, ['a']).marker;
    const turned = Object.fromEntries(Object.entries(memory).reverse());
    expect(issueBody({ ...memory, ...turned }, '')).toBe(issueBody(memory, ''));
  });

  it('looks so', () => {
    expect(issueBody(issueOf(1, ['a', 'b']).marker, 'What happened')).toMatchInlineSnapshot(`
      "<!-- ecr-release-windows incident 1 {"key":"private/111122223333/eu-central-1/shop/checkout\\u00402026-10-11T02:00:00Z","policy":"policy 1","closedFrom":1791684000000,"closedUntil":null,"told":{"first":1792805820000,"last":1792805880000,"bits":48,"pushes":"ufEfQLABzjHOY/Mnh","also":""},"toldAt":null,"end":null,"approvedAt":null,"answeredAt":null,"revision":0,"title":32968951557923} -->
      What happened"
    `);
  });
});

describe('whose an issue is', () => {
  const body = issueBody(issueOf(1, ['a']).marker, 'What happened');
  const [line = ''] = body.split('\n');
  it.each([
    ['as it was written', body, 'ours'],
    ['edited in a browser', body.replaceAll('\n', '\r\n'), 'ours'],
    ['nothing below', line, 'ours'],
    ['quoted', `> ${body}`, 'others'],
    ['in a code block', `\`\`\`\n${body}\n\`\`\``, 'others'],
    ['indented', `    ${body}`, 'others'],
    ['after a space', ` ${body}`, 'others'],
    ['further down', `I saw this:\n\n${body}`, 'others'],
    ['after a byte order mark', `\uFEFF${body}`, 'others'],
    ['with more on the line', body.replace('-->', '--> hello'), 'others'],
    ['of a comment', commentBody({ step: 'grow', revision: 1, told: null }, 'x'), 'others'],
    ['without a field', body.replace('"end":null,', ''), 'others'],
    ['with a field more', body.replace('"end":null', '"end":null,"more":1'), 'others'],
    ['with an end that there is not', body.replace('"end":null', '"end":"won"'), 'others'],
    ['with marks that nobody wrote', body.replace('"also":""', '"also":"A"'), 'others'],
    ['with a time before all times', body.replace('"toldAt":null', '"toldAt":-1'), 'others'],
    ['not JSON', body.replace('"end"', 'end'), 'others'],
    ['of a newer version', body.replace('incident 1 ', 'incident 2 '), 'newer'],
    ['empty', '', 'others'],
  ])('%s', (_, text, kind) => {
    expect(readIssueBody(text).kind).toBe(kind);
  });

  it('any text is read as something', () => {
    fc.assert(fc.property(hostile, (text) => ['ours', 'others', 'newer'].includes(readIssueBody(text).kind)));
  });
});

describe('what a comment remembers', () => {
  const told = withTold(NOTHING_TOLD, [{ time: 1, main: markOf('a'), others: [] }]);
  it.each([
    { step: 'grow', revision: 3, told },
    { step: 'close-excused', revision: 0, told: null },
  ] as const)('is read as it was written', (comment) => {
    expect(readCommentBody(commentBody(comment, 'text'))).toEqual(comment);
  });

  it.each([
    ['a person’s', 'fine'],
    ['an issue’s', issueBody(issueOf(1, ['a']).marker, '')],
    ['quoted', `> ${commentBody({ step: 'grow', revision: 3, told }, '')}`],
    ['of a newer version', commentBody({ step: 'grow', revision: 3, told }, '').replace('comment 1', 'comment 2')],
    [
      'with marks that nobody wrote',
      commentBody({ step: 'grow', revision: 3, told }, '').replace('"pushes":"', '"pushes":"A'),
    ],
  ])('%s is not ours', (_, text) => {
    expect(readCommentBody(text)).toBeNull();
  });
});

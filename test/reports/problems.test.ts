import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Problem } from '../../src/core/problem.ts';
import { parsePolicy } from '../../src/policy/parse.ts';
import { displayWidth } from '../../src/reports/display-width.ts';
import { excerpt } from '../../src/reports/excerpt.ts';
import { ANCHORS } from '../../src/reports/problem-phrases.ts';
import { problemsText, problemWords } from '../../src/reports/problems.ts';
import { root } from '../support/bundles.ts';
import { failureOf, fileOf } from '../support/policy-files.ts';

describe('the source line under a problem', () => {
  const long = `windows: ${'always, '.repeat(30)}mon-fri 9am-5pm${', never'.repeat(30)}`;
  it.each([
    {
      what: 'is marked where the place is',
      line: 'timezone: EST',
      column: 11,
      length: 3,
      shown: ['    timezone: EST', '              ^^^'],
    },
    {
      what: 'keeps its indentation',
      line: '    windows: x',
      column: 14,
      length: 1,
      shown: ['        windows: x', '                 ^'],
    },
    {
      what: 'shows a tab as one sign',
      line: '\twindows: x',
      column: 11,
      length: 1,
      shown: ['    \u{FFFD}windows: x', '              ^'],
    },
    {
      what: 'is measured in columns',
      line: 'a: 東京 X',
      column: 7,
      length: 1,
      shown: ['    a: 東京 X', '            ^'],
    },
    { what: 'marks wide characters', line: 'a: 東京', column: 4, length: 2, shown: ['    a: 東京', '       ^^^^'] },
    { what: 'marks emoji', line: 'a: 🚀🚀 x', column: 4, length: 4, shown: ['    a: 🚀🚀 x', '       ^^^^'] },
    {
      what: 'counts no width for combining marks',
      line: 'a: e\u0301 X',
      column: 7,
      length: 1,
      shown: ['    a: e\u0301 X', '         ^'],
    },
    { what: 'ends before a carriage return', line: 'a: x\r', column: 4, length: 1, shown: ['    a: x', '       ^'] },
    {
      what: 'is marked once for a place without length in it',
      line: 'a:',
      column: 3,
      length: 1,
      shown: ['    a:', '      ^'],
    },
    { what: 'is left out for the file as a whole', line: 'a: x', column: 1, length: 0, shown: [] },
    { what: 'is left out where it is blank', line: '  ', column: 1, length: 1, shown: [] },
    {
      what: 'is cut around the place where it is long',
      line: long,
      column: long.indexOf('9am') + 1,
      length: 3,
      shown: [
        '    …, always, always, always, always, always, mon-fri 9am-5pm, never, never, never, never, never, never,…',
        `    ${' '.repeat(51)}^^^`,
      ],
    },
    {
      what: 'is cut inside the place where that is long',
      line: `windows: ${'x'.repeat(200)}`,
      column: 10,
      length: 200,
      shown: [`    windows: ${'x'.repeat(91)}…`, `             ${'^'.repeat(91)}`],
    },
  ])('$what', ({ line, column, length, shown }) => {
    expect(excerpt(line, { line: 1, column, length })).toEqual(shown);
  });

  it('never grows wide, whatever it holds', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme', maxLength: 300 }),
        fc.nat(300),
        fc.integer({ min: 1, max: 300 }),
        (line, at, length) => {
          for (const shown of excerpt(line, { line: 1, column: Math.min(at, line.length) + 1, length })) {
            expect(displayWidth(shown)).toBeLessThanOrEqual(4 + 100 + 2);
          }
        },
      ),
    );
  });
});

describe('the text for a policy that cannot be used', () => {
  it('lets nothing from the file act', () => {
    const text = problemsText(
      failureOf('version: 1\n"::error::\\e[31m\u202E": 1\nwindows: mon 09:00-10:00 ##[group]\n'),
    );
    expect(text.replaceAll('\n', '')).not.toMatch(/::|##\[|\p{Cc}|\u202E/u);
    expect(text).toContain('error:');
  });

  it('counts what is more than anybody reads', () => {
    const text = problemsText(
      failureOf(`version: 1\n${Array.from({ length: 250 }, (_, index) => `k${index}: 1\n`).join('')}`),
    );
    expect(text.match(/unknown key/g)).toHaveLength(100);
    expect(text).toContain('… and 150 more\n');
    expect(text).toContain('250 problems in release-windows.yml');
  });

  it('has a place even for a file without lines', () => {
    expect(problemsText(failureOf(''))).toBe(
      [
        'release-windows.yml:1:1  empty policy',
        '    expected  a policy, at the least version: 1',
        '    got       no more than blanks and comments',
        '    hint      start with version: 1',
        '',
        '1 problem in release-windows.yml: no push was judged. Correct it and run again.',
        'The policy language: docs/policy.md#the-file',
        '',
      ].join('\n'),
    );
  });

  it('is one line for an annotation', () => {
    const [problem] = failureOf('version: 1\ntimezone: America/NewYork\n').problems;
    expect(problem && problemWords(problem)).toBe(
      'unknown time zone: expected an IANA zone name such as Europe/Berlin, or UTC; got America/NewYork; did you mean America/New_York?',
    );
  });

  it('repeats no more of the file than shows what is meant', () => {
    const problems: readonly Problem[] = failureOf(`version: 1\ntimezone: ${'x'.repeat(100_000)}\n`).problems;
    expect(problems.map(problemWords).join().length).toBeLessThan(300);
    expect(problemsText(failureOf(`version: 1\n${'k'.repeat(900)}: 1\n`)).length).toBeLessThan(800);
  });

  it('is text for any file', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const read = parsePolicy(fileOf(`version: 1\nwindows: ${text}\n`), 'p.yml');
        expect(read.ok || problemsText(read.failure)).toBeTruthy();
      }),
    );
  });
});

it('every place of the documentation that a problem names is there', () => {
  const headings = readFileSync(join(root, 'docs/policy.md'), 'utf8').matchAll(/^#{2,3} (.+)$/gm);
  const anchors = [...headings].map(([, heading = '']) => heading.toLowerCase().replaceAll(' ', '-'));
  expect(anchors).toEqual(expect.arrayContaining([...ANCHORS]));
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readGlob } from '../../src/policy/glob.ts';
import { covers } from '../../src/policy/glob-covers.ts';
import { wordsFor } from '../../src/reports/problem-words.ts';

function matcher(pattern: string): (name: string) => boolean {
  const { glob, findings } = readGlob(pattern);
  if (!glob) throw new Error(JSON.stringify(findings));
  return (name) => glob.matches(name);
}

describe('a glob matches', () => {
  it.each([
    {
      pattern: 'payments/*',
      yes: ['payments/api', 'payments/a.b_c-d'],
      no: ['payments', 'payments/api/v2', 'x/payments/api', 'payments-api'],
    },
    {
      pattern: 'payments/**',
      yes: ['payments/api', 'payments/api/v2'],
      no: ['payments', 'paymentsapi', 'x/payments/api'],
    },
    { pattern: '**', yes: ['a', 'a/b', 'a/b/c'], no: [] },
    { pattern: '*', yes: ['a', 'a-b.c_d'], no: ['a/b'] },
    { pattern: '**/api', yes: ['api', 'x/api', 'x/y/api'], no: ['xapi', 'api/x'] },
    { pattern: 'a/**/z', yes: ['a/z', 'a/b/z', 'a/b/c/z'], no: ['az', 'a/bz', 'a/z/b'] },
    { pattern: '*/**', yes: ['a/b', 'a/b/c'], no: ['a'] },
    { pattern: 'api-*', yes: ['api-1'], no: ['api', 'api-1/x'] },
    { pattern: 'v?', yes: ['v1'], no: ['v', 'v12', 'v/'] },
    { pattern: 'v[0-9]*', yes: ['v1', 'v1-rc'], no: ['va', 'v'] },
    { pattern: 'v[!0-9]', yes: ['va'], no: ['v1', 'v', 'vab'] },
    { pattern: '{api,web}/*', yes: ['api/x', 'web/x'], no: ['x/y', 'api'] },
    { pattern: '{a,b/c}-{1,2}', yes: ['a-1', 'a-2', 'b/c-2'], no: ['a-3', 'b-1'] },
    { pattern: 'a.b', yes: ['a.b'], no: ['axb', 'A.B'] },
  ])('$pattern', ({ pattern, yes, no }) => {
    const matches = matcher(pattern);
    expect(yes.filter((name) => !matches(name))).toEqual([]);
    expect(no.filter(matches)).toEqual([]);
  });
});

describe('a glob is refused', () => {
  const impossible = 'pattern that no repository name can match';
  it.each([
    ['', '', 'empty pattern', 'write "**" for all repositories'],
    ['  ', '  ', 'empty pattern', 'write "**" for all repositories'],
    ['Payments/*', 'P', impossible, 'write payments/*'],
    ['payments/ *', ' ', impossible, null],
    [' payments/*', ' ', impossible, 'write payments/*'],
    ['a/*, b/*', ',', impossible, 'write ["a/*", "b/*"]'],
    ['@(a|b)', '@', impossible, null],
    ['a\\*', '\\', impossible, null],
    ['/payments/*', '/payments/*', impossible, 'write payments/*'],
    ['payments//api', 'payments//api', impossible, 'write payments/api'],
    ['payments/', 'payments/', impossible, 'write payments/**'],
    ['a--b', 'a--b', impossible, null],
    ['-*', '-*', impossible, null],
    ['./a', './a', impossible, null],
    [
      'payments**',
      'payments**',
      '** beside other characters',
      'write payments* within one part, and payments*/** as well for what is below it',
    ],
    ['a/***', 'a/***', '** beside other characters', 'write * within one part, and */** as well for what is below it'],
    [
      '!sandbox/**',
      '!sandbox/**',
      'pattern that excludes',
      'name what it is for; of entries the first that matches decides, so one for what is excluded goes before',
    ],
    ['a!b', '!', impossible, null],
    ['[z-a]', '[z-a]', 'unreadable brackets in a pattern', null],
    ['a[', '[', 'unreadable brackets in a pattern', null],
    ['a]', ']', 'unreadable brackets in a pattern', null],
    ['[]', '[]', 'unreadable brackets in a pattern', null],
    ['{a}', '{a}', 'unreadable braces in a pattern', null],
    ['{a,{b,c}}', '{a,{', 'unreadable braces in a pattern', null],
    ['a}', '}', 'unreadable braces in a pattern', null],
    ['{1..3}', '{1..3}', 'unreadable braces in a pattern', null],
    [
      '111122223333.dkr.ecr.us-east-1.amazonaws.com/payments/*',
      '111122223333.dkr.ecr.us-east-1.amazonaws.com/payments/*',
      'more than a repository name',
      'write payments/*',
    ],
    [
      'arn:aws:ecr:us-east-1:111122223333:repository/payments/*',
      'arn:aws:ecr:us-east-1:111122223333:repository/payments/*',
      'more than a repository name',
      'write payments/*',
    ],
    ['payments/api:v*', 'payments/api:v*', 'more than a repository name', 'write payments/api'],
  ])('%s', (pattern, marked, title, hint) => {
    const { glob, findings } = readGlob(pattern);
    expect(glob).toBeNull();
    expect(findings.map(({ offset, length }) => pattern.slice(offset, offset + length))).toEqual([marked]);
    expect(findings.map(({ finding }) => wordsFor(finding)).map((words) => [words.title, words.hint])).toEqual([
      [title, hint],
    ]);
  });

  it('where its braces multiply beyond reason, without trying', () => {
    expect(readGlob('{a,b}'.repeat(100)).findings).toMatchObject([{ finding: { kind: 'glob-too-many' } }]);
    expect(readGlob('a'.repeat(2000)).findings).toMatchObject([{ finding: { kind: 'glob-too-long' } }]);
  });
});

describe('properties of globs', () => {
  const name = fc.stringMatching(/^(?:[a-c]|[a-c][._-][a-c])(?:\/(?:[a-c]|[a-c][._-][a-c])){0,3}$/);
  const segment = fc.constantFrom('a', 'b', '*', '**', 'a*', '*b', '?', '[ab]', 'a.b', 'a.*', 'a*b', '?*');
  const pattern = fc.array(segment, { minLength: 1, maxLength: 4 }).map((parts) => parts.join('/'));

  it('a name that is a pattern matches itself and nothing else', () => {
    fc.assert(
      fc.property(name, name, (a, b) => {
        expect(matcher(a)(b)).toBe(a === b);
      }),
    );
  });

  it('whatever is said to cover a pattern matches all that the pattern matches', () => {
    fc.assert(
      fc.property(pattern, pattern, fc.array(name, { minLength: 20, maxLength: 20 }), (wide, narrow, names) => {
        fc.pre(covers(wide, narrow));
        const [matchesWide, matchesNarrow] = [matcher(wide), matcher(narrow)];
        expect(names.filter((each) => matchesNarrow(each) && !matchesWide(each))).toEqual([]);
      }),
      { numRuns: 500, maxSkipsPerRun: 1000 },
    );
  });

  it('a name is covered where it is matched, unless by ? or brackets, of which nothing is certain', () => {
    fc.assert(
      fc.property(pattern, name, (wide, narrow) => {
        fc.pre(!/[?[]/.test(wide));
        expect(covers(wide, narrow)).toBe(matcher(wide)(narrow));
      }),
      { numRuns: 500 },
    );
  });

  it.each([
    ['**', '*', true],
    ['payments/**', 'payments/*', true],
    ['payments/**', 'payments/**/api', true],
    ['payments/**', 'payments', false],
    ['payments/*', 'payments/**', false],
    ['a/**', 'a/b/*', true],
    ['**/api', 'x/**/api', true],
    ['**/api', 'api', true],
    ['a/**/z', 'a/z', true],
    ['*-api', 'web-*-api', true],
    ['*-api', 'web-*', false],
    ['api-*', 'api-', true],
    ['aa*aa', 'aaa', false],
  ])('%s covers %s: %s', (wide, narrow, expected) => {
    expect(covers(wide, narrow)).toBe(expected);
  });

  it('any text is read or refused, never thrown at', () => {
    const odd = fc.stringMatching(/^[a-c*?[\]{},!/.\- A-Z:@-]*$/);
    fc.assert(
      fc.property(fc.oneof(odd, fc.string()), (text) => {
        const { glob, findings } = readGlob(text);
        expect(glob === null).toBe(findings.length > 0);
        for (const { offset, length } of findings) expect(offset + length).toBeLessThanOrEqual(text.length);
      }),
    );
  });
});

import { describe, expect, it } from 'vitest';
import { failureOf, problemLines } from '../support/policy-files.ts';

const bytes = (text: string) => Uint8Array.from(text, (character) => character.charCodeAt(0));

describe('a file is refused that is no YAML for a policy', () => {
  const quoteHint = 'put a text in quotes that starts with one of * & ! % @ ` { [ or goes on after a closing bracket';
  it.each([
    ['empty', '', ['1:1 | empty policy | no more than blanks and comments | start with version: 1']],
    ['only comments', '# later\n\n', ['1:1 | empty policy | no more than blanks and comments | start with version: 1']],
    ['binary', bytes('version: 1\0'), ['1:1 | not a text file | bytes that are no text | is this the right file?']],
    [
      'UTF-16',
      bytes('\xff\xfev\0e\0'),
      ['1:1 | not UTF-8 | text in UTF-16 | save the file as UTF-8; in PowerShell: Out-File -Encoding utf8'],
    ],
    [
      'Latin-1',
      bytes('version: 1\n# \xe4\n'),
      ['2:3 | not UTF-8 | bytes that are no UTF-8 | save the file as UTF-8; in PowerShell: Out-File -Encoding utf8'],
    ],
    [
      'too large',
      new Uint8Array(1024 * 1024 + 1).fill(32),
      ['1:1 | file too large | 1,048,577 bytes | is this the right file?'],
    ],
    [
      'broken so that the reader gives up before its end',
      '  - match: version: 1\nversion: 1\n [repositories:\n mon-fri 09:00-17:00',
      ['1:12 v', '2:1 version', '3:15 :', '4:2 mon-fri'].map((place) => expect.stringContaining(place)),
    ],
    [
      'indented by tabs',
      'version: 1\nrepositories:\n\t- match: a\n\t  windows: always\n',
      [
        '3:1 | tab in the indentation | a tab | replace the tabs by spaces: YAML allows no others',
        '4:1 | tab in the indentation | a tab | replace the tabs by spaces: YAML allows no others',
      ],
    ],
    [
      'two documents',
      'version: 1\n---\nversion: 1\n',
      ['2:1 --- | more than one YAML document | a second one | remove the line --- or ... before it'],
    ],
    [
      'an unclosed quote',
      'version: 1\nwindows: "always\nfoo: 1\n',
      [
        '2:10 "always | not readable as YAML | (YAML reader) Missing closing "quote | close it; inside brackets indent deeper than the key before them',
      ],
    ],
    [
      'a bracket after a bracket',
      'version: 1\nrepositories:\n  - match: {a,b}/*\n',
      [`3:17 /* | not readable as YAML | (YAML reader) Unexpected scalar at node end | ${quoteHint}`],
    ],
    [
      'a reserved character',
      'version: 1\nrepositories:\n  - match: @a\n',
      [
        `3:12 @ | not readable as YAML | (YAML reader) Plain value cannot start with reserved character @ | ${quoteHint}`,
      ],
    ],
    [
      'stars without quotes',
      'version: 1\nrepositories:\n  - match: *\n  - match: **/api\n',
      [
        '3:12 * | text that YAML takes for an alias | * | write "*"',
        '4:12 **/api | text that YAML takes for an alias | **/api | write "**/api"',
      ],
    ],
    [
      'a tag',
      'version: 1\nwindows: !never always\n',
      ['2:10 !never | YAML tag in the policy | the tag !never | if a text is to start with !, put it in quotes'],
    ],
    [
      'a key twice',
      'version: 1\nwindows: always\nwindows: never\n',
      [
        '3:1 windows | key that is there twice | windows again, first on line 2 | make them one; several windows or patterns are a list',
      ],
    ],
    [
      'a list as a key',
      'version: 1\n? [a]\n: always\n',
      ['2:3 [a] | key that is no text | a list or a mapping in its place'],
    ],
    [
      'an alias inside its anchor',
      'version: 1\nwindows: &a [*a]\n',
      ['2:14 *a | alias inside what it stands for | *a | write out what the alias stands for'],
    ],
    ['no mapping', '- version: 1\n', ['1:1 - version: 1 | policy is no mapping | a list of one item']],
  ])('%s', (_, file, problems) => {
    expect(problemLines(file)).toEqual(problems);
  });

  it.each([
    ['brackets', (depth: number) => '['.repeat(depth)],
    ['closed brackets', (depth: number) => '[{a: '.repeat(depth) + '}]'.repeat(depth)],
    ['dashes', (depth: number) => '- '.repeat(depth)],
    ['keys', (depth: number) => '? '.repeat(depth)],
    [
      'indentation',
      (depth: number) =>
        Array.from({ length: Math.min(depth, 1000) }, (_, level) => `${' '.repeat(level)}a:\n`).join(''),
    ],
  ])('for %s nested too deep, however deep', (_, nested) => {
    for (const depth of [200, 5_000, 100_000]) {
      expect(failureOf(nested(depth)).problems).toMatchObject([{ kind: 'yaml-too-deep' }]);
    }
  });

  it('for what nests less deep than that by its meaning', () => {
    expect(failureOf(`${'['.repeat(40)}${']'.repeat(40)}`).problems).toMatchObject([{ kind: 'yaml-too-deep' }]);
    expect(failureOf('['.repeat(40)).problems).toMatchObject([{ kind: 'yaml-syntax' }]);
  });

  it('for an alias bomb, without setting it off', () => {
    const lists = ['a: &a [x,x,x,x,x,x,x,x,x,x]'];
    for (const [name, before] of [...'bcdefghij'].map((letter, index) => [letter, 'abcdefghi'[index]])) {
      lists.push(`${name}: &${name} [${Array(10).fill(`*${before}`).join(',')}]`);
    }
    expect(failureOf(lists.join('\n')).problems).toMatchObject([{ kind: 'yaml-alias-bomb' }]);
    expect(failureOf(`windows: &a x\nb: [${'*a,'.repeat(200_000)}]\n`).problems).toMatchObject([
      { kind: 'yaml-alias-bomb' },
    ]);
  });
});

describe('YAML 1.1 does not come through a back door', () => {
  it('in %YAML 1.1', () => {
    expect(problemLines('%YAML 1.1\n---\nversion: 1\nwindows: on\ntimezone: 17:00\n')).toEqual([
      '4:10 on | unreadable window | on',
      '5:11 17:00 | unknown time zone | 17:00',
    ]);
  });
});

describe('the place of a mistake inside a text', () => {
  it.each([
    ['plain', 'timezone: UTC\nversion: 1\nwindows: mon-fri 25:00-26:00 # x\n', ['3:18 25:00', '3:24 26:00']],
    ['double quotes', 'timezone: UTC\nversion: 1\nwindows: "mon 25:00-17:00"\n', ['3:15 25:00']],
    ['single quotes', "timezone: UTC\nversion: 1\nwindows: 'mon 25:00-17:00'\n", ['3:15 25:00']],
    [
      'a list in brackets',
      'timezone: UTC\nversion: 1\nwindows: [ always, mon 25:00-17:00 ]\n',
      ['3:12 always', '3:24 25:00'],
    ],
    ['after wide characters', 'timezone: UTC\nversion: 1\nwindows: [ mon 09:00-17:00 東京 ]\n', ['3:28 東京']],
    [
      'escapes: the whole scalar',
      'timezone: UTC\nversion: 1\nwindows: "mon\\x2025:00-17:00"\n',
      ['3:10 "mon\\x2025:00-17:00"'],
    ],
    ['a block: its start', 'timezone: UTC\nversion: 1\nwindows: >-\n  mon\n  25:00-17:00\n', ['3:10 >-']],
    [
      'by an alias: where it is written',
      'timezone: UTC\nversion: 1\nwindows: &w mon 25:00-17:00\nrepositories: [{match: a, windows: *w}]\n',
      ['3:17 25:00', '3:17 25:00'],
    ],
  ])('%s', (_, text, places) => {
    expect(problemLines(text).map((line) => line.split(' | ')[0])).toEqual(places);
  });
});

import { describe, expect, it } from 'vitest';
import { problemLines, readPolicy } from '../support/policy-files.ts';

function tagsOf(pattern: string) {
  const policy = readPolicy(`version: 1\nrepositories:\n  - match: a\n    tags: ${JSON.stringify(pattern)}\n`);
  return policy.entries[0]?.tags;
}

describe('a pattern over tags', () => {
  const rows: readonly (readonly [pattern: string, yes: string[], no: string[]])[] = [
    ['v*', ['v', 'v1', 'v1.2.3-rc.1', 'v_x'], ['V1', 'xv1', '']],
    ['*', ['latest', 'v1.2', '_x', '0'], []],
    ['v**', ['v1', 'v'], ['w']],
    ['*-rc*', ['v1-rc1', 'v1-rc'], ['v1']],
    ['release-?', ['release-1'], ['release-', 'release-10']],
    ['v[0-9]*', ['v1', 'v9.1'], ['vx', 'v']],
    ['v[!0-9]', ['vx'], ['v1', 'v']],
    ['{stable,v*}', ['stable', 'v1'], ['stable1', 'latest']],
    ['v1.2', ['v1.2'], ['v1x2', 'v1.2.3']],
    ['Prod-[A-Z]', ['Prod-X'], ['prod-X', 'Prod-x']],
  ];
  it.each(rows)('%s', (pattern, yes, no) => {
    const tags = tagsOf(pattern);
    expect(yes.filter((tag) => !tags?.matches(tag))).toEqual([]);
    expect(no.filter((tag) => tags?.matches(tag))).toEqual([]);
  });

  it('may be one or a list', () => {
    const policy = readPolicy('version: 1\nrepositories:\n  - match: a\n    tags: [v*, release-*]\n  - match: b\n');
    expect(policy.entries.map(({ tags }) => tags?.texts ?? null)).toEqual([['v*', 'release-*'], null]);
  });
});

describe('a pattern over tags is refused', () => {
  const rows: readonly (readonly [what: string, written: string, problem: string])[] = [
    ['empty', '" "', '| empty pattern | an empty text | write "*" for any tag'],
    ['of nothing', '""', '"" | empty pattern | an empty text | write "*" for any tag'],
    ['that excludes', '"!v*"', '!v* | pattern that excludes | !v* | name what it is for, not what it is not for'],
    ['with a repository', 'shop/api:v*', 'shop/api:v* | more than a tag | shop/api:v* | write v*'],
    ['with a colon', '":latest"', ':latest | more than a tag | :latest | write latest'],
    ['that is a repository', 'shop/*', 'shop/* | more than a tag | shop/*'],
    [
      'that is a digest',
      'sha256:0123456789abcdef0123456789abcdef',
      'sha256:0123456789abcdef0123456789abcdef | more than a tag | sha256:0123456789abcdef0123456789abcdef',
    ],
    ['with a blank', '"v* "', '| pattern that no tag can match | a blank | write v*'],
    ['with commas', '"v*,w*"', ', | pattern that no tag can match | , | write ["v*", "w*"]'],
    ['with a foreign character', 'v+1', '+ | pattern that no tag can match | +'],
    ['that starts with a dot', '".*"', '.* | pattern that no tag can match | .*'],
    ['with an open bracket', '"v[0-9"', '[0-9 | unreadable brackets in a pattern | [0-9'],
    ['with open braces', '"{v,w"', '{v,w | unreadable braces in a pattern | {v,w'],
    ['that is a number', '1', '1 | tags are no text | the number 1 | write "1"'],
    ['that is a number in a list', '[1.10]', '1.10 | tag is no text | the number 1.10 | write "1.10"'],
    ['that is no list', '[]', 'tags | empty list | [ ] | leave tags out where it restricts nothing'],
    ['longer than any tag', 'x'.repeat(129), `${'x'.repeat(129)} | pattern too long | 129`],
  ];
  it.each(rows)('%s', (_, written, problem) => {
    const lines = problemLines(`version: 1\nrepositories:\n  - match: a\n    tags: ${written}\n`);
    expect(lines.map((line) => line.replace(/^4:\d+ /, ''))).toEqual([problem]);
  });
});

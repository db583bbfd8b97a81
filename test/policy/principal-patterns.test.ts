import { describe, expect, it } from 'vitest';
import { problemLines, readPolicy } from '../support/policy-files.ts';

const SESSION = 'arn:aws:sts::111122223333:assumed-role/release/GitHubActions';
const ROLE = 'arn:aws:iam::111122223333:role/release';
const ROLE_IN_PATH = 'arn:aws:iam::111122223333:role/teams/payments/release';
const USER = 'arn:aws:iam::111122223333:user/alice';
const ROOT = 'arn:aws:iam::111122223333:root';
const CHINA = 'arn:aws-cn:iam::111122223333:role/release';
const ALL = [SESSION, ROLE, ROLE_IN_PATH, USER, ROOT, CHINA];

function principalsOf(pattern: string) {
  const text = `version: 1\nexempt:\n  - principals: ${JSON.stringify(pattern)}\n    reason: x\n`;
  return readPolicy(text).exemptions[0]?.principals;
}

describe('a pattern over principals', () => {
  const rows: readonly (readonly [pattern: string, matches: string[]])[] = [
    [ROLE, [ROLE]],
    ['arn:aws:iam::*:role/release', [ROLE]],
    ['arn:aws:sts::*:assumed-role/release/*', [SESSION]],
    ['arn:aws:sts::111122223333:assumed-role/*/*', [SESSION]],
    ['arn:aws:iam::444455556666:role/release', []],
    ['arn:aws:iam::*:role/*', [ROLE]],
    ['arn:aws:iam::*:role/**', [ROLE, ROLE_IN_PATH]],
    ['arn:aws:iam::*:role/teams/*/release', [ROLE_IN_PATH]],
    ['arn:aws:iam::*:role/**/release', [ROLE, ROLE_IN_PATH]],
    ['arn:aws*:iam::*:role/release', [ROLE, CHINA]],
    ['arn:*:iam::*:root', [ROOT]],
    ['arn:aws:*:*:*:**', [SESSION, ROLE, ROLE_IN_PATH, USER, ROOT]],
    ['arn:aws:iam::*:*', [ROOT]],
    ['arn:aws:iam::1111????3333:{role/release,user/*}', [ROLE, USER]],
    ['arn:aws:iam::*:role/[r]elease', [ROLE]],
    ['arn:aws:iam::*:role/Release', []],
    ['arn:aws:iam::*:role/rel', []],
  ];
  it.each(rows)('%s', (pattern, matches) => {
    const principals = principalsOf(pattern);
    expect(ALL.filter((arn) => principals?.matches(arn))).toEqual(matches);
  });

  it('takes signs that names may hold for themselves', () => {
    const principals = principalsOf('arn:aws:sts::*:assumed-role/a+=,.@_-b/[x]+@example.com');
    expect(principals?.matches('arn:aws:sts::111122223333:assumed-role/a+=,.@_-b/x+@example.com')).toBe(true);
    expect(principals?.matches('arn:aws:sts::111122223333:assumed-role/a+=,.@_-b/xx@example.com')).toBe(false);
    expect(principals?.matches('arn:aws:sts::111122223333:assumed-role/a+=,x@_-b/x+@example.com')).toBe(false);
  });

  it('may be copied from a terminal, where colons are kept apart by a blank that does not show', () => {
    const principals = principalsOf('arn:aws:iam:\u200B:*:role/release');
    expect(principals?.texts).toEqual(['arn:aws:iam::*:role/release']);
    expect(principals?.matches(ROLE)).toBe(true);
  });

  it('matches nothing that is no ARN', () => {
    const principals = principalsOf('arn:aws:*:*:*:**');
    for (const text of ['', 'arn', 'arn:aws:iam', 'x', 'ecr.amazonaws.com'])
      expect(principals?.matches(text)).toBe(false);
  });
});

describe('a pattern over principals is refused', () => {
  const no = (got: string, title: string, hint?: string) =>
    [got, title, got === '' ? 'nothing' : got, ...(hint ? [hint] : [])].join(' | ');
  const notAnArn = 'principal that is no ARN';
  const never = 'pattern that no principal can match';
  const rows: readonly (readonly [written: string, problem: string])[] = [
    ['release', no('release', notAnArn, 'did you mean arn:aws:iam::*:role/release?')],
    ['role/teams/release', no('role/teams/release', notAnArn, 'did you mean arn:aws:iam::*:role/teams/release?')],
    ['user/alice', no('user/alice', notAnArn, 'did you mean arn:aws:iam::*:user/alice?')],
    [
      'assumed-role/release',
      no('assumed-role/release', notAnArn, 'did you mean arn:aws:sts::*:assumed-role/release/*?'),
    ],
    ['assumed-role/a/b', no('assumed-role/a/b', notAnArn, 'did you mean arn:aws:sts::*:assumed-role/a/b?')],
    ['"*"', no('*', notAnArn)],
    ['"111122223333"', no('111122223333', notAnArn)],
    [
      '"!arn:aws:iam::*:root"',
      no('!arn:aws:iam::*:root', 'pattern that excludes', 'name what it is for, not what it is not for'),
    ],
    [
      'arn:aws:iam:111122223333:role/a',
      no('arn:aws:iam:111122223333:role/a', 'ARN with too few parts', 'did you mean arn:aws:iam::111122223333:role/a?'),
    ],
    ['arn:aws:iam::*', no('arn:aws:iam::*', 'ARN with too few parts')],
    ['arn:amazon:iam::*:root', `arn:amazon:iam::*:root | ${never} | amazon`],
    ['arn:aws:ecr::*:repository/a', `arn:aws:ecr::*:repository/a | ${never} | ecr`],
    [
      'arn:aws:iam:us-east-1:*:role/a',
      `arn:aws:iam:us-east-1:*:role/a | ${never} | us-east-1 | did you mean arn:aws:iam::*:role/a?`,
    ],
    ['arn:aws:iam::1234:role/a', `arn:aws:iam::1234:role/a | ${never} | 1234`],
    ['arn:aws:iam:::role/a', `arn:aws:iam:::role/a | ${never} | nothing`],
    [
      'arn:aws:iam::*:assumed-role/a/*',
      `arn:aws:iam::*:assumed-role/a/* | ${never} | assumed-role/a/* | did you mean arn:aws:sts::*:assumed-role/a/*?`,
    ],
    [
      'arn:aws:sts::*:role/a',
      `arn:aws:sts::*:role/a | ${never} | role/a | did you mean arn:aws:sts::*:assumed-role/a/*?`,
    ],
    [
      'arn:aws:sts::*:assumed-role/a',
      `arn:aws:sts::*:assumed-role/a | ${never} | assumed-role/a | did you mean arn:aws:sts::*:assumed-role/a/*?`,
    ],
    ['arn:aws:sts::*:assumed-role/a/b/c', `arn:aws:sts::*:assumed-role/a/b/c | ${never} | assumed-role/a/b/c`],
    ['arn:aws:iam::*:role', `arn:aws:iam::*:role | ${never} | role | did you mean arn:aws:iam::*:role/*?`],
    ['arn:aws:iam::*:role/a/', `arn:aws:iam::*:role/a/ | ${never} | role/a/ | did you mean arn:aws:iam::*:role/a/*?`],
    ['arn:aws:iam::*:group/a', `arn:aws:iam::*:group/a | ${never} | group/a`],
    ['arn:aws:iam::*:role/a**', 'arn:aws:iam::*:role/a** | ** beside other characters | a** | write a*'],
    ['"arn:aws:iam::*:role/a b"', '| pattern that no principal can match | a blank'],
    ['"arn:aws:iam::*:role/a "', '| pattern that no principal can match | a blank | write arn:aws:iam::*:role/a'],
    ['arn:aws:iam::*:role/(a|b)', '( | pattern that no principal can match | ('],
    ['""', '"" | empty pattern | an empty text'],
  ];
  it.each(rows)('%s', (written, problem) => {
    const lines = problemLines(`version: 1\nexempt:\n  - principals: ${written}\n    reason: x\n`);
    expect(lines.map((line) => line.replace(/^3:\d+ /, ''))).toEqual([problem]);
  });
});

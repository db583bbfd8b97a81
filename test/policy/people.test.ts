import { describe, expect, it } from 'vitest';
import { problemLines, readPolicy } from '../support/policy-files.ts';

describe('people', () => {
  it('are logins and mentions, one or a list', () => {
    const policy = readPolicy(
      [
        'version: 1',
        'approvers: ["@octocat", mona-lisa, octocat, hubot_acme]',
        'repositories:',
        '  - match: a',
        '    assignees: octocat',
        '    notify: ["@acme/payments", "@octocat"]',
        '',
      ].join('\n'),
    );
    expect(policy.approvers).toEqual(['octocat', 'mona-lisa', 'hubot_acme']);
    expect(policy.entries).toMatchObject([{ assignees: ['octocat'], notify: ['@acme/payments', '@octocat'] }]);
    expect(readPolicy('version: 1\nrepositories: [{ match: a }]\n')).toMatchObject({
      approvers: [],
      arrivals: 'report',
      entries: [{ assignees: [], notify: [] }],
    });
  });

  it('arrivals may be judged', () => {
    expect(readPolicy('version: 1\narrivals: judge\n').arrivals).toBe('judge');
    expect(problemLines('version: 1\narrivals: Judged\n')).toEqual([
      '2:11 Judged | unknown value | Judged | write judge',
    ]);
  });

  const rows: readonly (readonly [key: string, written: string, problem: string])[] = [
    ['approvers', 'acme/team', 'unreadable GitHub login | acme/team'],
    ['approvers', '"octo cat"', 'unreadable GitHub login | octo cat'],
    ['approvers', '-octocat', 'unreadable GitHub login | -octocat'],
    ['approvers', 'octo--cat', 'unreadable GitHub login | octo--cat'],
    ['approvers', 'a'.repeat(40), `unreadable GitHub login | ${'a'.repeat(40)}`],
    ['approvers', '" octocat"', 'unreadable GitHub login | " octocat" | did you mean octocat?'],
    ['approvers', 'github.com/mona', 'unreadable GitHub login | github.com/mona | did you mean mona?'],
    ['approvers', '5', 'approvers are no text | the number 5'],
    ['approvers', '[5]', 'login is no text | the number 5 | write "5"'],
    ['approvers', '[]', 'empty list | [ ] | leave approvers out where nobody is meant'],
    ['notify', 'octocat', 'unreadable user or team | octocat | write "@octocat"'],
    ['notify', 'acme/payments', 'unreadable user or team | acme/payments | write "@acme/payments"'],
    ['notify', '"@acme/payments/api"', 'unreadable user or team | @acme/payments/api'],
    ['notify', '"#payments"', 'unreadable user or team | #payments'],
  ];
  it.each(rows)('%s: %s is refused', (key, written, problem) => {
    const keys = `${key}: ${written}`;
    const text = key === 'approvers' ? `version: 1\n${keys}\n` : `version: 1\nrepositories: [{ match: a, ${keys} }]\n`;
    expect(problemLines(text).map((line) => line.split(' | ').slice(1).join(' | '))).toEqual([problem]);
  });
});

import { once } from 'node:events';
import { symlinkSync } from 'node:fs';
import { createServer } from 'node:net';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { calendarOpener } from '../src/calendar-files.ts';
import { wordsFor } from '../src/reports/problem-words.ts';
import { folderWith } from './support/folder.ts';

const ICS = 'BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n';

/** A checkout in a folder of its own, with a file beside the checkout. */
function checkout(files: Readonly<Record<string, string | Buffer>> = {}): string {
  const folder = folderWith({
    'outside.ics': ICS,
    'repo/.git/HEAD': 'ref: refs/heads/main\n',
    'repo/.github/release-windows.yml': 'version: 1\n',
    'repo/.github/freezes.ics': ICS,
    'repo/calendars/closing days.ics': ICS,
    ...Object.fromEntries(Object.entries(files).map(([name, content]) => [`repo/${name}`, content])),
  });
  return join(folder, 'repo');
}

const POLICY = '.github/release-windows.yml';

describe('a calendar is opened', () => {
  it.each(['freezes.ics', './freezes.ics', '../calendars/closing days.ics', '../.github/freezes.ics'])('%s', (path) => {
    const repo = checkout();
    for (const [policy, cwd] of [
      [POLICY, repo],
      [join(repo, POLICY), '/'],
      ['release-windows.yml', join(repo, '.github')],
      [join('repo', POLICY), dirname(repo)],
    ] as const) {
      const opened = calendarOpener(policy, cwd)(path);
      expect(opened).toMatchObject({ ok: true, path });
      expect(opened.ok && Buffer.from(opened.bytes).toString()).toBe(ICS);
    }
  });

  it('through links that stay in the checkout', () => {
    const repo = checkout();
    symlinkSync('../calendars/closing days.ics', join(repo, '.github/link.ics'));
    symlinkSync('calendars', join(repo, 'linked'));
    symlinkSync(repo, join(dirname(repo), 'other-name'));
    expect(calendarOpener(POLICY, repo)('link.ics').ok).toBe(true);
    expect(calendarOpener(POLICY, repo)('../linked/closing days.ics').ok).toBe(true);
    expect(calendarOpener(join('other-name', POLICY), dirname(repo))('freezes.ics').ok).toBe(true);
  });

  it('in a worktree, where .git is a file, and without one below the folder of the command', () => {
    const folder = folderWith({
      'tree/.git': 'gitdir: elsewhere\n',
      'tree/a.ics': ICS,
      'tree/deep/policy.yml': '',
      'plain/a.ics': ICS,
      'plain/deep/policy.yml': '',
      'plain/deep/b.ics': ICS,
    });
    expect(calendarOpener('policy.yml', join(folder, 'tree/deep'))('../a.ics').ok).toBe(true);
    expect(calendarOpener('deep/policy.yml', join(folder, 'plain'))('../a.ics').ok).toBe(true);
    const elsewhere = calendarOpener(join(folder, 'plain/deep/policy.yml'), join(folder, 'tree'));
    expect(elsewhere('b.ics').ok).toBe(true);
    expect(elsewhere('../a.ics')).toMatchObject({ finding: { kind: 'calendar-outside' } });
  });
});

describe('a calendar is refused', () => {
  it.each([
    ['/etc/hostname', 'calendar-not-relative'],
    ['https://calendar.example.com/basic.ics', 'calendar-not-relative'],
    ['webcal://calendar.example.com/basic.ics', 'calendar-not-relative'],
    ['C:\\freezes.ics', 'calendar-not-relative'],
    ['\\\\server\\freezes.ics', 'calendar-not-relative'],
    ['~/freezes.ics', 'calendar-not-relative'],
    ['../../outside.ics', 'calendar-outside'],
    ['../../not-there.ics', 'calendar-outside'],
    ['..', 'calendar-unreadable'],
    ['', 'calendar-unreadable'],
    ['freezes.ics/more.ics', 'calendar-unreadable'],
    ['not\0there.ics', 'calendar-unreadable'],
    [`${'x'.repeat(5000)}.ics`, 'calendar-unreadable'],
  ])('%j', (path, kind) => {
    const opened = calendarOpener(POLICY, checkout())(path);
    expect(opened).toMatchObject({ ok: false, finding: { kind, got: path } });
    expect(!opened.ok && wordsFor(opened.finding).anchor).toBe('calendars');
  });

  it.each([
    ['.github/freezes.ics', 'freezes.ics'],
    ['calendars/closing days.ics', '../calendars/closing days.ics'],
    ['frezes.ics', null],
  ])('where it is not there: %s, with the path that was meant', (path, suggestion) => {
    const opened = calendarOpener(POLICY, checkout())(path);
    expect(opened).toEqual({ ok: false, finding: { kind: 'calendar-missing', got: path, suggestion } });
  });

  it('behind a link out of the checkout, or in a circle', () => {
    const repo = checkout();
    symlinkSync('../../outside.ics', join(repo, '.github/link.ics'));
    symlinkSync(dirname(repo), join(repo, 'up'));
    symlinkSync('circle.ics', join(repo, '.github/circle.ics'));
    const open = calendarOpener(POLICY, repo);
    expect(open('link.ics')).toMatchObject({ finding: { kind: 'calendar-outside' } });
    expect(open('../up/outside.ics')).toMatchObject({ finding: { kind: 'calendar-outside' } });
    expect(open('circle.ics')).toMatchObject({ finding: { kind: 'calendar-unreadable', code: 'ELOOP' } });
  });

  it('where it is larger than any calendar', () => {
    const repo = checkout({ 'large.ics': Buffer.alloc(1024 * 1024 + 1), 'fits.ics': Buffer.alloc(1024 * 1024) });
    const open = calendarOpener('release-windows.yml', repo);
    expect(open('fits.ics').ok).toBe(true);
    expect(open('large.ics')).toEqual({
      ok: false,
      finding: { kind: 'calendar-too-large', path: 'large.ics', bytes: 1_048_577, limit: 1_048_576 },
    });
  });

  it('where it is no file, without waiting for what it may say', async () => {
    const repo = checkout();
    const server = createServer().listen(join(repo, '.github/socket.ics'));
    await once(server, 'listening');
    const opened = calendarOpener(POLICY, repo)('socket.ics');
    server.close();
    expect(opened).toMatchObject({ finding: { kind: 'calendar-unreadable', code: 'EINVAL' } });
  });
});

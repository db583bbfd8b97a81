import { describe, expect, it } from 'vitest';
import { permalink } from '../../src/reports/permalink.ts';
import { ORIGIN } from '../support/issue-stories.ts';

const BLOB = `https://github.com/acme/windows/blob/${ORIGIN.commit}`;

describe('the address of a line of the policy at the commit that was checked', () => {
  it.each([
    ['.github/release-windows.yml', `${BLOB}/.github/release-windows.yml#L12`],
    ['./a//b/../release windows (1).yml', `${BLOB}/a/release%20windows%20%281%29.yml#L12`],
    ['ä/*_x_*|`#?&<>".yml', `${BLOB}/%C3%A4/%2A_x_%2A%7C%60%23%3F%26%3C%3E%22.yml#L12`],
    ['/home/runner/release-windows.yml', null],
    ['C:/release-windows.yml', null],
    ['.github\\release-windows.yml', null],
    ['../release-windows.yml', null],
    ['a/../../windows.yml', null],
    ['..', null],
    ['', null],
    ['a\nb.yml', null],
    ['\uD800.yml', null],
  ])('of %j is %s', (path, address) => {
    expect(permalink(ORIGIN, path, 12)).toBe(address);
  });

  it('is that of the file where no line is meant, and there is none where no commit is known', () => {
    expect(permalink(ORIGIN, 'a.yml', null)).toBe(`${BLOB}/a.yml`);
    expect(permalink({ ...ORIGIN, commit: null }, 'a.yml', 12)).toBeNull();
    const enterprise = { ...ORIGIN, serverUrl: 'https://git.example.com:8443' };
    expect(permalink(enterprise, 'a.yml', 1)).toBe(
      BLOB.replace('github.com', 'git.example.com:8443').concat('/a.yml#L1'),
    );
  });
});

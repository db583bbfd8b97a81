import { expect, it } from 'vitest';
import { showsUnicode } from '../src/unicode.ts';

it.each<[shows: boolean, env: Record<string, string>]>([
  [true, { LANG: 'en_US.UTF-8' }],
  [true, { LANG: 'C.utf8' }],
  [false, { LANG: 'de_DE.ISO-8859-1' }],
  [false, { LANG: 'C' }],
  [false, {}],
  // The first that is set and not empty decides.
  [false, { LC_ALL: 'POSIX', LANG: 'en_US.UTF-8' }],
  [true, { LC_ALL: '', LC_CTYPE: 'UTF-8', LANG: 'C' }],
  [false, { LANG: 'en_US.UTF-8', TERM: 'linux' }],
  [true, { LANG: 'en_US.UTF-8', TERM: 'dumb' }],
  // Windows.
  [true, { WT_SESSION: '0b6f' }],
  [true, { TERM_PROGRAM: 'vscode' }],
])('%s for %j', (shows, env) => {
  expect(showsUnicode(env)).toBe(shows);
});

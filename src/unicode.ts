/**
 * Whether a terminal shows more than ASCII, by its environment: the first locale variable that is set decides, as in POSIX
 * (https://pubs.opengroup.org/onlinepubs/9799919799/basedefs/V1_chap08.html#tag_08_02). Without any there is no promise.
 */
export function showsUnicode(env: Readonly<Record<string, string | undefined>>): boolean {
  // The Linux console has room for few characters in its font.
  if (env.TERM === 'linux') return false;
  const locale = [env.LC_ALL, env.LC_CTYPE, env.LANG].find((value) => value !== undefined && value !== '');
  if (locale !== undefined) return /utf-?8/i.test(locale);
  // Windows has no locale variables; these terminals of it name themselves.
  return Boolean(env.WT_SESSION) || env.TERM_PROGRAM === 'vscode';
}

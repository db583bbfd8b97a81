/**
 * Whether a glob certainly matches every repository name that another matches. Both are patterns that `readGlob` took,
 * without braces. `false` also stands for "not certain".
 */
export function covers(wide: string, narrow: string): boolean {
  if (wide === narrow || wide === '**') return true;
  if (beginApart(wide, narrow)) return false;
  if (!wide.includes('/') && !narrow.includes('/')) return narrow !== '**' && coversSegment(wide, narrow);
  const w = wide.split('/');
  const n = narrow.split('/');
  const refuted = new Set<number>();

  function from(i: number, j: number): boolean {
    const key = i * (n.length + 1) + j;
    if (refuted.has(key)) return false;
    const certain = step(i, j);
    if (!certain) refuted.add(key);
    return certain;
  }

  function step(i: number, j: number): boolean {
    const [a, b] = [w[i], n[j]];
    if (a === undefined) return b === undefined;
    if (a === '**') {
      // At the end it stands for one segment or more, and what is left of `narrow` is at least one.
      if (i === w.length - 1) return b !== undefined;
      return from(i + 1, j) || (b !== undefined && from(i, j + 1));
    }
    return b !== undefined && b !== '**' && coversSegment(a, b) && from(i + 1, j + 1);
  }

  return from(0, 0);
}

/** The same for one path segment, where `wide` has at most one `*` and no other wildcard. */
function coversSegment(wide: string, narrow: string): boolean {
  if (wide === narrow || wide === '*') return true;
  const star = wide.indexOf('*');
  if (star === -1 || star !== wide.lastIndexOf('*') || /[?[]/.test(wide)) return false;
  const [start, end] = [wide.slice(0, star), wide.slice(star + 1)];
  if (!narrow.startsWith(start) || !narrow.endsWith(end)) return false;
  // What the wildcards of `narrow` stand for lies between the letters before the first and after the last of them.
  const fixed = narrow.split(/\*|\?|\[[^\]]*\]/);
  const [before = '', after = ''] = [fixed[0], fixed.at(-1)];
  return fixed.length === 1
    ? narrow.length >= start.length + end.length
    : before.startsWith(start) && after.endsWith(end);
}

/** Whether what the globs begin with, up to where a name may vary, differs already: then nothing is matched by both. */
function beginApart(wide: string, narrow: string): boolean {
  for (let at = 0; at < wide.length && at < narrow.length; at++) {
    const [a, b] = [wide.charAt(at), narrow.charAt(at)];
    if (VARIES.has(a) || VARIES.has(b)) return false;
    if (a !== b) return true;
  }
  return false;
}

const VARIES = new Set('*?[');

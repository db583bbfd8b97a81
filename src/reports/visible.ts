/**
 * Characters that act instead of showing: controls, line and paragraph separators, directional marks, invisible
 * joiners, variation and tag characters, lone surrogates. Each shows as U+FFFD, so that nobody is misled and nothing is
 * hidden.
 */
const ACTS = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/gu;

/** Nearly every text: told at once. */
const SHOWS = /^[ -~]*$/;

/** Text from outside made safe to look at: one line, every character shows itself. Length in code points is kept. */
export function visible(text: string): string {
  if (SHOWS.test(text)) return text;
  return text.replace(ACTS, '\u{FFFD}');
}

/** At most `length` code points, the last one an ellipsis where something was cut. */
export function shortened(text: string, length: number): string {
  // Never more code points than code units.
  if (text.length <= length) return text;
  const points = [...text];
  return points.length <= length ? text : `${points.slice(0, length - 1).join('')}…`;
}

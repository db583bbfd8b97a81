import { visible } from './visible.ts';

const ZERO_WIDTH_SPACE = '\u200B';

/** Nearly every line: printable ASCII without what a runner obeys. Told at once. */
const PLAIN = /^(?!.*(?:::|##\[))[ -~]*$/;

/**
 * The only door from data to a line of a terminal or workflow log. The runner obeys lines that hold `::command::` or
 * `##[command]`, a terminal obeys escape sequences, and a reader trusts the direction that letters run in: what passes
 * here stays one line, shows every character, and does nothing. A line that passed once passes again unchanged.
 */
export function logText(text: string): string {
  if (PLAIN.test(text)) return text;
  // Our own breaks come off first, so that they are not mistaken for invisible characters of the text.
  const whole = text.replace(/(?<=:)\u200B(?=:)|(?<=##)\u200B(?=\[)/g, '');
  return visible(whole)
    .replace(/:(?=:)/g, `:${ZERO_WIDTH_SPACE}`)
    .replace(/##(?=\[)/g, `##${ZERO_WIDTH_SPACE}`);
}

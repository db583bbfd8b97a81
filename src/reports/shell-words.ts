/** What no shell does anything with. */
const PLAIN = /^[\w@%+:,./-]+$/;
/** What a terminal or a reader would be misled by, but for the line feed, which single quotes keep as it is. */
const ACTS = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}](?<!\n)/u;
const RUNS_OF_ACTS = /((?:[\p{Cc}\p{Cf}\p{Zl}\p{Zp}](?<!\n))+)/u;

/** Columns of a command that stands on one line. */
const WIDTH = 100;

/**
 * Words as a command line for a POSIX shell that gives each of them back to the letter (POSIX.1-2017, Shell & Utilities,
 * 2.2 Quoting). What cannot be looked at is spelled by `printf`. Each option of a long one begins a line.
 */
export function commandLine(words: readonly string[]): string {
  const quoted = words.map(shellWord);
  const line = quoted.join(' ');
  if (line.length <= WIDTH) return line;
  return quoted.reduce((text, word) => (word.startsWith('--') ? `${text} \\\n  ${word}` : `${text} ${word}`));
}

/** One word, which holds no NUL: no argument can. */
function shellWord(word: string): string {
  if (PLAIN.test(word)) return word;
  if (!ACTS.test(word)) return quotedText(word);
  return word
    .split(RUNS_OF_ACTS)
    .filter((part) => part !== '')
    .map((part) => (ACTS.test(part) ? `"$(printf '${octal(part)}')"` : quotedText(part)))
    .join('');
}

/**
 * Within single quotes nothing acts; a single quote itself stands between two of them. What the log of a workflow would
 * obey, a line that begins with `::` and `##[` anywhere, is broken by an end and a start of quotes.
 */
function quotedText(text: string): string {
  const inert = text
    .replaceAll("'", "'\\''")
    .replace(/:(?=:)/g, ":''")
    .replace(/##(?=\[)/g, "##''");
  return `'${inert}'`;
}

/** Bytes as `printf` reads them: the backslash and three octal digits. */
function octal(text: string): string {
  return [...new TextEncoder().encode(text)].map((byte) => `\\${byte.toString(8).padStart(3, '0')}`).join('');
}

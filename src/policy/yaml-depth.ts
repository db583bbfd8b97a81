/** Far more than any policy nests, far less than what exhausts the YAML reader's stack. */
const DEEPEST = 100;

/**
 * Where a text nests deeper than anybody means to, told without parsing it; `null` where it does not. The YAML reader
 * recurses, and where its stack ends inside a regular expression Node does not throw but aborts the process.
 */
export function tooDeepAt(text: string): number | null {
  let open = 0;
  let lineStart = 0;
  for (const line of text.split('\n')) {
    const code = line.replace(/(?:^|\s)#.*$/, '');
    const indentation = code.length - code.trimStart().length;
    if (indentation > DEEPEST) return lineStart + indentation;
    let indicators = 0;
    for (const { 0: token, index } of code.matchAll(/[[\]{}]|(?<!\S)[-?:](?!\S)/g)) {
      if (token === '[' || token === '{') open++;
      else if (token === ']' || token === '}') open = Math.max(0, open - 1);
      else indicators++;
      if (open > DEEPEST || indicators > DEEPEST) return lineStart + index;
    }
    lineStart += line.length + 1;
  }
  return null;
}

/**
 * Sets of hashes as short text: sorted, each as its distance from the one before in Rice's code (R. F. Rice, "Some
 * practical universal noiseless coding techniques", JPL 79-22, 1979), in the alphabet of base64. Of n hashes of b bits
 * each takes about b - log2(n) + 2 bits.
 */
const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

const WIDTH = 6;

/** `bits`: how many each hash has, at most 48. */
export function marksText(marks: ReadonlySet<number>, bits: number): string {
  if (marks.size === 0) return '';
  const low = Math.max(0, bits - (32 - Math.clz32(marks.size)));
  let stream = low.toString(2).padStart(WIDTH, '0');
  let before = -1;
  for (const mark of [...marks].sort((a, b) => a - b)) {
    const distance = mark - before - 1;
    const high = Math.floor(distance / 2 ** low);
    const rest = distance % 2 ** low;
    stream += `${'1'.repeat(high)}0${low === 0 ? '' : rest.toString(2).padStart(low, '0')}`;
    before = mark;
  }
  let text = '';
  for (let at = 0; at < stream.length; at += WIDTH) {
    // Ones without a zero after them are no number.
    text += ALPHABET[Number.parseInt(stream.slice(at, at + WIDTH).padEnd(WIDTH, '1'), 2)];
  }
  return text;
}

/** `null`: not what `marksText` writes. */
export function readMarks(text: string, bits: number): Set<number> | null {
  const marks = new Set<number>();
  if (text === '') return marks;
  let stream = '';
  for (const letter of text) {
    const value = ALPHABET.indexOf(letter);
    if (value === -1) return null;
    stream += value.toString(2).padStart(WIDTH, '0');
  }
  const low = Number.parseInt(stream.slice(0, WIDTH), 2);
  let before = -1;
  for (let at = WIDTH; ; ) {
    const zero = stream.indexOf('0', at);
    const end = zero + 1 + low;
    if (zero === -1 || end > stream.length) break;
    const rest = low === 0 ? 0 : Number.parseInt(stream.slice(zero + 1, end), 2);
    const mark = before + 1 + (zero - at) * 2 ** low + rest;
    if (mark >= 2 ** bits) return null;
    marks.add(mark);
    before = mark;
    at = end;
  }
  return marksText(marks, bits) === text ? marks : null;
}

import { type Problem, problemAt, type Stretch } from '../core/problem.ts';

/** A policy is a page of text; more is a mistake or an attack on the YAML reader. */
const LARGEST = 1024 * 1024;

/** For what concerns the file as a whole. */
export const WHOLE_FILE: Stretch = { line: 1, column: 1, length: 0 };

/** The text of a policy file, without a byte order mark, or why it is none. */
export function textOf(bytes: Uint8Array): { ok: true; text: string } | { ok: false; problem: Problem } {
  const refused = (problem: Problem) => ({ ok: false, problem }) as const;
  if (bytes.length > LARGEST) {
    return refused(problemAt(WHOLE_FILE, { kind: 'file-too-large', bytes: bytes.length, limit: LARGEST }));
  }
  // What PowerShell's `>` writes. Told apart from binary data because there is something to do about it.
  if ((bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff)) {
    return refused(problemAt(WHOLE_FILE, { kind: 'file-encoding', encoding: 'UTF-16' }));
  }
  if (bytes.includes(0)) return refused(problemAt(WHOLE_FILE, { kind: 'file-binary' }));
  try {
    return { ok: true, text: new TextDecoder('utf-8', { fatal: true }).decode(bytes) };
  } catch {
    return refused(problemAt(placeOfFirstBadByte(bytes), { kind: 'file-encoding', encoding: null }));
  }
}

function placeOfFirstBadByte(bytes: Uint8Array): Stretch {
  const text = new TextDecoder().decode(bytes);
  return { ...placeAt(text, Math.max(0, text.indexOf('\u{FFFD}'))), length: 0 };
}

/** The place of one character, for texts that nothing has read yet. */
export function placeAt(text: string, offset: number): Stretch {
  const before = text.slice(0, offset).split('\n');
  return { line: before.length, column: (before.at(-1)?.length ?? 0) + 1, length: 1 };
}

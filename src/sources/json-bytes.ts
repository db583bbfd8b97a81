function bytesThat(test: (byte: number) => boolean): Uint8Array {
  return Uint8Array.from({ length: 256 }, (_, byte) => (test(byte) ? 1 : 0));
}

/** RFC 8259: white space, what stands in a string as it is, what may follow a backslash, hexadecimal digits. */
export const SPACE = bytesThat((byte) => byte === 0x20 || byte === 0x0a || byte === 0x0d || byte === 0x09);
export const PLAIN = bytesThat((byte) => byte >= 0x20 && byte !== 0x22 && byte !== 0x5c);
export const ESCAPABLE = bytesThat((byte) => '"\\/bfnrt'.includes(String.fromCharCode(byte)));
export const HEX = bytesThat((byte) => /[0-9a-fA-F]/.test(String.fromCharCode(byte)));
export const TRUE = Buffer.from('true');
export const FALSE = Buffer.from('false');
export const NULL = Buffer.from('null');

/** The next byte that cannot stand in a string as it is. Four at a time: half as long as one by one. */
export function skipPlain(plain: Uint8Array, bytes: Buffer, from: number, end: number): number {
  const last = end - 4;
  let i = from;
  while (
    i <= last &&
    ((plain[bytes[i] ?? 0] ?? 0) &
      (plain[bytes[i + 1] ?? 0] ?? 0) &
      (plain[bytes[i + 2] ?? 0] ?? 0) &
      (plain[bytes[i + 3] ?? 0] ?? 0)) ===
      1
  )
    i += 4;
  while (i < end && plain[bytes[i] ?? 0] === 1) i++;
  return i;
}

export function skipSpace(bytes: Buffer, from: number, end: number): number {
  let i = from;
  while (i < end && SPACE[bytes[i] ?? 0] === 1) i++;
  return i;
}

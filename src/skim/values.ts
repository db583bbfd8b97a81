// RFC 8259. What ends the text is a byte 0, at which everything here stops. 0 is answered where the grammar is broken.

/** A backslash stood in the text that `textEnd` read last. Whoever asks resets it. */
export let escaped: bool = false;

export function resetEscaped(): void {
  escaped = false;
}

/** Which of 16 bytes end a run of plain text, one bit for each: quotes, backslashes, control characters. */
export function stops(at: i32): u32 {
  const bytes = v128.load(at);
  const quotes = i8x16.eq(bytes, i8x16.splat(0x22));
  const backslashes = i8x16.eq(bytes, i8x16.splat(0x5c));
  const controls = i8x16.le_u(bytes, i8x16.splat(0x1f));
  return i8x16.bitmask(v128.or(v128.or(quotes, backslashes), controls));
}

/** Where the closing quote of a text stands, of which `from` is a byte that no backslash stands before. */
export function textEnd(from: i32): i32 {
  let at = from;
  while (true) {
    const mask = stops(at);
    if (mask === 0) {
      at += 16;
      continue;
    }
    at += ctz(mask);
    const byte = load<u8>(at);
    if (byte === 0x22) return at;
    if (byte !== 0x5c) return 0;
    escaped = true;
    const kind = load<u8>(at, 1);
    if (kind === 0x75) {
      if (!hex(load<u8>(at, 2)) || !hex(load<u8>(at, 3)) || !hex(load<u8>(at, 4)) || !hex(load<u8>(at, 5))) return 0;
      at += 6;
    } else if (escapable(kind)) at += 2;
    else return 0;
  }
}

/** `"\/bfnrt` */
function escapable(byte: u32): bool {
  switch (byte) {
    case 0x22:
    case 0x5c:
    case 0x2f:
    case 0x62:
    case 0x66:
    case 0x6e:
    case 0x72:
    case 0x74:
      return true;
    default:
      return false;
  }
}

function hex(byte: u32): bool {
  return byte - 0x30 < 10 || (byte | 0x20) - 0x61 < 6;
}

function digit(byte: u32): bool {
  return byte - 0x30 < 10;
}

/** The end of `true`, `false`, `null` or a number. */
export function scalarEnd(at: i32): i32 {
  const four = load<u32>(at);
  if (four === 0x6c6c756e || four === 0x65757274) return at + 4;
  if (four === 0x736c6166 && load<u8>(at, 4) === 0x65) return at + 5;
  return numberEnd(at);
}

function numberEnd(from: i32): i32 {
  let at = from;
  if (load<u8>(at) === 0x2d) at++;
  // A digit behind a leading zero is met, and refused, by whoever looks what follows the value.
  at = load<u8>(at) === 0x30 ? at + 1 : digitsEnd(at);
  if (at === 0) return 0;
  if (load<u8>(at) === 0x2e) {
    at = digitsEnd(at + 1);
    if (at === 0) return 0;
  }
  if ((load<u8>(at) | 0x20) !== 0x65) return at;
  const sign = load<u8>(at, 1);
  return digitsEnd(sign === 0x2b || sign === 0x2d ? at + 2 : at + 1);
}

/** Behind one digit or more. */
function digitsEnd(from: i32): i32 {
  let at = from;
  while (digit(load<u8>(at))) at++;
  return at === from ? 0 : at;
}

/** Behind white space, if there is any. */
export function spaceEnd(from: i32): i32 {
  let at = from;
  while (true) {
    const byte = load<u8>(at);
    if (byte !== 0x20 && byte !== 0x0a && byte !== 0x0d && byte !== 0x09) return at;
    at++;
  }
}

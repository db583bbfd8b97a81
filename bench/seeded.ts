/** A number from 0 to 2^32 that looks random and is the same for the same seed (MurmurHash3's finisher). */
export function mixed(seed: number): number {
  let hash = seed ^ 0x9e3779b9;
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}

/** So many hexadecimal digits that look random. */
export function hex(seed: number, length: number): string {
  let text = '';
  for (let part = 0; text.length < length; part++)
    text += mixed(seed * 8 + part)
      .toString(16)
      .padStart(8, '0');
  return text.slice(0, length);
}

/** A UUID of version 4 that looks random. */
export function uuid(seed: number): string {
  return `${hex(seed, 8)}-${hex(seed + 1, 4)}-4${hex(seed + 2, 3)}-8${hex(seed + 3, 3)}-${hex(seed + 4, 12)}`;
}

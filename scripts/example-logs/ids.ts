/**
 * Invented ids that never change: each is the hash of what it stands for, so that a new line in the story alters no
 * other. They look like AWS's own example ids and can open nothing.
 */
import { createHash } from 'node:crypto';

const CAPITALS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';
const ALPHANUMERIC = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';

/** SHA-256 in lower-case hex. */
export function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

/** A whole number from 0 up to, not including, `bound`. */
export function numberBelow(bound: number, seed: string): number {
  return Number.parseInt(sha256(`number ${seed}`).slice(0, 12), 16) % bound;
}

/** One of a list. */
export function oneOf<T>(list: readonly [T, ...T[]], seed: string): T {
  return list[numberBelow(list.length, seed)] ?? list[0];
}

/** A version 4 UUID. */
export function uuid(seed: string): string {
  const hex = sha256(`uuid ${seed}`);
  const parts = [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `4${hex.slice(13, 16)}`,
    `8${hex.slice(17, 20)}`,
    hex.slice(20, 32),
  ];
  return parts.join('-');
}

/** Access key id of a session. */
export function sessionKey(seed: string): string {
  return `ASIAEXAMPLE${letters(9, CAPITALS, seed)}`;
}

/** Unique id of a role. */
export function roleId(seed: string): string {
  return `AROAEXAMPLE${letters(10, CAPITALS, seed)}`;
}

/** The random end of a log file's name. */
export function fileSuffix(seed: string): string {
  return letters(16, ALPHANUMERIC, seed);
}

function letters(count: number, alphabet: string, seed: string): string {
  return Array.from({ length: count }, (_, n) => alphabet[numberBelow(alphabet.length, `${seed} ${n}`)]).join('');
}

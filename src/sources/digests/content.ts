import { createHash } from 'node:crypto';
import { GzipBroken } from '../gunzip.ts';
import { systemErrorCode, systemErrorWords } from '../system-error.ts';
import type { Failure } from './origin.ts';

/** Unpacked. An hour of 100,000 log files takes half of it; what is larger is no digest. */
export const LARGEST_DIGEST = 64 * 1024 * 1024;

/** The whole of a digest file, from what it unpacks to. */
export async function contentOf(unpacked: AsyncIterable<Buffer>): Promise<Buffer | Failure> {
  try {
    const pieces: Buffer[] = [];
    let size = 0;
    for await (const piece of unpacked) {
      pieces.push(piece);
      size += piece.length;
      if (size > LARGEST_DIGEST) return tooLarge('more');
    }
    return Buffer.concat(pieces);
  } catch (error) {
    return failureOf(error, 'digest-unusable');
  }
}

export function tooLarge(got: string): Failure {
  return { code: 'digest-unusable', expected: `at most ${LARGEST_DIGEST} bytes, unpacked`, got };
}

/** SHA-256 of a log file, hexadecimal, from what it unpacks to. */
export async function hashOf(unpacked: AsyncIterable<Buffer>): Promise<string | Failure> {
  try {
    const hash = createHash('sha256');
    for await (const piece of unpacked) hash.update(piece);
    return hash.digest('hex');
  } catch (error) {
    return failureOf(error, 'log-altered');
  }
}

/** Throws what is no failure of a file. `broken`: what it is called where its gzip data is. */
export function failureOf(error: unknown, broken: Failure['code']): Failure {
  const code = systemErrorCode(error);
  if (error instanceof GzipBroken) return { code: broken, expected: 'whole gzip data', got: error.message };
  if (code === null) throw error;
  return { code: 'file-unreadable', expected: 'a file that can be read', got: systemErrorWords(code) };
}

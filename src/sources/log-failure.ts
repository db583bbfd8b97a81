import { GzipBroken } from './gunzip.ts';
import type { LogReader } from './log-reader.ts';
import { Stopped } from './stopped.ts';
import { systemErrorCode, systemErrorWords } from './system-error.ts';

/** Tells why a log was not read to its end. `position`: bytes of its text that were. Throws what is no failure of a log. */
export function tellLogFailure(reader: LogReader, error: unknown, position: number): void {
  const place = placeOf(position);
  const code = systemErrorCode(error);
  if (error instanceof GzipBroken) {
    reader.unreadable('gzip-broken', place, 'whole gzip data', error.message);
  } else if (error instanceof Stopped) {
    reader.unreadable('stopped', place, 'to read this file to its end', 'the signal to stop');
  } else if (code !== null) {
    reader.unreadable('file-unreadable', place, 'a file that can be read', systemErrorWords(code));
  } else throw error;
}

/** `null`: the whole of it. */
export function placeOf(position: number): string | null {
  return position === 0 ? null : `byte ${position} of the unpacked text`;
}

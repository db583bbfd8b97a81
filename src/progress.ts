import { type Instant, SECOND } from './core/instant.ts';
import { grouped } from './reports/words.ts';
import type { Progress } from './sources/file-progress.ts';

/** Often enough to look alive. */
const PAUSE = 100;

export interface ProgressLine {
  readonly update: (progress: Progress) => void;
  readonly end: () => void;
}

/** One line that is written over, on a terminal only; in a log or a pipe nothing. */
export function progressLine(
  stream: NodeJS.WritableStream & { readonly isTTY?: boolean },
  now: () => Instant,
): ProgressLine {
  if (stream.isTTY !== true) return { update: () => {}, end: () => {} };
  const started = now();
  let last = Number.NEGATIVE_INFINITY;
  let shown = false;
  return {
    update: (progress) => {
      const instant = now();
      if (instant - last < PAUSE) return;
      last = instant;
      shown = true;
      stream.write(`\r\u001B[K${progressText(progress, instant - started)}`);
    },
    end: () => {
      if (shown) stream.write('\r\u001B[K');
    },
  };
}

/** `12/56 files, 3,400 records, 41 MB/s, 3 s left`. `elapsed` in milliseconds. */
export function progressText({ filesDone, files, bytesDone, bytes, records }: Progress, elapsed: number): string {
  const rate = elapsed > 0 ? bytesDone / elapsed : 0;
  const left = rate > 0 && bytes > bytesDone ? `, ${Math.ceil((bytes - bytesDone) / rate / SECOND)} s left` : '';
  return `${filesDone}/${files} files, ${grouped(records)} records, ${((rate * SECOND) / 1e6).toFixed(1)} MB/s${left}`;
}

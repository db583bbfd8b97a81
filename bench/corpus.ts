import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { type Density, recordAt } from './records.ts';

export interface CorpusSize extends Density {
  readonly files: number;
  readonly recordsPerFile: number;
}

export interface Corpus {
  readonly folder: string;
  /** Of all files, when unpacked. */
  readonly rawBytes: number;
}

/** Log files as CloudTrail writes them, the same every time; kept under bench/.data. */
export function corpus(size: CorpusSize): Corpus {
  const { files, recordsPerFile, pushEvery, signInEvery } = size;
  return keptFolder(`logs-${files}x${recordsPerFile}-${pushEvery}-${signInEvery}`, (folder) => {
    let rawBytes = 0;
    for (let file = 0; file < files; file++) {
      const text = logOf(
        Array.from({ length: recordsPerFile }, (_, index) => recordAt(file * recordsPerFile + index, size)),
      );
      rawBytes += text.length;
      const minute = String(file).padStart(4, '0');
      const name = `111122223333_CloudTrail_eu-central-1_20261019T${minute}Z_aaaaaaaaaaaaaaaa.json.gz`;
      writeFileSync(join(folder, name), gzipSync(text));
    }
    return rawBytes;
  });
}

/** The text of one log file. */
export function logOf(records: readonly object[]): string {
  return JSON.stringify({ Records: records });
}

/** A folder under bench/.data that is filled once. `fill` answers how many bytes it holds when unpacked. */
export function keptFolder(name: string, fill: (folder: string) => number): Corpus {
  const kept = join(import.meta.dirname, '.data', name);
  const folder = join(kept, 'logs');
  // Written last: a folder whose filling was stopped is filled anew.
  const size = join(kept, 'bytes.txt');
  if (!existsSync(size)) {
    mkdirSync(folder, { recursive: true });
    writeFileSync(size, String(fill(folder)));
  }
  return { folder, rawBytes: Number(readFileSync(size, 'utf8')) };
}

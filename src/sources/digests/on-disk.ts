import { createReadStream } from 'node:fs';
import { setImmediate } from 'node:timers/promises';
import { UsageError } from '../../core/errors.ts';
import { compareText } from '../../core/text-order.ts';
import type { LogFile } from '../log-paths.ts';
import { readSmallFile } from '../small-file.ts';
import { unpack } from '../unpack.ts';
import { contentOf, hashOf } from './content.ts';
import { digestNameOf, plainName } from './names.ts';
import type { DigestFile, DigestOrigin, LogCopy } from './origin.ts';

const FILES_A_TURN = 16;
const NO_FILES: readonly LogFile[] = [];

/** What lies on disk. `digests`: files of the folders CloudTrail-Digest; others are known by their names. */
export class DigestsOnDisk implements DigestOrigin {
  /** The files of a chain stand together, in order of time. */
  readonly #digests: readonly LogFile[];
  readonly #logs = new Map<string, LogFile[]>();
  #hashed = 0;
  readonly #askedFor = new Set<readonly LogFile[]>();

  /** A `UsageError` where there is no digest among them. */
  constructor({ files, digests }: { readonly files: readonly LogFile[]; readonly digests: readonly LogFile[] }) {
    const isDigest = ({ name }: LogFile) => digestNameOf(plainName(name)) !== null;
    this.#digests = [...digests, ...files.filter(isDigest)].sort(
      (a, b) => compareText(plainName(a.name), plainName(b.name)) || compareText(a.name, b.name),
    );
    if (this.#digests.length === 0) {
      throw new UsageError(
        'no-digests',
        'verify-digests: there is no digest file among the paths: name the folder CloudTrail-Digest too, or leave verify-digests out where the trail writes none',
      );
    }
    for (const file of files) {
      const plain = plainName(file.name);
      if (!isDigest(file)) this.#logs.set(plain, [...(this.#logs.get(plain) ?? []), file]);
    }
  }

  async *digests(): AsyncGenerator<DigestFile> {
    for (const { name, path } of this.#digests) {
      yield { name, content: await contentOf(unpacked(path)), own: null };
    }
  }

  async logsNamed(plain: string): Promise<readonly LogCopy[]> {
    const files = this.#logs.get(plain) ?? NO_FILES;
    this.#askedFor.add(files);
    const copies: LogCopy[] = [];
    for (const { name, path } of files) {
      // A turn for signals, which files that are read at once would not leave.
      if (this.#hashed++ % FILES_A_TURN === 0) await setImmediate();
      copies.push({ name, hash: await hashOf(unpacked(path)) });
    }
    return copies;
  }

  isMeant(): boolean {
    return true;
  }

  /** What lies on disk was copied before. */
  async lookAgain(): Promise<readonly LogCopy[]> {
    return [];
  }

  *neverAskedFor(): Generator<string> {
    for (const files of this.#logs.values()) {
      if (!this.#askedFor.has(files)) yield* files.map(({ name }) => name);
    }
  }
}

/** Small files at once, as they are read for records too. */
async function* unpacked(path: string | null): AsyncGenerator<Buffer> {
  // Standard input has a name that no digest lists.
  if (path === null) return;
  const small = readSmallFile(path);
  if (small !== null) yield small.text;
  else yield* unpack({ open: () => createReadStream(path), rereadable: false });
}

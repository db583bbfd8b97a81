import type { SourceSummary } from '../core/reading.ts';
import type { Scope } from '../core/scope.ts';
import type { DigestKeys } from './digests/keys.ts';
import { DigestsOnDisk } from './digests/on-disk.ts';
import { verifyDigests } from './digests/verify.ts';
import { EvidenceBook } from './evidence.ts';
import type { Progress } from './file-progress.ts';
import { FilesRun } from './files-run.ts';
import { findLogs } from './log-paths.ts';
import { LogReader } from './log-reader.ts';
import type { ReadingThreads } from './reader-threads.ts';
import { estimateSize } from './size-estimate.ts';
import type { Source } from './source.ts';

export interface FilesOptions {
  /** Files, folders, globs, `-` for standard input; relative to `cwd`. */
  readonly paths: readonly string[];
  readonly cwd: string;
  readonly stdin: AsyncIterable<Buffer | string>;
  /** Which records are evidence that an account and Region were logged: those in its range. */
  readonly scope: Scope;
  /** By what keys digest files are verified; `keys` is `null` where only hashes count. Left out: they are not. */
  readonly digests?: { readonly keys: DigestKeys | null };
  /** `null`: one thread reads everything. */
  readonly threads: ReadingThreads | null;
  /** Called for every piece that is read, or for some together. */
  readonly progress: (progress: Progress) => void;
}

/** CloudTrail logs on disk or on standard input. */
export function filesSource(options: FilesOptions): Source {
  return {
    name: 'files',
    read: async (intake, signal) => {
      const { digests, scope, stdin, threads, progress } = options;
      const found = await findLogs(options.paths, options.cwd);
      const { files, skipped, unreadable } = found;
      const origin = digests === undefined ? null : new DigestsOnDisk(found);
      const reader = new LogReader(intake, scope);
      for (const reason of skipped) reader.skippedFile(reason);
      for (const { name, got } of unreadable) {
        reader.begin(name, false);
        reader.unreadable('file-unreadable', null, 'a file that can be read', got);
      }
      const bytes = await estimateSize(files);
      const run = new FilesRun({ files, bytes, stdin, scope, threads, progress, intake, signal });
      const { opened, records, evidence } = await run.read();
      const [next] = files.slice(opened);
      if (next !== undefined) {
        const more = files.length - opened - 1;
        reader.begin(next.name, next.inFolder);
        const got = `the signal to stop before this file${more === 0 ? '' : ` and ${more} more`}`;
        reader.unreadable('stopped', null, 'to read this file', got);
      }
      const book = new EvidenceBook();
      for (const each of evidence) book.merge(each);
      const inputs: SourceSummary['inputs'] = { kind: 'file', count: opened };
      const summary = { records, inputs, evidence: book.list(), claims: null };
      if (origin === null || digests === undefined) return summary;
      return { ...summary, digests: await verifyDigests(origin, { ...digests, scope, intake, signal }) };
    },
    lookUpSignIns: null,
  };
}

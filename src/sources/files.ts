import type { SourceSummary } from '../core/reading.ts';
import type { Scope } from '../core/scope.ts';
import { type Buckets, readBuckets } from './bucket/read-buckets.ts';
import { DigestsOnDisk } from './digests/on-disk.ts';
import { type KeySource, Verification } from './digests/verify.ts';
import { EvidenceBook } from './evidence.ts';
import type { Progress } from './file-progress.ts';
import { FilesRun } from './files-run.ts';
import { type FoundLogs, findLogs } from './log-paths.ts';
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
  /** By what keys digest files are verified. Left out: they are not. */
  readonly digests?: { readonly keys: KeySource };
  /** Logs in S3, which are read behind those of `paths`; `null`: none. */
  readonly buckets: Omit<Buckets, 'verification'> | null;
  /** `null`: one thread reads everything. */
  readonly threads: ReadingThreads | null;
  /** Called for every piece that is read, or for some together. */
  readonly progress: (progress: Progress) => void;
}

const NO_FILES: FoundLogs = { files: [], skipped: [], unreadable: [], digests: [] };

/** CloudTrail logs on disk, on standard input, or in S3. */
export function filesSource(options: FilesOptions): Source {
  return {
    name: 'files',
    read: async (intake, signal) => {
      const { digests, scope, paths, cwd, stdin, threads, buckets, progress } = options;
      const isAllInBuckets = paths.length === 0 && buckets !== null;
      const found = isAllInBuckets ? NO_FILES : await findLogs(paths, cwd);
      const { files, skipped, unreadable } = found;
      const verification = digests === undefined ? null : new Verification({ ...digests, scope, intake, signal });
      const onDisk = verification === null || isAllInBuckets ? null : new DigestsOnDisk(found);
      const reader = new LogReader(intake, scope);
      for (const reason of skipped) reader.skippedFile(reason);
      for (const { name, got } of unreadable) {
        reader.begin(name, false);
        reader.unreadable('file-unreadable', null, 'a file that can be read', got);
      }
      const bytes = await estimateSize(files);
      const run = new FilesRun({ files, bytes, stdin, scope, threads, progress, intake, signal });
      const { opened, records, totals } = await run.read();
      const [next] = files.slice(opened);
      if (next !== undefined) {
        const more = files.length - opened - 1;
        reader.begin(next.name, next.inFolder);
        const got = `the signal to stop before this file${more === 0 ? '' : ` and ${more} more`}`;
        reader.unreadable('stopped', null, 'to read this file', got);
      }
      const read = buckets === null ? null : await readBuckets({ ...buckets, verification }, reader, signal);
      const evidence = new EvidenceBook();
      for (const { evidence: shown, signInPacks } of [...totals, reader.totals()]) {
        evidence.merge(shown);
        for (const pack of signInPacks) intake.signInPack(pack);
      }
      const inputs: SourceSummary['inputs'] = { kind: 'file', count: opened + (read?.objects ?? 0) };
      const summary = {
        records: records + reader.records,
        inputs,
        evidence: evidence.list(),
        claims: null,
        ...(read !== null && { bucket: { lists: read.lists, gets: read.gets } }),
      };
      if (verification === null) return summary;
      if (onDisk !== null) await verification.takeAll(onDisk);
      return { ...summary, digests: verification.result() };
    },
    lookUpSignIns: null,
  };
}

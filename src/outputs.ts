import { createWriteStream } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { UsageError } from './core/errors.ts';
import type { RunFacts } from './core/facts.ts';
import { FORMATS, type FormatName } from './reports/formats.ts';

/** One report to write; `path` is relative to the working folder. */
export interface FileOutput {
  readonly format: FormatName;
  readonly path: string;
}

/** Writes a report to a file, and the folders it needs. */
export async function writeReport(facts: RunFacts, { format, path }: FileOutput, cwd: string): Promise<void> {
  const file = resolve(cwd, path);
  try {
    await mkdir(dirname(file), { recursive: true });
    await pipeline(Readable.from(FORMATS[format](facts)), createWriteStream(file));
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new UsageError('output-unwritable', `cannot write the ${format} report to ${path}: ${reason}`, { cause });
  }
}

/** Writes a report to a stream and leaves it open. A reader that closes early (`| head`) is no error. */
export async function printReport(facts: RunFacts, format: FormatName, stream: NodeJS.WritableStream): Promise<void> {
  for (const piece of FORMATS[format](facts)) {
    if (stream.write(piece)) continue;
    await new Promise<void>((done) => {
      stream.once('drain', done);
      stream.once('close', done);
    });
  }
}

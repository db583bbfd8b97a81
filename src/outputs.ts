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
    await pipeline(Readable.from(gathered(FORMATS[format](facts))), createWriteStream(file));
  } catch (cause) {
    throw unwritable(format, path, cause);
  }
}

/** Writes a report to a stream and leaves it open. A reader that closes early (`| head`) has had what it wanted. */
export async function printReport(facts: RunFacts, format: FormatName, stream: NodeJS.WritableStream): Promise<void> {
  try {
    await pipeline(Readable.from(gathered(FORMATS[format](facts))), stream, { end: false });
  } catch (cause) {
    if (cause instanceof Error && 'code' in cause && cause.code === 'EPIPE') return;
    throw unwritable(format, 'standard output', cause);
  }
}

/** Lines and other small pieces are written so many characters at a time: each write costs as much as some lines do. */
const WRITTEN_AT_ONCE = 65_536;

function* gathered(pieces: Iterable<string>): Iterable<string> {
  let held: string[] = [];
  let characters = 0;
  for (const piece of pieces) {
    held.push(piece);
    characters += piece.length;
    if (characters < WRITTEN_AT_ONCE) continue;
    yield held.join('');
    held = [];
    characters = 0;
  }
  if (characters > 0) yield held.join('');
}

function unwritable(format: FormatName, where: string, cause: unknown): UsageError {
  const reason = cause instanceof Error ? cause.message : String(cause);
  return new UsageError('output-unwritable', `cannot write the ${format} report to ${where}: ${reason}`, { cause });
}

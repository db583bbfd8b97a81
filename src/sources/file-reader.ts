import { tellLogFailure } from './log-failure.ts';
import type { LogFile } from './log-paths.ts';
import type { LogReader } from './log-reader.ts';
import { RecordCutter } from './record-cutter.ts';
import { Skimmer } from './skimmer.ts';
import { letGo, readSmallFile } from './small-file.ts';
import { Stopped } from './stopped.ts';
import { unpack } from './unpack.ts';

export interface FileReaderOptions {
  /** Takes in what the files hold. */
  readonly reader: LogReader;
  readonly open: (file: LogFile) => AsyncIterable<Buffer | string>;
  /** Whether the run was told to stop. */
  readonly stopped: () => boolean;
  /** Awaited after each piece of a file that is read in pieces. */
  readonly pieceRead: () => Promise<void>;
}

/** Reads one file after the other. What is wrong with a file is told; only what is wrong with the program is thrown. */
export class FileReader {
  readonly #options: FileReaderOptions;
  readonly #skimmer: Skimmer | null;
  /** Read so far, on disk. */
  bytes = 0;

  constructor(options: FileReaderOptions) {
    this.#options = options;
    this.#skimmer = Skimmer.open(options.reader);
  }

  async read(file: LogFile): Promise<void> {
    const { reader, stopped, pieceRead } = this.#options;
    reader.begin(file.name, file.inFolder);
    const cutter = new RecordCutter(reader, { skimmer: this.#skimmer });
    try {
      const small = file.regular && file.path !== null ? readSmallFile(file.path) : null;
      if (small !== null) {
        this.bytes += small.size;
        cutter.write(small.text);
        cutter.end();
        letGo(small.text);
        return;
      }
      for await (const chunk of unpack({ open: () => this.#open(file), rereadable: file.regular })) {
        if (stopped()) throw new Stopped();
        cutter.write(chunk);
        await pieceRead();
        if (cutter.foreign) break;
      }
      cutter.end();
    } catch (error) {
      tellLogFailure(reader, error, cutter.position);
    }
  }

  /** Hands over all that was counted. */
  finish(): void {
    this.#skimmer?.finish();
  }

  async *#open(file: LogFile): AsyncGenerator<Buffer, void, undefined> {
    for await (const piece of this.#options.open(file)) {
      this.bytes += piece.length;
      yield typeof piece === 'string' ? Buffer.from(piece) : piece;
    }
  }
}

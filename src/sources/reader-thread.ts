import { createReadStream } from 'node:fs';
import { type MessagePort, parentPort, receiveMessageOnPort, workerData } from 'node:worker_threads';
import { FileClaims } from './file-claims.ts';
import { Lane } from './lane.ts';
import type { LogFile } from './log-paths.ts';
import { type FromThread, READ_SIZE, type SentFiles, type ThreadStart } from './thread-messages.ts';

/** Often enough for the line that shows progress, and seldom enough to cost nothing. */
const BATCH = { count: 500, bytes: 1024 * 1024 };

/** The files that were sent and may still be claimed here. */
class SentQueue {
  readonly #port: MessagePort;
  #first = 0;
  #files: LogFile[] = [];

  constructor(port: MessagePort) {
    this.#port = port;
  }

  /** Numbers are asked for in rising order, and were sent before they could be claimed. */
  file(index: number): LogFile {
    for (;;) {
      const file = this.#files[index - this.#first];
      if (file !== undefined) return file;
      this.#first += this.#files.length;
      const received = receiveMessageOnPort(this.#port);
      if (received === undefined) throw new Error(`file ${index} was never sent to this thread`);
      const sent: SentFiles = received.message;
      this.#files = [...sent];
    }
  }
}

/** One lane in a thread of its own: what dist/reader.cjs does as soon as it is loaded. */
async function readInThread(port: MessagePort, { lane, shared, scope }: ThreadStart): Promise<void> {
  const claims = new FileClaims(shared);
  const queue = new SentQueue(port);
  const post = (message: FromThread) => port.postMessage(message);
  const ends = {
    lane,
    claims,
    file: (index: number) => queue.file(index),
    open: ({ name, path }: LogFile) => {
      if (path === null) throw new Error(`${name} can be read by the main thread only`);
      return createReadStream(path, { highWaterMark: READ_SIZE });
    },
    put: (batch: Extract<FromThread, { kind: 'batch' }>['batch']) => post({ kind: 'batch', batch }),
    until: async (condition: () => boolean) => claims.hold(condition),
    batch: BATCH,
  };
  const totals = await new Lane(ends, scope).run();
  const ended: FromThread = { kind: 'ended', totals };
  // Handed over, not copied.
  port.postMessage(
    ended,
    totals.signInPacks.map(({ bytes }) => bytes.buffer),
  );
}

if (parentPort === null) throw new Error('this is run in a worker thread only');
// What it throws ends the thread, and is thrown where its totals are awaited.
readInThread(parentPort, workerData);

import type { Clock } from '../../core/clock.ts';
import { MOST_TRIES, pauseAfter } from '../pauses.ts';
import type { ExplainedOpening, ListedObject, Listing, ListRequest, ReadFrom, S3 } from '../s3.ts';
import { Stopped } from '../stopped.ts';
import { Unread } from './unread.ts';

type Page = Extract<Listing, { kind: 'page' }>;
export type Metadata = Extract<ExplainedOpening, { kind: 'open' }>['metadata'];

/** Asks S3 again where it may help, and counts how often it was asked. */
export class Asking {
  readonly #s3: S3;
  readonly #bucket: string;
  readonly #clock: Clock;
  readonly #signal: AbortSignal;
  /** Told each time that S3 asks for less. */
  onThrottled = () => {};
  lists = 0;
  gets = 0;

  constructor(s3: S3, bucket: string, clock: Clock, signal: AbortSignal) {
    this.#s3 = s3;
    this.#bucket = bucket;
    this.#clock = clock;
    this.#signal = signal;
  }

  /** A page of what is there. Throws `Unread` or `Stopped`. */
  async page(request: Omit<ListRequest, 'bucket'>): Promise<Page> {
    for (let tries = 1; ; tries++) {
      this.#goOn();
      this.lists++;
      const listing = await this.#s3.list({ bucket: this.#bucket, ...request }, this.#signal);
      if (listing.kind === 'page') return listing;
      await this.#wait(listing.why, tries);
    }
  }

  /**
   * The bytes of an object as it was listed, taken up again where a connection ended too early. Throws `Unread` or `Stopped`.
   * `opened`: gets its metadata, before the first byte.
   */
  async *bytes(
    { key, size, etag }: ListedObject,
    opened: (metadata: Metadata) => void = () => {},
  ): AsyncGenerator<Buffer, void, undefined> {
    let from: ReadFrom = { offset: 0, etag };
    for (let tries = 1; ; tries++) {
      this.#goOn();
      this.gets++;
      const opening: ExplainedOpening = await this.#s3.open({ bucket: this.#bucket, key }, from, this.#signal);
      switch (opening.kind) {
        case 'open': {
          let { offset } = from;
          if (opening.bytes !== size - offset) throw new Unread(CHANGED);
          opened(opening.metadata);
          for await (const chunk of opening.chunks) {
            offset += chunk.length;
            yield Buffer.from(chunk.buffer, chunk.byteOffset, chunk.length);
          }
          if (offset === size) return;
          this.#goOn();
          // What comes bit by bit comes.
          if (offset > from.offset) tries = 1;
          from = { offset, etag };
          await this.#wait(ENDED, tries);
          break;
        }
        case 'changed':
          throw new Unread(CHANGED);
        case 'refused':
        case 'unanswered':
          await this.#wait(opening.why, tries);
          break;
      }
    }
  }

  /** Before another try; throws where there is none. */
  async #wait(why: Extract<Listing, { kind: 'failed' }>['why'], tries: number): Promise<void> {
    this.#goOn();
    if (why.hope === 'throttled') this.onThrottled();
    if (why.hope === 'none' || tries >= MOST_TRIES) throw new Unread(why);
    await this.#clock.sleep(pauseAfter(tries, this.#clock.random), this.#signal);
  }

  #goOn(): void {
    if (this.#signal.aborted) throw new Stopped();
  }
}

const CHANGED = { reason: 'object-changed', detail: null } as const;
/** The connection, in the middle of an object. */
const ENDED = { hope: 'passing', reason: 'failed', detail: 'the connection ended too early' } as const;

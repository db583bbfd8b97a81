import { constants, gunzipSync, gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { GzipBroken } from '../../src/sources/gunzip.ts';
import { unpack } from '../../src/sources/unpack.ts';

interface Unpacked {
  readonly text: string;
  /** What went wrong; `null` for nothing. */
  readonly broken: string | null;
}

async function unpacked(bytes: Buffer, { size = 1 << 20, rereadable = true } = {}): Promise<Unpacked> {
  async function* pieces(): AsyncGenerator<Buffer> {
    for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
  }
  const chunks: Buffer[] = [];
  try {
    for await (const chunk of unpack({ open: pieces, rereadable })) chunks.push(chunk);
  } catch (error) {
    if (!(error instanceof GzipBroken)) throw error;
    return { text: Buffer.concat(chunks).toString(), broken: error.message };
  }
  return { text: Buffer.concat(chunks).toString(), broken: null };
}

/** The same bits every time, and hard to compress. */
function noise(length: number): string {
  let state = 1;
  return Array.from({ length }, () => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0;
    return String.fromCharCode(0x20 + ((state >>> 16) % 0x5f));
  }).join('');
}

const TEXT = noise(3000);
const PACKED = gzipSync(TEXT);

describe('what is no gzip passes as it is', () => {
  it.each(['', 'a', 'ab', '{"Records":[]}', '\u001f'])('%j', async (text) => {
    expect(await unpacked(Buffer.from(text), { size: 1 })).toEqual({ text, broken: null });
  });
});

describe('gzip is told by its first two bytes', () => {
  const two = Buffer.concat([PACKED, gzipSync('and more')]);
  it.each<[string, Buffer, string]>([
    ['one member', PACKED, TEXT],
    ['nothing', gzipSync(''), ''],
    ['two members', two, `${TEXT}and more`],
    ['zeros behind the last', Buffer.concat([two, Buffer.alloc(1000)]), `${TEXT}and more`],
  ])('%s', async (_, bytes, text) => {
    for (const size of [1, 7, 1000, 1 << 20]) expect(await unpacked(bytes, { size })).toEqual({ text, broken: null });
  });

  it('and members may meet at the end of a piece', async () => {
    for (let size = PACKED.length - 2; size <= PACKED.length + 2; size++) {
      expect(await unpacked(two, { size })).toEqual({ text: `${TEXT}and more`, broken: null });
    }
  });

  it('large texts come in pieces', async () => {
    const text = TEXT.repeat(500);
    expect(await unpacked(gzipSync(text), { size: 10_000 })).toEqual({ text, broken: null });
  });
});

describe('broken gzip gives what lies before the damage', () => {
  it('wherever it breaks off', async () => {
    for (let end = 3; end < PACKED.length; end += end < 40 ? 1 : 37) {
      const part = PACKED.subarray(0, end);
      const text = end < 10 ? '' : gunzipSync(part, { finishFlush: constants.Z_SYNC_FLUSH }).toString();
      expect(await unpacked(part, { size: 100 })).toEqual({ text, broken: 'unexpected end of file' });
    }
  });

  it('all of it when only the checksum is wrong', async () => {
    for (const place of [8, 1]) {
      const bytes = Buffer.from(PACKED);
      bytes[bytes.length - place] = (bytes[bytes.length - place] ?? 0) ^ 1;
      expect(await unpacked(bytes)).toEqual({
        text: TEXT,
        broken: expect.stringMatching(/^incorrect (data|length) check$/),
      });
    }
  });

  it('wherever a bit is turned: never the wrong text without a word', async () => {
    const bytes = Buffer.concat([PACKED, PACKED]);
    let told = 0;
    for (let place = 2; place < bytes.length; place += 23) {
      const damaged = Buffer.from(bytes);
      damaged[place] = (damaged[place] ?? 0) ^ (1 << (place % 8));
      const { text, broken } = await unpacked(damaged, { size: 500 });
      if (broken === null) expect(text).toBe(TEXT + TEXT);
      else told++;
      // The first member is whole where the second is damaged.
      if (place >= PACKED.length) expect(text.startsWith(TEXT)).toBe(true);
    }
    expect(told).toBeGreaterThan(200);
  });

  it('up to the byte, however large the piece in which it is', async () => {
    const whole = gzipSync(TEXT, { finishFlush: constants.Z_SYNC_FLUSH });
    expect(await unpacked(Buffer.concat([whole, Buffer.from([0xff])]))).toEqual({
      text: TEXT,
      broken: 'invalid block type',
    });
  });

  it('from standard input too, but for the piece in which it is', async () => {
    const damaged = Buffer.concat([gzipSync(TEXT), Buffer.from('garbage that is no gzip')]);
    expect(await unpacked(damaged, { size: PACKED.length, rereadable: false })).toEqual({
      text: TEXT,
      broken: 'incorrect header check',
    });
  });

  it('data behind padding, which zlib passes over silently', async () => {
    const damaged = Buffer.concat([PACKED, Buffer.alloc(20), PACKED]);
    for (const size of [1, 1 << 20]) {
      expect(await unpacked(damaged, { size })).toEqual({ text: TEXT, broken: 'data behind padding' });
    }
  });
});

import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { letGo, readSmallFile, smallTextAside, textSize } from '../../src/sources/small-file.ts';
import { folderWith } from '../support/folder.ts';

/** Larger than what Node puts together in one piece of memory. */
const LARGE = Buffer.from('0123456789abcdef'.repeat(8192));
const hasTransfer = 'transfer' in ArrayBuffer.prototype;

describe('a small file', () => {
  it.each<[string, Buffer, Buffer | null]>([
    ['plain', LARGE, LARGE],
    ['packed', gzipSync(LARGE), LARGE],
    ['packed, of few bytes', gzipSync('{}'), Buffer.from('{}')],
    ['of two members', Buffer.concat([gzipSync(LARGE), gzipSync('{}')]), Buffer.concat([LARGE, Buffer.from('{}')])],
    ['with padding', Buffer.concat([gzipSync(LARGE), Buffer.alloc(512)]), LARGE],
    ['that breaks off', gzipSync(LARGE).subarray(0, -9), null],
    ['with more behind its padding', Buffer.concat([gzipSync(LARGE), Buffer.alloc(9), gzipSync('{}')]), null],
    ['of more than 8 MB, unpacked', gzipSync(Buffer.alloc(9 * 1024 * 1024, 'x')), null],
  ])('%s is read the same at once and aside', async (_, bytes, text) => {
    const folder = folderWith({ log: bytes });
    const small = readSmallFile(`${folder}/log`);
    // As texts: byte by byte it takes a second.
    expect(small && { size: small.size, text: `${small.text}` }).toEqual(
      text && { size: bytes.length, text: `${text}` },
    );
    expect((await smallTextAside(bytes))?.toString()).toBe(text?.toString());
  });

  it('has the size that its trailer tells, which is no more than a text may have', () => {
    expect(textSize(LARGE)).toBe(LARGE.length);
    expect(textSize(gzipSync(LARGE))).toBe(LARGE.length);
    const lying = gzipSync('{}');
    lying.writeUInt32LE(0xffff_ffff, lying.length - 4);
    expect(textSize(lying)).toBe(8 * 1024 * 1024);
  });
});

describe('the memory of a text', () => {
  it('is given back where the text has it alone, if Node can', async () => {
    const text = await smallTextAside(gzipSync(LARGE));
    if (text === null) throw new Error('it is whole');
    letGo(text);
    expect(text.length).toBe(hasTransfer ? 0 : LARGE.length);
  });

  it('is left alone where other texts may lie in it', () => {
    const shared = Buffer.alloc(3 * LARGE.length, 'x');
    const [first, second] = [shared.subarray(0, LARGE.length), shared.subarray(LARGE.length)];
    letGo(first);
    letGo(second);
    expect(shared.equals(Buffer.alloc(3 * LARGE.length, 'x'))).toBe(true);
    // Node takes short ones from one piece of memory.
    const texts = Array.from({ length: 100 }, (_, index) => Buffer.from(`text ${index}`));
    for (const text of texts.slice(0, 50)) letGo(text);
    expect(texts.slice(50).map(String)).toEqual(Array.from({ length: 50 }, (_, index) => `text ${index + 50}`));
  });
});

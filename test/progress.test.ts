import { Writable } from 'node:stream';
import { expect, it } from 'vitest';
import { progressLine, progressText } from '../src/progress.ts';

const HALF = { filesDone: 26, files: 52, bytesDone: 10_000_000, bytes: 20_000_000, records: 12_345 };

function stream(isTTY: boolean) {
  const written: string[] = [];
  const target = new Writable({
    write: (piece, _encoding, done) => {
      written.push(String(piece));
      done();
    },
  });
  return { target: Object.assign(target, { isTTY }), written };
}

it.each([
  [HALF, 2000, '26/52 files, 12,345 records, 5.0 MB/s, 2 s left'],
  [HALF, 0, '26/52 files, 12,345 records, 0.0 MB/s'],
  [{ ...HALF, bytes: 10_000_000 }, 1000, '26/52 files, 12,345 records, 10.0 MB/s'],
])('tells how far it is, how fast, and what is left', (progress, elapsed, text) => {
  expect(progressText(progress, elapsed)).toBe(text);
});

it('writes one line over and over on a terminal, ten times a second at most, and takes it away at the end', () => {
  const { target, written } = stream(true);
  let now = 0;
  const { update, end } = progressLine(target, () => now);
  for (now = 0; now < 250; now += 10) update(HALF);
  end();
  expect(written).toHaveLength(4);
  expect(written[0]?.startsWith('\r\u001B[K26/52 files')).toBe(true);
  expect(written.at(-1)).toBe('\r\u001B[K');
});

it('writes nothing where there is no terminal', () => {
  const { target, written } = stream(false);
  const { update, end } = progressLine(target, () => 0);
  update(HALF);
  end();
  expect(written).toEqual([]);
});

import { Writable } from 'node:stream';
import { expect, it } from 'vitest';
import { requestProgressLines } from '../src/request-progress-lines.ts';

const HALF = {
  looksFor: 'pushes',
  region: 'eu-central-1',
  requests: 42,
  events: 2013,
  share: 0.619,
  remaining: 13_400,
} as const;
const LINE = '111122223333 eu-central-1: 42 requests, 2,013 events, 61% read, 2.00 of 2 a second, 14 s left\n';

function told(isTTY: boolean, moments: readonly number[]): string[] {
  const written: string[] = [];
  const target = new Writable({
    write: (piece, _encoding, done) => {
      written.push(String(piece));
      done();
    },
  });
  let now = 0;
  const { update, end } = requestProgressLines(Object.assign(target, { isTTY }), () => now);
  for (now of moments) for (const account of ['111122223333', '444455556666']) update({ account, ...HALF });
  end();
  return written;
}

it('tells every account and Region in a log, each 30 seconds', () => {
  const written = told(false, [21_000, 29_999, 31_000, 60_000, 61_000]);
  expect(written).toHaveLength(4);
  expect(written[0]).toContain('1.35 of 2 a second');
});

it('writes over its lines on a terminal, and takes them away at the end', () => {
  const written = told(true, [21_000, 21_100, 21_300]);
  expect(written[0]).toBe(LINE);
  expect(written.filter((text) => text.includes('444455556666'))).toHaveLength(1);
  expect(written.at(-1)).toBe('\u001B[2A\u001B[J');
});

it('tells of sign-ins what is told while nobody knows how many there are', () => {
  const written: string[] = [];
  const target = new Writable({
    write: (piece, _encoding, done) => {
      written.push(String(piece));
      done();
    },
  });
  const { update } = requestProgressLines(Object.assign(target, { isTTY: true }), () => 60_000);
  update({ account: '111122223333', ...HALF, looksFor: 'sign-ins', requests: 1, remaining: 900 });
  expect(written).toEqual(['111122223333 eu-central-1: 1 request for sign-ins, 1 s left\n']);
});

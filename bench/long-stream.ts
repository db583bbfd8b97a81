import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Writable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { gzipSync } from 'node:zlib';
import { corpus, logOf } from './corpus.ts';
import { peakTold, TELLS_PEAK } from './measure.ts';
import { CLI, POLICY } from './product.ts';
import { pushRecord, REAL, recordOf } from './records.ts';
import type { Table } from './table.ts';

const RAW_BYTES = 10e9;
/** Enough to tell a rate. */
const RAW_BYTES_OF_FLOOR = 2e9;
const START = Date.UTC(2026, 9, 1);
/** Calls that nobody asks for: the same again and again, for they are counted only. */
const CALLS = { files: 200, recordsPerFile: REAL.pushEvery, pushEvery: 0, signInEvery: 0 };

/** A stream of packed logs that fits no memory, through standard input. */
export async function longStreamTable(): Promise<Table> {
  const members = membersOfCalls();
  const floor = await fed([join(import.meta.dirname, 'floor.mjs'), 'stream'], members, RAW_BYTES_OF_FLOOR);
  const ours = await fed([CLI, 'check', '-', '--policy', POLICY], members, RAW_BYTES);
  return {
    title: `${(ours.rawBytes / 1e9).toFixed(1)} GB raw through standard input, ${ours.records} records, ${ours.pushes} of them pushes, ${ours.signIns} sign-ins`,
    rows: [
      ['gunzip alone, of a fifth', '', rateOf(floor), megabytes(floor.peak)],
      ['cli.cjs check -', `${ours.seconds.toFixed(1)} s`, rateOf(ours), megabytes(ours.peak), 'target < 300 MB'],
    ],
  };
}

interface Fed {
  readonly rawBytes: number;
  readonly records: number;
  readonly pushes: number;
  readonly signIns: number;
  readonly seconds: number;
  /** Resident, in bytes. */
  readonly peak: number;
}

/** Feeds a process of Node until that much was written, and waits for its end. */
async function fed(args: readonly string[], members: readonly Buffer[], rawBytes: number): Promise<Fed> {
  const started = performance.now();
  const child = spawn(process.execPath, [...TELLS_PEAK, ...args], { stdio: ['pipe', 'ignore', 'pipe'] });
  const [told, written] = await Promise.all([
    text(child.stderr),
    feed(child.stdin, members, rawBytes),
    once(child, 'close'),
  ]);
  return { ...written, seconds: (performance.now() - started) / 1000, peak: peakTold(child.exitCode, told) };
}

/** Between two members of calls comes one of what is asked for, which is new each time: a push and its share of sign-ins. */
async function feed(to: Writable, members: readonly Buffer[], most: number) {
  const signInsEach = REAL.pushEvery / REAL.signInEvery;
  let [rawBytes, records, round] = [0, 0, 0];
  for (; rawBytes < most; round++) {
    const calls = members[round % members.length] ?? Buffer.of();
    const first = round * (signInsEach + 1);
    const signIns = Array.from({ length: signInsEach }, (_, index) => recordOf('sign-in', first + index));
    const asked = logOf([...signIns, pushRecord(first + signInsEach, START + round * 60_000)]);
    to.write(calls);
    if (!to.write(gzipSync(asked))) await once(to, 'drain');
    // A member ends with the length of what it holds (RFC 1952, ISIZE).
    rawBytes += calls.readUInt32LE(calls.length - 4) + asked.length;
    records += CALLS.recordsPerFile + signInsEach + 1;
  }
  to.end();
  return { rawBytes, records, pushes: round, signIns: round * signInsEach };
}

function membersOfCalls(): Buffer[] {
  const { folder } = corpus(CALLS);
  return readdirSync(folder).map((name) => readFileSync(join(folder, name)));
}

function rateOf({ rawBytes, seconds }: Fed): string {
  return `${(rawBytes / seconds / 1e6).toFixed(0)} MB/s`;
}

function megabytes(peak: number): string {
  return `${(peak / 1e6).toFixed(0)} MB peak`;
}

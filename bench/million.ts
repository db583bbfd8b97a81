/**
 * `npm run bench:million`: the memory that a million events of CloudTrail take, through real sockets and the real SDK,
 * with the quota lifted. A quarter of them first: what grows shows. Some minutes.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { StandIn } from '../test/support/stand-in.ts';
import { EventStream } from './event-stream.ts';

const FROM = Date.UTC(2026, 7, 1);
const DAYS = 80;
const TO = FROM + DAYS * 86_400_000;

let before: { readonly total: number; readonly beside: number } | null = null;
for (const total of [250_000, 1_000_000]) {
  const began = performance.now();
  const { requests, pushes, held, reading, startRss, peak } = await read(total);
  const seconds = (performance.now() - began) / 1000;
  console.log(`\n${total.toLocaleString('en')} events over ${DAYS} days, latency 0, no quota`);
  row('pushes', pushes.toLocaleString('en'), `of ${total.toLocaleString('en')}`);
  row('requests', requests.toLocaleString('en'), `${(total / 50 + 3).toLocaleString('en')} are needed`);
  row('time, the stand-in’s included', `${seconds.toFixed(0)} s`, `${(total / seconds).toFixed(0)} events/s`);
  row('held for each push', `${(held / pushes).toFixed(0)} bytes`, 'target ≤ 1,000');
  // Of what is held during the reading alone most is of the pages under way: what grows is the difference of both runs.
  const beside = reading - held;
  row('besides, while it is read', megabytes(beside), '');
  if (before !== null) {
    const grown = (beside - before.beside) / (total - before.total);
    row('  of which grows with each event', `${grown.toFixed(0)} bytes`, 'its id as text: 80');
  }
  before = { total, beside };
  row('resident, at the start and at most', `${megabytes(startRss)}, ${megabytes(peak)}`, '');
}

async function read(total: number) {
  const history = new EventStream(total, FROM / 1000, (TO - FROM) / 1000);
  const standIn = new StandIn({ history, now: () => performance.now(), quota: false });
  const environment = await standIn.start();
  const child = spawn(
    process.execPath,
    [
      '--expose-gc',
      '--max-old-space-size=4096',
      '--import',
      'tsx',
      join(import.meta.dirname, 'million-process.ts'),
      ...[total, FROM, TO].map(String),
    ],
    { env: { PATH: process.env.PATH, ...environment }, stdio: ['ignore', 'pipe', 'inherit'] },
  );
  const [stdout] = await Promise.all([text(child.stdout), once(child, 'close')]);
  standIn.stop();
  const told: unknown = JSON.parse(stdout);
  return { ...numbersOf(told), requests: standIn.asked.length };
}

function numbersOf(told: unknown) {
  const number = (name: string) => {
    const value = told instanceof Object ? Reflect.get(told, name) : null;
    if (typeof value !== 'number') throw new Error(`no ${name} in ${JSON.stringify(told)}`);
    return value;
  };
  return {
    pushes: number('pushes'),
    held: number('held'),
    reading: number('reading'),
    startRss: number('startRss'),
    peak: number('peak'),
  };
}

function megabytes(bytes: number): string {
  return `${(bytes / 1e6).toFixed(0)} MB`;
}

function row(name: string, value: string, target: string): void {
  console.log(`  ${name.padEnd(44)}${value.padStart(18)}${target.padStart(24)}`);
}

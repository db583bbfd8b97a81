/**
 * `npm run test:time`: holds the product against Python's zoneinfo, which reads another packing of the same tz database.
 * Every zone and alias, every change of a clock from 1970 to 2040, and millions of moments around them, judged on both
 * sides. oracle.py is the other side; it shares nothing with src/. TIME_SEED=7 npm run test:time looks at other moments.
 */
import { execFileSync, spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { FIRST_INSTANT } from '../../src/core/instant.ts';
import { TZDATA_VERSION, zoneNames } from '../../src/core/tzdb.ts';
import { zoneOf } from '../support/facts.ts';
import { type Answer, changesThatDiffer, verdictsThatDiffer } from './product.ts';
import { entriesNear } from './windows.ts';

/** The release that the product carries; the oracle refuses another. It moves with moment-timezone in package.json. */
const PACKAGE = 'tzdata==2026.6';
const UNTIL = Date.UTC(2040, 0, 1);
const LEAST_MOMENTS = 5_000_000;
const PROCESSES = 2;
const SHOWN = 20;

const seed = Number(process.env.TIME_SEED ?? 20_261_101);
const started = performance.now();
const zones = zoneNames().map((name, index) => ({ name, asked: entriesNear(momentsOf(name), seed + index * 100) }));
const unheard = new Map(zones.map(({ name, asked }) => [name, asked]));
const differences: string[] = [];
let changes = 0;
let moments = 0;
let open = 0;

const folder = mkdtempSync(join(tmpdir(), 'test-time-'));
try {
  const python = pythonWith(PACKAGE);
  const tasks = join(folder, 'tasks.json');
  const named = zones.map(({ name, asked }) => ({ name, entries: asked.map(({ naive }) => naive) }));
  writeFileSync(tasks, JSON.stringify({ release: TZDATA_VERSION, until: UNTIL, seed, zones: named }));
  await Promise.all(Array.from({ length: PROCESSES }, (_, share) => oracle(python, tasks, share)));
} finally {
  rmSync(folder, { recursive: true });
}

const [silent] = unheard.keys();
if (silent !== undefined) differences.push(`zoneinfo said nothing of ${unheard.size} zones, such as ${silent}`);
if (moments < LEAST_MOMENTS) differences.push(`${moments} moments are fewer than ${LEAST_MOMENTS}`);
for (const line of differences.slice(0, SHOWN)) console.log(line);
console.log(
  `tz database ${TZDATA_VERSION} against Python’s zoneinfo, 1970 to 2040, seed ${seed}:\n` +
    `${zones.length} zones, ${changes} changes of a clock, ${moments} judged moments (${open} of them inside a window), ` +
    `${differences.length} differences, ${Math.round((performance.now() - started) / 1000)} s`,
);
process.exitCode = differences.length === 0 ? 0 : 1;

/** Where windows with dates are laid: at the zone's changes; for a zone without any in a few years. */
function momentsOf(name: string): number[] {
  const [, ...pieces] = zoneOf(name).pieces(FIRST_INSTANT, UNTIL);
  if (pieces.length > 0) return pieces.map(({ from }) => from);
  return [1972, 1999, 2026, 2038].map((year) => Date.UTC(year, 1, 27));
}

/** A Python that has the package, and finds zones nowhere else. */
function pythonWith(requirement: string): string {
  const environment = join(folder, 'venv');
  execFileSync('python3', ['-m', 'venv', environment], { stdio: 'inherit' });
  const python = join(environment, 'bin/python');
  const pip = ['-m', 'pip', 'install', '--quiet', '--disable-pip-version-check', '--no-deps', '--only-binary', ':all:'];
  execFileSync(python, [...pip, requirement], { stdio: 'inherit' });
  return python;
}

/** Runs the oracle over its share of the zones, and compares each answer while it works on the next. */
async function oracle(python: string, tasks: string, share: number): Promise<void> {
  const args = [join(import.meta.dirname, 'oracle.py'), tasks, String(share), String(PROCESSES)];
  const child = spawn(python, args, {
    env: { ...process.env, PYTHONTZPATH: '' },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = new Promise<number | null>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', resolve);
  });
  for await (const line of createInterface({ input: child.stdout })) compare(JSON.parse(line));
  const status = await ended;
  if (status !== 0) differences.push(`oracle.py ended with ${status}`);
}

function compare(answer: Answer): void {
  const asked = unheard.get(answer.zone);
  if (!asked) throw new Error(`zoneinfo spoke of ${answer.zone} again`);
  unheard.delete(answer.zone);
  changes += answer.changes.length;
  for (const stretch of answer.entries.flat()) {
    moments += stretch.moments.length;
    open += stretch.open.replaceAll('0', '').length;
  }
  differences.push(...changesThatDiffer(answer, UNTIL), ...verdictsThatDiffer(answer, asked));
}

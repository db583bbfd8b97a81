import { join } from 'node:path';
import { type Corpus, corpus } from './corpus.ts';
import { duckdbQuery, installDuckdb } from './duckdb.ts';
import { leastTimes, type Times } from './measure.ts';
import { CLI, POLICY } from './product.ts';
import { type Density, FULL_OF_SIGN_INS, REAL } from './records.ts';
import type { Table } from './table.ts';

const FILES = 40;
const RECORDS_PER_FILE = 3470;
const TURNS = 7;

const node = process.execPath;
const floorScript = join(import.meta.dirname, 'floor.mjs');

const ALONE = 'gunzip alone, one thread';
const ONE_CORE = 'cli.cjs check, one core';
const BOTH_CORES = 'cli.cjs check, both cores';
const NODE = 'node -e 0';
const ALONE_WITHOUT_START = `${ALONE}, without the start of Node`;
const ONE_RECORD = 'cli.cjs check, one file of one record';
const JQ = 'zcat | jq, pushes alone';
const DUCKDB = 'DuckDB, pushes alone, threads as it likes';

/** What ours is held against, by the time on the wall, and how many times ours it should at least take. */
const LEAST_TIMES_OURS: ReadonlyMap<string, number> = new Map([
  [JQ, 8],
  [DUCKDB, 2],
]);

/** Packed logs of 194 MB beside what nobody can do without, and beside what people use, which find the pushes and no more. */
export function rawFilesTable(oneFile: string): Table {
  const logs = logsOf(REAL);
  const { folder } = logs;
  const installed = installDuckdb();
  const times = {
    ...leastTimes(
      {
        ...against(logs, oneFile),
        'gunzip in buffers of 256 kB, one thread': [node, floorScript, 'gunzip-large', folder],
        'gunzip, then indexOf for each event name': [node, floorScript, 'search', folder],
        'gunzip, then JSON.parse of everything': [node, floorScript, 'parse', folder],
        ...(installed !== null && {
          [DUCKDB]: duckdbQuery(installed, folder, 0),
          'DuckDB, pushes alone, one thread': duckdbQuery(installed, folder, 1),
        }),
      },
      TURNS,
    ),
    ...(installed === null && { [DUCKDB]: null }),
    // Twenty times slower: one turn says enough.
    ...leastTimes({ [JQ]: ['bash', '-c', `zcat '${folder}'/* | jq '${JQ_PUSHES}'`] }, 1),
  };
  return { title: titleOf(logs, REAL), rows: rowsOf(times) };
}

/** The same where little is done but to take roles. */
export function signInsTable(oneFile: string): Table {
  const logs = logsOf(FULL_OF_SIGN_INS);
  return { title: titleOf(logs, FULL_OF_SIGN_INS), rows: rowsOf(leastTimes(against(logs, oneFile), TURNS)) };
}

const JQ_PUSHES = '.Records[] | select(.eventName == "PutImage" and .eventSource == "ecr.amazonaws.com") | .eventID';

function logsOf(density: Density): Corpus {
  return corpus({ files: FILES, recordsPerFile: RECORDS_PER_FILE, ...density });
}

function against({ folder }: Corpus, oneFile: string): Record<string, readonly string[]> {
  const check = [node, CLI, 'check', folder, '--policy', POLICY];
  return {
    [NODE]: [node, '-e', '0'],
    [ONE_RECORD]: [node, CLI, 'check', oneFile, '--policy', POLICY],
    [ALONE]: [node, floorScript, 'gunzip', folder],
    // A process that may run on one core alone starts no threads.
    [ONE_CORE]: ['taskset', '-c', '0', ...check],
    [BOTH_CORES]: check,
  };
}

function titleOf({ rawBytes }: Corpus, { pushEvery, signInEvery }: Density): string {
  const size = `${FILES} files of ${RECORDS_PER_FILE} records, ${(rawBytes / 1e6).toFixed(0)} MB raw`;
  return `Reading ${size}, one in ${signInEvery} a sign-in, one in ${pushEvery} a push: user and wall time, least of ${TURNS} in turns`;
}

function rowsOf(measured: Readonly<Record<string, Times | null>>): Table['rows'] {
  return [...rowsAgainst(ALONE, measured), ...rowsAgainst(ALONE_WITHOUT_START, withoutStarts(measured))];
}

function rowsAgainst(floor: string, all: Readonly<Record<string, Times | null>>): Table['rows'] {
  const alone = all[floor];
  const ours = all[BOTH_CORES];
  return Object.entries(all).map(([name, times]) => {
    if (times === null || !alone) return [name, 'not here'];
    return [
      name,
      `${(times.user * 1000).toFixed(0)} ms user`,
      `${(times.user / alone.user).toFixed(2)}x`,
      `${(times.wall * 1000).toFixed(0)} ms wall`,
      `${(times.wall / alone.wall).toFixed(2)}x`,
      ours ? noteOn(name, times.wall / ours.wall) : '',
    ];
  });
}

/** What is left of the times without those of a process that has next to nothing to read. */
function withoutStarts({
  [NODE]: node,
  [ONE_RECORD]: start,
  [ALONE]: alone,
  [ONE_CORE]: one,
  [BOTH_CORES]: both,
}: Readonly<Record<string, Times | null>>): Record<string, Times> {
  if (!node || !start || !alone || !one || !both) return {};
  const less = (times: Times, by: Times): Times => ({ user: times.user - by.user, wall: times.wall - by.wall });
  return {
    [ALONE_WITHOUT_START]: less(alone, node),
    [`${ONE_CORE}, without its start`]: less(one, start),
    [`${BOTH_CORES}, without its start`]: less(both, start),
  };
}

function noteOn(name: string, timesOurs: number): string {
  if (name === ONE_CORE) return 'target ≤ 1.3x user';
  if (name === BOTH_CORES) return 'target ≤ 0.8x wall';
  const least = LEAST_TIMES_OURS.get(name);
  return least === undefined ? '' : `${timesOurs.toFixed(1)}x ours, target ≥ ${least}x`;
}

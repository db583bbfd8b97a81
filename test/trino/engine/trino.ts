import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { rmSync } from 'node:fs';
import { mkdir, mkdtemp, open, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { installTrino } from './artifacts.ts';
import { findJdk } from './jdk.ts';
import { trinoEngine } from './statement.ts';

export interface Trino {
  readonly url: string;
  /** The root of its files: a bucket of S3 is a folder in it. */
  readonly storage: string;
  stop(): Promise<void>;
}

/** How long a slow machine may take. */
const PATIENCE = 120_000;

/** Its launcher's options that matter here; the compiler for short lives halves the time to start. */
const JVM = [
  '-Xmx3G',
  '-XX:+UseSerialGC',
  '-XX:TieredStopAtLevel=1',
  '-XX:+ExitOnOutOfMemoryError',
  '-XX:+EnableDynamicAgentLoading',
  '--enable-native-access=ALL-UNNAMED',
  '--sun-misc-unsafe-memory-access=allow',
  '-Djdk.attach.allowAttachSelf=true',
  '-Dfile.encoding=UTF-8',
  '-Duser.timezone=UTC',
];

/** Fetches Trino where it is not there yet, starts one node of it with empty catalogs, and waits until it takes queries. */
export async function startTrino(say: (line: string) => void): Promise<Trino> {
  const jdk = findJdk(process.env);
  const installation = await installTrino(jdk, say);
  const started = performance.now();
  const home = await mkdtemp(join(tmpdir(), 'trino-'));
  const port = await freePort();
  const storage = join(home, 'storage');
  await configure(home, storage, port);
  const log = await open(join(home, 'log'), 'w');
  const trino = spawn(
    jdk.java,
    [
      ...JVM,
      '-cp',
      join(installation.lib, '*'),
      `-Dconfig=${join(home, 'config.properties')}`,
      `-Dcatalog.config-dir=${join(home, 'catalog')}`,
      `-Dplugin.dir=${installation.plugins}`,
      '-Dnode.environment=conformance',
      '-Dnode.id=one',
      '-Dnode.bind-ip=127.0.0.1',
      '-Dnode.internal-address=127.0.0.1',
      `-Dnode.data-dir=${join(home, 'data')}`,
      'io.trino.server.TrinoServer',
    ],
    { cwd: home, stdio: ['ignore', log.fd, log.fd] },
  );
  const release = killWithUs(trino, home);
  const stop = async () => {
    release();
    await kill(trino);
    await log.close();
    await rm(home, { recursive: true, force: true });
  };
  const url = `http://127.0.0.1:${port}`;
  try {
    await answers(url, trino, join(home, 'log'));
  } catch (error) {
    await stop();
    throw error;
  }
  say(`Trino on Java ${jdk.version} answers after ${((performance.now() - started) / 1000).toFixed(1)} s`);
  return { url, storage, stop };
}

async function configure(home: string, storage: string, port: number): Promise<void> {
  const files: Record<string, readonly string[]> = {
    'config.properties': [
      'coordinator=true',
      'node-scheduler.include-coordinator=true',
      `http-server.http.port=${port}`,
      `discovery.uri=http://127.0.0.1:${port}`,
      'query.max-memory-per-node=1GB',
    ],
    'catalog/memory.properties': ['connector.name=memory'],
    'catalog/hive.properties': [
      'connector.name=hive',
      'hive.metastore=file',
      'hive.metastore.catalog.dir=local:///metastore',
      'fs.native-local.enabled=true',
      `local.location=${storage}`,
      'hive.non-managed-table-writes-enabled=true',
      'hive.allow-register-partition-procedure=true',
      // As Athena: folders below the folders, days without one, and projected partitions.
      'hive.recursive-directories=true',
      'hive.ignore-absent-partitions=true',
      'hive.partition-projection-enabled=true',
    ],
  };
  await mkdir(storage);
  await mkdir(join(home, 'catalog'));
  for (const [name, lines] of Object.entries(files)) await writeFile(join(home, name), `${lines.join('\n')}\n`);
}

/** Needs a node that holds the catalogs: without one yet, Trino answers `SELECT 1` and refuses to write a table. */
const PROBE = 'CREATE TABLE IF NOT EXISTS memory.default.probe AS SELECT 1 AS one';

async function answers(url: string, trino: ChildProcess, log: string): Promise<void> {
  const { signal } = new AbortController();
  const end = performance.now() + PATIENCE;
  for (;;) {
    const isThere = await trinoEngine(url)({ sql: PROBE, catalog: null, database: null }, signal).then(
      () => true,
      () => false,
    );
    if (isThere) return;
    if (trino.exitCode !== null || trino.signalCode !== null || performance.now() > end) {
      const lines = (await readFile(log, 'utf8')).trimEnd().split('\n').slice(-30);
      throw new Error(`Trino did not start:\n${lines.join('\n')}`);
    }
    await setTimeout(200);
  }
}

/** Nobody else would end it, nor clear up after it, where we are told to end. */
function killWithUs(child: ChildProcess, home: string): () => void {
  const atExit = () => {
    child.kill('SIGKILL');
    rmSync(home, { recursive: true, force: true, maxRetries: 5 });
  };
  const atSignal = (signal: NodeJS.Signals) => {
    atExit();
    release();
    process.kill(process.pid, signal);
  };
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
  const release = () => {
    process.off('exit', atExit);
    for (const one of signals) process.off(one, atSignal);
  };
  process.on('exit', atExit);
  for (const one of signals) process.on(one, atSignal);
  return release;
}

async function kill(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, 'exit');
  // It holds nothing that is worth an orderly end.
  child.kill('SIGKILL');
  await ended;
}

async function freePort(): Promise<number> {
  const server = createServer();
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  if (address === null || typeof address === 'string') throw new Error('no port');
  return address.port;
}

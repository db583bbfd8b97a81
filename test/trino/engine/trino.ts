import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, open, readFile, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { type Installation, installTrino } from './artifacts.ts';
import { findJdk, type Jdk } from './jdk.ts';
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

/**
 * Becomes the command after its first argument, a folder. When our end of its standard input is closed, because we ended it or
 * are gone, however suddenly, it is killed and the folder removed: no node outlives its tests.
 */
const ENDS_WITH_US = 'exec 3<&0; (cat <&3; kill -9 $$; sleep 1; rm -rf "$0") & exec "$@" 3<&- </dev/null';

/** Somebody else may take a port that was free a moment ago. */
const PORTS = 3;
const PORT_TAKEN = /Address already in use/;

/** Fetches Trino where it is not there yet, starts one node of it with empty catalogs, and waits until it takes queries. */
export async function startTrino(say: (line: string) => void): Promise<Trino> {
  const jdk = findJdk(process.env);
  const installation = await installTrino(jdk, say);
  for (let tries = 1; ; tries++) {
    const started = performance.now();
    try {
      const trino = await startNode(jdk, installation);
      say(`Trino on Java ${jdk.version} answers after ${((performance.now() - started) / 1000).toFixed(1)} s`);
      return trino;
    } catch (error) {
      if (tries === PORTS || !(error instanceof Error && PORT_TAKEN.test(error.message))) throw error;
    }
  }
}

async function startNode(jdk: Jdk, installation: Installation): Promise<Trino> {
  const home = await mkdtemp(join(tmpdir(), 'trino-'));
  const port = await freePort();
  const storage = join(home, 'storage');
  await configure(home, storage, port);
  const log = await open(join(home, 'log'), 'w');
  const trino = spawn(
    '/bin/sh',
    [
      '-c',
      ENDS_WITH_US,
      home,
      jdk.java,
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
    { cwd: home, stdio: ['pipe', log.fd, log.fd] },
  );
  const stop = async () => {
    await kill(trino);
    await log.close();
  };
  const url = `http://127.0.0.1:${port}`;
  try {
    await answers(url, trino, join(home, 'log'));
  } catch (error) {
    await stop();
    throw error;
  }
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
      // As Athena: tables of Iceberg in the same catalog, folders below the folders, days without one, projected partitions.
      'hive.iceberg-catalog-name=iceberg',
      'hive.recursive-directories=true',
      'hive.ignore-absent-partitions=true',
      'hive.partition-projection-enabled=true',
    ],
    'catalog/iceberg.properties': [
      'connector.name=iceberg',
      'iceberg.catalog.type=TESTING_FILE_METASTORE',
      'hive.metastore.catalog.dir=local:///metastore',
      'fs.native-local.enabled=true',
      `local.location=${storage}`,
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
      const lines = (await readFile(log, 'utf8')).trimEnd().split('\n').slice(-100);
      throw new Error(`Trino did not start:\n${lines.join('\n')}`);
    }
    await setTimeout(200);
  }
}

async function kill(trino: ChildProcess): Promise<void> {
  if (trino.exitCode !== null || trino.signalCode !== null) return;
  const ended = once(trino, 'exit');
  // It holds nothing that is worth an orderly end.
  trino.stdin?.destroy();
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

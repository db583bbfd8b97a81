import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { createReadStream, existsSync } from 'node:fs';
import { mkdir, mkdtemp, rename, rm } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { promisify } from 'node:util';
import type { Jdk } from './jdk.ts';

const run = promisify(execFile);

/** The release that the stage speaks to. A new one: this, the sums below, and `OLDEST_JAVA`. */
const TRINO_VERSION = '476';

interface Artifact {
  readonly name: string;
  readonly packaging: 'tar.gz' | 'zip';
  readonly sha256: string;
}

/** By Maven's coordinates, in the group `io.trino`. The sums were taken once, after Maven had held the files against its own. */
const SERVER: Artifact = {
  name: 'trino-server-core',
  packaging: 'tar.gz',
  sha256: '0f388f9967c177ae70a47c099082fc95387f0c3cb96d8000d1d41fc3a5223158',
};
const PLUGINS: readonly Artifact[] = [
  {
    name: 'trino-hive',
    packaging: 'zip',
    sha256: '611bacdb07d9f3cf7b9d47f97ecc76fa2e7ff8bfe8a9728c3d06adc1bfb8662e',
  },
  {
    name: 'trino-iceberg',
    packaging: 'zip',
    sha256: '99edba5b491ed94d599aeb61e0794272d3569d8b563f3bb8569e8a49daa87b6c',
  },
  {
    name: 'trino-memory',
    packaging: 'zip',
    sha256: 'bade81c52e2f7177a7b867aee1b10fae48fefda9c38f3ec6aeb006fdde5f0378',
  },
];

const GET = 'org.apache.maven.plugins:maven-dependency-plugin:3.8.1:get';

/** What is needed to run Trino, unpacked. */
export interface Installation {
  /** Of jars. */
  readonly lib: string;
  /** Holds a folder for each plugin. */
  readonly plugins: string;
}

/**
 * Trino with the plugins that the stage uses, from the cache folder of the user or, once, from Maven Central by Maven itself
 * (so that its settings, mirrors and proxies hold). What comes from there is held against Maven's sums and ours. Several may
 * do so at once: what is unpacked gets its name when it is whole, and whoever comes second takes what is there.
 */
export async function installTrino(jdk: Jdk, say: (line: string) => void): Promise<Installation> {
  const cache = join(process.env.XDG_CACHE_HOME ?? join(homedir(), '.cache'), 'ecr-release-windows', 'trino');
  const home = join(cache, TRINO_VERSION);
  const plugins = join(home, 'plugins');
  await mkdir(plugins, { recursive: true });
  const server = join(home, 'server');
  await install(SERVER, server, cache, jdk, say);
  for (const plugin of PLUGINS) await install(plugin, join(plugins, unpackedName(plugin)), cache, jdk, say);
  return { lib: join(server, 'lib'), plugins };
}

/** `target`: the folder that holds it unpacked. */
async function install(
  artifact: Artifact,
  target: string,
  cache: string,
  jdk: Jdk,
  say: (line: string) => void,
): Promise<void> {
  if (existsSync(target)) return;
  const unfinished = await mkdtemp(join(cache, 'unfinished-'));
  try {
    const file = await fetched(artifact, join(unfinished, 'maven'), say);
    switch (artifact.packaging) {
      case 'tar.gz':
        await run('tar', ['-xzf', file, '-C', unfinished]);
        break;
      case 'zip':
        await run(jdk.jar, ['-xf', file], { cwd: unfinished });
        break;
    }
    await rename(join(unfinished, unpackedName(artifact)), target).catch((error: unknown) => {
      // Somebody else was faster.
      if (!existsSync(target)) throw error;
    });
  } finally {
    await rm(unfinished, { recursive: true, force: true });
  }
}

function unpackedName({ name }: Artifact): string {
  return `${name}-${TRINO_VERSION}`;
}

async function fetched(
  { name, packaging, sha256 }: Artifact,
  repository: string,
  say: (line: string) => void,
): Promise<string> {
  const coordinates = `io.trino:${name}:${TRINO_VERSION}:${packaging}`;
  say(`fetching ${coordinates} from Maven Central`);
  await maven([
    '--quiet',
    '--strict-checksums',
    `-Dmaven.repo.local=${repository}`,
    GET,
    `-Dartifact=${coordinates}`,
    '-Dtransitive=false',
  ]);
  const file = join(repository, 'io', 'trino', name, TRINO_VERSION, `${name}-${TRINO_VERSION}.${packaging}`);
  const hash = createHash('sha256');
  await pipeline(createReadStream(file), hash);
  const found = hash.digest('hex');
  if (found !== sha256)
    throw new Error(`${file} is not the ${coordinates} we know: SHA-256 ${found}, expected ${sha256}`);
  return file;
}

async function maven(args: readonly string[]): Promise<void> {
  try {
    await run('mvn', ['--batch-mode', ...args], { maxBuffer: 64 * 1024 * 1024 });
  } catch (error) {
    throw new Error('Maven (mvn) could not fetch Trino. It must be on the PATH and reach Maven Central.', {
      cause: error,
    });
  }
}

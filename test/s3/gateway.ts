import { execFile, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { homedir, tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** https://github.com/versity/versitygw: S3 over a folder, by people who test it against the real one. */
const MODULE = 'github.com/versity/versitygw/cmd/versitygw';
const VERSION = 'v1.8.0';
const NAME = 'versitygw';
/** It answers within a second. */
const TRIES = 300;
const PAUSE = 50;

export const ACCESS_KEY = 'AKIAEXAMPLEEXAMPLE00';
export const SECRET_KEY = 'example-of-a-secret-key';
/** Who may do what the policy of a bucket allows, and no more. */
export const READER = { access: 'AKIAEXAMPLEEXAMPLE01', secret: 'example-of-another-secret', role: 'user' } as const;
/** Not the Region that is asked first where nobody says another. */
export const GATEWAY_REGION = 'eu-west-1';

export interface Gateway {
  readonly url: string;
  readonly stop: () => Promise<void>;
}

/** Starts the gateway over a folder of its own, which is gone when it is stopped. */
export async function startGateway(say: (line: string) => void): Promise<Gateway> {
  const program = await install(say);
  const home = await mkdtemp(join(tmpdir(), 'ecr-release-windows-s3-'));
  const [objects, metadata, users] = [join(home, 'objects'), join(home, 'metadata'), join(home, 'users')];
  await Promise.all([mkdir(objects), mkdir(metadata), mkdir(users)]);
  await writeFile(join(users, 'users.json'), JSON.stringify({ accessAccounts: { [READER.access]: READER } }));
  const port = await freePort();
  const settings = [
    '--port',
    `127.0.0.1:${port}`,
    '--region',
    GATEWAY_REGION,
    '--keep-alive',
    '--quiet',
    '--iam-dir',
    users,
  ];
  const child = spawn(program, [...settings, 'posix', '--sidecar', metadata, objects], {
    env: { ROOT_ACCESS_KEY: ACCESS_KEY, ROOT_SECRET_KEY: SECRET_KEY },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let said = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    said += text;
  });
  const ended = new Promise<void>((resolve) => child.once('close', () => resolve()));
  const stop = async (): Promise<void> => {
    child.kill();
    await ended;
    await rm(home, { recursive: true, force: true });
  };
  const url = `http://127.0.0.1:${port}`;
  for (let tries = 0; tries < TRIES && child.exitCode === null; tries++) {
    // Without a signature it refuses; any answer is one.
    const answer = await fetch(url).catch(() => null);
    if (answer !== null) return { url, stop };
    await setTimeout(PAUSE);
  }
  await stop();
  throw new Error(`${NAME} did not start: ${said}`);
}

/** The program, built once into the cache folder of the user. Several may do so at once. */
async function install(say: (line: string) => void): Promise<string> {
  const cache = join(process.env.XDG_CACHE_HOME ?? join(homedir(), '.cache'), 'ecr-release-windows', 'versitygw');
  const home = join(cache, VERSION);
  const program = join(home, NAME);
  if (existsSync(program)) return program;
  await run('go', ['version']).catch((cause: unknown) => {
    throw new Error('npm run test:s3 needs Go 1.26 or later (https://go.dev/dl/) to build versitygw', { cause });
  });
  await mkdir(home, { recursive: true });
  const building = await mkdtemp(join(cache, 'building-'));
  try {
    say(`building ${MODULE}@${VERSION}: some minutes, once`);
    await run('go', ['install', `${MODULE}@${VERSION}`], { env: { ...process.env, GOBIN: building } });
    await rename(join(building, NAME), program);
  } finally {
    await rm(building, { recursive: true, force: true });
  }
  return program;
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer().once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => {
        if (address === null || typeof address === 'string') reject(new Error('no port'));
        else resolve(address.port);
      });
    });
  });
}

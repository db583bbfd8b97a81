import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';

/** The last release of version 1, which is on PyPI; version 2 is not. Both page with the same botocore. */
const VERSION = '1.46.3';
const folder = join(import.meta.dirname, '.data', `awscli-${VERSION}`);
const bin = join(folder, 'bin');

/** Puts the AWS CLI into bench/.data, once. Throws where Python or PyPI is missing: a race without it says nothing. */
export function installAwsCli(): string {
  if (!existsSync(join(bin, 'aws'))) {
    succeed('python3', ['-m', 'venv', folder]);
    succeed(join(bin, 'pip'), ['install', '--quiet', '--disable-pip-version-check', `awscli==${VERSION}`]);
  }
  return succeed(join(bin, 'aws'), ['--version']).split(' ')[0] ?? '';
}

/** Lists all events of a name; answers how many. It pages on its own. */
export async function awsCliLookup(
  eventName: string,
  region: string,
  range: { readonly from: number; readonly to: number },
  environment: Readonly<Record<string, string>>,
): Promise<number> {
  const child = spawn(
    join(bin, 'aws'),
    [
      'cloudtrail',
      'lookup-events',
      '--region',
      region,
      '--lookup-attributes',
      `AttributeKey=EventName,AttributeValue=${eventName}`,
      '--start-time',
      new Date(range.from).toISOString(),
      '--end-time',
      new Date(range.to - 1000).toISOString(),
      '--query',
      'length(Events)',
      '--output',
      'json',
    ],
    { env: { PATH: process.env.PATH, ...environment }, stdio: ['ignore', 'pipe', 'inherit'] },
  );
  const [stdout] = await Promise.all([text(child.stdout), once(child, 'close')]);
  if (child.exitCode !== 0) throw new Error(`aws cloudtrail lookup-events ended with ${child.exitCode}`);
  return Number(stdout);
}

function succeed(command: string, args: readonly string[]): string {
  const { status, stdout, stderr, error } = spawnSync(command, args, { encoding: 'utf8' });
  if (status !== 0) {
    throw new Error(`${command} ${args.join(' ')} failed, and the AWS CLI is one of the peers: ${error ?? stderr}`);
  }
  return stdout;
}

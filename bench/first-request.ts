import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

interface Command {
  readonly args: readonly string[];
  readonly environment: Readonly<Record<string, string>>;
}

/**
 * Milliseconds from the start of a process to its first request, to AWS or GitHub: the median of `times` of each, in turns.
 * Beside them `floor`, which asks for nothing and is timed to its end.
 */
export async function firstRequests(
  floor: readonly string[],
  commands: Readonly<Record<string, Command>>,
  times: number,
): Promise<{ readonly floor: number; readonly commands: Readonly<Record<string, number>> }> {
  let arrived = () => {};
  const server = createServer((_, response) => {
    arrived();
    response.destroy();
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const environment = {
    PATH: process.env.PATH,
    AWS_ENDPOINT_URL_CLOUDTRAIL: url,
    AWS_ENDPOINT_URL_STS: url,
    AWS_ACCESS_KEY_ID: 'AKIAEXAMPLEEXAMPLE12',
    AWS_SECRET_ACCESS_KEY: 'example',
    AWS_REGION: 'eu-central-1',
    AWS_CONFIG_FILE: '/nowhere',
    AWS_SHARED_CREDENTIALS_FILE: '/nowhere',
    GITHUB_API_URL: url,
    GITHUB_REPOSITORY: 'acme/shop',
    GITHUB_REF: 'refs/heads/main',
  };
  const walls: Record<string, number[]> = {};
  const floors: number[] = [];
  for (let round = 0; round < times; round++) {
    floors.push(await timed({ args: floor, environment: {} }, (child) => once(child, 'close')));
    for (const [name, command] of Object.entries(commands)) {
      const asked = new Promise<void>((resolve) => {
        arrived = resolve;
      });
      const wall = await timed(command, (child) =>
        Promise.race([
          asked,
          once(child, 'close').then(() => Promise.reject(new Error(`${name} ended without a request`))),
        ]),
      );
      walls[name] = [...(walls[name] ?? []), wall];
    }
  }
  server.closeAllConnections();
  server.close();
  return {
    floor: median(floors),
    commands: Object.fromEntries(Object.entries(walls).map(([name, all]) => [name, median(all)])),
  };

  async function timed(command: Command, until: (child: ChildProcess) => Promise<unknown>): Promise<number> {
    const began = performance.now();
    const child = spawn(process.execPath, command.args, {
      env: { ...environment, ...command.environment },
      stdio: 'ignore',
    });
    const closed = once(child, 'close');
    await until(child);
    const wall = performance.now() - began;
    child.kill('SIGKILL');
    await closed;
    return wall;
  }
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[values.length >> 1] ?? Number.NaN;
}

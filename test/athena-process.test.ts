import type { ChildProcess } from 'node:child_process';
import { expect, it, onTestFinished } from 'vitest';
import { EVIDENCE_COLUMNS } from '../src/sources/athena/query.ts';
import { answerOf, columnsIn, type Engine } from './support/athena/engine.ts';
import { AthenaServer, type AthenaServerOptions } from './support/athena/server.ts';
import { freshBundles, runBundleWhile } from './support/bundles.ts';
import { folderWith } from './support/folder.ts';
import { LAYOUTS } from './support/layouts/layouts.ts';
import { throughProxy } from './support/through-proxy.ts';

const bundles = freshBundles();
const BUNDLES = ['cli.cjs', 'action.cjs'] as const;
const INPUTS = {
  INPUT_POLICY: 'policy.yml',
  INPUT_SOURCE: 'athena',
  'INPUT_ATHENA-TABLE': 'logs.console',
  INPUT_FROM: '2026-10-19',
  INPUT_TO: '2026-10-26',
  INPUT_ISSUES: 'false',
  INPUT_DASHBOARD: 'false',
};
const ARGS = ['--source', 'athena', '--athena-table', 'logs.console', '--from', '2026-10-19', '--to', '2026-10-26'];

/** One account and Region with a record a day, and no push. */
const quiet: Engine = async ({ sql }) => {
  if (!sql.includes('GROUP BY')) return answerOf(columnsIn(sql), []);
  const time = '2026-10-20T12:00:00Z';
  return answerOf(EVIDENCE_COLUMNS, [['111122223333', 'eu-central-1', '2026-10-20', '7', time, time, '0']]);
};

async function serve(options: Partial<AthenaServerOptions> = {}): Promise<AthenaServer> {
  const server = await AthenaServer.start({
    engine: quiet,
    tables: { logs: LAYOUTS.map(({ ddl }) => ddl) },
    ...options,
  });
  onTestFinished(() => server.stop());
  return server;
}

/** A bundle as a process of its own, that asks the table. */
async function run(
  bundle: (typeof BUNDLES)[number],
  environment: Readonly<Record<string, string | undefined>>,
  meanwhile: (child: ChildProcess) => void = () => {},
) {
  const folder = folderWith({ 'policy.yml': 'version: 1\ntimezone: UTC\nwindows: always\n' });
  const args = ['check', '--policy', 'policy.yml', ...ARGS];
  return runBundleWhile(bundles.path(bundle), args, { cwd: folder, env: { ...INPUTS, ...environment } }, meanwhile);
}

it.each(BUNDLES)('%s asks a table', async (bundle) => {
  const server = await serve();
  const { stdout, stderr, exitCode } = await run(bundle, server.env);
  expect(stdout).toContain('111122223333 in eu-central-1');
  expect({ stderr, exitCode }).toEqual({ stderr: '', exitCode: 0 });
  expect(server.problems).toEqual([]);
});

it.each(BUNDLES)('%s stops its queries when it is told to stop, and says so', async (bundle) => {
  let stop = () => {};
  const server = await serve({
    engine: (_, signal) =>
      new Promise((_resolve, reject) => signal.addEventListener('abort', () => reject(signal.reason))),
    faults: ({ operation, number }) => {
      if (operation === 'GetQueryExecution' && number > 5) stop();
      return null;
    },
  });
  const { stdout, exitCode } = await run(bundle, server.env, (child) => {
    // Once: a second one ends a process as it is.
    stop = () => {
      stop = () => {};
      child.kill('SIGTERM');
    };
  });
  expect(stdout).toContain('the run was told to stop before it had read all');
  expect(exitCode).toBe(3);
  expect([...server.athena.executions.values()].map(({ isCancelled }) => isCancelled)).toEqual([true, true]);
});

it('cli.cjs finds the credentials of a profile', async () => {
  const server = await serve();
  const keys = '[default]\naws_access_key_id = AKIA111122223333\naws_secret_access_key = example\n';
  const folder = folderWith({ credentials: keys });
  const { stderr, exitCode } = await run('cli.cjs', {
    ...server.env,
    AWS_ACCESS_KEY_ID: undefined,
    AWS_SECRET_ACCESS_KEY: undefined,
    AWS_SHARED_CREDENTIALS_FILE: `${folder}/credentials`,
  });
  expect({ stderr, exitCode }).toEqual({ stderr: '', exitCode: 0 });
});

it('cli.cjs reaches Athena through a proxy', async () => {
  const server = await serve();
  const { AWS_ENDPOINT_URL_ATHENA: url = '', AWS_ENDPOINT_URL_S3: _, ...credentials } = server.env;
  const { proxy, environment } = await throughProxy(url);
  const { stdout, exitCode } = await run('cli.cjs', { ...credentials, ...environment });
  expect(stdout).toContain('111122223333 in eu-central-1');
  expect(exitCode).toBe(0);
  expect(new Set(proxy.asked)).toEqual(new Set(['CONNECT athena.eu-central-1.amazonaws.com:443']));
});

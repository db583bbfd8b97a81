import type { ChildProcess } from 'node:child_process';
import { expect, it, onTestFinished } from 'vitest';
import { freshBundles, runBundleWhile } from './support/bundles.ts';
import { regionKey, Trail } from './support/digests.ts';
import { folderWith } from './support/folder.ts';
import { logKey } from './support/log-keys.ts';
import { ACCOUNT, REGION, record } from './support/records.ts';
import { S3Server, type S3ServerOptions } from './support/s3/server.ts';
import { standInKeys } from './support/stand-in-keys.ts';
import { throughProxy } from './support/through-proxy.ts';

const bundles = freshBundles();
const BUNDLES = ['cli.cjs', 'action.cjs'] as const;
const BUCKET = 'amzn-s3-demo-logs';
const INPUTS = {
  INPUT_POLICY: 'policy.yml',
  INPUT_SOURCE: 'files',
  INPUT_PATHS: `s3://${BUCKET}/`,
  INPUT_FROM: '2026-10-24',
  INPUT_TO: '2026-10-25',
  'INPUT_LATE-DAYS': '3',
  INPUT_ISSUES: 'false',
  INPUT_DASHBOARD: 'false',
};
const ARGS = ['check', `s3://${BUCKET}/`, '--policy', 'policy.yml', '--from', '2026-10-24', '--to', '2026-10-25'];
const BODY = Buffer.from(JSON.stringify({ Records: [record('ListImages')] }));
const OBJECTS = Object.fromEntries(
  Array.from({ length: 400 }, (_, index) => {
    const day = { prefix: 'AWSLogs/', account: ACCOUNT, region: REGION, day: '2026/10/24' };
    return [logKey({ ...day, name: String(1000 + index) }), BODY];
  }),
);

async function serve(options: Partial<S3ServerOptions> = {}): Promise<S3Server> {
  const server = await S3Server.start({ bucket: BUCKET, objects: OBJECTS, ...options });
  onTestFinished(() => server.stop());
  return server;
}

/** A bundle as a process of its own, that reads the bucket. */
async function run(
  bundle: (typeof BUNDLES)[number],
  environment: Readonly<Record<string, string>>,
  meanwhile: (child: ChildProcess) => void = () => {},
  options: readonly string[] = [],
) {
  const folder = folderWith({ 'policy.yml': 'version: 1\ntimezone: UTC\nwindows: always\n' });
  const args = bundle === 'cli.cjs' ? [...ARGS, ...options] : [];
  return runBundleWhile(bundles.path(bundle), args, { cwd: folder, env: { ...INPUTS, ...environment } }, meanwhile);
}

it.each(BUNDLES)('%s reads a bucket, and says nothing besides', async (bundle) => {
  const server = await serve();
  const { stdout, stderr, exitCode } = await run(bundle, server.env);
  expect(stdout).toContain('4 LIST and 400 GET requests to Amazon S3');
  expect({ stderr, exitCode }).toEqual({ stderr: '', exitCode: 0 });
});

it.each(BUNDLES)('%s ends at once when it is told to stop, and says what it read', async (bundle) => {
  let stop = () => {};
  const server = await serve({
    faults: ({ operation, number }) => {
      if (operation !== 'GetObject' || number < 200) return null;
      stop();
      return { kind: 'silence', when: 'before' };
    },
  });
  const { stdout, exitCode } = await run(bundle, server.env, (child) => {
    // Once: a second one ends a process as it is.
    stop = () => {
      stop = () => {};
      child.kill('SIGTERM');
    };
  });
  expect(stdout).toMatch(/the signal to stop: \d+ were read, the last one AWSLogs\//);
  expect(exitCode).toBe(3);
});

it('cli.cjs reaches a bucket through a proxy', async () => {
  const server = await serve();
  const { AWS_ENDPOINT_URL_S3: url = '', ...credentials } = server.env;
  const { proxy, environment } = await throughProxy(url);
  const { stdout, exitCode } = await run('cli.cjs', { ...credentials, ...environment });
  expect(stdout).toContain('4 LIST and 400 GET requests to Amazon S3');
  expect(exitCode).toBe(0);
  expect(new Set(proxy.asked)).toEqual(new Set([`CONNECT ${BUCKET}.s3.${REGION}.amazonaws.com:443`]));
});

it('cli.cjs verifies digests in a bucket, by keys that it asks CloudTrail for', async () => {
  const key = regionKey();
  // The first one lies in the folder of the day before, and the log file that the second one lists.
  const trail = new Trail({ key, start: '2026-10-23T23:01:31Z' });
  for (let hour = 0; hour < 27; hour++) trail.hour();
  const server = await serve({ objects: trail.files(), metadata: trail.metadata() });
  const keys = await standInKeys(() => [key]);
  const environment = { ...server.env, ...keys.env };
  const { stdout, stderr, exitCode } = await run('cli.cjs', environment, undefined, ['--verify-digests']);
  expect(stdout).toContain('25 log files, by 26 digest files, of which 26 have a good signature');
  expect(stdout).toContain('6 LIST and 51 GET requests to Amazon S3');
  expect({ stderr, exitCode }).toEqual({ stderr: '', exitCode: 0 });
});

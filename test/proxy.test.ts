import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { rmSync } from 'node:fs';
import { text } from 'node:stream/consumers';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { freshBundles } from './support/bundles.ts';
import { EventHistory } from './support/event-history.ts';
import { folderWith } from './support/folder.ts';
import { OWN_ACCOUNT, StandIn } from './support/stand-in.ts';
import { type ProxyAnswer, StandInProxy } from './support/stand-in-proxy.ts';

const bundles = freshBundles();
const STS = 'CONNECT sts.eu-central-1.amazonaws.com:443';
const CLOUDTRAIL = 'CONNECT cloudtrail.eu-central-1.amazonaws.com:443';

let folder = '';
beforeEach(() => {
  folder = folderWith({ 'policy.yml': 'version: 1\ntimezone: UTC\nwindows: always\nrepositories:\n  - match: "**"\n' });
});
afterEach(() => rmSync(folder, { recursive: true }));

interface Proxied {
  readonly answer?: (authorization: string | null) => ProxyAnswer;
  readonly args?: readonly string[];
  readonly meanwhile?: (child: ChildProcess, proxy: StandInProxy) => void;
}

/**
 * `check` as a process that must reach AWS through a proxy, the environment being made from its `host:port`. No name of
 * AWS is looked up: only the proxy knows where it is.
 */
async function check(environment: (host: string) => Readonly<Record<string, string>>, proxied: Proxied = {}) {
  const { answer = () => 'open' as const, args = [], meanwhile = () => {} } = proxied;
  const standIn = new StandIn({ history: new EventHistory(), now: Date.now, quota: false });
  const { AWS_ENDPOINT_URL_STS = '', AWS_ENDPOINT_URL_CLOUDTRAIL: _, ...credentials } = await standIn.start();
  const proxy = new StandInProxy(AWS_ENDPOINT_URL_STS, answer);
  const { host, certificate } = await proxy.start();
  const trusted = folderWith({ 'stand-in.pem': certificate, token: 'example' });
  const child = spawn(
    process.execPath,
    [bundles.path('cli.cjs'), 'check', '--policy', 'policy.yml', '--from', '1d', ...args],
    {
      cwd: folder,
      env: {
        PATH: process.env.PATH,
        ...credentials,
        NODE_EXTRA_CA_CERTS: `${trusted}/stand-in.pem`,
        AWS_WEB_IDENTITY_TOKEN_FILE: `${trusted}/token`,
        ...environment(host),
      },
    },
  );
  meanwhile(child, proxy);
  const [stdout, stderr] = await Promise.all([text(child.stdout), text(child.stderr), once(child, 'close')]);
  proxy.stop();
  standIn.stop();
  rmSync(trusted, { recursive: true });
  return { asked: proxy.asked, host, stdout, stderr, exitCode: child.exitCode };
}

describe('goes through the proxy', () => {
  it.each([
    ['HTTPS_PROXY', (host: string) => ({ HTTPS_PROXY: `http://${host}` })],
    ['https_proxy, which stands above it', (host: string) => ({ https_proxy: host, HTTPS_PROXY: 'http://x.invalid' })],
    ['one with a password', (host: string) => ({ HTTPS_PROXY: `http://me:p%25%40ss@${host}` })],
  ])('of %s', async (_, environment) => {
    const wanted = `Basic ${Buffer.from('me:p%@ss').toString('base64')}`;
    const { stdout, stderr, exitCode, asked } = await check(environment, {
      answer: (authorization) => (authorization === null || authorization === wanted ? 'open' : { status: 407 }),
    });
    expect(stdout).toContain('Compliant: no image was pushed');
    expect({ stderr, exitCode }).toEqual({ stderr: '', exitCode: 0 });
    expect(new Set(asked)).toEqual(new Set([STS, CLOUDTRAIL]));
    expect(asked[0]).toBe(STS);
  });

  it('to assume roles', async () => {
    const role = 'arn:aws:iam::444455556666:role/reader';
    const { stdout, asked } = await check((host) => ({ HTTPS_PROXY: `http://${host}` }), {
      args: ['--role-arns', role],
    });
    expect(stdout).toContain('444455556666 in eu-central-1');
    expect(new Set(asked)).toEqual(new Set([STS, CLOUDTRAIL]));
  });

  it('to sign in by a web identity, which is in another bundle', async () => {
    const { stdout, asked } = await check((host) => ({
      HTTPS_PROXY: `http://${host}`,
      AWS_ACCESS_KEY_ID: '',
      AWS_ROLE_ARN: `arn:aws:iam::${OWN_ACCOUNT}:role/runner`,
    }));
    expect(stdout).toContain(`${OWN_ACCOUNT} in eu-central-1`);
    expect(new Set(asked)).toEqual(new Set([STS, CLOUDTRAIL]));
  });

  it('without a tunnel to an http: endpoint, by HTTP_PROXY', async () => {
    const { stdout, asked } = await check((host) => ({
      HTTP_PROXY: `http://${host}`,
      HTTPS_PROXY: 'http://x.invalid',
      AWS_ENDPOINT_URL: 'http://aws.invalid',
    }));
    expect(stdout).toContain('Compliant');
    expect(new Set(asked)).toEqual(new Set(['POST http://aws.invalid/']));
  });
});

it.each(['aws.invalid', '.invalid', 'x.test, invalid', '*', 'aws.invalid:443'])(
  'goes past the proxy to a host of NO_PROXY: %s',
  async (hosts) => {
    const { stdout, asked } = await check((host) => ({
      HTTPS_PROXY: `http://${host}`,
      NO_PROXY: hosts,
      AWS_ENDPOINT_URL: 'https://aws.invalid',
    }));
    expect(stdout).toContain('Incomplete: ');
    expect(asked).toEqual([]);
  },
);

describe('says what to do', () => {
  it.each<[string, string, ProxyAnswer, string]>([
    [
      'where the proxy asks for a password',
      'http://me:hunter2@HOST',
      { status: 407 },
      'asks for a user name and password, or for others (HOST)',
    ],
    [
      'where it does not let us',
      'http://me:hunter2@HOST',
      { status: 403 },
      'the proxy refused to connect to AWS (HOST 403)',
    ],
    ['where it answers HTML', 'http://me:hunter2@HOST', 'html', 'what answered was not AWS'],
    [
      'where nothing listens',
      'http://me:hunter2@127.0.0.1:1',
      'open',
      'the proxy could not be reached (127.0.0.1:1 ECONNREFUSED)',
    ],
    [
      'where there is no such host',
      'http://me:hunter2@proxy.invalid',
      'open',
      'the proxy could not be reached (proxy.invalid E',
    ],
    ['where it speaks SOCKS', 'socks5://me:hunter2@HOST', 'open', 'its address is no http:// or https:// URL'],
    ['where the password is not encoded', 'http://me:hunter2%@HOST', 'open', 'that is not written %25'],
  ])('%s', async (_, url, answer, words) => {
    const { stdout, stderr, exitCode, host } = await check((host) => ({ HTTPS_PROXY: url.replace('HOST', host) }), {
      answer: () => answer,
    });
    expect(stdout).toContain(words.replace('HOST', host));
    expect(stdout).not.toContain('hunter2');
    expect({ stderr, exitCode }).toEqual({ stderr: '', exitCode: 3 });
  });
});

it('ends at once when it is told to stop while the proxy says nothing', async () => {
  let tell = () => {};
  const asked = new Promise<void>((resolve) => {
    tell = resolve;
  });
  const { stdout, exitCode } = await check((host) => ({ HTTPS_PROXY: `http://${host}` }), {
    answer: () => {
      tell();
      return 'hang';
    },
    meanwhile: async (child) => {
      await asked;
      child.kill('SIGTERM');
    },
  });
  expect(stdout).toContain('the run was told to stop before it had read all');
  expect(exitCode).toBe(3);
});

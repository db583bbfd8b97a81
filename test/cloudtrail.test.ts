import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { text } from 'node:stream/consumers';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { freshBundles } from './support/bundles.ts';
import { command } from './support/command.ts';
import { EventHistory } from './support/event-history.ts';
import { at } from './support/facts.ts';
import { folderWith } from './support/folder.ts';
import { publishedSchema } from './support/published-schema.ts';
import { putImage, record } from './support/records.ts';
import { skippingClock } from './support/skipping-clock.ts';
import { type Asked, StandIn, type StandInOptions } from './support/stand-in.ts';

const bundles = freshBundles();
const NOW = at('2026-11-02T09:00:00Z');
const POLICY = 'version: 1\ntimezone: Europe/Berlin\nwindows: mon-fri 08:00-20:00\nrepositories:\n  - match: "**"\n';
const WEEK = ['--from', '2026-10-19', '--to', '2026-10-26'];
const NO_ISSUES = { INPUT_ISSUES: 'false', INPUT_DASHBOARD: 'false' };
const DENIED = { kind: 'error', status: 400, type: 'AccessDeniedException' } as const;

let standIn: StandIn | null = null;
afterEach(() => {
  standIn?.stop();
  standIn = null;
  vi.unstubAllEnvs();
});

let folder = '';
beforeEach(() => {
  folder = folderWith({ 'policy.yml': POLICY });
});
afterEach(() => rmSync(folder, { recursive: true }));

async function start(service: Partial<StandInOptions>): Promise<Readonly<Record<string, string>>> {
  standIn = new StandIn({ history: new EventHistory(), now: () => NOW, quota: false, ...service });
  return standIn.start();
}

/** `check` over CloudTrail, in this process. */
async function check(args: readonly string[], service: Partial<StandInOptions>) {
  for (const [name, value] of Object.entries(await start(service))) vi.stubEnv(name, value);
  return command(['check', '--policy', 'policy.yml', ...args], folder, '', NOW, skippingClock(NOW));
}

async function processOf(
  bundle: 'cli.cjs' | 'action.cjs',
  environment: Readonly<Record<string, string>>,
  meanwhile: (child: ChildProcess) => void,
) {
  const child = spawn(process.execPath, [bundles.path(bundle), 'check', '--policy', 'policy.yml', '--from', '7d'], {
    cwd: folder,
    env: { PATH: process.env.PATH, INPUT_POLICY: 'policy.yml', INPUT_FROM: '7d', ...NO_ISSUES, ...environment },
  });
  meanwhile(child);
  const [stdout, stderr] = await Promise.all([text(child.stdout), text(child.stderr), once(child, 'close')]);
  return { stdout, stderr, exitCode: child.exitCode };
}

it.each(['cli.cjs', 'action.cjs'] as const)(
  '%s holds nothing of the AWS SDK, which is loaded when it is needed',
  (name) => {
    const bundle = readFileSync(bundles.path(name), 'utf8');
    expect(bundle.includes('./cloudtrail.cjs')).toBe(true);
    expect(bundle.includes('./athena.cjs')).toBe(true);
    expect(bundle.includes('aws4_request')).toBe(false);
  },
);

it('cloudtrail.cjs and athena.cjs hold no way to credentials but the keys of the environment, action.cjs no HTTP client', () => {
  const holds = (name: 'action.cjs' | 'athena.cjs' | 'cloudtrail.cjs' | 'credentials.cjs', text: string) =>
    readFileSync(bundles.path(name), 'utf8').includes(text);
  expect(holds('cloudtrail.cjs', 'sso_start_url')).toBe(false);
  expect(holds('athena.cjs', 'sso_start_url')).toBe(false);
  expect(holds('credentials.cjs', 'sso_start_url')).toBe(true);
  expect(holds('action.cjs', 'undici')).toBe(false);
});

it.each([
  ['a file', 'aws_access_key_id = AKIA111122223333\naws_secret_access_key = example'],
  [
    'a process',
    `credential_process = echo '{"Version": 1, "AccessKeyId": "AKIA111122223333", "SecretAccessKey": "example"}'`,
  ],
])('the bundles find the credentials of a profile in %s', async (_, profile) => {
  writeFileSync(`${folder}/credentials`, `[default]\n${profile}\n`);
  const environment = await start({});
  const { stdout, stderr, exitCode } = await processOf(
    'cli.cjs',
    {
      ...environment,
      AWS_ACCESS_KEY_ID: '',
      AWS_SECRET_ACCESS_KEY: '',
      AWS_SHARED_CREDENTIALS_FILE: `${folder}/credentials`,
    },
    () => {},
  );
  expect({ stderr, exitCode }).toEqual({ stderr: '', exitCode: 0 });
  expect(stdout).toContain('111122223333 in eu-central-1');
});

describe('check without a path asks CloudTrail', () => {
  it('and judges what it finds', async () => {
    const history = new EventHistory();
    history.add(putImage({ eventTime: '2026-10-23T22:41:27Z' }));
    const { stdout, exitCode } = await check(WEEK, { history });
    expect(stdout).toContain('Not compliant: 1 of 1 image broke the rules, in 1 incident');
    expect(stdout).toMatch(/^Read +4 requests, 1 record$/m);
    expect(stdout).toMatch(/^Account +111122223333 in eu-central-1$/m);
    expect(stdout).toContain('ECR Public are recorded in us-east-1 only');
    expect(exitCode).toBe(1);
  });

  it('and says from which workflow a violation came', async () => {
    const history = new EventHistory();
    history.add(putImage({ eventTime: '2026-10-23T22:41:27Z' }));
    const signIn = record('AssumeRoleWithWebIdentity', {
      eventSource: 'sts.amazonaws.com',
      eventTime: '2026-10-23T22:40:00Z',
      userIdentity: {
        type: 'WebIdentityUser',
        identityProvider: 'arn:aws:iam::111122223333:oidc-provider/token.actions.githubusercontent.com',
      },
      responseElements: {
        credentials: { accessKeyId: 'ASIAEXAMPLEEXAMPLE00' },
        subjectFromWebIdentityToken: 'repo:acme@42/shop@7:environment:production',
      },
    });
    history.add(signIn);
    const { stdout } = await check(WEEK, { history });
    expect(stdout).toContain('from the workflow acme/shop in environment production');
    expect(standIn?.asked).toHaveLength(5);
  });

  it('or why that is not known', async () => {
    const history = new EventHistory();
    history.add(putImage({ eventTime: '2026-10-23T22:41:27Z' }));
    const fault = ({ region }: Asked) => (region === 'us-east-1' ? DENIED : null);
    const { stdout, exitCode } = await check(WEEK, { history, fault });
    expect(stdout).toContain(
      'sign-in unknown for 1 of 1 image that broke the rules: not all that was asked was answered',
    );
    expect(exitCode).toBe(1);
  });

  it('and is compliant where nothing was pushed in the last 24 hours', async () => {
    const { stdout, exitCode } = await check([], {});
    expect(stdout).toContain('Compliant: no image was pushed');
    expect(stdout).toMatch(/^Range +2026-11-01 08:45 to 2026-11-02 08:45 UTC$/m);
    expect(exitCode).toBe(0);
  });

  it('and gives the same bytes each time, in the form that is published', async () => {
    const history = new EventHistory();
    for (let index = 0; index < 120; index++) {
      const eventID = `00000000-0000-4000-8000-${String(index).padStart(12, '0')}`;
      history.add(putImage({ eventID, eventTime: `2026-10-2${index % 3}T0${index % 7}:00:00Z` }));
    }
    const report = async () => {
      const { stdout } = await check([...WEEK, '--format', 'json'], { history });
      standIn?.stop();
      const { totals, ...rest } = JSON.parse(stdout);
      expect(publishedSchema('report')({ totals, ...rest })).toEqual([]);
      return { ...rest, totals: { ...totals, requests: 0 } };
    };
    expect(await report()).toEqual(await report());
  });
});

describe('what was not read is told with what to do', () => {
  it.each<[string, string[], Partial<StandInOptions>, string]>([
    [
      'a denial',
      [],
      { fault: () => DENIED },
      'account 111122223333, Region eu-central-1: LookupEvents was denied from 2026-10-19 00:00 to 2026-10-26 00:00 UTC: allow it to the role or user: {"Effect": "Allow", "Action": "cloudtrail:LookupEvents", "Resource": "*"}',
    ],
    [
      'a role that is closed',
      ['--role-arns', 'arn:aws:iam::444455556666:role/reader'],
      { closedRoles: ['arn:aws:iam::444455556666:role/reader'] },
      'the role cannot be assumed (arn:aws:iam:\u200B:444455556666:role/reader)',
    ],
    [
      'an account that nobody asked for',
      ['--accounts', '444455556666'],
      {},
      'account 444455556666: named by the policy or the options, but not read',
    ],
  ])('%s', async (_, args, service, words) => {
    const { stdout, exitCode } = await check([...WEEK, ...args], service);
    expect(stdout).toContain('Incomplete: not everything could be read. In what could: no image was pushed');
    expect(stdout).toContain(words);
    expect(exitCode).toBe(3);
  });

  it('no credentials', async () => {
    for (const name of ['AWS_ACCESS_KEY_ID', 'AWS_SECRET_ACCESS_KEY']) vi.stubEnv(name, '');
    const environment = await start({});
    for (const [name, value] of Object.entries(environment)) if (!name.includes('KEY')) vi.stubEnv(name, value);
    const { stdout, exitCode } = await command(
      ['check', '--policy', 'policy.yml', ...WEEK],
      folder,
      '',
      NOW,
      skippingClock(NOW),
    );
    expect(stdout).toContain('no AWS credentials were found');
    expect(exitCode).toBe(3);
  });

  it('ECR Public, where the policy names it and us-east-1 is not read', async () => {
    writeFileSync(`${folder}/policy.yml`, `${POLICY}    registry: public\n`);
    const { stdout, exitCode } = await check(WEEK, {});
    expect(stdout).toContain('Region us-east-1: named by the policy or the options, but not read');
    expect(exitCode).toBe(3);
  });

  it.each(['cli.cjs', 'action.cjs'] as const)('by the bundle %s too', async (bundle) => {
    const environment = await start({ fault: () => DENIED });
    const { stdout, stderr, exitCode } = await processOf(bundle, environment, () => {});
    expect(stdout).toContain('"Action": "cloudtrail:LookupEvents"');
    expect(stderr).toBe('');
    expect(exitCode).toBe(3);
  });

  it('a process that is told to stop while nothing answers, which ends at once', async () => {
    let stop = () => {};
    const asked = new Promise<void>((resolve) => {
      stop = resolve;
    });
    const fault = () => {
      stop();
      return { kind: 'hang' } as const;
    };
    const environment = await start({ fault });
    const { stdout, exitCode } = await processOf('cli.cjs', environment, async (child) => {
      await asked;
      child.kill('SIGTERM');
    });
    expect(stdout).toContain('the run was told to stop before it had read all');
    expect(exitCode).toBe(3);
  });
});

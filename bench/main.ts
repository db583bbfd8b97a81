/**
 * `npm run bench`: how fast the product is, each number beside its floor, measured in the same run on the same machine.
 * It needs a fresh dist/ (`npm run build`).
 */
import { mkdirSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { writesOf } from '../test/support/incidents.ts';
import { athenaTable } from './athena.ts';
import { configureAwsCredentials } from './configure-aws-credentials.ts';
import { corpus } from './corpus.ts';
import { firstRequests } from './first-request.ts';
import { writtenFormats } from './formats.ts';
import { bytesPerPush } from './held.ts';
import { grouping, MANIFESTS } from './image-pushes.ts';
import { IssueRun, MANY, NEWS, NOTHING_NEW } from './issue-runs.ts';
import { ENTRIES, entriesPolicy, largePolicy, REPOSITORIES } from './large-policy.ts';
import { PUSHES as LARGEST, largestSummary } from './largest-summary.ts';
import { longStreamTable } from './long-stream.ts';
import { PUSHES } from './many-pushes.ts';
import { peakOf, race } from './measure.ts';
import { CLI, POLICY } from './product.ts';
import { rawFilesTable, signInsTable } from './raw-files.ts';
import { FULL_OF_SIGN_INS } from './records.ts';
import { bucketTables } from './s3.ts';
import { smallFilesTable } from './small-files.ts';
import type { Table } from './table.ts';
import { verdictRates } from './verdicts.ts';

const root = join(import.meta.dirname, '..');
const action = join(root, 'dist/action.cjs');
const WITHOUT_ISSUES = 'action.cjs without issues, to AWS';

startUp();
await firstRequest();
await issues();
table(rawFilesTable(oneFile()));
table(signInsTable(oneFile()));
table(smallFilesTable());
table(await longStreamTable());
memory();
table(await athenaTable());
for (const one of await bucketTables()) table(one);
verdicts();
images();
formats();
summary();

function startUp(): void {
  heading('Start-up, median of 21 processes in turns');
  const times = race(
    {
      'node -e 0': ['-e', '0'],
      'cli.cjs --version': [CLI, '--version'],
      'cli.cjs check --help': [CLI, 'check', '--help'],
      'cli.cjs check, one file, policy "always"': [
        CLI,
        'check',
        oneFile(),
        '--policy',
        join(import.meta.dirname, 'always.yml'),
      ],
      'cli.cjs check, README’s first command': [CLI, 'check', join(root, 'examples/logs'), '--policy', POLICY],
      'action.cjs to its first output': [join(import.meta.dirname, 'first-line.cjs'), action],
    },
    21,
  );
  const floor = times['node -e 0']?.median ?? Number.NaN;
  let before = 0;
  for (const [name, { median }] of Object.entries(times)) {
    // Each does all that the one above it does, and one thing more: the difference is what that costs.
    const more = name.startsWith('cli.cjs') ? `+${(median - before).toFixed(0)} ms` : '';
    row(name, `${median.toFixed(0)} ms`, `${(median / floor).toFixed(2)}x`, more);
    before = median;
  }
  row('dist/cli.cjs', megabytes(CLI));
  row('dist/action.cjs', megabytes(action), 'target ≤ 1 MB');
}

async function firstRequest(): Promise<void> {
  heading('To the first request, median of 15 processes in turns');
  const always = join(import.meta.dirname, 'always.yml');
  const inputs = { INPUT_POLICY: always, INPUT_FROM: '24h' };
  const peer = await configureAwsCredentials();
  const { floor, commands } = await firstRequests(
    ['-e', '0'],
    {
      [WITHOUT_ISSUES]: {
        args: [action],
        environment: { ...inputs, INPUT_ISSUES: 'false', INPUT_DASHBOARD: 'false' },
      },
      'action.cjs, to GitHub': { args: [action], environment: { ...inputs, 'INPUT_GITHUB-TOKEN': 'ghs_example' } },
      'cli.cjs check': { args: [CLI, 'check', '--policy', always, '--from', '24h'], environment: {} },
      ...(peer !== null && {
        'aws-actions/configure-aws-credentials': {
          args: [peer],
          environment: { 'INPUT_AWS-REGION': 'eu-central-1' },
        },
      }),
    },
    15,
  );
  row('node -e 0, to its end', `${floor.toFixed(0)} ms`);
  for (const [name, median] of Object.entries(commands)) {
    row(
      name,
      `${median.toFixed(0)} ms`,
      `${(median / floor).toFixed(2)}x`,
      name === WITHOUT_ISSUES ? 'target ≤ 5x' : '',
    );
  }
  const asking = [action, ...['cloudtrail', 'github'].map((name) => join(root, `dist/${name}.cjs`))];
  row('with cloudtrail.cjs and github.cjs', megabytes(...asking), 'target ≤ 2 MB');
  row('and credentials.cjs', megabytes(...asking, join(root, 'dist/credentials.cjs')));
  if (peer !== null) row('aws-actions/configure-aws-credentials', megabytes(peer));
}

async function issues(): Promise<void> {
  heading('Requests to GitHub to keep issues, which answers at once; how long it takes says bench:issues');
  for (const situation of [NOTHING_NEW, NEWS, MANY]) {
    const run = await IssueRun.start(situation, { read: 0, write: 0 });
    const seconds = await run.act();
    await run.stop();
    const { created, dashboard, incidents } = writesOf(run.server, run.model);
    const requests = run.server.requests.length;
    row(
      situation.name,
      `${requests} requests`,
      `target ≤ ${situation.mostRequests}`,
      `${(seconds * 1000).toFixed(0)} ms`,
    );
    if (situation.news === 0) {
      row('  writes to incidents', `${created + incidents}`, 'target 0');
      row('  writes to the dashboard', `${dashboard}`, 'target 1');
    }
  }
}

function megabytes(...files: readonly string[]): string {
  return `${(files.reduce((sum, file) => sum + statSync(file).size, 0) / 1e6).toFixed(2)} MB`;
}

function oneFile(): string {
  return corpus({ files: 1, recordsPerFile: 1, pushEvery: 1, signInEvery: 0 }).folder;
}

function memory(): void {
  const size = { files: 200, recordsPerFile: 3900, ...FULL_OF_SIGN_INS };
  const { folder, rawBytes } = corpus(size);
  heading(`Memory, ${(rawBytes / 1e9).toFixed(2)} GB raw in ${size.files} files`);
  row('node -e 0', `${(peakOf(['-e', '0']) / 1e6).toFixed(0)} MB peak`);
  row(
    'cli.cjs check',
    `${(peakOf([CLI, 'check', folder, '--policy', POLICY]) / 1e6).toFixed(0)} MB peak`,
    'target < 200 MB',
  );
  row(
    'held for each push',
    `${bytesPerPush(corpus({ files: 5, recordsPerFile: 4000, pushEvery: 1, signInEvery: 0 }).folder).toFixed(0)} bytes`,
    'target ≤ 1,000',
  );
}

function table({ title, rows }: Table): void {
  heading(title);
  for (const [name, ...values] of rows) row(name, ...values);
}

function verdicts(): void {
  heading(`Verdicts: ${ENTRIES} entries, ${REPOSITORIES.length} repositories, random moments of one year, one core`);
  const { ours, luxon, intl, compiling } = verdictRates();
  row('ours, the whole policy', `${millions(ours)} a second`, 'target ≥ 2.00 M');
  row('Intl, weekday and hours of one window', `${millions(intl)} a second`);
  row('luxon, weekday and hours of one window', `${millions(luxon)} a second`);
  row('working out all entries over the year', `${compiling.toFixed(0)} ms`, 'target ≤ 100 ms');

  const [entries, whole] = [policyFile('entries', entriesPolicy()), policyFile('whole', largePolicy())];
  const commands = {
    'node -e 0': ['-e', '0'],
    'cli.cjs validate, the entries alone': [CLI, 'validate', entries],
    'cli.cjs validate, with 60 other rules': [CLI, 'validate', whole],
  };
  const times = race(commands, 21);
  const floor = times['node -e 0']?.median ?? Number.NaN;
  for (const [name, { median }] of Object.entries(times)) {
    row(name, `${median.toFixed(0)} ms`, `${(median / floor).toFixed(2)}x`, name === 'node -e 0' ? '' : 'target ≤ 5x');
  }
}

function images(): void {
  heading(`What people call one push: ${MANIFESTS} manifests, put together, best of 5`);
  const { ms, images } = grouping();
  row(`${images} images`, `${ms.toFixed(0)} ms`, `${((ms / MANIFESTS) * 1000).toFixed(1)} µs a manifest`);
}

function formats(): void {
  heading(`${PUSHES} pushes, most of them violations, to each format, best of 3`);
  for (const [name, { milliseconds, peak }] of writtenFormats(3)) {
    const memory = `${(peak / 1e6).toFixed(0)} MB peak`;
    if (name === 'nothing') row('the facts alone', '', '', memory);
    else {
      const label = name === 'floor' ? 'JSON.stringify of the same pushes' : name;
      row(label, `${milliseconds.toFixed(0)} ms`, `${((PUSHES / milliseconds) * 1000).toFixed(0)} pushes/s`, memory);
    }
  }
}

function summary(): void {
  heading(`The job summary of ${LARGEST} pushes, best of 3`);
  const { ms, incidents, bytes } = largestSummary();
  row(`${incidents} incidents`, `${ms.toFixed(0)} ms`, `${(bytes / 1000).toFixed(0)} kB`, 'target ≤ 1,000 ms');
}

function policyFile(name: string, text: string): string {
  const file = join(import.meta.dirname, '.data', `policy-${name}.yml`);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
  return file;
}

function millions(rate: number): string {
  return `${(rate / 1e6).toFixed(2)} M`;
}

function heading(text: string): void {
  console.log(`\n${text}`);
}

function row(name: string, ...values: string[]): void {
  console.log(`  ${name.padEnd(44)}${values.map((value) => ` ${value.padStart(17)}`).join('')}`);
}

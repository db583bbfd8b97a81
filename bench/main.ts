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
import { PUSHES } from './many-pushes.ts';
import { leastUserTimes, peakOf, race } from './measure.ts';
import { s3Tables } from './s3.ts';
import { verdictRates } from './verdicts.ts';

const root = join(import.meta.dirname, '..');
const cli = join(root, 'dist/cli.cjs');
const action = join(root, 'dist/action.cjs');
const policy = join(root, 'examples/release-windows.yml');
const BOTH_CORES = 'cli.cjs check, both cores';
const WITHOUT_ISSUES = 'action.cjs without issues, to AWS';

startUp();
await firstRequest();
await issues();
reading();
memory();
await athena();
await bucket();
verdicts();
images();
formats();
summary();

function startUp(): void {
  heading('Start-up, median of 21 processes in turns');
  const times = race(
    {
      'node -e 0': ['-e', '0'],
      'cli.cjs --version': [cli, '--version'],
      'cli.cjs check --help': [cli, 'check', '--help'],
      'cli.cjs check, one file, policy "always"': [
        cli,
        'check',
        oneFile(),
        '--policy',
        join(import.meta.dirname, 'always.yml'),
      ],
      'cli.cjs check, README’s first command': [cli, 'check', join(root, 'examples/logs'), '--policy', policy],
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
  row('dist/cli.cjs', megabytes(cli));
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
      'cli.cjs check': { args: [cli, 'check', '--policy', always, '--from', '24h'], environment: {} },
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
  return corpus('one', { files: 1, recordsPerFile: 1, pushEvery: 1 }).folder;
}

function reading(): void {
  const size = { files: 40, recordsPerFile: 4000, pushEvery: 50 };
  const { folder, rawBytes } = corpus('reading', size);
  heading(
    `Reading ${size.files} files of ${size.recordsPerFile} records, ${(rawBytes / 1e6).toFixed(0)} MB raw: user time, least of 5 in turns`,
  );
  const floorScript = join(import.meta.dirname, 'floor.mjs');
  const node = process.execPath;
  const alone = 'gunzip alone';
  const start = 'cli.cjs check, one file of one record';
  const times = leastUserTimes(
    {
      [alone]: [node, floorScript, 'gunzip', folder],
      'gunzip, then indexOf for each event name': [node, floorScript, 'search', folder],
      'gunzip, then JSON.parse of everything': [node, floorScript, 'parse', folder],
      [start]: [node, cli, 'check', oneFile(), '--policy', policy],
      'cli.cjs check': [node, cli, 'check', folder, '--policy', policy],
    },
    5,
  );
  // Twenty times slower: one turn says enough.
  const pushes = '.Records[] | select(.eventName == "PutImage" and .eventSource == "ecr.amazonaws.com") | .eventID';
  const peer = { 'zcat | jq, pushes alone': ['bash', '-c', `zcat ${folder}/* | jq '${pushes}'`] };
  const floor = times[alone] ?? Number.NaN;
  const records = size.files * size.recordsPerFile;
  for (const [name, seconds] of Object.entries({ ...times, ...leastUserTimes(peer, 1) })) {
    if (seconds === null) row(name, 'not here');
    else if (name === start) row(name, `${(seconds * 1000).toFixed(0)} ms`);
    else {
      row(
        name,
        `${(seconds * 1000).toFixed(0)} ms`,
        `${(records / seconds / 1e6).toFixed(2)} M records/s`,
        `${(seconds / floor).toFixed(2)}x`,
        name === 'cli.cjs check' ? 'target ≤ 1.3x' : '',
      );
    }
  }
  heading('The same from start to end, with both cores: best of 9 in turns');
  const walls = race(
    { [alone]: [floorScript, 'gunzip', folder], [BOTH_CORES]: [cli, 'check', folder, '--policy', policy] },
    9,
  );
  const least = walls[alone]?.best ?? Number.NaN;
  for (const [name, { best }] of Object.entries(walls)) {
    row(name, `${best.toFixed(0)} ms`, `${(best / least).toFixed(2)}x`, name === BOTH_CORES ? 'target ≤ 0.8x' : '');
  }
}

function memory(): void {
  const size = { files: 200, recordsPerFile: 3900, pushEvery: 1000 };
  const { folder, rawBytes } = corpus('memory', size);
  heading(`Memory, ${(rawBytes / 1e9).toFixed(2)} GB raw in ${size.files} files`);
  row('node -e 0', `${(peakOf(['-e', '0']) / 1e6).toFixed(0)} MB peak`);
  row(
    'cli.cjs check',
    `${(peakOf([cli, 'check', folder, '--policy', policy]) / 1e6).toFixed(0)} MB peak`,
    'target < 200 MB',
  );
  row(
    'held for each push',
    `${bytesPerPush(corpus('held', { files: 5, recordsPerFile: 4000, pushEvery: 1 }).folder).toFixed(0)} bytes`,
    'target ≤ 1,000',
  );
}

async function athena(): Promise<void> {
  const { title, rows } = await athenaTable();
  heading(title);
  for (const [name, ...values] of rows) row(name, ...values);
}

async function bucket(): Promise<void> {
  for (const { title, rows } of await s3Tables(cli)) {
    heading(title);
    for (const [name, ...values] of rows) row(name, ...values);
  }
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
    'cli.cjs validate, the entries alone': [cli, 'validate', entries],
    'cli.cjs validate, with 60 other rules': [cli, 'validate', whole],
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
  console.log(`  ${name.padEnd(44)}${values.map((value) => value.padStart(18)).join('')}`);
}

import { Command, CommanderError } from 'commander';
import { bucketProgressLines } from './bucket-progress-lines.ts';
import { check } from './check.ts';
import { addExplain } from './commands/explain.ts';
import { addValidate } from './commands/validate.ts';
import { addWindows } from './commands/windows.ts';
import { UsageError } from './core/errors.ts';
import { SOURCE_NAMES } from './core/facts.ts';
import { exitCodeOf, FAIL_ON } from './core/outcome.ts';
import { TZDATA_VERSION } from './core/tzdb.ts';
import { failOnOf, formatOf, oneOf } from './options.ts';
import { type FileOutput, printReport, writeReport } from './outputs.ts';
import { PolicyRejected, validPolicy } from './policy-file.ts';
import { progressLine } from './progress.ts';
import { queryProgressLines } from './query-progress-lines.ts';
import { FORMAT_NAMES } from './reports/formats.ts';
import { missingWords } from './reports/hole-words.ts';
import { logText } from './reports/log-line.ts';
import { problemsText } from './reports/problems.ts';
import { reproduceWords } from './reproduce.ts';
import { requestProgressLines } from './request-progress-lines.ts';
import { type SourceRequest, sourceRequest } from './source-request.ts';
import type { CliWorld } from './world.ts';

const EXIT_CODES = `
Exit code:
  0  compliant, or violations that --fail-on lets pass
  1  violations
  2  wrong use, or an invalid policy: nothing was judged
  3  incomplete: something could not be read (wins over 1)`;

const EXAMPLES = `

Examples:
  ecr-release-windows check --from 7d --regions eu-central-1,us-east-1
  ecr-release-windows check logs/ --policy .github/release-windows.yml
  ecr-release-windows check 'logs/**/*.json.gz' --from 2026-10-19 --to 2026-11-02
  ecr-release-windows check s3://amzn-s3-demo-logs/AWSLogs/o-exampleorgid/ --from 7d --regions eu-central-1
  aws cloudtrail lookup-events --lookup-attributes AttributeKey=EventName,AttributeValue=PutImage \\
    | ecr-release-windows check - --format json --out report.json --format text`;

/** A report that was asked for; without a path it goes to standard output. */
interface Output extends Omit<FileOutput, 'path'> {
  readonly path: string | null;
}

interface CheckOptions {
  readonly policy: string;
  readonly source?: string;
  readonly from?: string;
  readonly to?: string;
  readonly accounts?: string;
  readonly regions?: string;
  readonly roleArns?: string;
  readonly externalId?: string;
  readonly deliveryDelay?: string;
  readonly athenaTable?: string;
  readonly athenaWorkgroup?: string;
  readonly athenaOutput?: string;
  readonly athenaRegion?: string;
  readonly athenaTimeout?: string;
  readonly lateDays?: string;
  readonly verifyDigests?: true;
  readonly digestKeys?: readonly string[];
  readonly dryRun?: true;
  readonly failOn: string;
}

/** Runs one command line and gives its exit code. `args` are the words after the program's name. */
export async function main(args: readonly string[], world: CliWorld): Promise<number> {
  let exitCode = 0;
  const program = new Command('ecr-release-windows')
    .description(
      'Proves from CloudTrail that container images reach Amazon ECR only inside the declared release windows.',
    )
    .version(`${world.version} (tz database ${TZDATA_VERSION})`)
    .exitOverride()
    .configureOutput({ writeOut: (text) => world.stdout.write(text), writeErr: (text) => world.stderr.write(text) })
    .showHelpAfterError('(--help shows what there is)')
    .addHelpText('after', EXIT_CODES);

  const outputs: Output[] = [];
  program
    .command('check')
    .description('Judge the image pushes that CloudTrail recorded: in its event history, or in log files.')
    .argument(
      '[PATH...]',
      'log files, folders, globs, s3://bucket/prefix/, or - for standard input; gzip or not; none: asks CloudTrail',
    )
    .option('--source <name>', `${SOURCE_NAMES.join(', ')} (default: files where a PATH is given)`)
    .option('--policy <file>', 'policy file', '.github/release-windows.yml')
    .option('--from <moment>', 'start: 2026-10-19, 2026-10-19T08:00:00Z, or back from now (24h, 7d)')
    .option('--to <moment>', 'end, exclusive; left out with --from: now, less the delivery delay')
    .option('--accounts <ids>', 'registry accounts that are checked; all that appear when left out')
    .option(
      '--regions <names>',
      'Regions that are checked; all that appear when left out, and of CloudTrail that of AWS_REGION',
    )
    .option('--role-arns <arns>', 'roles to assume for CloudTrail, one for each account')
    .option('--external-id <id>', 'external id for --role-arns')
    .option('--delivery-delay <time>', 'what is younger may not have arrived (default: 15m)')
    .option('--athena-table <name>', 'table of athena or security-lake: database.table or catalog.database.table')
    .option('--athena-workgroup <name>', 'workgroup that runs the queries (default: primary)')
    .option('--athena-output <folder>', 's3://bucket/folder/ for results; that of the workgroup when left out')
    .option('--athena-region <name>', 'Region of the workgroup and the table; that of AWS_REGION when left out')
    .option('--athena-timeout <time>', 'how long a query may take (default: 30m)')
    .option(
      '--late-days <days>',
      'days past the end that are searched for late deliveries, in a table or S3 (default: 3)',
    )
    .option(
      '--verify-digests',
      'verify log files by the digest files of CloudTrail, which lie beside them on disk or in S3',
    )
    .option(
      '--digest-keys <file>',
      'what aws cloudtrail list-public-keys prints, for --verify-digests; repeatable; left out, CloudTrail is asked for the keys of logs in S3',
      (path, before: readonly string[] = []) => [...before, path],
    )
    .option('--dry-run', 'print the queries for the table and run none')
    .option('--format <name>', `report format: ${FORMAT_NAMES.join(', ')} (default: text); repeatable`, (name) => {
      outputs.push({ format: formatOf(name), path: null });
    })
    .option('--out <file>', 'file for the --format before it; standard output when left out', (path) => {
      attachPath(outputs, path);
    })
    .option('--fail-on <when>', `what makes the exit code 1: ${FAIL_ON.join(', ')}`, 'violations')
    .addHelpText('after', EXIT_CODES + EXAMPLES)
    .action(async (paths: readonly string[], options: CheckOptions) => {
      exitCode = await checkCommand(paths, options, outputs, world);
    });
  addExplain(program, world);
  addWindows(program, world);
  addValidate(program, world, (code) => {
    exitCode = code;
  });

  try {
    await program.parseAsync([...args], { from: 'user' });
    return exitCode;
  } catch (error) {
    return failed(error, world);
  }
}

async function checkCommand(
  paths: readonly string[],
  options: CheckOptions,
  outputs: readonly Output[],
  world: CliWorld,
): Promise<number> {
  const failOn = failOnOf(options.failOn);
  const wanted: readonly Output[] = outputs.length > 0 ? outputs : [{ format: 'text', path: null }];
  if (wanted.filter(({ path }) => path === null).length > 1) {
    throw new UsageError(
      'two-outputs',
      'two reports would go to standard output: give all but one of them a file with --out',
    );
  }
  const text = {
    from: '',
    to: '',
    accounts: '',
    regions: '',
    roleArns: '',
    externalId: '',
    deliveryDelay: '',
    athenaTable: '',
    athenaWorkgroup: '',
    athenaOutput: '',
    athenaRegion: '',
    athenaTimeout: '',
    lateDays: '',
    digestKeys: [],
    ...options,
    verifyDigests: options.verifyDigests ? 'true' : '',
    paths,
  };
  const { cwd, stdin, threads, stderr, clock, signal } = world;
  const name = oneOf('source', options.source ?? (paths.length > 0 ? 'files' : 'cloudtrail'), SOURCE_NAMES);
  const files = progressLine(stderr, clock.now);
  const requests = requestProgressLines(stderr, clock.now);
  const queries = queryProgressLines(stderr, clock.now);
  const buckets = bucketProgressLines(stderr, clock.now);
  const request = sourceRequest(name, text, {
    cwd,
    stdin,
    threads,
    clock,
    fileProgress: files.update,
    requestProgress: requests.update,
    queryProgress: queries.update,
    bucketProgress: buckets.update,
  });
  if (options.dryRun) return dryRun(request, world);
  const { scope } = request;
  const source = await request.open(null);
  const policy = await validPolicy(options.policy, cwd);
  const reproduce = reproduceWords({ ...text, source: name, policyPath: options.policy, scope });
  const facts = await check(source, { scope, policy, toolVersion: world.version, reproduce }, signal).finally(() => {
    files.end();
    requests.end();
    queries.end();
    buckets.end();
  });
  for (const { format, path } of wanted) {
    if (path === null) {
      await printReport(facts, format, world.stdout);
    } else {
      await writeReport(facts, { format, path }, cwd);
      stderr.write(`${logText(`wrote the ${format} report to ${path}`)}\n`);
    }
  }
  return exitCodeOf(facts, failOn);
}

/** Prints what would be asked, and asks for nothing but the columns of the table. */
async function dryRun({ plan }: SourceRequest, { stdout, stderr, signal }: CliWorld): Promise<number> {
  if (plan === null) {
    throw new UsageError(
      'dry-run-without-table',
      '--dry-run shows the queries of the sources athena and security-lake',
    );
  }
  const planned = await plan(signal);
  if ('missing' in planned) {
    stderr.write(`${logText(`error: ${missingWords(planned.missing)}`)}\n`);
    if (planned.statement !== null) stdout.write(planned.statement);
    return 3;
  }
  // Every line break of a query is ours.
  for (const query of planned.queries) stdout.write(`${query.split('\n').map(logText).join('\n')};\n`);
  return 0;
}

function attachPath(outputs: Output[], path: string): void {
  const last = outputs.pop();
  if (last === undefined || last.path !== null) {
    throw new UsageError('out-alone', `--out ${path} needs a --format before it: --format json --out ${path}`);
  }
  outputs.push({ ...last, path });
}

/** The one place where what went wrong becomes text and an exit code. */
function failed(error: unknown, { stderr }: CliWorld): number {
  if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
  if (error instanceof PolicyRejected) {
    stderr.write(problemsText(error.failure));
    return 2;
  }
  if (error instanceof UsageError) {
    stderr.write(`${logText(`error: ${error.message}`)}\n`);
    return 2;
  }
  const stack = error instanceof Error ? (error.stack ?? error.message) : `thrown: ${String(error)}`;
  stderr.write(
    `${['error: this is a fault of the program, please report it', ...stack.split('\n')].map(logText).join('\n')}\n`,
  );
  return 3;
}

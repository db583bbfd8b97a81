import { appendFile } from 'node:fs/promises';
import { join } from 'node:path';
import { bucketProgressLines } from './bucket-progress-lines.ts';
import { check } from './check.ts';
import { UsageError } from './core/errors.ts';
import { type RunFacts, SOURCE_NAMES } from './core/facts.ts';
import { exitCodeOf, isCompliant } from './core/outcome.ts';
import { withTracking } from './core/tracking/tracking.ts';
import { type Environment, type InputName, inputOf, unknownInputs } from './github/inputs.ts';
import { issuesFor } from './issues-for.ts';
import { failOnOf, formatOf, oneOf } from './options.ts';
import { type FileOutput, printReport, writeReport } from './outputs.ts';
import { PolicyRejected, validPolicy } from './policy-file.ts';
import { queryProgressLines } from './query-progress-lines.ts';
import { annotation } from './reports/annotation.ts';
import { annotationsOf, problemAnnotations } from './reports/annotations.ts';
import { FORMATS } from './reports/formats.ts';
import { logText } from './reports/log-line.ts';
import { problemsText } from './reports/problems.ts';
import { reproduceWords } from './reproduce.ts';
import { requestProgressLines } from './request-progress-lines.ts';
import { sourceRequest } from './source-request.ts';
import type { StepWorld } from './world.ts';

/** Runs the step and gives its exit code. */
export async function runStep(world: StepWorld): Promise<number> {
  try {
    return await step(world);
  } catch (error) {
    return failed(error, world);
  }
}

async function step(world: StepWorld): Promise<number> {
  const { environment, setOutput, annotate, stdout, clock, signal } = world;
  // First of all, so that no later step of a workflow mistakes a run that died for a clean one.
  setOutput('compliant', false);
  setOutput('complete', false);
  const unknown = unknownInputs(environment).map(({ name, nearest }) => {
    return `the action has no input "${name}"${nearest === null ? '' : `: did you mean "${nearest}"?`}`;
  });
  if (unknown.length > 0) annotate(annotation('warning', null, unknown));

  const input = (name: InputName) => inputOf(environment, name);
  const failOn = input('fail-on') === '' ? null : failOnOf(input('fail-on'));
  const reports = reportsOf(input('reports'), environment);
  const cwd = environment.GITHUB_WORKSPACE || world.cwd;
  const text = {
    from: input('from'),
    to: input('to'),
    accounts: input('accounts'),
    regions: input('regions'),
    roleArns: input('role-arns'),
    externalId: input('external-id'),
    deliveryDelay: input('delivery-delay'),
    athenaTable: input('athena-table'),
    athenaWorkgroup: input('athena-workgroup'),
    athenaOutput: input('athena-output'),
    athenaRegion: input('athena-region'),
    athenaTimeout: input('athena-timeout'),
    lateDays: input('late-days'),
    verifyDigests: input('verify-digests'),
    digestKeys: linesOf(input('digest-keys')),
    paths: linesOf(input('paths')),
  };
  const sourceName = oneOf('source', input('source') || 'cloudtrail', SOURCE_NAMES);
  const request = sourceRequest(sourceName, text, {
    ...world,
    cwd,
    fileProgress: () => {},
    requestProgress: requestProgressLines(stdout, clock.now).update,
    queryProgress: queryProgressLines(stdout, clock.now).update,
    bucketProgress: bucketProgressLines(stdout, clock.now).update,
  });
  const openIssues = issuesFor(input, world);
  const policyPath = input('policy') || '.github/release-windows.yml';
  const policy = await validPolicy(policyPath, cwd);

  const issues = await openIssues(policy, request, sourceName);
  const { scope } = issues;
  const source = await request.open(issues.earlier);
  const reproduce = reproduceWords({ ...text, source: sourceName, policyPath, scope });
  const found = await check(source, { scope, policy, toolVersion: world.version, reproduce }, signal);
  const facts = withTracking(found, await issues.keep(found));

  await printReport(facts, 'text', stdout);
  for (const report of reports) await writeReport(facts, report, cwd);
  await writeSummary(facts, world);
  writeOutputs(facts, reports, world);
  const decidedFailOn = failOn ?? (issues.areKept ? 'incomplete' : 'violations');
  for (const one of annotationsOf(facts, decidedFailOn)) annotate(one);
  return exitCodeOf(facts, decidedFailOn);
}

/** One `format=path` a line. The JSON report is always written: the output `report` names it. */
function reportsOf(text: string, environment: Environment): FileOutput[] {
  const reports = linesOf(text).map((line): FileOutput => {
    const [, format, path] = /^(\w+)=(.+)$/.exec(line) ?? [];
    if (format === undefined || path === undefined) {
      throw new UsageError(
        'reports-unreadable',
        `reports: expected format=path, one a line (json=report.json), got "${line}"`,
      );
    }
    return { format: formatOf(format), path };
  });
  if (reports.some(({ format }) => format === 'json')) return reports;
  return [
    ...reports,
    { format: 'json', path: join(environment.RUNNER_TEMP || '.', 'ecr-release-windows-report.json') },
  ];
}

/** A path may hold spaces. */
function linesOf(text: string): string[] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
}

async function writeSummary(facts: RunFacts, { environment, annotate }: StepWorld): Promise<void> {
  const file = environment.GITHUB_STEP_SUMMARY;
  if (!file) {
    annotate(annotation('warning', null, ['GITHUB_STEP_SUMMARY is not set: no job summary is written']));
    return;
  }
  // Not through core.summary: its tables escape nothing.
  for (const piece of FORMATS.markdown(facts)) await appendFile(file, piece);
}

function writeOutputs(facts: RunFacts, reports: readonly FileOutput[], { setOutput }: StepWorld): void {
  setOutput('pushes', facts.pushes.length);
  setOutput('violations', facts.violations);
  setOutput('incidents', facts.incidents.length);
  setOutput('report', reports.find(({ format }) => format === 'json')?.path ?? '');
  setOutput('complete', facts.complete);
  setOutput('compliant', isCompliant(facts));
}

/** The one place where what went wrong becomes text, annotations and an exit code. */
function failed(error: unknown, { stdout, annotate }: StepWorld): number {
  if (error instanceof PolicyRejected) {
    const { failure } = error;
    stdout.write(problemsText(failure));
    for (const one of problemAnnotations(failure)) annotate(one);
    return 2;
  }
  if (error instanceof UsageError) {
    annotate(annotation('error', null, [error.message]));
    return 2;
  }
  const stack = error instanceof Error ? (error.stack ?? error.message) : `thrown: ${String(error)}`;
  stdout.write(`${stack.split('\n').map(logText).join('\n')}\n`);
  annotate(annotation('error', null, ['This is a fault of the action, please report it with the lines above']));
  return 3;
}

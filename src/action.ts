import { appendFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as actions from '@actions/core';
import { annotate } from './annotate.ts';
import { type CloudTrailText, cloudtrailFrom } from './cloudtrail-options.ts';
import { UsageError } from './core/errors.ts';
import { type RunFacts, SOURCE_NAMES, type SourceName } from './core/facts.ts';
import { exitCodeOf, isCompliant } from './core/outcome.ts';
import type { Scope } from './core/scope.ts';
import { type Environment, type InputName, inputOf, unknownInputs } from './github/inputs.ts';
import { deliveryDelayOf, failOnOf, formatOf, oneOf, scopeOf } from './options.ts';
import { type FileOutput, printReport, writeReport } from './outputs.ts';
import { annotation } from './reports/annotation.ts';
import { annotationsOf, problemAnnotations } from './reports/annotations.ts';
import { FORMATS } from './reports/formats.ts';
import { logText } from './reports/log-line.ts';
import { problemsText } from './reports/problems.ts';
import { reproduceWords } from './reproduce.ts';
import { requestProgressLines } from './request-progress-lines.ts';
import { PolicyRejected, run } from './run.ts';
import { filesSource } from './sources/files.ts';
import type { Source } from './sources/source.ts';
import { stopSignal } from './stop-signal.ts';
import { systemClock } from './system-clock.ts';

/** Put in by the build, from package.json. */
declare const __VERSION__: string;

async function main(environment: Environment): Promise<number> {
  // First of all, so that no later step of a workflow mistakes a run that died for a clean one.
  actions.setOutput('compliant', false);
  actions.setOutput('complete', false);
  const unknown = unknownInputs(environment).map(({ name, nearest }) => {
    return `the action has no input "${name}"${nearest === null ? '' : `: did you mean "${nearest}"?`}`;
  });
  if (unknown.length > 0) annotate(annotation('warning', null, unknown));

  const input = (name: InputName) => inputOf(environment, name);
  const sourceName = oneOf('source', input('source') || 'cloudtrail', SOURCE_NAMES);
  const failOn = failOnOf(input('fail-on') || 'violations');
  const reports = reportsOf(input('reports'), environment);
  const cwd = environment.GITHUB_WORKSPACE || process.cwd();
  const { scope, source, paths, text } = await opened(sourceName, input, cwd);
  const policyPath = input('policy') || '.github/release-windows.yml';
  const facts = await run({
    policyPath,
    cwd,
    scope,
    source,
    toolVersion: __VERSION__,
    reproduce: reproduceWords({ ...text, policyPath, scope, paths }),
    signal: stopSignal(process),
  });

  await printReport(facts, 'text', process.stdout);
  for (const report of reports) await writeReport(facts, report, cwd);
  await writeSummary(facts, environment);
  writeOutputs(facts, reports);
  for (const one of annotationsOf(facts, failOn)) annotate(one);
  return exitCodeOf(facts, failOn);
}

interface Opened {
  readonly scope: Scope;
  readonly source: Source;
  /** Log files; none: CloudTrail itself. */
  readonly paths: readonly string[];
  readonly text: CloudTrailText;
}

/** The source of this name, and what the inputs ask to check. */
async function opened(name: SourceName, input: (name: InputName) => string, cwd: string): Promise<Opened> {
  const text = {
    from: input('from'),
    to: input('to'),
    accounts: input('accounts'),
    regions: input('regions'),
    roleArns: input('role-arns'),
    externalId: input('external-id'),
    deliveryDelay: input('delivery-delay'),
  };
  switch (name) {
    case 'cloudtrail': {
      if (input('paths') !== '') throw new UsageError('paths-and-cloudtrail', 'paths: need source: files');
      const progress = requestProgressLines(process.stdout, Date.now);
      return { ...(await cloudtrailFrom(text, systemClock, progress.update)), paths: [], text };
    }
    case 'files': {
      const paths = pathsOf(input('paths'));
      const scope = scopeOf(text, Date.now(), deliveryDelayOf(text.deliveryDelay));
      const source = filesSource({ paths, cwd, stdin: process.stdin, scope, progress: () => {} });
      return { scope, source, paths, text };
    }
  }
}

/** One `format=path` a line. The JSON report is always written: the output `report` names it. */
function reportsOf(text: string, environment: Environment): FileOutput[] {
  const reports = text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .map((line): FileOutput => {
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

/** One path a line, since a path may hold spaces. */
function pathsOf(text: string): string[] {
  const paths = text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
  if (paths.length > 0) return paths;
  throw new UsageError('no-paths', 'paths: name the log files, one a line: files, folders or globs');
}

async function writeSummary(facts: RunFacts, environment: Environment): Promise<void> {
  const file = environment.GITHUB_STEP_SUMMARY;
  if (!file) {
    annotate(annotation('warning', null, ['GITHUB_STEP_SUMMARY is not set: no job summary is written']));
    return;
  }
  // Not through core.summary: its tables escape nothing.
  for (const piece of FORMATS.markdown(facts)) await appendFile(file, piece);
}

function writeOutputs(facts: RunFacts, reports: readonly FileOutput[]): void {
  actions.setOutput('pushes', facts.pushes.length);
  actions.setOutput('violations', facts.violations);
  actions.setOutput('incidents', facts.incidents.length);
  actions.setOutput('report', reports.find(({ format }) => format === 'json')?.path ?? '');
  actions.setOutput('complete', facts.complete);
  actions.setOutput('compliant', isCompliant(facts));
}

/** The one place where what went wrong becomes text, annotations and an exit code. */
function failed(error: unknown): number {
  if (error instanceof PolicyRejected) {
    const { failure } = error;
    process.stdout.write(problemsText(failure));
    for (const one of problemAnnotations(failure)) annotate(one);
    return 2;
  }
  if (error instanceof UsageError) {
    annotate(annotation('error', null, [error.message]));
    return 2;
  }
  const stack = error instanceof Error ? (error.stack ?? error.message) : `thrown: ${String(error)}`;
  process.stdout.write(`${stack.split('\n').map(logText).join('\n')}\n`);
  annotate(annotation('error', null, ['This is a fault of the action, please report it with the lines above']));
  return 3;
}

main(process.env)
  .catch(failed)
  .then((exitCode) => {
    process.exitCode = exitCode;
  });

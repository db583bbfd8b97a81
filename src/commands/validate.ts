import type { Command } from 'commander';
import { summaryOf } from '../core/policy-summary.ts';
import { ANSWER_FORMATS, answerFormatOf } from '../options.ts';
import { readPolicy } from '../policy-file.ts';
import { problemsText } from '../reports/problems.ts';
import { validationText } from '../reports/validation.ts';
import { failureJson, validationJson } from '../reports/validation-json.ts';
import type { CliWorld } from '../world.ts';

const AFTER = `
Exit code:
  0  valid
  2  wrong use, or an invalid policy

Example:
  ecr-release-windows validate .github/release-windows.yml --format json`;

interface ValidateOptions {
  readonly format: string;
}

/** `validate`: every problem of a policy file, or what it covers. `end` is told the exit code. */
export function addValidate(program: Command, world: CliWorld, end: (exitCode: number) => void): void {
  program
    .command('validate')
    .description('Check a policy file: every problem, or what it covers.')
    .argument('[FILE]', 'policy file', '.github/release-windows.yml')
    .option('--format <name>', `one of ${ANSWER_FORMATS.join(', ')}`, 'text')
    .addHelpText('after', AFTER)
    .action(async (file: string, options: ValidateOptions) => {
      end(await validateCommand(file, options, world));
    });
}

/** The problems are what was asked for: unlike those that stop a check, they go to standard output. */
async function validateCommand(file: string, options: ValidateOptions, world: CliWorld): Promise<number> {
  const format = answerFormatOf(options.format);
  const read = await readPolicy(file, world.cwd);
  switch (format) {
    case 'text':
      world.stdout.write(
        read.ok ? validationText(summaryOf(read.policy, world.clock.now())) : problemsText(read.failure),
      );
      break;
    case 'json':
      world.stdout.write(
        read.ok
          ? validationJson(summaryOf(read.policy, world.clock.now()), world.version)
          : failureJson(read.failure, world.version),
      );
  }
  return read.ok ? 0 : 2;
}

import type { Command } from 'commander';
import { explain } from '../core/explanation.ts';
import { REGISTRIES } from '../core/push.ts';
import {
  ANSWER_FORMATS,
  accountOf,
  answerFormatOf,
  momentOf,
  oneOf,
  principalOf,
  regionOf,
  repositoryOf,
  tagOf,
} from '../options.ts';
import { validPolicy } from '../policy-file.ts';
import { explanationText } from '../reports/explanation.ts';
import { explanationJson } from '../reports/explanation-json.ts';
import type { CliWorld } from '../world.ts';

const AFTER = `
Exit code:
  0  answered, open or closed
  2  wrong use, or an invalid policy

Examples:
  ecr-release-windows explain --repository shop/checkout --at 2026-10-23T22:41:27+02:00
  ecr-release-windows explain --repository shop/checkout --at 0m --account 111122223333 --region eu-central-1`;

interface ExplainOptions {
  readonly repository: string;
  readonly at: string;
  readonly account?: string;
  readonly region?: string;
  readonly registry: string;
  readonly tag?: string;
  readonly principal?: string;
  readonly policy: string;
  readonly format: string;
}

/** `explain`: open or closed at a moment, and why. */
export function addExplain(program: Command, world: CliWorld): void {
  program
    .command('explain')
    .description('Say whether a repository may be pushed to at a moment, and which rule decides.')
    .requiredOption('--repository <name>', 'name of the repository, such as shop/checkout')
    .requiredOption('--at <moment>', '2026-10-23T22:41:27+02:00, a date (its start in UTC), or back from now (24h, 0m)')
    .option('--account <id>', 'registry account of the repository')
    .option('--region <name>', 'Region of the repository')
    .option('--registry <kind>', `one of ${REGISTRIES.join(', ')}`, 'private')
    .option('--tag <name>', 'tag of the image')
    .option('--principal <arn>', 'ARN of the role, the session or the user that pushes')
    .option('--policy <file>', 'policy file', '.github/release-windows.yml')
    .option('--format <name>', `one of ${ANSWER_FORMATS.join(', ')}`, 'text')
    .addHelpText('after', AFTER)
    .action((options: ExplainOptions) => explainCommand(options, world));
}

async function explainCommand(options: ExplainOptions, world: CliWorld): Promise<void> {
  const format = answerFormatOf(options.format);
  const question = {
    repository: repositoryOf('repository', options.repository),
    registry: oneOf('registry', options.registry, REGISTRIES),
    account: options.account === undefined ? null : accountOf('account', options.account),
    region: options.region === undefined ? null : regionOf('region', options.region),
    tag: options.tag === undefined ? null : tagOf('tag', options.tag),
    principal:
      options.principal === undefined ? { arn: null, role: null } : principalOf('principal', options.principal),
    time: momentOf('at', options.at, world.clock.now()),
  };
  const explanation = explain(await validPolicy(options.policy, world.cwd), question);
  switch (format) {
    case 'text':
      world.stdout.write(explanationText(explanation));
      return;
    case 'json':
      world.stdout.write(explanationJson(explanation, world.version));
  }
}

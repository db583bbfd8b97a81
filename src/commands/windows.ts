import { createHash } from 'node:crypto';
import type { Command } from 'commander';
import { UsageError } from '../core/errors.ts';
import type { Whereabouts } from '../core/match.ts';
import { REGISTRIES } from '../core/push.ts';
import { type WindowsAhead, windowsAhead } from '../core/windows-ahead.ts';
import { accountOf, daysOf, MOST_DAYS, momentOf, oneOf, regionOf, repositoryOf } from '../options.ts';
import { validPolicy } from '../policy-file.ts';
import { leftOut } from '../reports/left-out.ts';
import { windowsText } from '../reports/windows.ts';
import { windowsJson } from '../reports/windows-json.ts';
import type { CliWorld } from '../world.ts';

const FORMATS = ['text', 'json', 'ics'] as const;

const AFTER = `
Days are those of each entry's own zone; the first is the one that holds --from.

Exit code:
  0  shown
  2  wrong use, or an invalid policy

Examples:
  ecr-release-windows windows --days 7
  ecr-release-windows windows --repository shop/checkout --from 2026-12-14 --days 30
  ecr-release-windows windows --days 90 --format ics > release-windows.ics`;

interface WindowsOptions {
  readonly repository?: string;
  readonly account?: string;
  readonly region?: string;
  readonly registry?: string;
  readonly days: string;
  readonly from: string;
  readonly policy: string;
  readonly format: string;
  readonly ascii?: true;
}

/** `windows`: when the next days are open. */
export function addWindows(program: Command, world: CliWorld): void {
  program
    .command('windows')
    .description('Show when pushes are allowed in the next days.')
    .option('--repository <name>', 'one repository, such as shop/checkout; every entry of the policy when left out')
    .option('--account <id>', 'registry account of the repository')
    .option('--region <name>', 'Region of the repository')
    .option('--registry <kind>', `one of ${REGISTRIES.join(', ')}; private when left out`)
    .option('--days <number>', `how many days, 1 to ${MOST_DAYS}`, '14')
    .option('--from <moment>', '2026-11-01T08:00:00+02:00, a date (its start in UTC), or back from now (24h, 0m)', '0m')
    .option('--policy <file>', 'policy file', '.github/release-windows.yml')
    .option('--format <name>', `one of ${FORMATS.join(', ')}; ics is a calendar`, 'text')
    .option('--ascii', 'bars of ASCII characters, as where the locale is not UTF-8')
    .addHelpText('after', AFTER)
    .action((options: WindowsOptions) => windowsCommand(options, world));
}

async function windowsCommand(options: WindowsOptions, world: CliWorld): Promise<void> {
  const format = oneOf('format', options.format, FORMATS);
  const from = momentOf('from', options.from, world.clock.now());
  const days = daysOf('days', options.days, from);
  const question = questionOf(options);
  const ahead = windowsAhead(await validPolicy(options.policy, world.cwd), from, days, question);
  switch (format) {
    case 'text':
      world.stdout.write(windowsText(ahead, world.unicode && options.ascii !== true));
      return;
    case 'json':
      world.stdout.write(windowsJson(ahead, world.version));
      return;
    case 'ics':
      refuseDoubt(ahead);
      world.stdout.write(await icsOf(ahead));
  }
}

function questionOf({ repository, account, region, registry }: WindowsOptions): Whereabouts | null {
  if (repository === undefined) {
    const alone = Object.entries({ account, region, registry }).find(([, value]) => value !== undefined);
    if (alone === undefined) return null;
    throw new UsageError('repository-missing', `--${alone[0]} needs a --repository that it is about`);
  }
  return {
    repository: repositoryOf('repository', repository),
    registry: oneOf('registry', registry ?? 'private', REGISTRIES),
    account: account === undefined ? null : accountOf('account', account),
    region: region === undefined ? null : regionOf('region', region),
  };
}

/** A calendar is read far from where it was made, so it cannot say that another entry may decide. */
function refuseDoubt({ question, alternatives }: WindowsAhead): void {
  if (question === null || alternatives.length === 0) return;
  const { lacks, options } = leftOut(question);
  throw new UsageError(
    'calendar-in-doubt',
    `the windows of ${question.repository} depend on its ${lacks}: give ${options} for a calendar`,
  );
}

/** Loaded when it is asked for: no other command needs what writes calendars. */
async function icsOf(ahead: WindowsAhead): Promise<string> {
  const { windowsIcs } = await import('../reports/windows-ics.ts');
  return windowsIcs(ahead, (text) => createHash('sha256').update(text).digest('hex').slice(0, 32));
}

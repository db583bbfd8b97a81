import type { RepositoryFacts, RunFacts } from '../core/facts.ts';
import { utcMinute } from '../core/local-time.ts';
import { TZDATA_VERSION } from '../core/tzdb.ts';
import { code, codeCell, words, wordsCell } from './markdown.ts';
import { bullets, fenced, folded, unbroken } from './markdown-blocks.ts';
import { endingNotesOf, otherNotesOf } from './outcome-words.ts';
import { letThroughWords } from './permission-words.ts';
import { commandLine } from './shell-words.ts';
import { cutLines, cutTable } from './summary-cut.ts';
import type { Detail } from './summary-detail.ts';
import { grouped, imagesWords, LEFT_OUT_WORDS, plural } from './words.ts';

/** What is behind the verdict, folded. */
export function* restSections(facts: RunFacts, detail: Detail): Generator<string> {
  yield* repositories(facts, detail);
  yield* letThrough(facts, detail);
  yield* leftOut(facts, detail);
  yield* notes('Permissions that end', endingNotesOf(facts), detail);
  yield* notes('Notes', otherNotesOf(facts), detail);
  yield again(facts, detail);
}

function* repositories({ repositories }: RunFacts, { rows }: Detail): Generator<string> {
  if (repositories.length === 0) return;
  const worstFirst = [...repositories].sort((a, b) => b.violations - a.violations);
  const columns = ['Repository', 'Account', 'Region', 'Zone', 'Pushed', 'Outside'];
  yield folded(
    plural(repositories.length, 'repository', 'repositories'),
    cutTable(columns, worstFirst, rows, repositoryRow),
  );
}

function repositoryRow(facts: RepositoryFacts): string[] {
  const { repository, account, region, registry, zone, undeclared, images, pushes, violatingImages, violations } =
    facts;
  return [
    codeCell(repository),
    wordsCell(account),
    registry === 'public' ? 'ECR Public' : wordsCell(region),
    undeclared ? 'no windows declared' : zone.name,
    unbroken(imagesWords(images, pushes)),
    violations === 0 ? '0' : unbroken(imagesWords(violatingImages, violations)),
  ];
}

function* letThrough({ letThrough }: RunFacts, { rows }: Detail): Generator<string> {
  if (letThrough.length === 0) return;
  yield folded(
    'What was let through, and by which rule',
    cutTable(['Pushed', 'Verdict', 'By', 'First, UTC', 'Last, UTC'], letThrough, rows, (one) => {
      const { verdict, by } = letThroughWords(one);
      const [first, last] = [unbroken(utcMinute(one.first)), unbroken(utcMinute(one.last))];
      return [unbroken(imagesWords(one.images, one.pushes)), verdict, wordsCell(by), first, last];
    }),
  );
}

function* leftOut({ leftOut }: RunFacts, { rows }: Detail): Generator<string> {
  if (leftOut.length === 0) return;
  const records = leftOut.reduce((sum, { count }) => sum + count, 0);
  yield folded(
    `${plural(records, 'record')} left out, and why`,
    cutTable([['Records', 'r'], 'Why', 'Repository'], leftOut, rows, ({ count, where, reason, errorCode }) => [
      grouped(count),
      LEFT_OUT_WORDS[reason] + (errorCode === null ? '' : ` (${codeCell(errorCode)})`),
      where === null ? '' : `${codeCell(where.repository)} ${wordsCell(`${where.account} ${where.region}`)}`,
    ]),
  );
}

function* notes(title: string, lines: readonly string[], { rows }: Detail): Generator<string> {
  if (lines.length > 0) yield folded(title, bullets(cutLines(lines, rows).map(words)));
}

function again({ reproduce, policy, toolVersion }: RunFacts, detail: Detail): string {
  const line = commandLine(reproduce);
  return folded(
    'How to run this check again',
    line.length <= detail.command
      ? fenced('sh', line)
      : `The command line has ${grouped(line.length)} characters, too many to be shown here.`,
    `Policy ${code(policy.path)} with the SHA-256 ${code(policy.sha256)}, tz database ${TZDATA_VERSION}, ecr-release-windows ${words(toolVersion)}.`,
  );
}

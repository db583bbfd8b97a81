import { markdownTable } from 'markdown-table';
import type { RunFacts } from '../core/facts.ts';
import type { Incident } from '../core/incident.ts';
import { atZone, utcMinute } from '../core/local-time.ts';
import { TZDATA_VERSION } from '../core/tzdb.ts';
import type { AttributedPush } from '../core/verdict.ts';
import { code, codeCell, words, wordsCell } from './markdown.ts';
import { nextSteps } from './next-steps.ts';
import { missingOf, notesOf, rangeWords, verdictLine } from './outcome-words.ts';
import { letThroughWords } from './permission-words.ts';
import { ruleOf, rulePlaceOf } from './rule-words.ts';
import { closedPeriodOf, reasonOf } from './sentences.ts';
import { signInWords } from './sign-in-words.ts';
import { grouped, imageOf, kindOf, LEFT_OUT_WORDS, plural, whoOf } from './words.ts';

/** The runner drops a whole summary of more than 1,048,576 bytes; other steps of the job count by themselves. */
const BYTE_BUDGET = 900_000;

/** How much of each list is shown. */
interface Detail {
  readonly incidents: number;
  readonly pushes: number;
  readonly rows: number;
}

/** From everything to what always fits: the last step is at most some 200 lines of at most 2 kB. */
const DETAILS: readonly Detail[] = [
  { incidents: 1000, pushes: 1000, rows: 1000 },
  { incidents: 200, pushes: 20, rows: 200 },
  { incidents: 50, pushes: 5, rows: 50 },
  { incidents: 20, pushes: 2, rows: 20 },
];

/** The report as GitHub Flavored Markdown: the job summary. Less is shown where more would not fit; what was cut is said. */
export function* markdownReport(facts: RunFacts): Iterable<string> {
  for (const [index, detail] of DETAILS.entries()) {
    const text = render(facts, detail);
    if (index === DETAILS.length - 1 || byteLength(text) <= BYTE_BUDGET) {
      yield text;
      return;
    }
  }
}

function byteLength(text: string): number {
  return new TextEncoder().encode(text).length;
}

function render(facts: RunFacts, detail: Detail): string {
  return [
    `## ECR release windows\n\n**${words(verdictLine(facts))}**`,
    bullets('### Missing', cut(missingOf(facts), detail.rows)),
    readLine(facts),
    ...incidentSections(facts, detail),
    folded('Repositories', repositoryTable(facts, detail)),
    folded('Let through', letThroughTable(facts, detail)),
    folded('Left out', leftOutTable(facts, detail)),
    folded('Notes', bullets('', cut(notesOf(facts), detail.rows))),
    bullets('### Next', nextSteps(facts)),
  ]
    .filter((section) => section !== '')
    .join('\n\n')
    .concat('\n');
}

function readLine({ inputs, records, span, scope, policy }: RunFacts): string {
  const seen = span === null ? '' : ` of ${utcMinute(span.from)} to ${utcMinute(span.to)} UTC`;
  return `Read ${plural(inputs.count, inputs.kind)} with ${plural(records, 'record')}${seen}. Range: ${rangeWords(scope)}. Policy ${code(policy.path)}, tz database ${TZDATA_VERSION}.`;
}

function incidentSections({ incidents, policy }: RunFacts, detail: Detail): string[] {
  const shown = incidents.slice(0, detail.incidents);
  const rest = incidents.length - shown.length;
  const sections = shown.map((incident, index) => incidentSection(incident, index + 1, policy.path, detail));
  return rest > 0
    ? [...sections, `${plural(rest, 'more incident')} not shown here: the JSON report has them all.`]
    : sections;
}

function incidentSection(incident: Incident, number: number, path: string, detail: Detail): string {
  const { repository, account, region, severity, pushes } = incident;
  const [first] = pushes;
  const shown = pushes.slice(0, detail.pushes);
  const rows = shown.map((judged) => [
    atZone(judged.push.time, judged.judgement.zone).toFormat('yyyy-MM-dd HH:mm:ss'),
    codeCell(imageOf(judged.push)),
    kindOf(judged.push),
    whoCell(judged),
    wordsCell(reasonOf(judged)) +
      (judged.push.errorCode === null ? '' : `; answered ${codeCell(judged.push.errorCode)}, it may have arrived`),
  ]);
  const rest = pushes.length - shown.length;
  return [
    `### ${number}. ${code(repository)}`,
    `${account} · ${region} · severity ${severity} · ${plural(pushes.length, 'push', 'pushes')}`,
    ...(first === undefined
      ? []
      : [
          `${words(closedPeriodOf(incident, first))}. Rule: ${code(ruleOf(first.judgement))} (${words(rulePlaceOf(first, path))}).`,
        ]),
    table([['Local time', 'Tag', 'Kind', 'Who', 'Why it is outside'], ...rows]),
    ...(rest > 0 ? [`${plural(rest, 'more push', 'more pushes')} not shown here: the JSON report has them all.`] : []),
  ].join('\n\n');
}

function whoCell(judged: AttributedPush): string {
  const signIn = signInWords(judged, codeCell);
  return codeCell(whoOf(judged.push)) + (signIn === null ? '' : `, ${signIn}`);
}

function repositoryTable({ repositories }: RunFacts, detail: Detail): string {
  if (repositories.length === 0) return '';
  const rows = repositories.map(({ repository, account, region, zone, undeclared, pushes, violations }) => [
    codeCell(repository),
    account,
    region,
    undeclared ? 'undeclared' : zone.name,
    grouped(pushes),
    grouped(violations),
  ]);
  return cutTable(['Repository', 'Account', 'Region', 'Zone', 'Pushes', 'Outside'], rows, detail);
}

function letThroughTable({ letThrough }: RunFacts, detail: Detail): string {
  if (letThrough.length === 0) return '';
  const rows = letThrough.map((one) => {
    const { verdict, by } = letThroughWords(one);
    return [grouped(one.pushes), verdict, wordsCell(by), utcMinute(one.first), utcMinute(one.last)];
  });
  return cutTable(['Pushes', 'Verdict', 'By', 'First, UTC', 'Last, UTC'], rows, detail);
}

function leftOutTable({ leftOut }: RunFacts, detail: Detail): string {
  if (leftOut.length === 0) return '';
  const rows = leftOut.map(({ count, where, reason, errorCode }) => [
    grouped(count),
    LEFT_OUT_WORDS[reason] + (errorCode === null ? '' : ` (${codeCell(errorCode)})`),
    where === null ? '' : `${codeCell(where.repository)} ${where.account} ${where.region}`,
  ]);
  return cutTable(['Records', 'Why', 'Repository'], rows, detail);
}

function cutTable(header: string[], rows: string[][], { rows: most }: Detail): string {
  const rest = rows.length - most;
  const shown = table([header, ...rows.slice(0, most)]);
  return rest > 0 ? `${shown}\n\n${plural(rest, 'more row')} not shown here: the JSON report has them all.` : shown;
}

/** Without padding: it shows the same and saves bytes. */
function table(rows: string[][]): string {
  return markdownTable(rows, { alignDelimiters: false });
}

function cut(lines: readonly string[], most: number): string[] {
  const rest = lines.length - most;
  return rest > 0
    ? [...lines.slice(0, most), `${plural(rest, 'more line')} not shown here: the JSON report has them all`]
    : [...lines];
}

function bullets(title: string, lines: readonly string[]): string {
  if (lines.length === 0) return '';
  return [...(title === '' ? [] : [title, '']), ...lines.map((line) => `- ${words(line)}`)].join('\n');
}

/** GitHub renders Markdown inside `details` only after a blank line. */
function folded(title: string, content: string): string {
  return content === '' ? '' : `<details><summary>${title}</summary>\n\n${content}\n\n</details>`;
}

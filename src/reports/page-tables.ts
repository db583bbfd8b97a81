import type { RunFacts } from '../core/facts.ts';
import { utcMinute } from '../core/local-time.ts';
import { TZDATA_VERSION } from '../core/tzdb.ts';
import { type Html, html, NONE } from './html.ts';
import { notesOf, rangeWords } from './outcome-words.ts';
import { issueLink, list, section, table } from './page-parts.ts';
import { letThroughWords } from './permission-words.ts';
import { commandLine } from './shell-words.ts';
import { grouped, imagesWords, LEFT_OUT_WORDS } from './words.ts';

const NOTES_SHOWN = 500;

/** Characters: a command that is cut asks something else. */
const COMMAND_SHOWN = 1000;

export function repositoriesSection({ repositories }: RunFacts): Html {
  const rows = repositories.map(({ repository, account, region, registry, zone, undeclared, ...counts }) => [
    html`<code>${repository}</code>`,
    html`${account}`,
    html`${registry === 'public' ? 'public' : region}`,
    undeclared ? html`<strong class="bad">undeclared</strong>` : html`${zone.name}`,
    html`${grouped(counts.images)}`,
    counts.violatingImages === 0 ? html`0` : html`<strong class="bad">${grouped(counts.violatingImages)}</strong>`,
  ]);
  const titles = ['Repository', 'Account', 'Region', 'Zone', 'Images', 'Outside'];
  return section(
    'repositories',
    'Repositories',
    table('Repositories that were pushed to', titles, rows, { numbers: [4, 5], sortable: true }),
  );
}

/** What no window was asked for, what was not judged, and what else a reader should know. */
export function restSections(facts: RunFacts): Html {
  const letThrough = facts.letThrough.map((one) => {
    const { verdict, by } = letThroughWords(one);
    return [
      html`${imagesWords(one.images, one.pushes)}`,
      html`${verdict}`,
      html`${by}`,
      html`<time>${utcMinute(one.first)}</time>`,
      html`<time>${utcMinute(one.last)}</time>`,
    ];
  });
  const leftOut = facts.leftOut.map(({ count, reason, errorCode, where }) => [
    html`${grouped(count)}`,
    html`${LEFT_OUT_WORDS[reason]}${errorCode === null ? NONE : html` (<code>${errorCode}</code>)`}`,
    where === null ? NONE : html`<code>${where.repository}</code> ${where.account} ${where.region}`,
  ]);
  return html`${section(
    'let-through',
    'Let through',
    table('Pushes that no window binds, times in UTC', ['Images', 'Verdict', 'By', 'First', 'Last'], letThrough),
  )}${section(
    'left-out',
    'Left out',
    table('Records that were not judged, and why', ['Records', 'Why', 'Repository'], leftOut, { numbers: [0] }),
  )}${section('notes', 'Notes', list(notesOf(facts), NOTES_SHOWN))}`;
}

/** Everything that it takes to make the same page again. */
export function madeSection({ policy, scope, source, toolVersion, reproduce, tracking }: RunFacts): Html {
  const dashboard = tracking?.remembered?.dashboard ?? null;
  const facts: readonly (readonly [string, Html])[] = [
    ['Range', html`${rangeWords(scope)}`],
    ['Source', html`${source}`],
    ['Accounts', html`${scope.accounts.length === 0 ? 'all that appear' : scope.accounts.join(', ')}`],
    ['Regions', html`${scope.regions.length === 0 ? 'all that appear' : scope.regions.join(', ')}`],
    ['Policy', html`<code>${policy.path}</code> <small>sha256 <code>${policy.sha256}</code></small>`],
    ...policy.calendars.map(({ path, sha256 }): readonly [string, Html] => [
      'Calendar',
      html`<code>${path}</code> <small>sha256 <code>${sha256}</code></small>`,
    ]),
    ...(dashboard === null
      ? []
      : [['Dashboard', html`${issueLink(dashboard)}, which remembers how far was checked`] as const]),
    ['Time zones', html`tz database ${TZDATA_VERSION}, carried by the tool`],
    ['Tool', html`ecr-release-windows ${toolVersion}`],
    ['Again with', again(reproduce)],
  ];
  return section(
    'made',
    'How this was made',
    html`<dl class="made">
${facts.map(([term, words]) => html`<div><dt>${term}</dt><dd>${words}</dd></div>\n`)}</dl>
`,
  );
}

/** Line by line, as a line feed between two of them is ours. */
function again(reproduce: readonly string[]): Html {
  const line = commandLine(reproduce);
  if (line.length > COMMAND_SHOWN)
    return html`a command line of ${grouped(line.length)} characters, too many for this page`;
  return html`<pre><code>${line.split('\n').map((part) => html`${part}\n`)}</code></pre>`;
}

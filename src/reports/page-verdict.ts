import type { Coverage } from '../core/coverage.ts';
import type { RunFacts } from '../core/facts.ts';
import { utcMinute } from '../core/local-time.ts';
import { isCompliant } from '../core/outcome.ts';
import { type Html, html, NONE } from './html.ts';
import { nextSteps } from './next-steps.ts';
import { notDeliveredOf } from './not-delivered.ts';
import { missingOf, rangeWords, verdictLine } from './outcome-words.ts';
import { list, section, table } from './page-parts.ts';
import { UNREAD_WORDS } from './unread-words.ts';
import { grouped, inputsWords, plural } from './words.ts';

/** Lines of one list; the JSON report has them all. */
const LINES_SHOWN = 200;

/** The verdict, then what is missing before anything that sounds like praise, then the numbers. */
export function verdictSection(facts: RunFacts): Html {
  const [, verdict = '', sentence = ''] = /^([^:]+): (.*)$/s.exec(verdictLine(facts)) ?? [];
  const { pushes, images, violatingImages, incidents, repositories, letThrough, inputs, records } = facts;
  const excused = letThrough.reduce((sum, one) => sum + one.images, 0);
  const manifests = images.length === pushes.length ? NONE : html` <small>${plural(pushes.length, 'manifest')}</small>`;
  return html`<header class="verdict ${lookOf(facts)}">
<p class="tool">ECR release windows</p>
<h1><strong>${verdict}<span class="heard">:</span></strong> ${capital(sentence)}</h1>
<p class="range">${rangeOf(facts)}</p>
</header>
${contents(facts)}${section('not-delivered', 'Not delivered', list(notDeliveredOf(facts), LINES_SHOWN))}${section('missing', 'Missing', list(missingOf(facts), LINES_SHOWN))}<dl class="numbers">
<div${violatingImages > 0 ? html` class="bad"` : NONE}><dt>Images pushed outside</dt><dd>${grouped(violatingImages)}</dd></div>
<div><dt>Incidents</dt><dd>${grouped(incidents.length)}</dd></div>
<div><dt>Images judged</dt><dd>${grouped(images.length)}${manifests}</dd></div>
<div><dt>Let through</dt><dd>${grouped(excused)}</dd></div>
<div><dt>Repositories</dt><dd>${grouped(repositories.length)}</dd></div>
<div><dt>Records read</dt><dd>${grouped(records)} <small>from ${inputsWords(inputs)}</small></dd></div>
</dl>
<div class="pair">
${section('read', 'What was read', coverageTable(facts))}${section('next', 'What to do', list(nextSteps(facts), LINES_SHOWN))}</div>
`;
}

/** The parts of the page that are there. */
function contents({ incidents, repositories, pushes, letThrough, leftOut }: RunFacts): Html {
  const parts: readonly (readonly [string, string, boolean])[] = [
    ['incidents', 'Incidents', incidents.length > 0],
    ['weeks', 'Weeks', pushes.length > 0],
    ['repositories', 'Repositories', repositories.length > 0],
    ['pushes', 'Pushes', pushes.length > 0],
    ['let-through', 'Let through', letThrough.length > 0],
    ['left-out', 'Left out', leftOut.length > 0],
    ['made', 'How this was made', true],
  ];
  const links = parts
    .filter(([, , isThere]) => isThere)
    .map(([id, title]) => html`<li><a href="#${id}">${title}</a></li>`);
  return html`<nav aria-label="Contents"><ul>${links}</ul></nav>\n`;
}

function lookOf(facts: RunFacts): 'good' | 'bad' | 'incomplete' {
  if (!facts.complete) return 'incomplete';
  if (!isCompliant(facts)) return 'bad';
  // Such a run is red.
  return facts.tracking !== null && facts.tracking.problems.length > 0 ? 'incomplete' : 'good';
}

function rangeOf({ scope, span }: RunFacts): string {
  if (scope.from !== null || scope.to !== null) return `Pushes from ${rangeWords(scope)}`;
  if (span === null) return 'No record with a time was read';
  return `Everything that was read, from ${utcMinute(span.from)} to ${utcMinute(span.to)} UTC; no range was asked for`;
}

/** The verdict stands above it, not before it. */
function capital(sentence: string): string {
  return sentence.slice(0, 1).toUpperCase() + sentence.slice(1);
}

/** Holes first. */
function coverageTable({ coverage }: RunFacts): Html {
  const rows = coverage
    .toSorted((a, b) => Number(a.complete) - Number(b.complete))
    .map((part) => [
      html`${part.account ?? 'every account'}`,
      html`${part.region ?? 'every Region'}`,
      html`<time>${utcMinute(part.from)}</time>`,
      html`<time>${utcMinute(part.to)}</time>`,
      readWords(part),
    ]);
  return table('Accounts and Regions, times in UTC', ['Account', 'Region', 'From', 'To', 'Read'], rows);
}

function readWords({ claimed, complete, reason, accepted }: Coverage): Html {
  if (complete) return claimed ? html`<span class="good">all of it</span>` : html`first to last record`;
  const { what } = UNREAD_WORDS[reason ?? 'failed'];
  if (accepted !== null) return html`${what}; let go as an accepted gap: ${accepted.reason}`;
  return html`<strong class="bad">${what}</strong>`;
}

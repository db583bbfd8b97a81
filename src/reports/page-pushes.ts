import type { RunFacts } from '../core/facts.ts';
import { atZone } from '../core/local-time.ts';
import type { AttributedPush } from '../core/verdict.ts';
import { type Html, html, NONE, ours } from './html.ts';
import { lookOf } from './page-marks.ts';
import { reasonOf } from './sentences.ts';
import { signInWords } from './sign-in-words.ts';
import { grouped, imageOf, kindOf, plural, whoOf } from './words.ts';

/** Rows of the table, some 600 bytes each. */
const PUSHES_LISTED = 10_000;

/** Rows in one piece of text. */
const BATCH = 200;

const TITLES = ['Time', 'Verdict', 'Repository', 'Image', 'Pushed by', 'Why', 'Event'];

/** Rows are in this order as they are written, which their texts, in many zones, do not show; see src/page/sort.ts. */
const TIME = ours(' data-time aria-sort="ascending"');

/** Which pushes the page lists, with their anchors. */
export class ListedPushes {
  /** In order of time. */
  readonly pushes: readonly AttributedPush[];
  readonly #anchors: ReadonlyMap<AttributedPush, string>;

  /** Of very many: every violation first, then what came last. */
  constructor({ pushes }: RunFacts, most = PUSHES_LISTED) {
    this.pushes = pushes.length <= most ? pushes : mostOf(pushes, most);
    this.#anchors = new Map(this.pushes.map((judged, index) => [judged, `p${index + 1}`]));
  }

  /** Where in the page a push is told of; that of the table where it is not listed. */
  anchorOf(judged: AttributedPush): string {
    return this.#anchors.get(judged) ?? 'pushes';
  }
}

function mostOf(pushes: readonly AttributedPush[], most: number): AttributedPush[] {
  const violations = pushes.filter(({ judgement }) => judgement.cause !== null).slice(-most);
  const room = most - violations.length;
  const others = room === 0 ? [] : pushes.filter(({ judgement }) => judgement.cause === null).slice(-room);
  const kept = new Set([...violations, ...others]);
  return pushes.filter((judged) => kept.has(judged));
}

/** Every push in a table, which needs no script to be read and gets one to be sorted and filtered. */
export function* pushesSection({ pushes }: RunFacts, listed: ListedPushes): Generator<Html> {
  if (pushes.length === 0) return;
  const rest = pushes.length - listed.pushes.length;
  yield html`<section id="pushes" aria-labelledby="pushes-title">
<h2 id="pushes-title">Pushes</h2>
${
  rest === 0
    ? NONE
    : html`<p class="cut">${grouped(listed.pushes.length)} of ${plural(pushes.length, 'push', 'pushes')} are listed here, violations before others, late ones before early ones: the JSON and CSV reports have them all.</p>\n`
}${FILTER}<div class="box" role="region" aria-label="Pushes" tabindex="0"><table class="all" data-sortable>
<caption>Pushes in order of time, by the wall clocks of their repositories</caption>
<thead><tr>${TITLES.map((title, column) => html`<th scope="col"${column === 0 ? TIME : NONE}>${title}</th>`)}</tr></thead>
<tbody>
`;
  for (let at = 0; at < listed.pushes.length; at += BATCH) {
    yield html`${listed.pushes.slice(at, at + BATCH).map((judged) => row(judged, listed))}`;
  }
  yield ours('</tbody>\n</table></div>\n</section>\n');
}

/** Shown by the script, which it needs. */
const FILTER = ours(`<form class="filter" role="search" hidden>
<label>Filter <input type="search" name="text" autocomplete="off" spellcheck="false"></label>
<label>Verdict <select name="verdict"><option value="">all</option><option value="bad">violations</option></select></label>
<output aria-live="polite"></output>
</form>
`);

const VERDICT_WORDS = {
  inside: 'inside',
  outside: 'outside',
  excepted: 'excepted',
  exempt: 'exempt',
  'not-a-release': 'not a release',
  undeclared: 'undeclared',
} as const;

function row(judged: AttributedPush, listed: ListedPushes): Html {
  const { push, judgement } = judged;
  const { zone, verdict, cause } = judgement;
  const local = atZone(push.time, zone);
  const signIn = signInWords(judged, (name) => name);
  return html`<tr id="${listed.anchorOf(judged)}"${cause === null ? NONE : ours(' class="bad"')}><td><time>${local.toFormat('yyyy-MM-dd HH:mm:ss')}</time> <small>${local.toFormat('ZZ')} ${zone.name}</small></td><td><svg class="key" aria-hidden="true"><use href="#m-${lookOf(judgement)}" x="10" y="14"/></svg>${VERDICT_WORDS[verdict]}</td><td><code>${push.repository}</code> <small>${push.account} ${push.region}</small></td><td><code>${imageOf(push)}</code> <small>${kindOf(push)}</small></td><td>${whoOf(push)}${signIn === null ? NONE : html` <small>${signIn}</small>`}</td><td>${reasonOf(judged)}</td><td><code>${push.eventId}</code></td></tr>
`;
}

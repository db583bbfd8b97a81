import type { RunFacts } from '../core/facts.ts';
import type { ImagePush } from '../core/image-pushes.ts';
import { atZone } from '../core/local-time.ts';
import type { Tracking } from '../core/tracking/tracking.ts';
import { briefHolding } from './holding-words.ts';
import { type Html, html, NONE, ours } from './html.ts';
import { imageKindOf, worstWords } from './image-words.ts';
import type { ListedPushes } from './page-listed.ts';
import { lookOf } from './page-marks.ts';
import { issueLink } from './page-parts.ts';
import { reasonOf } from './sentences.ts';
import { signInWords } from './sign-in-words.ts';
import { grouped, imageOf, plural, whoOf } from './words.ts';

/** Rows in one piece of text. */
const BATCH = 200;

const TITLES = ['Time', 'Verdict', 'Repository', 'Image', 'Pushed by', 'Why', 'Event'];

/** Rows are in this order as they are written, which their texts, in many zones, do not show; see src/page/sort.ts. */
const TIME = ours(' data-time aria-sort="ascending"');

/** Every push in a table, which needs no script to be read and gets one to be sorted and filtered. */
export function* pushesSection({ images, tracking }: RunFacts, listed: ListedPushes): Generator<Html> {
  if (images.length === 0) return;
  const rest = images.length - listed.images.length;
  yield html`<section id="pushes" aria-labelledby="pushes-title">
<h2 id="pushes-title">Pushes</h2>
<p class="lead">A push is an image with all manifests that went with it. The worst of their verdicts counts, with its time and event.</p>
${
  rest === 0
    ? NONE
    : html`<p class="cut">${grouped(listed.images.length)} of ${plural(images.length, 'push', 'pushes')} are listed here, violations before others, late ones before early ones: the JSON and CSV reports have them all.</p>\n`
}${FILTER}<div class="box" role="region" aria-label="All pushes" tabindex="0"><table class="all" role="table" data-sortable>
<caption>Pushes in order of time, by the wall clocks of their repositories</caption>
<thead role="rowgroup"><tr role="row">${TITLES.map((title, column) => html`<th role="columnheader" scope="col"${column === 0 ? TIME : NONE}>${title}</th>`)}</tr></thead>
<tbody role="rowgroup">
`;
  for (let at = 0; at < listed.images.length; at += BATCH) {
    yield html`${listed.images.slice(at, at + BATCH).map((image) => row(image, listed, tracking))}`;
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

function row(image: ImagePush, listed: ListedPushes, tracking: Tracking | null): Html {
  const { push, judgement } = image.worst;
  const { zone, verdict } = judgement;
  const local = atZone(push.time, zone);
  const signIn = signInWords(image.worst, (name) => name);
  const worst = worstWords(image);
  const error = push.errorCode === null ? NONE : html` <small>answered ${push.errorCode}, it may have arrived</small>`;
  return html`<tr role="row" id="${listed.anchorOf(image.worst)}" class="${lookOf(judgement)}">${[
    html`<time>${local.toFormat('yyyy-MM-dd HH:mm:ss')}</time> <small>${local.toFormat('ZZ')} ${zone.name}</small>`,
    html`${VERDICT_WORDS[verdict]}${heldBy(image, tracking)}`,
    html`<code>${push.repository}</code> <small>${push.account} ${push.registry === 'public' ? 'ECR Public' : push.region}</small>`,
    html`<code>${imageOf(image.main.push)}</code> <small>${imageKindOf(image)}</small>${error}`,
    html`${whoOf(push)}${signIn === null ? NONE : html` <small>${signIn}</small>`}`,
    html`${reasonOf(image.worst)}${worst === null ? NONE : html` <small>${worst}</small>`}`,
    html`<code>${push.eventId}</code>`,
  ].map((cell) => html`<td role="cell">${cell}</td>`)}</tr>
`;
}

/** What holds a violation, in few words; nothing where no issues are kept. */
function heldBy({ worst }: ImagePush, tracking: Tracking | null): Html {
  const holding = tracking?.holdings.get(worst);
  if (holding === undefined) return NONE;
  const link = holding.issue === null ? NONE : issueLink(holding.issue);
  return html` <small>${link} ${briefHolding(holding)}</small>`;
}

import type { RunFacts } from '../core/facts.ts';
import type { ImagePush } from '../core/image-pushes.ts';
import type { Incident } from '../core/incident.ts';
import { atZone } from '../core/local-time.ts';
import { heldPartsOf } from '../core/tracking/held-parts.ts';
import type { Tracking } from '../core/tracking/tracking.ts';
import { partsWords } from './holding-words.ts';
import { type Html, html, NONE } from './html.ts';
import { imageKindOf, worstWords } from './image-words.ts';
import { deciding } from './incident-words.ts';
import { lookOf } from './page-marks.ts';
import { cut, holding } from './page-parts.ts';
import { ruleOf, rulePlaceOf } from './rule-words.ts';
import { closedPeriodOf, reasonOf } from './sentences.ts';
import { signInWords } from './sign-in-words.ts';
import { imageOf, imagesWords, listed, plural, whoOf } from './words.ts';

const INCIDENTS_SHOWN = 500;
/** Told of one incident; the table of pushes has them too. */
const IMAGES_SHOWN = 20;

/** A card for each incident, the most severe first. */
export function* incidentsSection({ incidents, policy, tracking }: RunFacts): Generator<Html> {
  if (incidents.length === 0) return;
  yield html`<section id="incidents" aria-labelledby="incidents-title">
<h2 id="incidents-title">Incidents</h2>
<p class="lead">The violations of one repository in one closed period are one incident. The most severe come first.</p>
`;
  for (const incident of incidents.slice(0, INCIDENTS_SHOWN)) yield card(incident, policy.path, tracking);
  yield html`${cut(incidents.length - INCIDENTS_SHOWN, 'incident')}</section>\n`;
}

function card(incident: Incident, path: string, tracking: Tracking | null): Html {
  const { repository, account, region, registry, severity, pushes, images } = incident;
  const judged = deciding(incident);
  return html`<article class="incident ${severity}">
<h3><code>${repository}</code> <span class="badge">${severity}</span></h3>
<p class="facts"><span>${account}</span> <span>${registry === 'public' ? 'ECR Public' : region}</span> <span>${imagesWords(images.length, pushes.length)}</span></p>
<p class="why">${closedPeriodOf(incident, judged)}.</p>
<p class="rule">Rule <code>${ruleOf(judged.judgement)}</code> <span class="aside">${rulePlaceOf(judged, path)}</span></p>
${heldBy(incident, tracking)}<ol class="pushes">
${images.slice(0, IMAGES_SHOWN).map(imageItem)}</ol>
${cut(images.length - IMAGES_SHOWN, 'image')}</article>
`;
}

/** What holds the incident, a line for each part; nothing where no issues are kept. */
function heldBy(incident: Incident, tracking: Tracking | null): Html {
  const parts = heldPartsOf(incident, tracking);
  if (parts.length === 0) return NONE;
  const { parts: shown, more } = partsWords(incident, parts);
  const lines = shown.map(({ images, ...words }) => {
    const which = images.length === 0 ? NONE : html` <span class="aside">${listed(images)}</span>`;
    return html`<p class="held">${holding(words)}${which}</p>
`;
  });
  return html`${lines}${more > 0 ? html`<p class="cut">${plural(more, 'more part')} in the JSON report.</p>\n` : NONE}`;
}

function imageItem(image: ImagePush): Html {
  const { push, judgement } = image.worst;
  const signIn = signInWords(image.worst, (name) => name);
  const worst = worstWords(image);
  const error =
    push.errorCode === null ? NONE : html`<p>Answered <code>${push.errorCode}</code>: it may have arrived.</p>`;
  return html`<li><svg class="key" aria-hidden="true"><use href="#m-${lookOf(judgement)}" x="10" y="14"/></svg><div>
<p><time>${atZone(push.time, judgement.zone).toFormat('yyyy-MM-dd HH:mm:ss')}</time> <code class="tag">${imageOf(image.main.push)}</code> <span class="aside">${imageKindOf(image)}</span></p>
<p>by <b>${whoOf(push)}</b>${signIn === null ? NONE : html`, ${signIn}`}</p>
<p class="reason">${reasonOf(image.worst)}</p>${worst === null ? NONE : html`<p class="reason">${worst}</p>`}${error}</div></li>
`;
}

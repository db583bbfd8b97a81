import type { DayNumber } from '../core/civil.ts';
import type { PicturedGroup } from '../core/pictured-weeks.ts';
import type { Policy } from '../core/policy.ts';
import { windowsWords } from './entry-words.ts';
import { type Html, html, NONE, ours } from './html.ts';
import type { ListedPushes } from './page-listed.ts';
import { LOOK_WORDS, LOOKS, lookOf } from './page-marks.ts';
import { weekTable } from './page-week.ts';
import { grouped, plural } from './words.ts';

/** Weeks pictured in one page: some 10 kB each. */
const WEEKS_SHOWN = 150;
/** Weeks of a group that are open to see; the others are folded. */
const WEEKS_OPEN = 4;
/** Repositories named in the title of a group; all are in the table of repositories. */
const NAMES_SHOWN = 4;

/** The pictures of all groups, as far as they fit.  */
export function* weeksSection(
  groups: readonly PicturedGroup[],
  { freezes }: Policy,
  listed: ListedPushes,
): Generator<Html> {
  if (groups.length === 0) return;
  yield html`<section id="weeks" aria-labelledby="weeks-title">
<h2 id="weeks-title">Weeks</h2>
<p class="lead">Days from midnight to midnight by the wall clock of each zone. A mark stands for all like pushes of half an hour and leads to the first of them.</p>
${legend(groups, freezes.length > 0)}`;
  let left = WEEKS_SHOWN;
  for (const group of groups) {
    if (left <= 0) break;
    const mondays = chosen(group, left);
    left -= mondays.length;
    yield* groupFigure(group, mondays, listed);
  }
  const pictured = WEEKS_SHOWN - left;
  const rest = groups.reduce((sum, { mondays }) => sum + mondays.length, 0) - pictured;
  if (rest > 0)
    yield html`<p class="cut">${plural(rest, 'more week')} not pictured here, those with violations last: the tables below have their pushes.</p>\n`;
  yield html`</section>\n`;
}

/** Weeks with violations before others, late ones before early ones; in order of time. */
function chosen({ mondays, mondaysWithViolations }: PicturedGroup, most: number): DayNumber[] {
  const violated = new Set(mondaysWithViolations);
  return mondays
    .toSorted((a, b) => Number(violated.has(b)) - Number(violated.has(a)) || b - a)
    .slice(0, most)
    .sort((a, b) => a - b);
}

function* groupFigure(group: PicturedGroup, mondays: readonly DayNumber[], listed: ListedPushes): Generator<Html> {
  const { zone, entries, repositories, violations, mondaysWithViolations } = group;
  const images = repositories.reduce((sum, one) => sum + one.images, 0);
  const outside = repositories.reduce((sum, one) => sum + one.violatingImages, 0);
  yield html`<article class="group">
<h3>${namesOf(group)}</h3>
<p class="facts"><span>${zone.name}</span> <span>${windowsWords(entries[0])}</span> <span>${plural(images, 'push', 'pushes')}, ${outside === 0 ? 'none' : grouped(outside)} outside</span></p>
`;
  const open = new Set((violations > 0 ? mondaysWithViolations : mondays).slice(-WEEKS_OPEN));
  const folded = mondays.filter((monday) => !open.has(monday));
  for (const monday of mondays) if (open.has(monday)) yield weekTable(group.weekOf(monday), listed);
  if (folded.length > 0) {
    yield html`<details><summary>${plural(folded.length, 'more week')}</summary>\n`;
    for (const monday of folded) yield weekTable(group.weekOf(monday), listed);
    yield html`</details>\n`;
  }
  yield html`</article>\n`;
}

function namesOf({ repositories }: PicturedGroup): Html {
  const names = repositories.slice(0, NAMES_SHOWN).map(({ repository }) => html`<code>${repository}</code> `);
  const rest = repositories.length - names.length;
  return html`${names}${rest > 0 ? html`and ${grouped(rest)} more` : NONE}`;
}

const STATES = ours(
  [
    '<li><svg class="day key" aria-hidden="true"><rect class="open" width="100%"/></svg>window open</li>',
    '<li><svg class="day key" aria-hidden="true"><rect class="closed" width="100%"/></svg>closed</li>',
  ].join(''),
);
const FROZEN = ours('<li><svg class="day key" aria-hidden="true"><rect class="frozen" width="100%"/></svg>freeze</li>');
const UNREAD = ours(
  '<li><svg class="day key" aria-hidden="true"><rect class="unread" width="100%"/></svg>not checked</li>',
);

/** Only the marks that are used. */
function legend(groups: readonly PicturedGroup[], hasFreezes: boolean): Html {
  const used = new Set(groups.flatMap(({ pushes }) => pushes.map(({ judgement }) => lookOf(judgement))));
  const marks = LOOKS.filter((look) => used.has(look)).map(
    (look) =>
      html`<li><svg class="key" aria-hidden="true"><use href="#m-${look}" x="10" y="14"/></svg>${LOOK_WORDS[look]}</li>`,
  );
  return html`<ul class="legend">${STATES}${hasFreezes ? FROZEN : NONE}${UNREAD}${marks}</ul>\n`;
}

import { DAY, MINUTE } from '../core/instant.ts';
import type { PicturedPush } from '../core/pictured-weeks.ts';
import type { Judgement } from '../core/verdict.ts';
import { type Html, html, ours } from './html.ts';
import type { ListedPushes } from './page-listed.ts';
import { localMoment, placeOf, reasonOf } from './sentences.ts';
import { grouped, plural, whoOf } from './words.ts';

/** How a push looks in a picture. */
type Look = 'inside' | 'outside' | 'undeclared' | 'listed' | 'excused';

/** Pushes that one mark stands for: alike, and within one cell of the clock. */
interface Mark {
  readonly look: Look;
  /** In order of time, at least one. */
  readonly pushes: readonly [PicturedPush, ...PicturedPush[]];
}

/** Names told of a mark that stands for many. */
const NAMES_SHOWN = 3;

/** As wide as a mark is on a screen; pushes nearer than that could not be told apart. */
const CELL = 30 * MINUTE;

/** Forms differ besides colours: a dot, a cross, a diamond, an empty diamond, a ring. Drawn around 0,0. */
export const MARK_SHAPES = ours(
  [
    '<g id="m-inside"><circle class="hit" r="10"/><circle class="m inside" r="4"/></g>',
    '<g id="m-outside"><circle class="hit" r="10"/><path class="m halo" d="M-5-5 5 5M5-5-5 5"/><path class="m cross" d="M-5-5 5 5M5-5-5 5"/></g>',
    '<g id="m-undeclared"><circle class="hit" r="10"/><path class="m undeclared" d="M0-7 7 0 0 7-7 0Z"/></g>',
    '<g id="m-listed"><circle class="hit" r="10"/><path class="m listed" d="M0-6 6 0 0 6-6 0Z"/></g>',
    '<g id="m-excused"><circle class="hit" r="10"/><circle class="m excused" r="4"/></g>',
  ].join(''),
);

/** What each mark means, in the order of the legend. */
export const LOOK_WORDS: Readonly<Record<Look, string>> = {
  inside: 'inside a window',
  outside: 'outside',
  undeclared: 'to an undeclared repository',
  listed: 'undeclared, only listed',
  excused: 'let through',
};

export const LOOKS: readonly Look[] = ['inside', 'outside', 'undeclared', 'listed', 'excused'];

export function lookOf({ verdict, cause }: Judgement): Look {
  switch (verdict) {
    case 'inside':
      return 'inside';
    case 'outside':
      return 'outside';
    case 'undeclared':
      return cause === null ? 'listed' : 'undeclared';
    case 'excepted':
    case 'exempt':
    case 'not-a-release':
      return 'excused';
  }
}

/** The marks of a day, those that matter most last, which is on top. Takes those by which images are judged. */
export function marksOf(pushes: readonly PicturedPush[], listed: ListedPushes): Html[] {
  const marks = new Map<string, { look: Look; pushes: [PicturedPush, ...PicturedPush[]] }>();
  for (const push of pushes) {
    const look = lookOf(push.judged.judgement);
    const key = `${look} ${Math.floor(push.reading / CELL)}`;
    const known = marks.get(key);
    if (known) known.pushes.push(push);
    else marks.set(key, { look, pushes: [push] });
  }
  const rank = ({ look }: Mark) => (look === 'outside' || look === 'undeclared' ? 1 : 0);
  return [...marks.values()].sort((a, b) => rank(a) - rank(b)).map((mark) => markOf(mark, listed));
}

function markOf(mark: Mark, listed: ListedPushes): Html {
  const [first] = mark.pushes;
  const x = percentOf(first.reading);
  const detail = detailOf(mark, listed);
  const count =
    mark.pushes.length > 1 ? html`<text x="${x}" y="14" dx="8" dy="4">${mark.pushes.length}</text>` : html``;
  return html`<a href="#${listed.anchorOf(first.judged)}" aria-label="${detail}"><title>${detail}</title><use href="#m-${mark.look}" x="${x}" y="14"/></a>${count}`;
}

/** What a mark stands for, in words. */
function detailOf({ look, pushes }: Mark, listed: ListedPushes): string {
  const [{ judged }] = pushes;
  if (pushes.length === 1) {
    const { push } = judged;
    return `${push.repository} ${listed.nameOf(judged)}: ${reasonOf(judged)}; by ${whoOf(push)}`;
  }
  const zone = judged.judgement.zone;
  const last = pushes.at(-1)?.judged ?? judged;
  const names = pushes.slice(0, NAMES_SHOWN).map(({ judged }) => `${judged.push.repository} ${listed.nameOf(judged)}`);
  const more = pushes.length > names.length ? ` and ${grouped(pushes.length - names.length)} more` : '';
  return `${plural(pushes.length, 'push', 'pushes')} ${LOOK_WORDS[look]}, ${localMoment(judged.push.time, zone)} to ${localMoment(last.push.time, zone)} in ${placeOf(zone)}: ${names.join(', ')}${more}`;
}

/** Where a reading stands in its day, from the left. */
export function percentOf(reading: number): string {
  return `${Number(((reading / DAY) * 100).toFixed(2))}%`;
}

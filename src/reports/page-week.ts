import { civilDateOf } from '../core/civil.ts';
import { DAY } from '../core/instant.ts';
import type { ClockChange } from '../core/local-day.ts';
import { isoDate } from '../core/local-time.ts';
import type { PicturedDay, PicturedWeek } from '../core/pictured-weeks.ts';
import type { LocalSpan } from '../core/window.ts';
import { openSpans, skippedSpans } from '../core/window-days.ts';
import { dateWords, dayNotes, spanWords } from './day-bar.ts';
import { type Html, html, NONE, ours } from './html.ts';
import type { ListedPushes } from './page-listed.ts';
import { marksOf, percentOf } from './page-marks.ts';
import { grouped } from './words.ts';

/** What shades of days are filled with that no plain colour tells apart: a freeze, time that was not read, no such hour. */
export const PATTERNS = ours(
  [
    '<pattern id="frozen" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><rect class="freeze-ground" width="6" height="6"/><rect class="freeze-line" width="2" height="6"/></pattern>',
    '<pattern id="unread" width="5" height="5" patternUnits="userSpaceOnUse"><circle class="unread-dot" cx="2" cy="2" r="1"/></pattern>',
    '<g id="hours"><line x1="25%" x2="25%" y1="4" y2="24"/><line x1="50%" x2="50%" y1="4" y2="24"/><line x1="75%" x2="75%" y1="4" y2="24"/></g>',
    '<pattern id="skipped" width="4" height="4" patternUnits="userSpaceOnUse" patternTransform="rotate(-45)"><rect class="freeze-line" width="1" height="4"/></pattern>',
  ].join(''),
);

/** A week as a table of days: rows for the days, 24 hours of the wall clock across. */
export function weekTable({ monday, days }: PicturedWeek, listed: ListedPushes): Html {
  const rows = days.map((day, index) => dayRow(day, days[index - 1], listed));
  return html`<table class="week">
<caption>Week of Monday ${isoDate(civilDateOf(monday))}</caption>
<thead><tr><th scope="col">Day</th><th scope="col"><span class="heard">From 00 to 24 o’clock</span>${AXIS}</th><th scope="col">Open</th><th scope="col" class="n">Pushes</th><th scope="col" class="n">Outside</th></tr></thead>
<tbody>
${rows}</tbody>
</table>
`;
}

const AXIS = ours(
  '<span class="axis" aria-hidden="true"><span>00</span><span>06</span><span>12</span><span>18</span><span>24</span></span>',
);

function dayRow(day: PicturedDay, before: PicturedDay | undefined, listed: ListedPushes): Html {
  const shown = { ...day, pushes: day.pushes.filter(({ judged }) => listed.isWorst(judged)) };
  const notes = dayNotes(day, before);
  const more = notes.length === 0 ? NONE : html`<ul class="notes">${notes.map((note) => html`<li>${note}</li>`)}</ul>`;
  return html`<tr><th scope="row">${dateWords(day)}</th><td class="sky">${picture(shown, listed)}${more}</td><td class="open">${openWords(day)}</td>${counts(shown)}</tr>
`;
}

function picture(day: PicturedDay, listed: ListedPushes): Html {
  const parts = day.parts.map((part) => rect(part, part.state));
  const skipped = skippedSpans(day).map((span) => rect(span, 'skipped'));
  const twice = day.changes.flatMap((change) => twiceSpan(change, day));
  const unread = day.unread.map((span) => rect(span, 'unread'));
  const marks = marksOf(day.pushes, listed);
  const label =
    marks.length === 0 ? html`aria-hidden="true"` : html`role="group" aria-label="${`Pushes of ${dateWords(day)}`}"`;
  return html`<svg class="day" ${label}>${[...parts, ...skipped, ...twice.map((span) => rect(span, 'twice')), ...unread]}<use href="#hours"/>${marks}</svg>`;
}

function rect({ from, to }: LocalSpan, look: string): Html {
  return html`<rect class="${look}" x="${percentOf(from)}" width="${percentOf(to - from)}"/>`;
}

/** Readings of the day that its clocks show two times. */
function twiceSpan({ at, before, after }: ClockChange, { day }: PicturedDay): LocalSpan[] {
  const [from, to] = [at + after - day * DAY, at + before - day * DAY];
  return from < to ? [{ from: Math.max(0, from), to: Math.min(DAY, to) }] : [];
}

function openWords(day: PicturedDay): string {
  if (day.parts.length === 0) return 'no such day';
  if (day.unread.some(({ from, to }) => from <= 0 && to >= DAY)) return 'not checked';
  const open = openSpans(day);
  if (open.length > 0) return open.map(spanWords).join(', ');
  if (day.parts.every(({ state }) => state === 'frozen')) return 'frozen';
  return day.parts.every(({ rule }) => rule?.kind === 'undeclared') ? 'undeclared' : 'closed';
}

/** Those outside are all violations, also where nothing is declared. */
function counts({ pushes }: PicturedDay): Html {
  const violations = pushes.filter(({ judged }) => judged.judgement.cause !== null).length;
  const outside =
    violations === 0 ? html`<span class="none">0</span>` : html`<strong class="bad">${grouped(violations)}</strong>`;
  return html`<td class="n">${pushes.length === 0 ? html`<span class="none">0</span>` : grouped(pushes.length)}</td><td class="n">${outside}</td>`;
}

import { DAY, type Instant } from '../core/instant.ts';
import { utcMinute } from '../core/local-time.ts';
import { fenced } from './markdown-blocks.ts';
import { shortened } from './visible.ts';

/**
 * The only door from data to Mermaid. Its grammar has no way to quote: a colon ends a name, `#` and `;` begin what is not
 * shown, `%%` a comment, `click` a link, `<` HTML. So a name keeps letters, digits, spaces and `._/+-`, anything else
 * shows as `_`, and a word of ours stands before it.
 */
const LOST = /[^\p{L}\p{N} ._/+…-]/gu;

/** No name is longer than this in a picture. */
const LONGEST = 40;

/** A name as Mermaid can bear it. */
export function diagramName(text: string): string {
  return shortened(text, LONGEST).replace(LOST, '_').replace(/ +/g, ' ').trim() || '_';
}

/** One row of a Gantt chart: a bar over a period, or a mark at its start. Half open, readings of one wall clock. */
export interface Bar {
  readonly kind: 'period' | 'milestone';
  /** A word of ours, and what passed `diagramName`. */
  readonly label: string;
  readonly from: Instant;
  readonly to: Instant;
}

/** A Gantt chart: sections with their bars. Titles are ours. */
export function gantt(title: string, sections: readonly (readonly [name: string, bars: readonly Bar[]])[]): string {
  return fenced(
    'mermaid',
    [
      'gantt',
      `  accTitle: ${title}`,
      '  accDescr: The table of incidents says the same in words.',
      '  dateFormat YYYY-MM-DD HH:mm',
      ...axisOf(sections.flatMap(([, bars]) => bars)),
      '  todayMarker off',
      ...sections.flatMap(([name, bars]) => [`  section ${name}`, ...bars.map(barLine)]),
    ].join('\n'),
  );
}

/** A mark for each day, where they have room. */
function axisOf(bars: readonly Bar[]): string[] {
  const span = Math.max(...bars.map(({ to }) => to)) - Math.min(...bars.map(({ from }) => from));
  return span <= 10 * DAY ? ['  axisFormat %a %d', '  tickInterval 1day'] : ['  axisFormat %d %b'];
}

function barLine({ kind, label, from, to }: Bar): string {
  switch (kind) {
    case 'period':
      return `    ${label} :done, ${utcMinute(from)}, ${utcMinute(to)}`;
    case 'milestone':
      return `    ${label} :crit, milestone, ${utcMinute(from)}, 0m`;
  }
}

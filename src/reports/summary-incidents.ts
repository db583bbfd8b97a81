import type { RunFacts } from '../core/facts.ts';
import type { Incident } from '../core/incident.ts';
import { overview } from './incident-overview.ts';
import { byWords, pushedWords, whenWords, whyWords, zoneOf } from './incident-words.ts';
import { codeCell, htmlCode } from './markdown.ts';
import { type Column, folded, foldedTable } from './markdown-blocks.ts';
import { placeOf } from './sentences.ts';
import { notShown } from './summary-cut.ts';
import type { Detail } from './summary-detail.ts';
import { holdingSentence, issueCell } from './summary-holdings.ts';
import { incidentBlocks } from './summary-incident.ts';
import { plural } from './words.ts';

/** More of these stand folded in one, lest a reader scrolls past a page of titles. */
const DETAILS_OPEN = 12;

/** The incidents: a single one open, several as lines, the most severe first, with all that is known of each folded. */
export function* incidentsSection(facts: RunFacts, detail: Detail): Generator<string> {
  const { incidents, policy, tracking } = facts;
  const [first, ...others] = incidents;
  if (first === undefined) return;
  yield `### ${plural(incidents.length, 'incident')}`;
  if (others.length === 0 && detail.details > 0) {
    yield* holdingSentence(first, tracking);
    yield* incidentBlocks(first, policy.path, detail.images);
    return;
  }
  yield* overview(incidents);
  yield* lines(facts, detail.incidents);
  yield* details(facts, detail);
}

/** Numbered alike wherever an incident is told of. */
interface Numbered {
  readonly incident: Incident;
  readonly number: number;
}

function* lines(facts: RunFacts, most: number): Generator<string> {
  const { incidents } = facts;
  const numbered = incidents.slice(0, most).map((incident, index): Numbered => ({ incident, number: index + 1 }));
  const { columns, row } = lineTable(facts);
  // Two hundred are told by what they have in common, and by the worst of them.
  yield* foldedTable(columns, numbered.map(row), 'more incident');
  if (incidents.length > most) yield notShown(incidents.length - most, 'more incident');
}

/** Where all are in one account, Region and zone, no line says so; nor what holds them, where no issues are kept. */
function lineTable({ incidents, tracking }: RunFacts): {
  columns: readonly Column[];
  row: (numbered: Numbered) => readonly string[];
} {
  const [zone, ...otherZones] = new Set(incidents.map(zoneOf));
  const oneZone = otherZones.length === 0;
  const held = tracking !== null && tracking.holdings.size > 0 ? tracking : null;
  const onePlace = new Set(incidents.map(whereWords)).size === 1;
  return {
    columns: [
      ['Nr', 'r'],
      'Severity',
      ...(held === null ? [] : ['Issue']),
      'Repository',
      ...(onePlace ? [] : ['Where']),
      'Pushed',
      zone !== undefined && oneZone ? `When, in ${placeOf(zone)}` : 'When',
      'By',
      'Why',
    ],
    row: ({ incident, number }) => [
      String(number),
      incident.severity,
      ...(held === null ? [] : [issueCell(incident, held)]),
      codeCell(incident.repository),
      ...(onePlace ? [] : [whereWords(incident)]),
      pushedWords(incident),
      whenWords(incident) + (oneZone ? '' : ` in ${placeOf(zoneOf(incident))}`),
      byWords(incident),
      whyWords(incident),
    ],
  };
}

function* details({ incidents, policy, tracking }: RunFacts, { details: most, images }: Detail): Generator<string> {
  const shown = incidents.slice(0, most);
  const outer = shown.length > DETAILS_OPEN;
  if (outer)
    yield `<details><summary>Everything on ${shown.length === incidents.length ? 'each incident' : `the first ${plural(shown.length, 'incident')}`}</summary>`;
  for (const [index, incident] of shown.entries()) {
    const title = `${index + 1}. ${htmlCode(incident.repository)} in ${whereWords(incident)}, ${whenWords(incident)}`;
    yield folded(title, ...holdingSentence(incident, tracking), ...incidentBlocks(incident, policy.path, images));
  }
  if (outer) yield '</details>';
}

function whereWords({ account, region, registry }: Incident): string {
  return `${account} ${registry === 'public' ? 'ECR Public' : region}`;
}

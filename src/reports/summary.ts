import type { RunFacts } from '../core/facts.ts';
import { incidentTimeline } from './incident-timeline.ts';
import { words } from './markdown.ts';
import { bullets } from './markdown-blocks.ts';
import { stepsOf } from './next-steps.ts';
import { notDeliveredOf } from './not-delivered.ts';
import { verdictLine } from './outcome-words.ts';
import { coverageSection } from './summary-coverage.ts';
import { cutLines } from './summary-cut.ts';
import { DETAILS, type Detail } from './summary-detail.ts';
import { incidentsSection } from './summary-incidents.ts';
import { restSections } from './summary-rest.ts';
import { weeksSection } from './summary-weeks.ts';

/** The runner drops a whole summary of more than 1,048,576 bytes; other steps of the job count by themselves. */
const BYTE_BUDGET = 900_000;

/** No line for an incident or an image push is shorter, in bytes. */
const SHORTEST_LINE = 50;

/** The report as GitHub Flavored Markdown: the job summary. Less is shown where more would not fit; what was cut is said. */
export function* markdownReport(facts: RunFacts): Iterable<string> {
  for (const detail of DETAILS) {
    const text = within(detail.name === 'counts' ? Number.POSITIVE_INFINITY : BYTE_BUDGET, facts, detail);
    if (text === null) continue;
    yield text;
    return;
  }
}

/** The summary; `null` as soon as it is certain that it has more bytes than that. */
function within(budget: number, facts: RunFacts, detail: Detail): string | null {
  if (leastLines(facts, detail) * SHORTEST_LINE > budget) return null;
  const blocks: string[] = [];
  let bytes = 0;
  for (const block of blocksOf(facts, detail)) {
    bytes += byteLength(block) + 2;
    if (bytes > budget) return null;
    blocks.push(block);
  }
  return `${blocks.join('\n\n')}\n`;
}

function byteLength(text: string): number {
  return new TextEncoder().encode(text).length;
}

function leastLines({ incidents }: RunFacts, detail: Detail): number {
  const shown = incidents.slice(0, detail.details);
  const images = shown.reduce((sum, incident) => sum + Math.min(incident.images.length, detail.images), 0);
  return images + Math.min(incidents.length, detail.incidents);
}

/** Worked out one after the other, as they are asked for. */
function* blocksOf(facts: RunFacts, detail: Detail): Generator<string> {
  yield `## ECR release windows\n\n**${signOf(facts)} ${words(verdictLine(facts))}**`;
  const untold = notDeliveredOf(facts);
  if (untold.length > 0) yield `### Not delivered\n\n${bullets(cutLines(untold, detail.rows).map(words))}`;
  yield* coverageSection(facts, detail);
  yield* incidentsSection(facts, detail);
  yield* incidentTimeline(facts);
  yield* weeksSection(facts, detail);
  const steps = stepsOf(facts);
  if (steps.length > 0) yield `### Next\n\n${bullets(steps.map(words))}`;
  yield* restSections(facts, detail);
  if (detail.name !== 'everything') {
    yield `GitHub shows no summary of more than 1 MiB, so this one is cut to: ${detail.name}. The JSON report has everything.`;
  }
}

/** Told by its shape as well as by its colour, and by the word behind it. */
function signOf(facts: RunFacts): string {
  if (!facts.complete) return '⚠️';
  if (facts.violations > 0) return '❌';
  // Such a run is red.
  return facts.tracking !== null && facts.tracking.problems.length > 0 ? '⚠️' : '✅';
}

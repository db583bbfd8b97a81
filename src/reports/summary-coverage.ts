import type { RunFacts } from '../core/facts.ts';
import { utcMinute } from '../core/local-time.ts';
import { issueLink, words } from './markdown.ts';
import { bullets, folded } from './markdown-blocks.ts';
import { coverageNotesOf, missingOf, rangeWords } from './outcome-words.ts';
import { placesWords } from './places-words.ts';
import { cutLines } from './summary-cut.ts';
import type { Detail } from './summary-detail.ts';
import { inputsWords, plural } from './words.ts';

/** So many remarks stand open. */
const REMARKS_SHOWN = 5;

/** What was read: every hole by its name first, then what was read, then what is to know of it. */
export function* coverageSection(facts: RunFacts, { rows }: Detail): Generator<string> {
  const missing = missingOf(facts);
  if (missing.length > 0) yield `### Missing\n\n${bullets(cutLines(missing, rows).map(words))}`;
  const dashboard = facts.tracking?.remembered?.dashboard ?? null;
  const kept = dashboard === null ? '' : ` How far was checked is kept in ${issueLink(dashboard)}.`;
  yield words(readSentence(facts)) + kept;
  const remarks = coverageNotesOf(facts);
  if (remarks.length === 0) return;
  const lines = bullets(cutLines(remarks, rows).map(words));
  yield remarks.length <= REMARKS_SHOWN ? lines : folded(`${plural(remarks.length, 'remark')} on what was read`, lines);
}

function readSentence({ coverage, complete, scope, span, inputs, records }: RunFacts): string {
  const amount = `${inputsWords(inputs)}, ${plural(records, 'record')}`;
  const read = coverage.filter((part) => part.complete);
  if (read.length === 0) return `Nothing was read of what was asked for (${amount}). The range: ${rangeWords(scope)}.`;
  const places = placesWords(read);
  if (scope.from === null || scope.to === null) {
    const seen = span === null ? '' : ` from ${utcMinute(span.from)} to ${utcMinute(span.to)} UTC`;
    return `No whole range was asked for, so what was read is judged and no more is claimed: ${places}, records${seen} (${amount}).`;
  }
  const what = complete && read.length === coverage.length ? 'All that was asked for was read' : 'What was read';
  return `${what}: ${places}, ${rangeWords(scope)} (${amount}).`;
}

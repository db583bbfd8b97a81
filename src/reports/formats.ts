import type { RunFacts } from '../core/facts.ts';
import { csvReport } from './csv.ts';
import { jsonReport, ndjsonReport } from './json.ts';
import { ocsfReport } from './ocsf.ts';
import { htmlReport } from './page.ts';
import { markdownReport } from './summary.ts';
import { textReport } from './text.ts';

/** A report: the facts of a run as text, in pieces, so that a long one is never held whole. */
type Report = (facts: RunFacts) => Iterable<string>;

/** Every format that `--format` and the action's `reports` know. A new one is one file and one line here. */
export const FORMATS = {
  text: textReport,
  json: jsonReport,
  ndjson: ndjsonReport,
  csv: csvReport,
  markdown: markdownReport,
  html: htmlReport,
  ocsf: ocsfReport,
} as const satisfies Readonly<Record<string, Report>>;

export type FormatName = keyof typeof FORMATS;

export const FORMAT_NAMES: readonly FormatName[] = ['text', 'json', 'ndjson', 'csv', 'markdown', 'html', 'ocsf'];

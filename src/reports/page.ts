import type { RunFacts } from '../core/facts.ts';
import { picturedWeeks } from '../core/pictured-weeks.ts';
import { type Html, html, ours } from './html.ts';
import { verdictLine } from './outcome-words.ts';
import { SCRIPT, SCRIPT_HASH, STYLE, STYLE_HASH } from './page-assets.generated.ts';
import { incidentsSection } from './page-incidents.ts';
import { ListedPushes } from './page-listed.ts';
import { MARK_SHAPES } from './page-marks.ts';
import { pushesSection } from './page-pushes.ts';
import { madeSection, repositoriesSection, restSections } from './page-tables.ts';
import { verdictSection } from './page-verdict.ts';
import { PATTERNS } from './page-week.ts';
import { weeksSection } from './page-weeks.ts';

/** The report as one page that needs nothing besides itself: no network, and no script to be read. */
export function* htmlReport(facts: RunFacts): Iterable<string> {
  for (const { markup } of pieces(facts)) yield markup;
}

/** Nothing may be loaded, sent or run but the one style sheet and the one script of this page, which their hashes name. */
const SECURITY_POLICY = `default-src 'none'; style-src '${STYLE_HASH}'; script-src '${SCRIPT_HASH}'; base-uri 'none'; form-action 'none'`;

function* pieces(facts: RunFacts): Generator<Html> {
  const listed = new ListedPushes(facts);
  const title = `${verdictLine(facts)} - ECR release windows`;
  yield html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${ours(SECURITY_POLICY)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="referrer" content="no-referrer">
<title>${title}</title>
<style>${ours(STYLE)}</style>
</head>
<body>
<a class="skip" href="#main">To the report</a>
<svg class="shapes" aria-hidden="true"><defs>${MARK_SHAPES}${PATTERNS}</defs></svg>
<main id="main">
${verdictSection(facts)}`;
  yield* incidentsSection(facts);
  yield* weeksSection(picturedWeeks(facts), facts.policy, listed);
  yield repositoriesSection(facts);
  yield* pushesSection(facts, listed);
  yield html`${restSections(facts)}${madeSection(facts)}</main>
<script>${ours(SCRIPT)}</script>
</body>
</html>
`;
}

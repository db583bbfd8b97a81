import type { RunFacts } from '../core/facts.ts';
import type { DashboardView } from '../core/tracking/dashboard-view.ts';
import { checksSection } from './dashboard-checks.ts';
import { coverageSection } from './dashboard-coverage.ts';
import { DASHBOARD_DETAILS, type DashboardDetail } from './dashboard-detail.ts';
import { type DashboardFacts, dashboardFacts } from './dashboard-facts.ts';
import { head } from './dashboard-head.ts';
import { openSection, untoldSection } from './dashboard-incidents.ts';
import { missingSection } from './dashboard-missing.ts';
import { notShown } from './dashboard-parts.ts';
import { repositoriesSection } from './dashboard-repositories.ts';
import { issueReference, words } from './markdown.ts';
import { bullets } from './markdown-blocks.ts';
import { endingNotesOf } from './outcome-words.ts';
import { shortened } from './visible.ts';

/** Of a new dashboard: a person's title stays. */
export const dashboardTitle = 'Release windows dashboard';

/**
 * The dashboard as GitHub Flavored Markdown, the most urgent first. `room`: so many characters at most; less is shown where
 * more would not fit, and what was cut is said. What is shown least fits into 8,000.
 */
export function dashboardText(run: RunFacts, view: DashboardView, room: number): string {
  const facts = dashboardFacts(run, view);
  let text = '';
  for (const detail of DASHBOARD_DETAILS) {
    text = `${[...blocksOf(facts, detail)].join('\n\n')}\n`;
    if (text.length <= room) break;
  }
  return text;
}

/** For a dashboard that is there twice. */
export function textOfCopy(number: number): string {
  return `This was a second dashboard, as two runs at once may make. What it remembered is in ${issueReference(number)} now; this one is not used any more.\n`;
}

function* blocksOf(facts: DashboardFacts, detail: DashboardDetail): Generator<string> {
  yield* head(facts, detail);
  yield* missingSection(facts, detail);
  yield* untoldSection(facts, detail);
  yield* openSection(facts, detail);
  yield* repositoriesSection(facts, detail);
  yield* coverageSection(facts, detail);
  yield* endingSection(facts, detail);
  yield* checksSection(facts, detail);
  if (detail.name !== 'everything')
    yield `An issue has room for 65,536 characters, so this one is cut to: ${detail.name}.`;
  yield FOOTER;
}

function* endingSection({ run }: DashboardFacts, { rows, longest }: DashboardDetail): Generator<string> {
  const notes = endingNotesOf(run);
  if (notes.length === 0) return;
  yield '## Permissions that end';
  const shown = notes.slice(0, rows).map((note) => words(shortened(note, 2 * longest)));
  yield bullets([...shown, ...(notes.length > shown.length ? [notShown(notes.length - shown.length)] : [])]);
}

/** What people have to know of the issue itself. */
const FOOTER = `---

ECR Release Windows writes this issue anew at each check. Its first line, which shows nowhere, is what the tool remembers: where that is changed or deleted, it begins anew and says that nothing was checked before. It finds the issue by its label. The title is yours, and whether the issue is open: it is kept up all the same.`;

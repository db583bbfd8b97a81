import type { CheckResult } from '../core/tracking/memory.ts';
import type { DashboardDetail } from './dashboard-detail.ts';
import type { DashboardFacts } from './dashboard-facts.ts';
import { minuteCell, notShown } from './dashboard-parts.ts';
import { link } from './markdown.ts';
import { table } from './markdown-blocks.ts';

/** Told by its shape as well as by its colour, and by the words beside it. */
export const RESULTS: Readonly<Record<CheckResult, { readonly sign: string; readonly words: string }>> = {
  compliant: { sign: '✅', words: 'compliant' },
  violations: { sign: '❌', words: 'violations' },
  incomplete: { sign: '⚠️', words: 'incomplete' },
  undelivered: { sign: '⚠️', words: 'not all told in issues' },
};

export function* checksSection({ view }: DashboardFacts, { rows }: DashboardDetail): Generator<string> {
  const { origin, memory } = view;
  const { checks } = memory;
  if (checks.length === 0) return;
  yield '## Last checks';
  const shown = checks
    .slice(0, rows)
    .map(({ at, result, run }) => [
      minuteCell(at),
      `${RESULTS[result].sign} ${RESULTS[result].words}`,
      run === null ? '' : link(`run ${run}`, `${origin.serverUrl}/${origin.repository}/actions/runs/${run}`),
    ]);
  yield table(['When, UTC', 'Result', 'Run'], shown);
  if (checks.length > shown.length) yield notShown(checks.length - shown.length);
}

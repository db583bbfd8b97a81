import { utcMinute } from '../core/local-time.ts';
import { RESULTS } from './dashboard-checks.ts';
import type { DashboardDetail } from './dashboard-detail.ts';
import type { DashboardFacts } from './dashboard-facts.ts';
import { earliestMissing } from './dashboard-missing.ts';
import { commonTime, furthestMarks, slotsWords } from './dashboard-parts.ts';
import { policyWords } from './issue-context.ts';
import { link, words } from './markdown.ts';
import { bullets } from './markdown-blocks.ts';
import { verdictLine } from './outcome-words.ts';
import { plural } from './words.ts';

/** The outcome of the last check, by what it went, and each section in a line. */
export function* head(facts: DashboardFacts, { longest }: DashboardDetail): Generator<string> {
  const { run, view } = facts;
  const { origin, now, memory } = view;
  const { sign } = RESULTS[memory.checks[0]?.result ?? 'incomplete'];
  yield `**${sign} ${words(verdictLine(run))}**`;
  const by = origin.runUrl === null ? '' : `, by ${link('this run', origin.runUrl)}`;
  yield `Checked ${utcMinute(now)} UTC${by}, against ${policyWords({ facts: run, origin }, longest)}.`;
  yield bullets([
    provenLine(facts),
    ...problemsLine(facts),
    ...untoldLine(facts),
    openLine(facts),
    ...coverageLines(facts),
    ...endingLine(facts),
  ]);
}

function provenLine({ run, view, dropped }: DashboardFacts): string {
  const { marks, holes } = view.memory;
  const earliest = earliestMissing(holes);
  if (earliest !== null) {
    return `**Not everything was read: ${plural(holes.length, 'time')} missing**, the earliest from ${earliest} UTC`;
  }
  if (run.unreadableCount > 0) return `**${plural(run.unreadableCount, 'place')} in the records not understood**`;
  const asked = furthestMarks(marks.filter((mark) => !dropped.has(mark)));
  if (asked.length === 0) return 'No account and Region was checked for a whole range yet';
  const common = commonTime(asked);
  if (common === null) return `No time was read of all of ${slotsWords(asked)} yet: *Checked* has each`;
  const but = run.policy.acceptedGaps.length === 0 ? '' : ', but for what the policy lets go';
  return `Everything was read of ${slotsWords(asked)} from ${utcMinute(common.from)} to ${utcMinute(common.to)} UTC${but}`;
}

function untoldLine({ untold }: DashboardFacts): string[] {
  const pushes = untold.reduce((sum, one) => sum + one.pushes.length, 0);
  return pushes === 0 ? [] : [`**${plural(pushes, 'violation')} in no issue**`];
}

function problemsLine({ run: { tracking } }: DashboardFacts): string[] {
  const isAll = tracking === null || tracking.problems.length === 0;
  return isAll ? [] : ['**Not all was delivered to GitHub**: the summary of the run says what, and why'];
}

function openLine({ view: { open } }: DashboardFacts): string {
  if (open.length === 0) return 'No open incident';
  const oldest = open.reduce((first, { openedAt }) => Math.min(first, openedAt), Infinity);
  return `${plural(open.length, 'open incident')}, ${open.length === 1 ? 'open' : 'the oldest'} since ${utcMinute(oldest)} UTC`;
}

function coverageLines({ run, dropped }: DashboardFacts): string[] {
  const first = run.tracking?.remembered?.neverChecked ?? [];
  return [
    ...(dropped.size === 0 ? [] : [`**${slotsWords([...dropped])} asked for no more**`]),
    ...(first.length === 0 ? [] : [`${slotsWords(first)} checked for the first time`]),
  ];
}

function endingLine({ run: { endingPermissions } }: DashboardFacts): string[] {
  const ended = endingPermissions.filter((one) => one.ended).length;
  const soon = endingPermissions.length - ended;
  const words = [
    ...(soon === 0 ? [] : [`${plural(soon, 'permission ends', 'permissions end')} within a week`]),
    ...(ended === 0 ? [] : [`${plural(ended, 'permission has', 'permissions have')} ended`]),
  ];
  return words.length === 0 ? [] : [words.join(', ')];
}

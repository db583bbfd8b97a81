import type { KeptIssue } from '../core/tracking/kept-issue.ts';
import type { Memory } from '../core/tracking/memory.ts';
import { readIssueBody } from './marker-text.ts';
import { readDashboardBody } from './memory-text.ts';
import type { ListedIssue } from './tracker.ts';

/** A dashboard, as GitHub holds it. */
export interface Dashboard {
  readonly number: number;
  readonly isOpen: boolean;
  readonly body: string;
  readonly memory: Memory;
}

/** What of the issues with our label is ours: others may bear it too. */
export interface Ours {
  /** About incidents. Who set the approval label is not asked yet. */
  readonly issues: readonly KeptIssue[];
  /** In the order of their numbers: more than one only after two runs at once. */
  readonly dashboards: readonly Dashboard[];
}

/** An issue bears a marker that only a later version of the tool can read: this one must keep its hands off all. */
export class NewerMarker extends Error {
  override readonly name = 'NewerMarker';
  readonly issue: number;

  constructor(issue: number) {
    super(`issue #${issue} was written by a newer version of this tool`);
    this.issue = issue;
  }
}

/** Throws `NewerMarker`. */
export function oursAmong(listed: readonly ListedIssue[]): Ours {
  const issues: KeptIssue[] = [];
  const dashboards: Dashboard[] = [];
  for (const { number, title, body, isOpen, createdAt, isTrusted } of listed) {
    if (!isTrusted) continue;
    const issue = readIssueBody(body);
    const dashboard = readDashboardBody(body);
    if (issue.kind === 'newer' || dashboard.kind === 'newer') throw new NewerMarker(number);
    if (issue.kind === 'ours') {
      issues.push({ number, isOpen, createdAt, title, text: issue.text, marker: issue.marker, label: null });
    }
    if (dashboard.kind === 'ours') dashboards.push({ number, isOpen, body, memory: dashboard.memory });
  }
  return { issues, dashboards: dashboards.sort((a, b) => a.number - b.number) };
}

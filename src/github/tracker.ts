import type { Instant } from '../core/instant.ts';

/** An issue that bears our label, whoever wrote it. */
export interface ListedIssue {
  readonly number: number;
  readonly title: string;
  readonly body: string;
  readonly isOpen: boolean;
  readonly createdAt: Instant;
  readonly labels: readonly string[];
  /** Whether its author is a bot, or somebody with write access. */
  readonly isTrusted: boolean;
}

export interface ListedComment {
  readonly body: string;
  readonly createdAt: Instant;
  readonly isTrusted: boolean;
}

export interface IssueDraft {
  readonly title: string;
  readonly body: string;
  readonly labels: readonly string[];
  readonly assignees: readonly string[];
}

/** What is left out stays. */
export interface IssueEdit {
  readonly title?: string;
  readonly body: string;
  /** `open`, or why it is closed. */
  readonly state?: 'open' | 'completed' | 'not_planned' | 'duplicate';
}

/**
 * Issues as this tool needs them. A call that fails throws; whether it took effect is then not known. Where the error has
 * `isFinal: true`, no other call of this run would fare better.
 */
export interface Tracker {
  /** All with the label, open or closed, no pull requests, as they are now. */
  issues(label: string): Promise<readonly ListedIssue[]>;
  comments(issue: number): Promise<readonly ListedComment[]>;
  /** Who set the label last, and when; `null`: nobody, as far as the issue's events show. */
  labelSetBy(issue: number, label: string): Promise<{ readonly by: string; readonly at: Instant } | null>;
  /** Whether a login may write to the repository now. */
  mayWrite(login: string): Promise<boolean>;
  /**
   * The number of the new issue. Never repeated without a look whether it exists after all. Labels that are missing are
   * made first; who cannot be assigned is left out.
   */
  create(draft: IssueDraft): Promise<number>;
  /** When it was written, by GitHub's clock. */
  comment(issue: number, body: string): Promise<Instant>;
  /** All or nothing. */
  edit(issue: number, edit: IssueEdit): Promise<void>;
  /** Not being there is no failure. */
  removeLabel(issue: number, label: string): Promise<void>;
}

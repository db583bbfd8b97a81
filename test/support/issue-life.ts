import { HOUR } from '../../src/core/instant.ts';
import type { Severity } from '../../src/core/policy.ts';
import type { Kept } from '../../src/github/keep-issues.ts';
import { BOT, type GithubModel, type ModelIssue } from './github-model.ts';
import { APPROVAL_LABEL, LABEL, repository, run } from './keeping.ts';
import type { Seen } from './tracking.ts';

/** Something that happens. Numbers choose among what there is, whatever that is by then. */
export type Happening =
  | { readonly kind: 'push'; readonly repository: string; readonly severity: Severity; readonly excused: boolean }
  /** A record comes late, or is delivered no longer. */
  | { readonly kind: 'hide' | 'show' | 'excuse' | 'unexcuse'; readonly which: number }
  /** Other windows: the pushes of a repository come to have other keys. */
  | { readonly kind: 'move'; readonly repository: string; readonly periods: readonly string[] }
  | { readonly kind: 'person'; readonly deed: Deed; readonly which: number }
  /** A run that is stopped. */
  | { readonly kind: 'killed'; readonly at: number; readonly when: 'before' | 'after' }
  | { readonly kind: 'crossed'; readonly at: number }
  /** A run that does not get to see an issue. */
  | { readonly kind: 'blind'; readonly which: number }
  | { readonly kind: 'run' };

export const DEEDS = [
  'close',
  'reopen',
  'retitle',
  'comment',
  'label-by-ann',
  'label-by-bob',
  'label-by-eve',
  'unlabel',
  'bug-label',
  'edit-in-browser',
  'delete-marker',
  'break-marker',
  'restore',
  'delete',
  'copy',
  'quote',
] as const;

type Deed = (typeof DEEDS)[number];

/** So few that they run out. */
export const MAX_ISSUES = 3;

/** A repository on GitHub, a log, and what people do. */
export class Life {
  readonly model: GithubModel = repository();
  readonly #pushes: { seen: Seen; isHidden: boolean }[] = [];
  /** Bodies as they were. */
  readonly #bodies = new Map<number, string[]>();
  /** Since the last undisturbed run two ran at once: only then may a comment be there twice. */
  crossed = false;

  /** What a run sees. */
  get found(): Seen[] {
    return this.#pushes.filter(({ isHidden }) => !isHidden).map(({ seen }) => seen);
  }

  run(): Promise<Kept> {
    return run(this.model, this.found, { maxIssues: MAX_ISSUES });
  }

  /** All but `run`, which the test does. */
  async happens(what: Exclude<Happening, { kind: 'run' }>): Promise<void> {
    this.model.now += HOUR;
    this.#remember();
    const one = 'which' in what ? this.#pushes[what.which % Math.max(1, this.#pushes.length)] : undefined;
    switch (what.kind) {
      case 'push': {
        const { repository, severity, excused } = what;
        // In no order of time: many come late.
        const letter = String.fromCharCode(97 + ((this.#pushes.length * 7) % 26));
        const id = `${letter}${this.#pushes.length}`;
        this.#pushes.push({ seen: { id, repository, severity, excused }, isHidden: false });
        return;
      }
      case 'hide':
      case 'show':
        if (one) one.isHidden = what.kind === 'hide';
        return;
      case 'excuse':
      case 'unexcuse':
        if (one) one.seen = { ...one.seen, excused: what.kind === 'excuse' };
        return;
      case 'move':
        for (const [index, push] of this.#pushes.entries()) {
          const period = what.periods[index % what.periods.length];
          if (push.seen.repository === what.repository && period) push.seen = { ...push.seen, period };
        }
        return;
      case 'person':
        return this.#does(what.deed, this.model.issues[what.which % Math.max(1, this.model.issues.length)]);
      case 'killed':
        await run(this.model, this.found, { maxIssues: MAX_ISSUES, weather: { killed: what } }).catch(() => {});
        return;
      case 'blind': {
        const missed = this.model.issues[what.which % Math.max(1, this.model.issues.length)]?.number ?? 0;
        await run(this.model, this.found, { maxIssues: MAX_ISSUES, weather: { missed } });
        return;
      }
      case 'crossed': {
        this.crossed = true;
        const before = async (request: number) => {
          if (request === what.at) await this.run();
        };
        await run(this.model, this.found, { maxIssues: MAX_ISSUES, weather: { before } });
        return;
      }
    }
  }

  #remember(): void {
    for (const { number, body } of this.model.issues) {
      this.#bodies.set(number, [...(this.#bodies.get(number) ?? []), body]);
    }
  }

  #does(deed: Deed, issue: ModelIssue | undefined): void {
    if (!issue) return;
    const { model } = this;
    switch (deed) {
      case 'close':
        issue.state = 'completed';
        return;
      case 'reopen':
        issue.state = 'open';
        return;
      case 'retitle':
        issue.title = `mine ${issue.number}`;
        return;
      case 'comment':
        model.comment(issue.number, 'bob', 'we know');
        return;
      case 'label-by-ann':
      case 'label-by-bob':
      case 'label-by-eve':
        model.setLabel(issue.number, deed.slice(-3), APPROVAL_LABEL);
        return;
      case 'unlabel':
        issue.labels.delete(APPROVAL_LABEL);
        return;
      case 'bug-label':
        issue.labels.add('bug');
        return;
      case 'edit-in-browser':
        issue.body = `${issue.body.replaceAll(/\r?\n/g, '\r\n')}\r\nseen by bob`;
        return;
      case 'delete-marker':
        issue.body = 'what I say';
        return;
      case 'break-marker':
        issue.body = issue.body.replace('"pushes":"', '"pushes":"A');
        return;
      case 'restore':
        issue.body = this.#bodies.get(issue.number)?.[0] ?? issue.body;
        return;
      case 'delete':
        model.issues.splice(model.issues.indexOf(issue), 1);
        return;
      case 'copy':
        model.open(BOT, { title: issue.title, body: issue.body, labels: [LABEL], assignees: [] });
        return;
      case 'quote':
        model.open('bob', { title: 'mine', body: `> ${issue.body}`, labels: [LABEL], assignees: [] });
        return;
    }
  }
}

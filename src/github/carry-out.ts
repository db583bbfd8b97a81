import type { Instant } from '../core/instant.ts';
import type { KeptIssue } from '../core/tracking/kept-issue.ts';
import type { Marker } from '../core/tracking/marker.ts';
import { firstMarker, type Telling, tellingMarker, toldOf } from '../core/tracking/next-marker.ts';
import type { Outcome, Step, ToldStep } from '../core/tracking/step.ts';
import type { Texts } from '../core/tracking/texts.ts';
import { countBesides, isTold, namesOf } from '../core/tracking/told.ts';
import { commentBody, readCommentBody } from './comment-text.ts';
import { issueBody } from './marker-text.ts';
import type { IssueEdit, Tracker } from './tracker.ts';

/** A body or comment of an issue has so many characters at most; more is answered by 422. */
export const LONGEST = 65_536;

export interface Delivery extends Telling {
  readonly tracker: Tracker;
  readonly texts: Texts;
  /** The label by which our issues are found. */
  readonly label: string;
  readonly approvalLabel: string;
}

/**
 * Does one step after the other. One that fails keeps no other from being done, unless the failure is final: what is left
 * the next run finds. A step of several calls first comments, where a run that was stopped then has not done so already,
 * and ends with the one call that changes what the issue remembers.
 */
export async function carryOut(steps: readonly Step[], delivery: Delivery): Promise<Outcome[]> {
  const work = new Work(delivery);
  const outcomes: Outcome[] = [];
  let end: unknown = null;
  for (const step of steps) {
    if (end !== null) {
      outcomes.push({ step, error: end, opened: null });
      continue;
    }
    try {
      outcomes.push({ step, error: null, opened: await work.carryOut(step) });
    } catch (thrown) {
      const error = thrown ?? new Error('failed without a reason');
      outcomes.push({ step, error, opened: null });
      if (isFinal(error)) end = error;
    }
  }
  return outcomes;
}

/** By its shape: a tracker may come from another bundle, whose classes are not ours. */
function isFinal(error: unknown): boolean {
  return error instanceof Error && 'isFinal' in error && error.isFinal === true;
}

class Work {
  readonly #delivery: Delivery;
  /** Issues that had a step already: the next one goes on from there. */
  readonly #changed = new Map<number, Remembered>();

  constructor(delivery: Delivery) {
    this.#delivery = delivery;
  }

  /** The number of an issue that it opened. */
  async carryOut(step: Step): Promise<number | null> {
    if (step.kind === 'open') return this.#open(step);
    await this.#change(step);
    return null;
  }

  async #change(step: Exclude<Step, { kind: 'open' }>): Promise<void> {
    switch (step.kind) {
      case 'grow':
        return this.#grow(step);
      case 'reopen':
        await this.#comment(step);
        return this.#tell(step, this.#now(step.issue).marker, []);
      case 'close-excused':
        await this.#comment(step);
        return this.#note(step.issue, { end: 'excused' }, 'not_planned');
      case 'close-approved':
        await this.#comment(step);
        return this.#note(step.issue, { end: 'approved', approvedAt: step.approval.at }, 'completed');
      case 'close-duplicate':
        await this.#comment(step);
        return this.#note(step.issue, { end: 'duplicate' }, 'duplicate');
      case 'answer-label':
        return this.#answer(step);
      case 'note':
        return this.#note(step.issue, { end: step.end });
    }
  }

  #open({ belonging }: Extract<Step, { kind: 'open' }>): Promise<number> {
    const { tracker, texts, label } = this.#delivery;
    const title = texts.title(belonging);
    const marker = firstMarker(belonging, title, this.#delivery);
    const assignees = [...new Set(belonging.pushes.flatMap(({ judgement }) => judgement.entry.assignees))];
    const body = issueBody(marker, texts.body(belonging, { room: roomBeside(marker), earlier: 0 }));
    return tracker.create({ title, body, labels: [label], assignees });
  }

  async #grow(step: Extract<Step, { kind: 'grow' }>): Promise<void> {
    const { tracker, markOf, approvalLabel } = this.#delivery;
    const { issue, news } = step;
    const known = (await this.#comments(issue)).filter(({ marker }) => marker.step === 'grow');
    const tells = ({ marker }: KnownComment, { push }: (typeof news)[number]) =>
      marker.told !== null && isTold(marker.told, namesOf(push, markOf));
    const untold = news.filter((judged) => !known.some((comment) => tells(comment, judged)));
    const times = known.filter((comment) => news.some((judged) => tells(comment, judged))).map(({ at }) => at);
    if (untold.length > 0) times.push(await this.#writeComment({ ...step, news: untold }));
    if (issue.label !== null) await tracker.removeLabel(issue.number, approvalLabel);
    await this.#tell(step, { ...this.#now(issue).marker, toldAt: Math.max(...times) }, news);
  }

  async #answer({ issue, label, ...step }: Extract<Step, { kind: 'answer-label' }>): Promise<void> {
    const { tracker, approvalLabel } = this.#delivery;
    if (this.#now(issue).marker.answeredAt !== label.at) {
      await this.#comment({ issue, label, ...step });
      await this.#note(issue, { answeredAt: label.at });
    }
    // An approver's word that came too early: it must be possible to give it again.
    if (label.counts) await tracker.removeLabel(issue.number, approvalLabel);
  }

  /** Writes what an issue tells now, and opens it where it is closed. A title that a person changed stays. */
  async #tell(
    { issue, belonging }: Extract<Step, { kind: 'grow' | 'reopen' }>,
    before: Marker,
    news: Extract<Step, { kind: 'grow' }>['news'],
  ): Promise<void> {
    const { texts, markOf } = this.#delivery;
    const title = texts.title(belonging);
    const isOurs = markOf(issue.title) === before.title;
    const marker = {
      ...tellingMarker(before, belonging, news, this.#delivery),
      ...(isOurs ? { title: markOf(title) } : {}),
    };
    const earlier = countBesides(
      marker.told,
      belonging.pushes.map(({ push }) => namesOf(push, markOf)),
    );
    const text = texts.body(belonging, { room: roomBeside(marker), earlier });
    await this.#edit(
      issue,
      { marker, text },
      {
        ...(isOurs && title !== issue.title ? { title } : {}),
        ...(issue.isOpen ? {} : { state: 'open' }),
      },
    );
  }

  /** Changes what an issue remembers, and nothing that people see but whether it is open. */
  async #note(issue: KeptIssue, change: Partial<Marker>, state?: IssueEdit['state']): Promise<void> {
    const { marker, text } = this.#now(issue);
    const changed = { marker: { ...marker, ...change, revision: marker.revision + 1 }, text };
    await this.#edit(issue, changed, state === undefined ? {} : { state });
  }

  async #edit({ number }: KeptIssue, changed: Remembered, edit: Omit<IssueEdit, 'body'>): Promise<void> {
    await this.#delivery.tracker.edit(number, { ...edit, body: issueBody(changed.marker, changed.text) });
    this.#changed.set(number, changed);
  }

  /** Unless a run that was stopped then has said so. */
  async #comment(step: ToldStep): Promise<void> {
    const { revision } = this.#now(step.issue).marker;
    const known = await this.#comments(step.issue);
    if (known.some(({ marker }) => marker.step === step.kind && marker.revision === revision)) return;
    await this.#writeComment(step);
  }

  async #writeComment(step: ToldStep): Promise<Instant> {
    const { tracker, texts, markOf } = this.#delivery;
    const told = step.kind === 'grow' ? toldOf(step.news, markOf) : null;
    const marker = { step: step.kind, revision: this.#now(step.issue).marker.revision, told };
    const text = texts.comment(step, LONGEST - commentBody(marker, '').length);
    return tracker.comment(step.issue.number, commentBody(marker, text));
  }

  async #comments({ number }: KeptIssue): Promise<KnownComment[]> {
    const comments = await this.#delivery.tracker.comments(number);
    return comments.flatMap(({ body, createdAt, isTrusted }) => {
      const marker = isTrusted ? readCommentBody(body) : null;
      return marker === null ? [] : [{ marker, at: createdAt }];
    });
  }

  #now(issue: KeptIssue): Remembered {
    return this.#changed.get(issue.number) ?? issue;
  }
}

/** The body of an issue: what it remembers, and the text below. */
type Remembered = Pick<KeptIssue, 'marker' | 'text'>;

interface KnownComment {
  readonly marker: NonNullable<ReturnType<typeof readCommentBody>>;
  readonly at: Instant;
}

function roomBeside(marker: Marker): number {
  return LONGEST - issueBody(marker, '').length;
}

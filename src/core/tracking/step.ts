import type { AttributedPush } from '../verdict.ts';
import type { Belonging } from './belonging.ts';
import type { Approval, KeptIssue, LabelSet } from './kept-issue.ts';

type Pushes = readonly AttributedPush[];

/** Something to do to an issue. Each can be done again without harm, and what is left of a plan the next run finds. */
export type Step =
  /** A new incident. */
  | { readonly kind: 'open'; readonly belonging: Belonging }
  /** `news` are added to what the issue told. It is opened again where it was closed, its approval label taken off. */
  | { readonly kind: 'grow'; readonly issue: KeptIssue; readonly belonging: Belonging; readonly news: Pushes }
  /** The tool had closed it, and what it was closed for no longer holds. */
  | { readonly kind: 'reopen'; readonly issue: KeptIssue; readonly belonging: Belonging }
  /** Nothing that it told is a violation now; `pushes` are what it told, as the run judges them. */
  | { readonly kind: 'close-excused'; readonly issue: KeptIssue; readonly pushes: Pushes }
  | { readonly kind: 'close-approved'; readonly issue: KeptIssue; readonly approval: Approval }
  | { readonly kind: 'close-duplicate'; readonly issue: KeptIssue; readonly of: KeptIssue }
  /** Somebody set the approval label to no effect: they may not, or something was told after it. */
  | { readonly kind: 'answer-label'; readonly issue: KeptIssue; readonly label: LabelSet }
  /** A person opened again what the tool had closed. People are told nothing. */
  | { readonly kind: 'note'; readonly issue: KeptIssue; readonly end: 'overruled' | null };

/** Kinds of steps that people are told by a comment. */
export const TOLD_STEPS = [
  'grow',
  'reopen',
  'close-excused',
  'close-approved',
  'close-duplicate',
  'answer-label',
] as const satisfies readonly Step['kind'][];

export type ToldStep = Extract<Step, { kind: (typeof TOLD_STEPS)[number] }>;

/** What becomes of the violations of one issue, or of those that none tells. */
export type Holding =
  /** `issue` is `null` where it is opened now. */
  | { readonly kind: 'open'; readonly issue: KeptIssue | null }
  | { readonly kind: 'approved'; readonly issue: KeptIssue; readonly approval: Approval }
  /** Not approved: a person closed the issue, or took back the approval for which it was closed. */
  | { readonly kind: 'closed'; readonly issue: KeptIssue }
  /** There is no room for one more open issue: nothing holds them. */
  | { readonly kind: 'overflow'; readonly issue: KeptIssue | null };

export interface Held {
  readonly belonging: Belonging;
  readonly holding: Holding;
}

export interface Plan {
  /** In the order in which they are to be done: the most severe, what makes room, the rest. */
  readonly steps: readonly Step[];
  /** All violations of the run, the most severe first. */
  readonly held: readonly Held[];
}

/** What became of a step. */
export interface Outcome {
  readonly step: Step;
  /** `null`: it is done. After an error it may be done all the same, in part or whole. */
  readonly error: unknown;
  /** The number of an issue that the step opened; `null`: it opened none, or nobody knows. */
  readonly opened: number | null;
}

import * as z from 'zod/mini';
import { TOLD_STEPS, type ToldStep } from '../core/tracking/step.ts';
import type { Told } from '../core/tracking/told.ts';
import { readHiddenLine, withHiddenLine } from './hidden-line.ts';
import { readTold, toldData, toldShape } from './told-text.ts';

const KIND = 'comment';
const VERSION = 1;

/** By what a comment is found again, so that a run that was stopped after it does not write it twice. */
export interface CommentMarker {
  readonly step: ToldStep['kind'];
  /** Of the issue when the comment was written. */
  readonly revision: number;
  /** The news; `null`: none. */
  readonly told: Told | null;
}

const shape = z.strictObject({
  step: z.enum(TOLD_STEPS),
  revision: z.int().check(z.nonnegative()),
  told: z.nullable(toldShape),
});

export function commentBody({ step, revision, told }: CommentMarker, text: string): string {
  return withHiddenLine(KIND, VERSION, { step, revision, told: told === null ? null : toldData(told) }, text);
}

/** `null`: a person's. */
export function readCommentBody(body: string): CommentMarker | null {
  const hidden = readHiddenLine(KIND, body);
  if (hidden?.version !== VERSION) return null;
  const { success, data } = shape.safeParse(hidden.data);
  if (!success) return null;
  const told = data.told === null ? null : readTold(data.told);
  return told === null && data.told !== null ? null : { step: data.step, revision: data.revision, told };
}

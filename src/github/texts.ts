import type { Belonging } from '../core/tracking/belonging.ts';
import type { ToldStep } from './comment-text.ts';

/** The words of issues. What they hold of records has passed the door to Markdown. */
export interface Texts {
  title(belonging: Belonging): string;
  /** `room`: so many characters at most. */
  body(belonging: Belonging, room: number): string;
  comment(step: ToldStep, room: number): string;
}

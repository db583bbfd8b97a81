import type { Belonging } from './belonging.ts';
import type { ToldStep } from './step.ts';

/** What the body of an issue must heed besides the violations that it tells. */
export interface About {
  /** So many characters at most. */
  readonly room: number;
  /**
   * So many pushes were told before and are not in `belonging`: they are excused now, or older than what the run read.
   * `null`: there are too many to be counted.
   */
  readonly earlier: number | null;
}

/** The words of issues. What they hold of records has passed the door to Markdown. */
export interface Texts {
  title(belonging: Belonging): string;
  body(belonging: Belonging, about: About): string;
  /** `room`: so many characters at most. */
  comment(step: ToldStep, room: number): string;
}

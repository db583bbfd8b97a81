import type { Place } from '../core/window.ts';
import { logText } from './log-line.ts';
import { shortened } from './visible.ts';

/** What the page of a workflow run shows above its log, beside the line of the file that it is about. */
export interface Annotation {
  readonly level: AnnotationLevel;
  /** A heading; `null`: the page gives it its own. */
  readonly title: string | null;
  /** May be of several lines. */
  readonly text: string;
  /** `null`: about no line of a file. */
  readonly place: FilePlace | null;
}

export type AnnotationLevel = 'error' | 'warning';

export interface FilePlace extends Place {
  /** Relative to the workspace. */
  readonly file: string;
}

/** A step shows so many of a level, the rest is dropped without a word (GitHub Docs, "Usage limits for annotations"). */
export const MOST_ANNOTATIONS = 10;

const LONGEST_TITLE = 200;
/** The page shows 4,096 characters of a text. The door may put one behind another, and a line ends with a break. */
const LONGEST_TEXT = 2000;

/** The door to annotations is that of the log, for each of their lines; the breaks between them are ours. */
export function annotation(
  level: AnnotationLevel,
  title: string | null,
  lines: readonly string[],
  place: FilePlace | null = null,
): Annotation {
  const longest = Math.floor(LONGEST_TEXT / lines.length);
  return {
    level,
    title: title === null ? null : logText(shortened(title, LONGEST_TITLE)),
    text: lines.map((line) => logText(shortened(line, longest))).join('\n'),
    place,
  };
}

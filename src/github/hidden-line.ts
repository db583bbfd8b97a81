/** So every text of ours begins. */
export const HIDDEN_START = '<!-- ecr-release-windows ';

/**
 * Data that an issue or a comment carries for the tool, as a comment of HTML that makes up the first line and shows
 * nowhere. Not exactly so (quoted, in a code block, further down) it is a copy, and not ours.
 */
const HIDDEN_LINE = /^<!-- ecr-release-windows (\w+) (\d{1,6}) (\{[ -~]*\}) -->$/;

/** A body, taken apart. */
export interface Hidden {
  readonly version: number;
  /** Parsed JSON of any shape. */
  readonly data: unknown;
  /** The lines below. */
  readonly text: string;
}

/** Nothing in `data` can end the comment, or be taken for a mention or a reference. */
export function withHiddenLine(kind: string, version: number, data: object, text: string): string {
  const json = JSON.stringify(data).replace(
    /[^ -~]|[<>&@#]|(?<=-)-/g,
    (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
  return `${HIDDEN_START}${kind} ${version} ${json} -->\n${text}`;
}

/** `null`: there is none of this kind. */
export function readHiddenLine(kind: string, body: string): Hidden | null {
  const end = body.indexOf('\n');
  // A body that was edited in a browser has both characters at the ends of its lines.
  const line = (end === -1 ? body : body.slice(0, end)).replace(/\r$/, '');
  const [, found, version, json = ''] = HIDDEN_LINE.exec(line) ?? [];
  if (found !== kind) return null;
  try {
    return { version: Number(version), data: JSON.parse(json), text: end === -1 ? '' : body.slice(end + 1) };
  } catch {
    return null;
  }
}

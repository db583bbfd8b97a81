/** How much an issue or a comment shows of each list. */
export interface IssueDetail {
  readonly name: IssueDetailName;
  /** Image pushes with a line in the table. */
  readonly images: number;
  /** Closed periods, of which nearly always there is one. */
  readonly periods: number;
  /** Tags that the exception names, and of which it is said what they were before. */
  readonly tags: number;
  /** People who may approve. */
  readonly people: number;
  /** Code points of a name outside of the table. */
  readonly longest: number;
}

export type IssueDetailName = 'everything' | 'fewer pushes' | 'few pushes' | 'counts';

/** The steps of less detail, in order. The last always fits into 20,000 characters. */
const ISSUE_DETAILS: readonly [IssueDetail, ...IssueDetail[]] = [
  // A line of the table has at least 40 characters, and an issue 65,536.
  { name: 'everything', images: 1700, periods: 20, tags: 50, people: 50, longest: 256 },
  { name: 'fewer pushes', images: 600, periods: 10, tags: 20, people: 20, longest: 256 },
  { name: 'few pushes', images: 50, periods: 5, tags: 5, people: 20, longest: 256 },
  { name: 'counts', images: 0, periods: 1, tags: 0, people: 10, longest: 60 },
];

/**
 * The text with the most detail that has so many characters at most, as GitHub counts them or stricter: UTF-16 units. The
 * shorter ones are tried first: the first that is too long is not much too long, and none is made that is longer still.
 */
export function withinRoom(room: number, textWith: (detail: IssueDetail) => string): string {
  const [shortest, ...longer] = ISSUE_DETAILS.toReversed().map((detail) => () => textWith(detail));
  let text = shortest?.() ?? '';
  for (const make of longer) {
    const more = make();
    if (more.length > room) break;
    text = more;
  }
  return text;
}

/** What a text ends with that was cut; nothing of one that was not. */
export function cutNote({ name }: IssueDetail): string[] {
  return name === 'everything'
    ? []
    : [`GitHub takes no more than 65,536 characters, so this is cut to: ${name}. The JSON report has everything.`];
}

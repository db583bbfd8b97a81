/** How much a dashboard shows of each list. */
export interface DashboardDetail {
  readonly name: 'everything' | 'fewer repositories' | 'fewer lines' | 'the first lines' | 'one line of each';
  /** Rows of the table of repositories. */
  readonly repositories: number;
  /** Rows of any other list. */
  readonly rows: number;
  /** Characters of a text from outside; a longer one is cut. */
  readonly longest: number;
}

const ALL = Number.POSITIVE_INFINITY;

/** The steps of less detail, in order. The last one always fits into 8,000 characters. */
export const DASHBOARD_DETAILS: readonly [DashboardDetail, ...DashboardDetail[]] = [
  { name: 'everything', repositories: ALL, rows: ALL, longest: 256 },
  { name: 'fewer repositories', repositories: 50, rows: ALL, longest: 256 },
  { name: 'fewer lines', repositories: 20, rows: 50, longest: 100 },
  { name: 'the first lines', repositories: 10, rows: 10, longest: 60 },
  { name: 'one line of each', repositories: 1, rows: 1, longest: 40 },
];

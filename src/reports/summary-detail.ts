/** How much a summary shows of each list. */
export interface Detail {
  readonly name: DetailName;
  /** Incidents with a line in the table. */
  readonly incidents: number;
  /** Those of them with all that is known, folded. */
  readonly details: number;
  /** Image pushes listed for one incident. */
  readonly images: number;
  /** Rows of any other list. */
  readonly rows: number;
  /** Weeks that are drawn. */
  readonly weeks: number;
  /** Characters of the command line; a longer one is not shown. */
  readonly command: number;
}

export type DetailName =
  | 'everything'
  | 'fewer pushes an incident'
  | 'fewer incidents'
  | 'incidents as lines'
  | 'counts';

const ALL = Number.POSITIVE_INFINITY;

/** The steps of less detail, in order. A line has at most some 6 kB, so the last one always fits. */
export const DETAILS: readonly [Detail, ...Detail[]] = [
  { name: 'everything', incidents: ALL, details: ALL, images: ALL, rows: ALL, weeks: 12, command: 100_000 },
  {
    name: 'fewer pushes an incident',
    incidents: 1000,
    details: 1000,
    images: 20,
    rows: 1000,
    weeks: 12,
    command: 8000,
  },
  { name: 'fewer incidents', incidents: 200, details: 100, images: 5, rows: 100, weeks: 6, command: 8000 },
  { name: 'incidents as lines', incidents: 100, details: 0, images: 0, rows: 50, weeks: 3, command: 4000 },
  { name: 'counts', incidents: 10, details: 0, images: 0, rows: 5, weeks: 1, command: 1000 },
];

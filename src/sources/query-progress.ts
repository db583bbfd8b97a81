/** How far a query of a table has come. */
export interface QueryProgress {
  readonly looksFor: 'pushes' | 'evidence' | 'sign-ins';
  readonly state: 'queued' | 'running' | 'read' | 'failed';
  /** Of the table, so far. */
  readonly scannedBytes: number;
}

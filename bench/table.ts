/** What was measured, to be printed. */
export interface Table {
  readonly title: string;
  readonly rows: readonly (readonly [name: string, ...values: string[]])[];
}

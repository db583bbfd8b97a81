import type { ReadState } from './lookup-events/quota-reader.ts';

/** How far the reading of one account and Region has come. */
export interface RequestProgress extends ReadState {
  readonly account: string;
  readonly region: string;
}

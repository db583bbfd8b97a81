import type { ReadState } from './lookup-events/quota-reader.ts';

/** How far the reading of one account and Region has come. */
export interface RequestProgress extends ReadState {
  readonly account: string;
  readonly region: string;
  /** Sign-ins are looked for once the pushes are in; requests and events are counted anew. */
  readonly looksFor: 'pushes' | 'sign-ins';
}

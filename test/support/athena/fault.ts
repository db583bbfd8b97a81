import type { Operation } from './model.ts';

/** A request as it came. */
export interface Asked {
  /** From 1. */
  readonly number: number;
  /** The last two are of S3. */
  readonly operation: Operation | 'GetObject' | 'ListObjectsV2';
  /** Of the signature; empty where there is none. */
  readonly region: string;
  readonly input: unknown;
}

/** Whether the request has its effect all the same. */
type When = 'before' | 'after';

/** How a statement ends that its engine never saw. https://docs.aws.amazon.com/athena/latest/ug/error-reference.html */
export interface Ending {
  readonly state: 'FAILED' | 'CANCELLED';
  readonly reason: string;
  /** 1: system, 2: user, 3: other. */
  readonly category: 1 | 2 | 3;
  /** 0: exhausted resources, 206: timed out, 234: Lake Formation, 401: results not written, 1000: user, 1001: data. */
  readonly type: number;
  readonly retryable: boolean;
}

/** What goes wrong with one request. */
export type Fault =
  | {
      readonly kind: 'error';
      readonly when: When;
      readonly status: number;
      readonly type: string;
      readonly message: string;
      readonly fields?: Readonly<Record<string, string>>;
    }
  | { readonly kind: 'reset'; readonly when: When }
  /** No answer, and the connection stays open. */
  | { readonly kind: 'silence'; readonly when: When }
  /** A page for people, of somebody in between. */
  | { readonly kind: 'html'; readonly when: When; readonly status: number }
  /** The connection is closed in the middle of the body. */
  | { readonly kind: 'cut-off' }
  /** Half of a body that is said to be whole. */
  | { readonly kind: 'half-body' }
  /** Half of the body, then nothing. */
  | { readonly kind: 'stalled' }
  /** Of StartQueryExecution: the statement is taken, and ends so. */
  | { readonly kind: 'ends'; readonly ending: Ending }
  /** Of GetQueryResults: no token though rows are left. */
  | { readonly kind: 'early-end' }
  /** Of GetQueryResults: a page without rows that is not the last. */
  | { readonly kind: 'empty-page' }
  /** Of GetQueryResults: names of the columns on a page that is not the first. */
  | { readonly kind: 'repeated-header' }
  /** Of GetQueryResults: the column of this number has no value in any row. */
  | { readonly kind: 'null-column'; readonly column: number };

/** What goes wrong with a request, if anything. */
export type Faults = (asked: Asked) => Fault | null;

/** At the first requests of this operation, one after the other; `null`: this one goes well. */
export function atFirst(operation: Asked['operation'], ...faults: readonly (Fault | null)[]): Faults {
  let next = 0;
  return (asked) => (asked.operation === operation ? (faults[next++] ?? null) : null);
}

/** https://docs.aws.amazon.com/athena/latest/APIReference/API_StartQueryExecution.html */
export const TOO_MANY: Fault = {
  kind: 'error',
  when: 'before',
  status: 400,
  type: 'TooManyRequestsException',
  message: 'You have exceeded the limit for the number of queries you can run concurrently.',
  fields: { Reason: 'CONCURRENT_QUERY_LIMIT_EXCEEDED' },
};

export const THROTTLED: Fault = {
  kind: 'error',
  when: 'before',
  status: 400,
  type: 'ThrottlingException',
  message: 'Rate exceeded',
};

/** The rest of a result can no longer be had. */
export const TOKEN_OVER: Fault = {
  kind: 'error',
  when: 'before',
  status: 400,
  type: 'InvalidRequestException',
  message: 'Invalid nextToken',
  fields: { AthenaErrorCode: 'INVALID_INPUT' },
};

/** Whether a request with the fault has its effect. */
export function hasEffect(fault: Fault): boolean {
  switch (fault.kind) {
    case 'error':
    case 'reset':
    case 'silence':
    case 'html':
      return fault.when === 'after';
    case 'cut-off':
    case 'half-body':
    case 'stalled':
    case 'ends':
    case 'early-end':
    case 'empty-page':
    case 'repeated-header':
    case 'null-column':
      return true;
  }
}

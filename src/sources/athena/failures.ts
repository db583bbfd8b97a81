import type { UnreadReason } from '../../core/coverage.ts';
import { failureOf } from '../lookup-events/failures.ts';
import type { Execution } from './api.ts';

/** Whose permission is missing, where the answer tells. */
export type Service = 'athena' | 'glue' | 's3' | 'kms' | 'lakeformation';

/** Why a table was not read. */
export type Trouble =
  /** `action`: such as `glue:GetTable`. */
  | { readonly reason: 'access-denied'; readonly service: Service | null; readonly action: string | null }
  | { readonly reason: 'table-not-found' }
  /** `column`: as the query names it. */
  | { readonly reason: 'column-not-found'; readonly column: string | null }
  /** Files in the table's folders that are none of its records. */
  | { readonly reason: 'bad-data'; readonly code: string }
  /** More than the engine can hold at once, or more partitions than it reads. */
  | { readonly reason: 'exhausted' }
  /** More bytes than the workgroup lets one query read. */
  | { readonly reason: 'bytes-limit' }
  | { readonly reason: 'no-output-location' }
  /** There is one, and results cannot be put there. */
  | { readonly reason: 'output-unusable' }
  | { readonly reason: 'workgroup-unusable' }
  /** Partitions that are projected only for values that a query names. */
  | { readonly reason: 'partition-not-named' }
  /** Somebody, or a limit of the workgroup, stopped the query. */
  | { readonly reason: 'cancelled' }
  | { readonly reason: 'result-broken'; readonly expected: string; readonly got: string }
  /** `code`: of the engine or the service, such as `HIVE_METASTORE_ERROR`. */
  | { readonly reason: 'query-failed'; readonly code: string | null }
  /** No answer of Athena: credentials, network, time. */
  | { readonly reason: 'request-failed'; readonly why: UnreadReason; readonly detail: string | null };

/** Whether another try may mend it. */
export type Hope = 'throttled' | 'passing' | 'none';

/** A request or a query that failed. Holds no text of the service: that may quote the request, or the data. */
export class AthenaFailure extends Error {
  override readonly name = 'AthenaFailure';
  readonly trouble: Trouble;
  readonly hope: Hope;

  constructor(trouble: Trouble, hope: Hope, options?: ErrorOptions) {
    super(trouble.reason, options);
    this.trouble = trouble;
    this.hope = hope;
  }
}

/** A result that is not what it should be. */
export function broken(expected: string, got: string): AthenaFailure {
  return new AthenaFailure({ reason: 'result-broken', expected, got }, 'none');
}

/** What a query that ended otherwise than well means. */
export function troubleOfQuery({ state, why }: Pick<Execution, 'state' | 'why'>): Trouble {
  if (why !== null) {
    const told = troubleIn(why);
    if (told !== null) return told;
  }
  if (state === 'CANCELLED') return { reason: 'cancelled' };
  return { reason: 'query-failed', code: why === null ? null : codeIn(why) };
}

/** What a request that was refused, or not answered, means. */
export function athenaFailureOf(error: unknown): AthenaFailure {
  if (error instanceof AthenaFailure) return error;
  const { kind, reason, detail } = failureOf(error);
  const hope = kind === 'throttled' || kind === 'passing' ? kind : 'none';
  const text = error instanceof Error ? `${error.name}: ${error.message}` : '';
  // What failed on the way has no words of Athena.
  const told = reason === 'failed' || reason === 'access-denied' ? troubleIn(text) : null;
  // A metastore that is asked too much says so in words: "Rate exceeded".
  if (told === null && /rate exceeded/i.test(text)) {
    return new AthenaFailure({ reason: 'request-failed', why: 'throttled', detail: null }, 'throttled');
  }
  // The SDK, before it asks anybody.
  if (text === 'Error: Region is missing') {
    return new AthenaFailure({ reason: 'request-failed', why: 'no-region', detail: null }, 'none');
  }
  return told === null
    ? new AthenaFailure({ reason: 'request-failed', why: reason, detail }, hope)
    : new AthenaFailure(told, 'none');
}

const DENIED =
  /not authorized|access ?denied|insufficient (lake formation )?permission|permission denied|status code: 403|no accessible columns/i;
const ACTION = /\b(athena|glue|s3|kms|lakeformation):[A-Z][A-Za-z]{2,60}\b/;

/** By words, where the answer names no action. The more special first: S3 tells of keys of KMS too. */
const SERVICES: readonly (readonly [RegExp, Service])[] = [
  [/lake ?formation|no accessible columns/i, 'lakeformation'],
  [/\bkms\b/i, 'kms'],
  [/\bglue\b/i, 'glue'],
  [/\bs3\b|s3:\/\//i, 's3'],
  [/\bathena\b/i, 'athena'],
];

/**
 * What Athena says of failures, in the order in which they are told apart: one text may bear several (Amazon Athena User
 * Guide, "Troubleshoot issues in Athena"; error codes of Trino, `StandardErrorCode` and `HiveErrorCode`).
 */
const SAID: readonly (readonly [RegExp, (text: string) => Trouble])[] = [
  [DENIED, (text) => ({ reason: 'access-denied', ...deniedIn(text) })],
  [/no output location provided|output location is required/i, () => ({ reason: 'no-output-location' })],
  [/unable to verify\/create output bucket|output location|outputlocation/i, () => ({ reason: 'output-unusable' })],
  [/bytes scanned limit|cutoff limit|data usage limit/i, () => ({ reason: 'bytes-limit' })],
  [/injected projected partition column/i, () => ({ reason: 'partition-not-named' })],
  [/COLUMN_NOT_FOUND/, (text) => ({ reason: 'column-not-found', column: columnIn(text) })],
  [
    /(TABLE|SCHEMA|CATALOG)_NOT_FOUND|EntityNotFoundException|(table|database|catalog) \S+ (was )?not found/i,
    () => ({ reason: 'table-not-found' }),
  ],
  [
    /exhausted resources|EXCEEDED_(LOCAL_|GLOBAL_)?MEMORY_LIMIT|CLUSTER_OUT_OF_MEMORY|HIVE_EXCEEDED_PARTITION_LIMIT/i,
    () => ({ reason: 'exhausted' }),
  ],
  [
    /HIVE_BAD_DATA|HIVE_CURSOR_ERROR|HIVE_INVALID_METADATA|HIVE_PARTITION_SCHEMA_MISMATCH|HIVE_SERDE_NOT_FOUND|ICEBERG_BAD_DATA/,
    (text) => ({ reason: 'bad-data', code: codeIn(text) ?? 'HIVE_BAD_DATA' }),
  ],
  [/workgroup/i, () => ({ reason: 'workgroup-unusable' })],
];

/** `null`: nothing that is known. */
function troubleIn(text: string): Trouble | null {
  for (const [pattern, trouble] of SAID) if (pattern.test(text)) return trouble(text);
  return null;
}

function deniedIn(text: string): { service: Service | null; action: string | null } {
  const action = ACTION.exec(text)?.[0] ?? null;
  const prefix = action?.split(':')[0];
  const service = SERVICES.find(([pattern, name]) => (prefix === undefined ? pattern.test(text) : name === prefix));
  return { service: service?.[1] ?? null, action };
}

/** `Column 'useridentity.arn' cannot be resolved`: nothing but names that a query of ours can have. */
function columnIn(text: string): string | null {
  return /Column '([\w.]{1,100})'/.exec(text)?.[1] ?? null;
}

function codeIn(text: string): string | null {
  return /\b[A-Z][A-Z0-9]+(?:_[A-Z0-9]+)+\b/.exec(text)?.[0] ?? null;
}

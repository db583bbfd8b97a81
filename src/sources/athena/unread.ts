import type { Missing } from '../../core/reading.ts';
import type { Service, Trouble } from './failures.ts';
import type { TableRefusal } from './layout.ts';
import type { TableReading } from './reading.ts';

/** Why a table was not read; `null`: it was, whole. */
export function missingOf(reading: TableReading): Missing | null {
  if (reading.kind !== 'read') return unaskedBy(reading);
  const trouble = reading.records.trouble ?? reading.evidence.trouble;
  return trouble === null ? null : missingBy(trouble);
}

/** Why a table was not even asked. */
export function unaskedBy(reading: Exclude<TableReading, { kind: 'read' }>): Missing {
  switch (reading.kind) {
    case 'unknown':
      return missingBy(reading.trouble);
    case 'refused':
      return { reason: 'table-unusable', detail: refusalText(reading.refusal) };
    case 'unnamed-partitions':
      return { reason: 'partition-not-named', detail: reading.keys.join(', ') };
  }
}

const DENIED = {
  athena: 'athena-denied',
  glue: 'glue-denied',
  s3: 's3-denied',
  kms: 'kms-denied',
  lakeformation: 'lake-formation-denied',
} as const satisfies Record<Service, Missing['reason']>;

/** What a trouble with a query means for what it was to read. */
function missingBy(trouble: Trouble): Missing {
  switch (trouble.reason) {
    case 'access-denied':
      return { reason: trouble.service === null ? 'query-denied' : DENIED[trouble.service], detail: trouble.action };
    case 'table-not-found':
    case 'exhausted':
    case 'bytes-limit':
    case 'no-output-location':
    case 'output-unusable':
    case 'workgroup-unusable':
    case 'partition-not-named':
      return { reason: trouble.reason, detail: null };
    case 'column-not-found':
      return { reason: trouble.reason, detail: trouble.column };
    case 'bad-data':
      return { reason: trouble.reason, detail: trouble.code };
    case 'cancelled':
      return { reason: 'query-cancelled', detail: null };
    case 'result-broken':
      return { reason: trouble.reason, detail: `expected ${trouble.expected}, got ${trouble.got}` };
    case 'query-failed':
      return { reason: trouble.reason, detail: trouble.code };
    case 'request-failed':
      return { reason: trouble.why === 'throttled' ? 'query-throttled' : trouble.why, detail: trouble.detail };
  }
}

/** What of its columns is missing or of another type. */
function refusalText(refusal: TableRefusal): string {
  switch (refusal.kind) {
    case 'other-records':
      return 'it has neither eventName, as records of CloudTrail, nor api.operation, as those of Security Lake';
    case 'columns':
      return [
        ...(refusal.missing.length === 0 ? [] : [`it lacks ${refusal.missing.join(', ')}`]),
        ...refusal.mistyped.map(({ column, type, expected }) => `${column} is ${type} instead of ${expected}`),
      ].join('; ');
  }
}

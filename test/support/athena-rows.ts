import type { Field } from '../../src/sources/athena/field.ts';
import type { TableLayout } from '../../src/sources/athena/layout.ts';
import type { Row } from '../../src/sources/athena/rows.ts';
import { fieldsOf } from '../../src/sources/wire.ts';
import type { WireRecord } from './records.ts';

/** Rows as the engine would give them for a record, without an engine: what the SQL means, field by field. */
export function rowOf({ records, fields }: TableLayout, record: WireRecord, dotted = true): Row {
  // As the log has it: what is `undefined` is not there.
  const logged: unknown = JSON.parse(JSON.stringify(record));
  return fields.map((field) => cellOf(field, logged, records === 'ocsf-1.0', dotted));
}

function cellOf({ path, form }: Field, record: unknown, first: boolean, dotted: boolean): string | null {
  if (form === 'unmapped') return JSON.stringify(unmappedOf(fieldsOf(record), first, dotted));
  const value = path.reduce<unknown>((at, name) => fieldsOf(at)[name], record);
  if (value === undefined || value === null) return null;
  switch (form) {
    case 'text':
    case 'json':
      return typeof value === 'string' ? value : JSON.stringify(value);
    case 'typed-json':
      return JSON.stringify(inLowerCase(value));
    case 'map-json':
      return JSON.stringify(
        Object.fromEntries(Object.entries(fieldsOf(value)).map(([name, part]) => [name, textOf(part)])),
      );
  }
}

/** A struct has nothing else than fields. */
function inLowerCase(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(inLowerCase);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, part]) => [name.toLowerCase(), inLowerCase(part)]));
}

/** What has no place of its own. In version 1 that is the request and the response too. */
function unmappedOf(record: WireRecord, first: boolean, dotted: boolean): Record<string, string> {
  const { recipientAccountId, sharedEventID, addendum, userIdentity, requestParameters, responseElements } = record;
  const issuer = fieldsOf(fieldsOf(fieldsOf(userIdentity).sessionContext).sessionIssuer);
  const rest: WireRecord = {
    recipientAccountId,
    sharedEventID,
    addendum,
    'userIdentity.sessionContext.sessionIssuer.type': issuer.type,
    'userIdentity.sessionContext.sessionIssuer.userName': issuer.userName,
    eventType: record.eventType,
  };
  const calls: WireRecord = first ? { requestParameters, responseElements } : {};
  return Object.fromEntries([...entriesOf(rest, true), ...entriesOf(calls, dotted)]);
}

function entriesOf(values: WireRecord, dotted: boolean): [string, string][] {
  return Object.entries(values).flatMap(([name, value]): [string, string][] => {
    if (value === undefined || value === null) return [];
    if (!dotted || typeof value !== 'object') return [[name, textOf(value)]];
    return entriesOf(Object.fromEntries(Object.entries(value).map(([part, one]) => [`${name}.${part}`, one])), true);
  });
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}

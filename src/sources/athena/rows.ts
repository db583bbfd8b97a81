import type { Intake } from '../../core/reading.ts';
import { takeFinding } from '../cloudtrail-event.ts';
import { readRecord } from '../cloudtrail-record.ts';
import type { Interner } from '../interner.ts';
import { type Fields, fieldsOf, textOf } from '../wire.ts';
import type { Field } from './field.ts';
import { respelled, respelledResources, spelled } from './spelling.ts';

/** A row of a result: the text of each column in the order of the query; `null` for NULL. */
export type Row = readonly (string | null)[];

/** What has parts of its own: where it stands in a map of texts, it is JSON. A manifest is JSON too, and stays a text. */
const PARTS: ReadonlySet<string> = new Set([
  'userIdentity',
  'sessionContext',
  'sessionIssuer',
  'requestParameters',
  'responseElements',
  'addendum',
  'image',
  'imageId',
  'credentials',
]);

/** What of OCSF's `unmapped` is read. */
const UNMAPPED: ReadonlySet<string> = new Set([
  'userIdentity',
  'requestParameters',
  'responseElements',
  'addendum',
  'recipientAccountId',
  'sharedEventID',
  'eventType',
]);

/** Hands over what a row of records is to the run. `source` names the table. */
export function takeRow(reader: RowReader, row: Row, source: string, interner: Interner, intake: Intake): void {
  const record = reader.record(row);
  takeFinding(readRecord(record, interner), textOf(record.eventID), source, intake);
}

/**
 * Reads rows as records. Who called and of which resource is often as in the row before, for the platforms of an image come
 * one after the other: then it is read once, and the records share it.
 */
export class RowReader {
  readonly #fields: readonly Field[];
  /** Places in a row of the texts that are put together to who called; none where other fields add to it. */
  readonly #identity: readonly number[];
  /** Of the row before. */
  #caller: { readonly row: Row; readonly identity: unknown } = { row: [], identity: undefined };
  #resources: { readonly text: string; readonly resources: unknown } = { text: '', resources: undefined };

  constructor(fields: readonly Field[]) {
    this.#fields = fields;
    const isAlone = fields.every(({ form }) => form !== 'unmapped');
    this.#identity = fields.flatMap(({ path, form }, index) =>
      isAlone && form === 'text' && path[0] === 'userIdentity' ? [index] : [],
    );
  }

  /**
   * The record of a row, as CloudTrail would have written it. What is NULL is not in it; nor is text that is empty, which
   * is read as nothing everywhere, so that it cannot matter which of the two a result says.
   */
  record(row: Row): Fields {
    const record: Node = {};
    const fields = this.#fields;
    const identity = this.#identity.length > 0 ? this.#identityOf(row) : undefined;
    if (identity !== undefined) record.userIdentity = identity;
    for (let index = 0; index < fields.length; index++) {
      const field = fields[index];
      const text = row[index] ?? null;
      if (field === undefined || text === null || text === '') continue;
      const { path, form } = field;
      const [first = ''] = path;
      switch (form) {
        case 'text':
          if (path.length === 1) record[first] = text;
          else if (first !== 'userIdentity' || this.#identity.length === 0) put(record, path, text);
          break;
        case 'json':
          put(record, path, first === 'resources' ? this.#resourcesOf(text) : parsed(text));
          break;
        case 'typed-json':
          put(record, path, first === 'resources' ? this.#resourcesOf(text) : respelled(parsed(text)));
          break;
        case 'map-json':
          for (const [key, value] of Object.entries(fieldsOf(parsed(text)))) putText(record, [...path, key], value);
          break;
        case 'unmapped':
          takeUnmapped(record, fieldsOf(parsed(text)));
          break;
      }
    }
    return record;
  }

  #identityOf(row: Row): unknown {
    const last = this.#caller;
    if (this.#identity.every((index) => row[index] === last.row[index])) return last.identity;
    const record: Node = {};
    for (const index of this.#identity) {
      const text = row[index] ?? '';
      if (text !== '') put(record, this.#fields[index]?.path ?? [], text);
    }
    this.#caller = { row, identity: record.userIdentity };
    return record.userIdentity;
  }

  #resourcesOf(text: string): unknown {
    if (text !== this.#resources.text) {
      this.#resources = { text, resources: respelledResources(parsed(text)) };
    }
    return this.#resources.resources;
  }
}

interface Node {
  [key: string]: unknown;
}

/** Keys with dots are the way to a value; a request may be one JSON text too (both are met in OCSF 1.0). */
function takeUnmapped(record: Node, unmapped: Fields): void {
  for (const [key, value] of Object.entries(unmapped)) {
    const path = key.split('.').map(spelled);
    if (UNMAPPED.has(path[0] ?? '')) putText(record, path, value);
  }
}

/** A text of a map: what has parts is JSON in it, and its parts stand beside those that are there. */
function putText(record: Node, path: readonly string[], value: unknown): void {
  if (typeof value !== 'string' || value === '') return;
  const whole = PARTS.has(path.at(-1) ?? '') ? parsed(value) : value;
  if (!isNode(whole)) put(record, path, value);
  else for (const [key, part] of Object.entries(whole)) put(record, [...path, key], part);
}

function put(record: Node, path: readonly string[], value: unknown): void {
  // The names may come from a log, and this one would not become a field.
  if (path.includes('__proto__')) return;
  let at = record;
  const last = path.length - 1;
  for (let depth = 0; depth < last; depth++) {
    const name = path[depth] ?? '';
    const next = Object.hasOwn(at, name) ? at[name] : undefined;
    const node: Node = isNode(next) ? next : {};
    at[name] = node;
    at = node;
  }
  at[path[last] ?? ''] = value;
}

/** JSON, once; a text that is none is itself, as CloudTrail may mark what it left out. */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    return text;
  }
}

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

import { markdownTable } from 'markdown-table';
import type * as z from 'zod/mini';
import { CSV_COLUMNS, CSV_ISSUE_COLUMNS } from '../src/reports/csv.ts';
import { documentSchema } from './schemas.ts';

type Schema = z.core.JSONSchema.BaseSchema;
type Row = readonly [field: string, type: string, meaning: string];

/** Every field of the JSON report as tables, in the order of the file: one of the document, one for each of its lists. */
export function reportFields(): string {
  const report = documentSchema('report');
  const lists = fieldsOf(report).flatMap(([name, field]) => {
    const item = itemOf(field);
    return item ? [[name, item] as const] : [];
  });
  const sections = lists.map(([name, item]) => `### \`${name}\`\n\n${tableOf(rowsOf(item, '', `${name}[].`))}`);
  return [tableOf(rowsOf(report, '', '', new Set(lists.map(([name]) => name)))), ...sections].join('\n\n');
}

/** Every field of a push. */
export function pushFields(): string {
  return tableOf(rowsOf(documentSchema('push'), '', ''));
}

/** The columns of a spreadsheet, in order. */
export function csvColumns(): string {
  const named = (columns: readonly string[]) => columns.map((name) => `\`${name}\``).join(' · ');
  return `${named(CSV_COLUMNS)}\n\nWhere the run has to do with issues, behind them: ${named(CSV_ISSUE_COLUMNS)}`;
}

/**
 * A row for each field, those of an object within by their names with dots, those of a list's items behind `[]`. Lists in
 * `apart` have a section of their own.
 */
function rowsOf(schema: Schema, prefix: string, path: string, apart: ReadonlySet<string> = new Set()): Row[] {
  return fieldsOf(schema).flatMap(([name, field]): Row[] => {
    const at = prefix + name;
    const { value, nullable } = presentOf(field);
    const item = itemOf(field);
    const own: Row = [
      `\`${at}\``,
      typeOf(field, schema.required?.includes(name) ?? false),
      meaningOf(field, path + at),
    ];
    if (item && isPush(item)) return [[own[0], 'list of [pushes](#a-push)', own[2]]];
    if (item && apart.has(at)) return [[own[0], `list of [\`${at}\`](#${anchorOf(at)})`, own[2]]];
    if (item) return [own, ...rowsOf(item, `${at}[].`, path)];
    if (value.properties === undefined) return [own];
    // An object that is always there is its fields, unless something is said of it.
    const within = rowsOf(value, `${at}.`, path);
    return !nullable && field.description === undefined ? within : [own, ...within];
  });
}

function fieldsOf({ properties = {} }: Schema): (readonly [string, Schema])[] {
  return Object.entries(properties).map(([name, field]) => {
    if (typeof field === 'boolean') throw new Error(`${name} may be anything`);
    return [name, field] as const;
  });
}

/** The schema of a value that is there, and whether it may be `null` instead. */
function presentOf(field: Schema): { readonly value: Schema; readonly nullable: boolean } {
  if (Array.isArray(field.type)) {
    const [type, nothing, ...others] = field.type;
    if (type !== undefined && nothing === 'null' && others.length === 0)
      return { value: { ...field, type }, nullable: true };
  } else if (field.anyOf === undefined) return { value: field, nullable: false };
  const [value, nothing, ...others] = field.anyOf ?? [];
  if (typeof value === 'object' && typeof nothing === 'object' && nothing.type === 'null' && others.length === 0)
    return { value, nullable: true };
  throw new Error(`there is no word for ${JSON.stringify(field)}`);
}

/** The schema of a list's items, where they are objects. */
function itemOf(field: Schema): Schema | undefined {
  const { items } = presentOf(field).value;
  return typeof items === 'object' && !Array.isArray(items) && items.properties !== undefined ? items : undefined;
}

function isPush(item: Schema): boolean {
  return JSON.stringify(item.properties) === JSON.stringify(documentSchema('push').properties);
}

function typeOf(field: Schema, required: boolean): string {
  const { value, nullable } = presentOf(field);
  return `${wordOf(value)}${nullable ? ' or null' : ''}${required ? '' : ', may be absent'}`;
}

function wordOf(value: Schema): string {
  if (value.const !== undefined) return `\`${value.const}\``;
  if (value.enum !== undefined) return value.enum.map((one) => `\`${one}\``).join(', ');
  switch (value.type) {
    case 'string':
      return value.pattern?.endsWith('Z$') ? 'moment' : 'text';
    case 'integer':
      return 'whole number';
    case 'boolean':
      return 'true or false';
    case 'object':
      return value.properties === undefined ? 'numbers by name' : 'object';
    case 'array':
      return `list of ${itemsOf(value)}`;
  }
  throw new Error(`there is no word for ${JSON.stringify(value)}`);
}

function itemsOf({ items }: Schema): string {
  if (typeof items !== 'object' || Array.isArray(items)) throw new Error('a list of anything');
  const word = wordOf(items);
  return word === 'text' ? word : `${word}s`;
}

function meaningOf(field: Schema, at: string): string {
  const meaning = field.description ?? presentOf(field).value.description;
  // What a moment is, the type says.
  if (meaning !== undefined) return meaning.replace(/ UTC, ISO 8601\.$/, '');
  // An object that is always there says nothing itself.
  if (field.properties !== undefined) return '';
  throw new Error(`nothing is said of the field ${at}: describe it in src/reports/report-schema.ts`);
}

/** As GitHub makes it from a heading. */
function anchorOf(heading: string): string {
  return heading.toLowerCase().replaceAll(/[^\w-]/g, '');
}

function tableOf(rows: readonly Row[]): string {
  return markdownTable([['field', 'type', 'meaning'], ...rows.map((row) => [...row])], { alignDelimiters: false });
}

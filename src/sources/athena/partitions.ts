import type { ColumnMetadata, TableMetadata } from './columns.ts';
import { type HiveType, parseHiveType } from './hive-type.ts';

/** A column that tells which files are read, compared with texts or with whole numbers. */
export interface PartitionKey {
  readonly column: string;
  readonly type: 'text' | 'whole-number';
  /** With so many digits its numbers are written, where that is told (`projection.….digits`). */
  readonly digits: number | null;
}

/** How the days of a table's partitions are written. */
export type DayKey =
  /** Text in a form that sorts as the days do, such as `yyyy/MM/dd`. */
  | { readonly kind: 'formatted'; readonly column: string; readonly format: string }
  /** Text whose form is not told: compared by its first eight digits, and read where it has fewer. */
  | { readonly kind: 'digits'; readonly column: string }
  /** `20261024` */
  | { readonly kind: 'number'; readonly column: string }
  | { readonly kind: 'date'; readonly column: string }
  | {
      readonly kind: 'parts';
      readonly year: PartitionKey;
      readonly month: PartitionKey | null;
      readonly day: PartitionKey | null;
    };

export interface Partitions {
  /** `null`: every query reads all days. */
  readonly days: DayKey | null;
  readonly account: PartitionKey | null;
  readonly region: PartitionKey | null;
  /** What a query must name, for its values are projected from nothing else (`projection.….type` = `injected`). */
  readonly mustName: readonly ('account' | 'region')[];
  /** Apache Iceberg: what is read is decided by its own statistics. */
  readonly iceberg: boolean;
}

const ACCOUNT = ['account', 'accountid', 'account_id', 'aws_account_id', 'awsaccountid', 'aws_account'];
const REGION = ['region', 'awsregion', 'aws_region'];
/** Those of AWS's documented tables first: projected, and of Security Lake. */
const DAYS = [
  'timestamp',
  'eventday',
  'date',
  'dt',
  'day',
  'event_date',
  'eventdate',
  'event_day',
  'log_date',
  'datehour',
];

const DAY_COLUMNS: ReadonlySet<string> = new Set(['eventday', 'accountid', 'region']);

/** What the partition keys of a table mean. */
export function partitionsOf({ columns, partitionKeys, parameters }: TableMetadata, ocsf: boolean): Partitions {
  // Security Lake filters by these wherever they stand: in Iceberg no key is told.
  const listed = ocsf
    ? [...partitionKeys, ...columns.filter(({ name }) => DAY_COLUMNS.has(name.toLowerCase()))]
    : partitionKeys;
  const keys = new Map(listed.map((key) => [key.name.toLowerCase(), key]));
  const settings = settingsOf(parameters);
  const first = (names: readonly string[]) =>
    names.map((name) => keys.get(name)).find((key) => key !== undefined) ?? null;
  const account = keyOf(first(ACCOUNT), settings);
  const region = keyOf(first(REGION), settings);
  const injected = (key: PartitionKey | null) =>
    key !== null && settings.projected && settings.get(`${key.column}.type`) === 'injected';
  return {
    days: partsOf(keys, settings) ?? dayKeyOf(first(DAYS), settings),
    account,
    region,
    mustName: [...(injected(account) ? ['account' as const] : []), ...(injected(region) ? ['region' as const] : [])],
    iceberg: parameters.table_type?.toUpperCase() === 'ICEBERG',
  };
}

interface Settings {
  readonly projected: boolean;
  readonly get: (name: string) => string | null;
}

/** Amazon Athena User Guide, "Set up partition projection". */
function settingsOf(parameters: Readonly<Record<string, string>>): Settings {
  const lower = new Map(Object.entries(parameters).map(([name, value]) => [name.toLowerCase(), value]));
  return {
    projected: lower.get('projection.enabled')?.toLowerCase() === 'true',
    get: (name) => lower.get(`projection.${name}`) ?? null,
  };
}

function partsOf(keys: ReadonlyMap<string, ColumnMetadata>, settings: Settings): DayKey | null {
  const year = keyOf(keys.get('year') ?? null, settings);
  if (year === null) return null;
  const month = keyOf(keys.get('month') ?? null, settings);
  return { kind: 'parts', year, month, day: month === null ? null : keyOf(keys.get('day') ?? null, settings) };
}

function dayKeyOf(key: ColumnMetadata | null, settings: Settings): DayKey | null {
  if (key === null) return null;
  const column = key.name.toLowerCase();
  const type = parseHiveType(key.type);
  switch (type.kind) {
    case 'date':
      return { kind: 'date', column };
    case 'whole-number':
      // A day of the month by itself tells no day.
      return column === 'day' ? null : { kind: 'number', column };
    case 'text': {
      // Security Lake User Guide, "Security Lake queries for AWS source version 1": `YYYYMMDD`.
      const usual = column === 'eventday' ? 'yyyyMMdd' : null;
      const format = (settings.projected ? settings.get(`${column}.format`) : null) ?? usual;
      if (format === null) return { kind: 'digits', column };
      return sorts(format) ? { kind: 'formatted', column, format } : null;
    }
    case 'timestamp':
    case 'struct':
    case 'array':
    case 'map':
    case 'other':
      return null;
  }
}

/** Years first, then smaller parts, and nothing else that has letters: then texts compare as the days do. */
function sorts(format: string): boolean {
  return /^yyyy([^A-Za-z']?)MM\1dd([^A-Za-z']?HH([^A-Za-z']?mm([^A-Za-z']?ss)?)?)?$/.test(format);
}

function keyOf(key: ColumnMetadata | null, settings: Settings): PartitionKey | null {
  const type = key === null ? null : comparedAs(parseHiveType(key.type));
  if (key === null || type === null) return null;
  const column = key.name.toLowerCase();
  const counted = settings.projected && settings.get(`${column}.type`) === 'integer';
  const digits = Number(settings.get(`${column}.digits`) ?? '1');
  return { column, type, digits: counted && digits >= 1 && digits <= 4 ? digits : null };
}

function comparedAs({ kind }: HiveType): PartitionKey['type'] | null {
  return kind === 'text' || kind === 'whole-number' ? kind : null;
}

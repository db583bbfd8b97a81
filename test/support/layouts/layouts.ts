import { ACCOUNT, REGION } from '../records.ts';
import { cell, cellText, type Json, member } from './cells.ts';
import { DELIVERIES, type Delivery, type JsonRecord } from './deliveries.ts';
import { toVersion1, toVersion2 } from './security-lake.ts';
import { documentedDdl, readDdl, type TableDdl } from './table-ddl.ts';

/** A table of pushes as somebody may have it in Athena, with the records that it holds. */
export interface Layout {
  readonly ddl: TableDdl;
  readonly rows: readonly Row[];
}

export interface Row {
  readonly delivery: Delivery;
  /** Below the table's location. */
  readonly folder: string;
  readonly partition: Readonly<Record<string, string>>;
  /** A line of JSON in a file of the table: for logs the record as it is, else its columns. */
  readonly stored: JsonRecord;
  /** By column, keys of partitions too: as Athena writes it in a result. `null`: NULL. */
  readonly cells: Readonly<Record<string, string | null>>;
}

/** Where a table keeps a record; `null`: not at all. */
type Place = (delivery: Delivery) => Pick<Row, 'folder' | 'partition'> | null;

const ofRegion: Place = ({ account, region, day }) =>
  account === ACCOUNT && region === REGION ? { folder: day, partition: { timestamp: day } } : null;

const ofAccount: Place = ({ account, region, day }) =>
  account === ACCOUNT ? { folder: `${region}/${day}`, partition: { region, ...ymd(day) } } : null;

const ofOrganisation: Place = ({ account, region, day }) => ({
  folder: `${account}/CloudTrail/${region}/${day}`,
  partition: { account, region, ...ymd(day) },
});

const byOneDay: Place = (delivery) => ({
  folder: `${delivery.account}/CloudTrail/${delivery.region}/${delivery.day}`,
  partition: { account: delivery.account, region: delivery.region, day: delivery.day },
});

/** By a tool of somebody's own. */
const copied: Place = ({ account, region, day }) => {
  const date = day.replaceAll('/', '-');
  return account === ACCOUNT ? { folder: `${region}/${date}`, partition: { Region: region, Date: date } } : null;
};

const unpartitioned =
  (place: Place): Place =>
  (delivery) => {
    const found = place(delivery);
    return found === null ? null : { ...found, partition: {} };
  };

const byEvent: Place = ({ record, account }) => ({
  folder: '',
  partition: { account, dt: String(member(record, 'eventTime')).slice(0, 10) },
});

const typed: Place = ({ record, account }) => ({
  folder: '',
  partition: { account, event_date: String(member(record, 'eventTime')).slice(0, 10) },
});

const documented: Place = ({ account, region, day }) => ({
  folder: `${account}/CloudTrail/${region}/${day}`,
  partition: { account, region, timestamp: day },
});

const ofLake: Place = ({ record, account, region }) => {
  const eventday = String(member(record, 'eventTime')).slice(0, 10).replaceAll('-', '');
  return { folder: '', partition: { region, accountid: account, eventday } };
};

const nowhere: Place = () => ({ folder: '', partition: {} });
const asIs = ({ record }: Delivery): JsonRecord => record;

/** Every kind of table that a source must read, whole; each is filled from the same records. */
export const LAYOUTS: readonly Layout[] = [
  layout(readDdl('projected.sql'), ofRegion),
  layout(readDdl('half.sql'), ofRegion),
  layout(readDdl('by-day.sql'), ofAccount),
  layout(readDdl('console.sql'), unpartitioned(ofAccount)),
  layout(
    { ...readDdl('console.sql'), name: 'console_null_texts', location: 's3://amzn-s3-demo-null-texts/AWSLogs' },
    unpartitioned(ofAccount),
    withNullTexts,
  ),
  layout(readDdl('upper-case.sql'), copied),
  layout(readDdl('organisation.sql'), ofOrganisation),
  layout(readDdl('organisation-projected.sql'), byOneDay),
  layout(readDdl('parquet.sql'), byEvent),
  layout(readDdl('typed.sql'), typed),
  layout(readDdl('iceberg.sql'), nowhere),
  layout(readDdl('security-lake-2.sql'), nowhere, toVersion2),
  layout(readDdl('security-lake-1.sql'), ofLake, toVersion1('dotted')),
  layout({ ...readDdl('security-lake-1.sql'), name: 'security_lake_1_texts' }, ofLake, toVersion1('texts')),
];

/** The one that our documentation has people make. A query must name its accounts. */
export const DOCUMENTED: Layout = layout(documentedDdl(), documented);

function layout(ddl: TableDdl, place: Place, toRow: (delivery: Delivery) => JsonRecord = asIs): Layout {
  return { ddl, rows: DELIVERIES.flatMap((delivery) => rowOf(ddl, delivery, place(delivery), toRow(delivery))) };
}

/** Whether Athena gives NULL or this text for what the record says is `null` is not documented. */
function withNullTexts({ record }: Delivery): JsonRecord {
  const texts = ['requestParameters', 'responseElements'].filter((name) => record[name] === null);
  return { ...record, ...Object.fromEntries(texts.map((name) => [name, 'null'])) };
}

function rowOf(ddl: TableDdl, delivery: Delivery, place: ReturnType<Place>, record: JsonRecord): Row[] {
  if (place === null) return [];
  const columns = Object.fromEntries(
    ddl.columns.map(({ name, type }): [string, Json] => [name, cell(member(record, name), type)]),
  );
  return [
    {
      delivery,
      ...place,
      stored: ddl.format === 'json' ? record : { ...columns, ...place.partition },
      cells: {
        ...Object.fromEntries(ddl.columns.map(({ name, type }) => [name, cellText(columns[name] ?? null, type)])),
        ...place.partition,
      },
    },
  ];
}

function ymd(path: string): Record<'year' | 'month' | 'day', string> {
  const [year = '', month = '', day = ''] = path.split('/');
  return { year, month, day };
}

import { type Column, type Columns, textSql } from './columns.ts';
import { type Document, textIn } from './document.ts';
import { type Field, fieldOf, partField, textField } from './field.ts';
import type { TableAnswer } from './layout.ts';
import { mistyped, type Needed } from './needed.ts';
import type { Partitions } from './partitions.ts';
import { identifier } from './sql-text.ts';
import { eventTimeSql, type TimeColumn } from './time-column.ts';

/** Without one of these a record cannot be judged, or a refusal cannot be told from a push. */
const NEEDED: readonly Needed[] = [
  { path: ['eventID'], kinds: ['text'] },
  { path: ['eventTime'], kinds: ['text', 'timestamp'] },
  { path: ['eventSource'], kinds: ['text'] },
  { path: ['eventName'], kinds: ['text'] },
  { path: ['awsRegion'], kinds: ['text'] },
  { path: ['errorCode'], kinds: ['text'] },
  { path: ['userIdentity'], kinds: ['struct', 'text', 'map'] },
  { path: ['requestParameters'], kinds: ['text', 'struct', 'map'] },
];

/** The rest of what a record is read from, where the table has it. */
const TEXTS = ['sourceIPAddress', 'userAgent', 'sharedEventID', 'recipientAccountId', 'eventCategory', 'eventType'];

/** CloudTrail User Guide, "CloudTrail userIdentity element". AWS's documented table has not all of them. */
const IDENTITY: readonly (readonly string[])[] = [
  ['type'],
  ['principalId'],
  ['arn'],
  ['accountId'],
  ['accessKeyId'],
  ['userName'],
  ['invokedBy'],
  ['identityProvider'],
  ['sessionContext', 'sessionIssuer', 'type'],
  ['sessionContext', 'sessionIssuer', 'arn'],
  ['sessionContext', 'sessionIssuer', 'userName'],
];

/** Of a structure; what tells most of who pushed, and how. */
const TELLING: readonly (readonly string[])[] = [
  ['type'],
  ['arn'],
  ['accessKeyId'],
  ['userName'],
  ['invokedBy'],
  ['sessionContext', 'sessionIssuer', 'arn'],
];

/** Of a table over the records as CloudTrail writes them. */
export function cloudtrailLayout(columns: Columns, partitions: Partitions): TableAnswer {
  const column = (name: string) => columns.find(name.toLowerCase());
  const missing = NEEDED.filter(({ path }) => find(columns, path) === null).map(({ path }) => path.join('.'));
  const wrong = NEEDED.flatMap((needed) => mistyped(needed, find(columns, needed.path)));
  const time = timeOf(columns);
  const source = column('eventSource')?.sql;
  const name = column('eventName')?.sql;
  const region = column('awsRegion')?.sql;
  const account = accountOf(columns, partitions);
  if (account === null) missing.push('recipientAccountId');
  if (missing.length > 0 || wrong.length > 0 || time === null || !source || !name || !region || account === null) {
    return { usable: false, refusal: { kind: 'columns', records: 'cloudtrail', missing, mistyped: wrong } };
  }
  const identity = identityFields(columns);
  const request = documentOf(columns, 'requestParameters');
  const response = documentOf(columns, 'responseElements');
  const told = (path: readonly string[]) => textField(path, column(path.join('.')));
  const eventTime = fieldOf(['eventTime'], eventTimeSql(time), 'text');
  const call = ['eventID', 'eventSource', 'eventName', 'errorCode'].flatMap((path) => told([path]));
  const issuedKey = textIn(response, ['credentials', 'accessKeyId']);
  return {
    usable: true,
    layout: {
      records: 'cloudtrail',
      fields: [
        ...call,
        eventTime,
        ...['awsRegion', ...TEXTS].flatMap((path) => told([path])),
        ...identity,
        ...partField(['requestParameters'], column('requestParameters')),
        ...partField(['responseElements'], column('responseElements')),
        ...partField(['resources'], column('resources')),
        ...addendumFields(columns),
      ],
      signInFields: [...call, ...identity, ...signInFields(request, response)],
      call: { source, name },
      unnamed: unnamed(source, name, column('eventType')),
      time,
      account,
      region,
      issuedKey,
      partitions,
      lacks: [
        ...[...TEXTS, 'responseElements', 'resources', 'addendum'].filter((path) => column(path) === null),
        ...identityLacks(columns),
      ],
    },
  };
}

/** Insights events have no eventName of their own. */
function unnamed(source: string, name: string, eventType: Column | null): string {
  const none = `(coalesce(${source}, '') = '' OR coalesce(${name}, '') = '')`;
  return eventType?.type.kind === 'text'
    ? `${none} AND coalesce(${eventType.sql}, '') <> 'AwsCloudTrailInsight'`
    : none;
}

function find(columns: Columns, path: readonly string[]) {
  return columns.find(...path.map((name) => name.toLowerCase()));
}

function timeOf(columns: Columns): TimeColumn | null {
  const column = columns.find('eventtime');
  if (column?.type.kind === 'text') return { kind: 'text', sql: column.sql };
  return column?.type.kind === 'timestamp' ? { kind: 'timestamp', sql: column.sql } : null;
}

function identityFields(columns: Columns): Field[] {
  const whole = columns.find('useridentity');
  if (whole?.type.kind !== 'struct') return partField(['userIdentity'], whole);
  return IDENTITY.flatMap((path) => textField(['userIdentity', ...path], find(columns, ['userIdentity', ...path])));
}

/** Identities that are texts or maps are whole. */
function identityLacks(columns: Columns): string[] {
  if (columns.find('useridentity')?.type.kind !== 'struct') return [];
  const paths = TELLING.map((path) => ['userIdentity', ...path]);
  return paths.filter((path) => find(columns, path) === null).map((path) => path.join('.'));
}

function addendumFields(columns: Columns): Field[] {
  const whole = columns.find('addendum');
  if (whole?.type.kind !== 'struct') return partField(['addendum'], whole);
  return ['reason', 'originalEventID'].flatMap((name) =>
    textField(['addendum', name], find(columns, ['addendum', name])),
  );
}

function documentOf(columns: Columns, name: string): Document | null {
  const column = columns.find(name.toLowerCase());
  return column === null ? null : { kind: 'column', column, path: [name.toLowerCase()] };
}

/** What `sign-in-record.ts` reads, and no more of the response: there is the session token in it. */
export function signInFields(request: Document | null, response: Document | null): Field[] {
  const told = (whole: string, document: Document | null, path: readonly string[]) => {
    const sql = textIn(document, path);
    return sql === null ? [] : [fieldOf([whole, ...path], sql, 'text')];
  };
  return [
    ...told('responseElements', response, ['credentials', 'accessKeyId']),
    ...told('responseElements', response, ['provider']),
    ...told('responseElements', response, ['subjectFromWebIdentityToken']),
    ...told('responseElements', response, ['subject']),
    ...told('requestParameters', request, ['principalArn']),
  ];
}

/**
 * Records before version 1.02 lack recipientAccountId (CloudTrail User Guide, "CloudTrail record contents"): whose
 * partition it is tells it too, and costs nothing. Who called is next best, where there is nothing else.
 */
function accountOf(columns: Columns, { account }: Partitions): string | null {
  const [first, second] = [
    textSql(columns.find('recipientaccountid')),
    account?.type === 'text' ? identifier(account.column) : null,
  ].filter((sql) => sql !== null);
  if (first === undefined) return textIn(documentOf(columns, 'userIdentity'), ['accountId']);
  return second === undefined ? first : `coalesce(${first}, ${second})`;
}

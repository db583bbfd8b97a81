import { signInFields } from './cloudtrail-columns.ts';
import { type Column, type Columns, textSql } from './columns.ts';
import type { Document } from './document.ts';
import { type Field, fieldOf, partField, textField } from './field.ts';
import type { RecordForm, TableAnswer } from './layout.ts';
import { mistyped, type Needed } from './needed.ts';
import type { Partitions } from './partitions.ts';
import { eventTimeSql, type TimeColumn } from './time-column.ts';

/** Without one of these a record cannot be judged. Where request and response are differs by version. */
const NEEDED: readonly Needed[] = [
  { path: ['metadata', 'uid'], kinds: ['text'] },
  { path: ['time'], kinds: ['whole-number'] },
  { path: ['api', 'service', 'name'], kinds: ['text'] },
  { path: ['api', 'operation'], kinds: ['text'] },
  { path: ['api', 'response', 'error'], kinds: ['text'] },
  { path: ['cloud', 'region'], kinds: ['text'] },
  { path: ['accountid'], kinds: ['text'] },
];

/**
 * Of a table of Security Lake (Security Lake User Guide, "OCSF source identification"; OCSF, "API Activity"): what AWS's
 * own mapping of CloudTrail puts where. Version 1 has request and response in `unmapped` only, and calls the ARN of a user
 * `uuid`; early tables of it have the user in `identity`.
 */
export function ocsfLayout(columns: Columns, partitions: Partitions): TableAnswer {
  const user = columns.find('identity', 'user') === null ? ['actor', 'user'] : ['identity', 'user'];
  const first = columns.find(...user, 'uuid') !== null;
  const records: RecordForm = first ? 'ocsf-1.0' : 'ocsf-1.1';
  const needed: readonly Needed[] = [
    ...NEEDED,
    { path: user, kinds: ['struct'] },
    first ? { path: ['unmapped'], kinds: ['map'] } : { path: ['api', 'request', 'data'], kinds: ['text'] },
  ];
  const missing = needed.filter(({ path }) => columns.find(...path) === null).map(({ path }) => path.join('.'));
  const wrong = needed.flatMap((one) => mistyped(one, columns.find(...one.path)));
  const time = timeOf(columns);
  const source = columns.find('api', 'service', 'name')?.sql;
  const name = columns.find('api', 'operation')?.sql;
  const region = columns.find('cloud', 'region')?.sql;
  const account = columns.find('accountid')?.sql;
  if (missing.length > 0 || wrong.length > 0 || time === null || !source || !name || !region || !account) {
    return { usable: false, refusal: { kind: 'columns', records, missing, mistyped: wrong } };
  }
  const unmapped = columns.find('unmapped');
  const request = documentOf('requestParameters', columns.find('api', 'request', 'data'), unmapped);
  const response = documentOf('responseElements', columns.find('api', 'response', 'data'), unmapped);
  const call = [
    ...textField(['eventID'], columns.find('metadata', 'uid')),
    ...textField(['eventSource'], columns.find('api', 'service', 'name')),
    ...textField(['eventName'], columns.find('api', 'operation')),
    ...textField(['errorCode'], columns.find('api', 'response', 'error')),
  ];
  const identity = identityFields(columns, user, first);
  const signIn = signInFields(request, response);
  return {
    usable: true,
    layout: {
      records,
      fields: [
        ...call,
        fieldOf(['eventTime'], eventTimeSql(time), 'text'),
        ...textField(['awsRegion'], columns.find('cloud', 'region')),
        ...sourceFields(columns),
        ...textField(['userAgent'], columns.find('http_request', 'user_agent')),
        ...textField(['eventType'], columns.find('metadata', 'event_code')),
        ...textField(['recipientAccountId'], columns.find('accountid')),
        ...identity,
        ...(first ? [] : partField(['requestParameters'], columns.find('api', 'request', 'data'))),
        ...(first ? [] : partField(['responseElements'], columns.find('api', 'response', 'data'))),
        ...partField(['resources'], columns.find('resources')),
        ...unmappedFields(unmapped),
      ],
      signInFields: [...call, ...identity, ...signIn],
      call: { source, name },
      unnamed: `(coalesce(${source}, '') = '' OR coalesce(${name}, '') = '')`,
      time,
      account,
      region,
      issuedKey: signIn[0]?.sql ?? null,
      partitions,
      lacks: [
        ...(first ? [] : [['api', 'response', 'data']]),
        ['src_endpoint'],
        ['http_request'],
        ['resources'],
        ['unmapped'],
      ]
        .filter((path) => columns.find(...path) === null)
        .map((path) => path.join('.')),
    },
  };
}

function timeOf(columns: Columns): TimeColumn | null {
  const time = columns.find('time');
  const pruned = columns.find('time_dt');
  if (time?.type.kind !== 'whole-number') return null;
  return { kind: 'milliseconds', sql: time.sql, pruned: pruned?.type.kind === 'timestamp' ? pruned.sql : null };
}

function identityFields(columns: Columns, user: readonly string[], first: boolean): Field[] {
  const session = [user[0] ?? '', 'session'];
  const told = (path: readonly string[], ...places: readonly (readonly string[])[]) => {
    const place = places.find((one) => columns.find(...one) !== null);
    return place === undefined ? [] : textField(['userIdentity', ...path], columns.find(...place));
  };
  return [
    ...told(['type'], [...user, 'type']),
    ...told(['principalId'], [...user, first ? 'uid' : 'uid_alt']),
    ...told(['arn'], [...user, first ? 'uuid' : 'uid']),
    ...told(['accountId'], [...user, 'account', 'uid'], [...user, 'account_uid']),
    ...told(['accessKeyId'], [...user, 'credential_uid']),
    ...told(['userName'], [...user, 'name']),
    ...told(['invokedBy'], [user[0] ?? '', 'invoked_by']),
    ...told(['identityProvider'], [user[0] ?? '', 'idp', 'name']),
    ...told(['sessionContext', 'sessionIssuer', 'arn'], [...session, 'issuer']),
  ];
}

/** An address is in `ip`, the name of a service in `domain`. */
function sourceFields(columns: Columns): Field[] {
  const both = [columns.find('src_endpoint', 'ip'), columns.find('src_endpoint', 'domain')]
    .map(textSql)
    .filter((sql) => sql !== null);
  const [only] = both;
  if (only === undefined) return [];
  return [fieldOf(['sourceIPAddress'], both.length === 1 ? only : `coalesce(${both.join(', ')})`, 'text')];
}

function unmappedFields(unmapped: Column | null): Field[] {
  if (unmapped?.type.kind !== 'map') return [];
  return [fieldOf(['unmapped'], `json_format(CAST(${unmapped.sql} AS JSON))`, 'unmapped')];
}

function documentOf(key: string, column: Column | null, unmapped: Column | null): Document | null {
  if (column !== null) return { kind: 'column', column, path: [] };
  return unmapped?.type.kind === 'map' ? { kind: 'unmapped', sql: unmapped.sql, key } : null;
}

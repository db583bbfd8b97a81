import type { ColumnMetadata, TableMetadata } from '../../src/sources/athena/columns.ts';

/** Tables as GetTableMetadata tells of them. */

const ISSUER = 'struct<type:string,principalid:string,arn:string,accountid:string,username:string>';

/** Amazon Athena User Guide, "Create a table for CloudTrail logs in Athena using partition projection". */
const USER_IDENTITY = `struct<type:string,principalid:string,arn:string,accountid:string,invokedby:string,accesskeyid:string,username:string,onbehalfof:struct<userid:string,identitystorearn:string>,sessioncontext:struct<attributes:struct<mfaauthenticated:string,creationdate:string>,sessionissuer:${ISSUER},ec2roledelivery:string,webidfederationdata:struct<federatedprovider:string,attributes:map<string,string>>>>`;

const DOCUMENTED: Readonly<Record<string, string>> = {
  eventversion: 'string',
  useridentity: USER_IDENTITY,
  eventtime: 'string',
  eventsource: 'string',
  eventname: 'string',
  awsregion: 'string',
  sourceipaddress: 'string',
  useragent: 'string',
  errorcode: 'string',
  errormessage: 'string',
  requestparameters: 'string',
  responseelements: 'string',
  additionaleventdata: 'string',
  requestid: 'string',
  eventid: 'string',
  readonly: 'string',
  resources: 'array<struct<arn:string,accountid:string,type:string>>',
  eventtype: 'string',
  apiversion: 'string',
  recipientaccountid: 'string',
  serviceeventdetails: 'string',
  sharedeventid: 'string',
  vpcendpointid: 'string',
  eventcategory: 'string',
  addendum: 'struct<reason:string,updatedfields:string,originalrequestid:string,originaleventid:string>',
};

function columns(types: Readonly<Record<string, string>>): ColumnMetadata[] {
  return Object.entries(types).map(([name, type]) => ({ name, type }));
}

function without(types: Readonly<Record<string, string>>, ...names: readonly string[]): Record<string, string> {
  return Object.fromEntries(Object.entries(types).filter(([name]) => !names.includes(name)));
}

const STRINGS = (...names: readonly string[]): ColumnMetadata[] => names.map((name) => ({ name, type: 'string' }));

/** Security Lake, source version 2 (OCSF 1.1.0), an Iceberg table. */
const SECURITY_LAKE_2: Readonly<Record<string, string>> = {
  metadata:
    'struct<product:struct<version:string,name:string,vendor_name:string,feature:struct<name:string>>,event_code:string,uid:string,profiles:array<string>,version:string>',
  time: 'bigint',
  time_dt: 'timestamp',
  cloud: 'struct<region:string,provider:string>',
  api: 'struct<response:struct<error:string,message:string,data:string>,operation:string,version:string,service:struct<name:string>,request:struct<data:string,uid:string>>',
  dst_endpoint: 'struct<svc_name:string>',
  actor:
    'struct<user:struct<type:string,name:string,uid_alt:string,uid:string,account:struct<uid:string>,credential_uid:string>,session:struct<created_time_dt:timestamp,is_mfa:boolean,issuer:string>,invoked_by:string,idp:struct<name:string>>',
  http_request: 'struct<user_agent:string>',
  src_endpoint: 'struct<uid:string,ip:string,domain:string>',
  resources: 'array<struct<uid:string,owner:struct<account:struct<uid:string>>,type:string>>',
  class_uid: 'int',
  status: 'string',
  unmapped: 'map<string,string>',
  accountid: 'string',
  region: 'string',
};

/** Security Lake, source version 1 (OCSF 1.0.0-rc.2). */
const SECURITY_LAKE_1: Readonly<Record<string, string>> = {
  metadata:
    'struct<product:struct<version:string,name:string,vendor_name:string,feature:struct<name:string>>,uid:string,profiles:array<string>,version:string>',
  time: 'bigint',
  cloud: 'struct<region:string,provider:string>',
  api: 'struct<response:struct<error:string,message:string>,operation:string,version:string,service:struct<name:string>,request:struct<uid:string>>',
  actor:
    'struct<user:struct<type:string,name:string,uid:string,uuid:string,account_uid:string,credential_uid:string>,session:struct<created_time:bigint,mfa:boolean,issuer:string>,invoked_by:string,idp:struct<name:string>>',
  http_request: 'struct<user_agent:string>',
  src_endpoint: 'struct<uid:string,ip:string,domain:string>',
  resources: 'array<struct<uid:string,account_uid:string,type:string>>',
  class_uid: 'int',
  unmapped: 'map<string,string>',
};

export const TABLES = {
  projected: {
    columns: columns(DOCUMENTED),
    partitionKeys: STRINGS('timestamp'),
    parameters: {
      'projection.enabled': 'true',
      'projection.timestamp.format': 'yyyy/MM/dd',
      'projection.timestamp.interval': '1',
      'projection.timestamp.range': '2024/01/01,NOW',
      'projection.timestamp.type': 'date',
    },
  },
  organisation: {
    columns: columns(DOCUMENTED),
    partitionKeys: STRINGS('account', 'region', 'year', 'month', 'day'),
    parameters: {},
  },
  'organisation-injected': {
    columns: columns(DOCUMENTED),
    partitionKeys: STRINGS('account', 'region', 'timestamp'),
    parameters: {
      'projection.enabled': 'true',
      'projection.account.type': 'injected',
      'projection.region.type': 'enum',
      'projection.timestamp.format': 'yyyy/MM/dd',
      'projection.timestamp.type': 'date',
    },
  },
  'region-and-day': {
    columns: columns(without(DOCUMENTED, 'addendum', 'eventcategory')),
    partitionKeys: [...STRINGS('region'), ...['year', 'month', 'day'].map((name) => ({ name, type: 'int' }))],
    parameters: {},
  },
  console: { columns: columns(DOCUMENTED), partitionKeys: [], parameters: {} },
  'upper-case': {
    columns: columns(DOCUMENTED).map(({ name, type }) => ({
      name: name.toUpperCase(),
      type: type.replace('sessionissuer', 'sessionIssuer').replaceAll('string', 'STRING'),
    })),
    partitionKeys: STRINGS('Region', 'Date'),
    parameters: {},
  },
  parquet: {
    columns: columns({
      ...without(DOCUMENTED, 'addendum', 'resources', 'sourceipaddress'),
      eventtime: 'timestamp',
      useridentity: 'string',
      requestparameters:
        'struct<registryid:string,repositoryname:string,imagemanifest:string,imagemanifestmediatype:string,imagetag:string,principalarn:string,targetstorageclass:string>',
      responseelements:
        'struct<image:struct<registryid:string,repositoryname:string,imageid:struct<imagedigest:string,imagetag:string>,imagemanifest:string,imagemanifestmediatype:string>,credentials:struct<accesskeyid:string>,provider:string,subjectfromwebidentitytoken:string,subject:string>',
    }),
    partitionKeys: [
      { name: 'account', type: 'bigint' },
      { name: 'event_date', type: 'date' },
    ],
    parameters: {},
  },
  iceberg: {
    columns: columns({
      ...DOCUMENTED,
      eventtime: 'timestamp',
      requestparameters: 'map<string,string>',
      responseelements: 'map<string,string>',
    }),
    partitionKeys: [],
    parameters: { table_type: 'ICEBERG' },
  },
  'security-lake-2': {
    columns: columns(SECURITY_LAKE_2),
    partitionKeys: [],
    parameters: { table_type: 'ICEBERG' },
  },
  'security-lake-1': {
    columns: columns(SECURITY_LAKE_1),
    partitionKeys: STRINGS('region', 'accountid', 'eventday'),
    parameters: {},
  },
  'security-lake-1-identity': {
    columns: columns(
      Object.fromEntries(
        Object.entries(SECURITY_LAKE_1).map(([name, type]) => [name === 'actor' ? 'identity' : name, type]),
      ),
    ),
    partitionKeys: STRINGS('region', 'accountid', 'eventday'),
    parameters: {},
  },
} as const satisfies Readonly<Record<string, TableMetadata>>;

export type TableKind = keyof typeof TABLES;

export const TABLE_KINDS = [
  'projected',
  'organisation',
  'organisation-injected',
  'region-and-day',
  'console',
  'upper-case',
  'parquet',
  'iceberg',
  'security-lake-2',
  'security-lake-1',
  'security-lake-1-identity',
] as const satisfies readonly TableKind[];

/** The documented table with other columns: a type, or `null` for none. */
export function documentedWith(types: Readonly<Record<string, string | null>>): TableMetadata {
  const changed: Record<string, string> = { ...DOCUMENTED };
  for (const [name, type] of Object.entries(types)) {
    if (type === null) delete changed[name];
    else changed[name] = type;
  }
  return { ...TABLES.projected, columns: columns(changed) };
}

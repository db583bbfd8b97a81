-- A conversion of an organisation's logs to Parquet by a crawler's types: calls are structures with the fields that it saw,
-- identities are text, accounts are numbers.
CREATE EXTERNAL TABLE typed (
  eventversion STRING,
  useridentity STRING,
  eventtime TIMESTAMP,
  eventsource STRING,
  eventname STRING,
  awsregion STRING,
  sourceipaddress STRING,
  useragent STRING,
  errorcode STRING,
  errormessage STRING,
  requestparameters STRUCT<
    registryid: STRING,
    repositoryname: STRING,
    imagemanifest: STRING,
    imagemanifestmediatype: STRING,
    imagetag: STRING,
    imageid: STRUCT<
      imagedigest: STRING,
      imagetag: STRING>,
    targetstorageclass: STRING,
    principalarn: STRING>,
  responseelements STRUCT<
    image: STRUCT<
      registryid: STRING,
      repositoryname: STRING,
      imageid: STRUCT<
        imagedigest: STRING,
        imagetag: STRING>,
      imagemanifest: STRING,
      imagemanifestmediatype: STRING>,
    repositoryname: STRING,
    registryid: STRING,
    credentials: STRUCT<
      accesskeyid: STRING>,
    provider: STRING,
    subject: STRING,
    subjectfromwebidentitytoken: STRING>,
  additionaleventdata STRING,
  requestid STRING,
  eventid STRING,
  readonly BOOLEAN,
  resources ARRAY<STRUCT<
    arn: STRING,
    accountid: STRING,
    type: STRING>>,
  eventtype STRING,
  recipientaccountid STRING,
  sharedeventid STRING,
  eventcategory STRING,
  addendum STRUCT<
    reason: STRING,
    updatedfields: STRING,
    originalrequestid: STRING,
    originaleventid: STRING>)
PARTITIONED BY (account BIGINT, event_date DATE)
STORED AS PARQUET
LOCATION 's3://amzn-s3-demo-bucket/typed/'
TBLPROPERTIES (
  'classification'='parquet');

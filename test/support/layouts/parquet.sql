-- A conversion of an organisation's logs to Parquet: typed columns, fields of structures spelled as in the records,
-- partitions by the day of the event.
CREATE EXTERNAL TABLE parquet (
  eventversion STRING,
  useridentity STRUCT<
    type: STRING,
    principalId: STRING,
    arn: STRING,
    accountId: STRING,
    invokedBy: STRING,
    accessKeyId: STRING,
    userName: STRING,
    identityProvider: STRING,
    sessionContext: STRUCT<
      attributes: STRUCT<
        mfaAuthenticated: STRING,
        creationDate: TIMESTAMP>,
      sessionIssuer: STRUCT<
        type: STRING,
        principalId: STRING,
        arn: STRING,
        accountId: STRING,
        userName: STRING>,
      sourceIdentity: STRING>>,
  eventtime TIMESTAMP,
  eventsource STRING,
  eventname STRING,
  awsregion STRING,
  sourceipaddress STRING,
  useragent STRING,
  errorcode STRING,
  errormessage STRING,
  requestparameters STRING,
  responseelements STRING,
  additionaleventdata STRING,
  requestid STRING,
  eventid STRING,
  readonly BOOLEAN,
  managementevent BOOLEAN,
  resources ARRAY<STRUCT<
    ARN: STRING,
    accountId: STRING,
    type: STRING>>,
  eventtype STRING,
  recipientaccountid STRING,
  sharedeventid STRING,
  eventcategory STRING,
  addendum STRUCT<
    reason: STRING,
    updatedFields: STRING,
    originalRequestID: STRING,
    originalEventID: STRING>)
PARTITIONED BY (account STRING, dt DATE)
STORED AS PARQUET
LOCATION 's3://amzn-s3-demo-bucket/parquet/'
TBLPROPERTIES (
  'classification'='parquet');

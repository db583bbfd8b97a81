-- The logs of an organisation's trail: the columns that are read, and partitions that nobody has to add.
-- To change: the bucket and the organisation (twice), the Regions, and the day on which the logs begin.
CREATE EXTERNAL TABLE audit.cloudtrail (
  eventid STRING,
  eventtime STRING,
  eventsource STRING,
  eventname STRING,
  eventtype STRING,
  eventcategory STRING,
  awsregion STRING,
  recipientaccountid STRING,
  sharedeventid STRING,
  sourceipaddress STRING,
  useragent STRING,
  errorcode STRING,
  useridentity STRUCT<
    type: STRING,
    principalid: STRING,
    arn: STRING,
    accountid: STRING,
    accesskeyid: STRING,
    username: STRING,
    invokedby: STRING,
    identityprovider: STRING,
    sessioncontext: STRUCT<
      sessionissuer: STRUCT<
        type: STRING,
        arn: STRING,
        username: STRING>>>,
  requestparameters STRING,
  responseelements STRING,
  resources ARRAY<STRUCT<arn: STRING, accountid: STRING, type: STRING>>,
  addendum STRUCT<reason: STRING, originaleventid: STRING>
)
PARTITIONED BY (account STRING, region STRING, `timestamp` STRING)
ROW FORMAT SERDE 'org.apache.hive.hcatalog.data.JsonSerDe'
STORED AS INPUTFORMAT 'com.amazon.emr.cloudtrail.CloudTrailInputFormat'
OUTPUTFORMAT 'org.apache.hadoop.hive.ql.io.HiveIgnoreKeyTextOutputFormat'
LOCATION 's3://amzn-s3-demo-logs/AWSLogs/o-exampleorgid/'
TBLPROPERTIES (
  'projection.enabled' = 'true',
  'projection.account.type' = 'injected',
  'projection.region.type' = 'enum',
  'projection.region.values' = 'ap-south-1,eu-central-1,us-east-1',
  'projection.timestamp.type' = 'date',
  'projection.timestamp.format' = 'yyyy/MM/dd',
  'projection.timestamp.range' = '2024/01/01,NOW',
  'projection.timestamp.interval' = '1',
  'projection.timestamp.interval.unit' = 'DAYS',
  'storage.location.template' = 's3://amzn-s3-demo-logs/AWSLogs/o-exampleorgid/${account}/CloudTrail/${region}/${timestamp}'
);

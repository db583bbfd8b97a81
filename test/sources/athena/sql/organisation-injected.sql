-- records
SELECT
  "eventid" AS "eventid",
  "eventsource" AS "eventsource",
  "eventname" AS "eventname",
  "errorcode" AS "errorcode",
  "eventtime" AS "eventtime",
  "awsregion" AS "awsregion",
  "sourceipaddress" AS "sourceipaddress",
  "useragent" AS "useragent",
  "sharedeventid" AS "sharedeventid",
  "recipientaccountid" AS "recipientaccountid",
  "eventcategory" AS "eventcategory",
  "eventtype" AS "eventtype",
  "useridentity"."type" AS "useridentity_type",
  "useridentity"."principalid" AS "useridentity_principalid",
  "useridentity"."arn" AS "useridentity_arn",
  "useridentity"."accountid" AS "useridentity_accountid",
  "useridentity"."accesskeyid" AS "useridentity_accesskeyid",
  "useridentity"."username" AS "useridentity_username",
  "useridentity"."invokedby" AS "useridentity_invokedby",
  "useridentity"."identityprovider" AS "useridentity_identityprovider",
  "useridentity"."sessioncontext"."sessionissuer"."type" AS "useridentity_sessioncontext_sessionissuer_type",
  "useridentity"."sessioncontext"."sessionissuer"."arn" AS "useridentity_sessioncontext_sessionissuer_arn",
  "useridentity"."sessioncontext"."sessionissuer"."username" AS "useridentity_sessioncontext_sessionissuer_username",
  "requestparameters" AS "requestparameters",
  "responseelements" AS "responseelements",
  json_format(CAST("resources" AS JSON)) AS "resources",
  "addendum"."reason" AS "addendum_reason",
  "addendum"."originaleventid" AS "addendum_originaleventid"
FROM "logs"."cloudtrail"
WHERE "timestamp" >= '2026/10/29' AND "timestamp" < '2026/11/06'
  AND "account" IN ('000055556666', '111122223333')
  AND "region" IN ('eu-central-1', 'us-east-1')
  AND (("eventsource" IN ('ecr.amazonaws.com', 'ecr-public.amazonaws.com') AND "eventname" IN ('PutImage', 'ReplicateImage', 'BatchImportUpstreamImage', 'UpdateImageStorageClass')) OR ("eventsource" = 'cloudtrail.amazonaws.com' AND "eventname" IN ('StopLogging', 'DeleteTrail', 'UpdateTrail', 'PutEventSelectors')))
  AND (NOT coalesce(regexp_like("eventtime", '^[0-9]{4}-[0-9]{2}-[0-9]{2}[T ][0-9]{2}:[0-9]{2}:[0-9]{2}'), false) OR (replace(substr("eventtime", 1, 19), ' ', 'T') >= '2026-10-29T18:30:00' AND replace(substr("eventtime", 1, 19), ' ', 'T') < '2026-11-02T06:00:00'));

-- evidence
SELECT
  coalesce("recipientaccountid", "account") AS "account",
  "awsregion" AS "region",
  substr("eventtime", 1, 10) AS "day",
  CAST(count(*) AS varchar) AS "records",
  min("eventtime") AS "first_time",
  max("eventtime") AS "last_time",
  CAST(count_if((coalesce("eventsource", '') = '' OR coalesce("eventname", '') = '') AND coalesce("eventtype", '') <> 'AwsCloudTrailInsight') AS varchar) AS "unnamed"
FROM "logs"."cloudtrail"
WHERE "timestamp" >= '2026/10/29' AND "timestamp" < '2026/11/06'
  AND "account" IN ('000055556666', '111122223333')
  AND "region" IN ('eu-central-1', 'us-east-1')
  AND (NOT coalesce(regexp_like("eventtime", '^[0-9]{4}-[0-9]{2}-[0-9]{2}[T ][0-9]{2}:[0-9]{2}:[0-9]{2}'), false) OR (replace(substr("eventtime", 1, 19), ' ', 'T') >= '2026-10-29T18:30:00' AND replace(substr("eventtime", 1, 19), ' ', 'T') < '2026-11-02T06:00:00'))
GROUP BY 1, 2, 3;

-- sign-ins
SELECT
  "eventid" AS "eventid",
  "eventsource" AS "eventsource",
  "eventname" AS "eventname",
  "errorcode" AS "errorcode",
  "useridentity"."type" AS "useridentity_type",
  "useridentity"."principalid" AS "useridentity_principalid",
  "useridentity"."arn" AS "useridentity_arn",
  "useridentity"."accountid" AS "useridentity_accountid",
  "useridentity"."accesskeyid" AS "useridentity_accesskeyid",
  "useridentity"."username" AS "useridentity_username",
  "useridentity"."invokedby" AS "useridentity_invokedby",
  "useridentity"."identityprovider" AS "useridentity_identityprovider",
  "useridentity"."sessioncontext"."sessionissuer"."type" AS "useridentity_sessioncontext_sessionissuer_type",
  "useridentity"."sessioncontext"."sessionissuer"."arn" AS "useridentity_sessioncontext_sessionissuer_arn",
  "useridentity"."sessioncontext"."sessionissuer"."username" AS "useridentity_sessioncontext_sessionissuer_username",
  json_extract_scalar("responseelements", '$.credentials.accessKeyId') AS "responseelements_credentials_accesskeyid",
  json_extract_scalar("responseelements", '$.provider') AS "responseelements_provider",
  json_extract_scalar("responseelements", '$.subjectFromWebIdentityToken') AS "responseelements_subjectfromwebidentitytoken",
  json_extract_scalar("responseelements", '$.subject') AS "responseelements_subject",
  json_extract_scalar("requestparameters", '$.principalArn') AS "requestparameters_principalarn"
FROM "logs"."cloudtrail"
WHERE "timestamp" >= '2026/10/31' AND "timestamp" < '2026/11/05'
  AND "account" IN ('000055556666', '111122223333')
  AND "region" IN ('eu-central-1', 'us-east-1')
  AND "eventsource" = 'sts.amazonaws.com'
  AND "eventname" IN ('AssumeRoleWithWebIdentity', 'AssumeRoleWithSAML', 'AssumeRole')
  AND json_extract_scalar("responseelements", '$.credentials.accessKeyId') = 'ASIAEXAMPLEEXAMPLE00'
  AND (NOT coalesce(regexp_like("eventtime", '^[0-9]{4}-[0-9]{2}-[0-9]{2}[T ][0-9]{2}:[0-9]{2}:[0-9]{2}'), false) OR (replace(substr("eventtime", 1, 19), ' ', 'T') >= '2026-10-31T12:00:00' AND replace(substr("eventtime", 1, 19), ' ', 'T') < '2026-11-01T00:00:01'));

-- records
SELECT
  "eventid" AS "eventid",
  "eventsource" AS "eventsource",
  "eventname" AS "eventname",
  "errorcode" AS "errorcode",
  date_format("eventtime", '%Y-%m-%dT%H:%i:%sZ') AS "eventtime",
  "awsregion" AS "awsregion",
  "sourceipaddress" AS "sourceipaddress",
  "useragent" AS "useragent",
  "sharedeventid" AS "sharedeventid",
  "recipientaccountid" AS "recipientaccountid",
  "eventcategory" AS "eventcategory",
  "eventtype" AS "eventtype",
  "useridentity" AS "useridentity",
  json_format(CAST("requestparameters" AS JSON)) AS "requestparameters",
  json_format(CAST("responseelements" AS JSON)) AS "responseelements",
  json_format(CAST("resources" AS JSON)) AS "resources",
  "addendum"."reason" AS "addendum_reason",
  "addendum"."originaleventid" AS "addendum_originaleventid"
FROM "logs"."cloudtrail"
WHERE "event_date" >= DATE '2026-10-29' AND "event_date" < DATE '2026-11-06'
  AND "account" IN (55556666, 111122223333)
  AND (("eventsource" IN ('ecr.amazonaws.com', 'ecr-public.amazonaws.com') AND "eventname" IN ('PutImage', 'ReplicateImage', 'BatchImportUpstreamImage', 'UpdateImageStorageClass')) OR ("eventsource" = 'cloudtrail.amazonaws.com' AND "eventname" IN ('StopLogging', 'DeleteTrail', 'UpdateTrail', 'PutEventSelectors')))
  AND ("eventtime" IS NULL OR ("eventtime" >= TIMESTAMP '2026-10-29 18:30:00.000' AND "eventtime" < TIMESTAMP '2026-11-02 06:00:00.000'));

-- evidence
SELECT
  "recipientaccountid" AS "account",
  "awsregion" AS "region",
  date_format("eventtime", '%Y-%m-%d') AS "day",
  CAST(count(*) AS varchar) AS "records",
  min(date_format("eventtime", '%Y-%m-%dT%H:%i:%sZ')) AS "first_time",
  max(date_format("eventtime", '%Y-%m-%dT%H:%i:%sZ')) AS "last_time",
  CAST(count_if((coalesce("eventsource", '') = '' OR coalesce("eventname", '') = '') AND coalesce("eventtype", '') <> 'AwsCloudTrailInsight') AS varchar) AS "unnamed"
FROM "logs"."cloudtrail"
WHERE "event_date" >= DATE '2026-10-29' AND "event_date" < DATE '2026-11-06'
  AND "account" IN (55556666, 111122223333)
  AND ("eventtime" IS NULL OR ("eventtime" >= TIMESTAMP '2026-10-29 18:30:00.000' AND "eventtime" < TIMESTAMP '2026-11-02 06:00:00.000'))
GROUP BY 1, 2, 3;

-- sign-ins
SELECT
  "eventid" AS "eventid",
  "eventsource" AS "eventsource",
  "eventname" AS "eventname",
  "errorcode" AS "errorcode",
  "useridentity" AS "useridentity",
  "responseelements"."credentials"."accesskeyid" AS "responseelements_credentials_accesskeyid",
  "responseelements"."provider" AS "responseelements_provider",
  "responseelements"."subjectfromwebidentitytoken" AS "responseelements_subjectfromwebidentitytoken",
  "responseelements"."subject" AS "responseelements_subject",
  "requestparameters"."principalarn" AS "requestparameters_principalarn"
FROM "logs"."cloudtrail"
WHERE "event_date" >= DATE '2026-10-31' AND "event_date" < DATE '2026-11-05'
  AND "account" IN (55556666, 111122223333)
  AND "eventsource" = 'sts.amazonaws.com'
  AND "eventname" IN ('AssumeRoleWithWebIdentity', 'AssumeRoleWithSAML', 'AssumeRole')
  AND "responseelements"."credentials"."accesskeyid" = 'ASIAEXAMPLEEXAMPLE00'
  AND ("eventtime" IS NULL OR ("eventtime" >= TIMESTAMP '2026-10-31 12:00:00.000' AND "eventtime" < TIMESTAMP '2026-11-01 00:00:01.000'));

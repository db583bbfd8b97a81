-- records
SELECT
  "metadata"."uid" AS "eventid",
  "api"."service"."name" AS "eventsource",
  "api"."operation" AS "eventname",
  "api"."response"."error" AS "errorcode",
  try(date_format(from_unixtime("time" / 1000) AT TIME ZONE 'UTC', '%Y-%m-%dT%H:%i:%sZ')) AS "eventtime",
  "cloud"."region" AS "awsregion",
  coalesce("src_endpoint"."ip", "src_endpoint"."domain") AS "sourceipaddress",
  "http_request"."user_agent" AS "useragent",
  "metadata"."event_code" AS "eventtype",
  "accountid" AS "recipientaccountid",
  "actor"."user"."type" AS "useridentity_type",
  "actor"."user"."uid_alt" AS "useridentity_principalid",
  "actor"."user"."uid" AS "useridentity_arn",
  "actor"."user"."account"."uid" AS "useridentity_accountid",
  "actor"."user"."credential_uid" AS "useridentity_accesskeyid",
  "actor"."user"."name" AS "useridentity_username",
  "actor"."invoked_by" AS "useridentity_invokedby",
  "actor"."idp"."name" AS "useridentity_identityprovider",
  "actor"."session"."issuer" AS "useridentity_sessioncontext_sessionissuer_arn",
  "api"."request"."data" AS "requestparameters",
  "api"."response"."data" AS "responseelements",
  json_format(CAST("resources" AS JSON)) AS "resources",
  json_format(CAST("unmapped" AS JSON)) AS "unmapped"
FROM "logs"."cloudtrail"
WHERE "accountid" IN ('000055556666', '111122223333')
  AND "region" IN ('eu-central-1', 'us-east-1')
  AND (("api"."service"."name" IN ('ecr.amazonaws.com', 'ecr-public.amazonaws.com') AND "api"."operation" IN ('PutImage', 'ReplicateImage', 'BatchImportUpstreamImage', 'UpdateImageStorageClass')) OR ("api"."service"."name" = 'cloudtrail.amazonaws.com' AND "api"."operation" IN ('StopLogging', 'DeleteTrail', 'UpdateTrail', 'PutEventSelectors')))
  AND ("time_dt" IS NULL OR ("time_dt" >= TIMESTAMP '2026-10-29 18:30:00.000' AND "time_dt" < TIMESTAMP '2026-11-02 06:00:00.000'))
  AND ("time" IS NULL OR ("time" >= 1793298600000 AND "time" < 1793599200000));

-- evidence
SELECT
  "accountid" AS "account",
  "cloud"."region" AS "region",
  try(date_format(from_unixtime("time" / 1000) AT TIME ZONE 'UTC', '%Y-%m-%d')) AS "day",
  CAST(count(*) AS varchar) AS "records",
  min(try(date_format(from_unixtime("time" / 1000) AT TIME ZONE 'UTC', '%Y-%m-%dT%H:%i:%sZ'))) AS "first_time",
  max(try(date_format(from_unixtime("time" / 1000) AT TIME ZONE 'UTC', '%Y-%m-%dT%H:%i:%sZ'))) AS "last_time",
  CAST(count_if((coalesce("api"."service"."name", '') = '' OR coalesce("api"."operation", '') = '')) AS varchar) AS "unnamed"
FROM "logs"."cloudtrail"
WHERE "accountid" IN ('000055556666', '111122223333')
  AND "region" IN ('eu-central-1', 'us-east-1')
  AND ("time_dt" IS NULL OR ("time_dt" >= TIMESTAMP '2026-10-29 18:30:00.000' AND "time_dt" < TIMESTAMP '2026-11-02 06:00:00.000'))
  AND ("time" IS NULL OR ("time" >= 1793298600000 AND "time" < 1793599200000))
GROUP BY 1, 2, 3;

-- sign-ins
SELECT
  "metadata"."uid" AS "eventid",
  "api"."service"."name" AS "eventsource",
  "api"."operation" AS "eventname",
  "api"."response"."error" AS "errorcode",
  "actor"."user"."type" AS "useridentity_type",
  "actor"."user"."uid_alt" AS "useridentity_principalid",
  "actor"."user"."uid" AS "useridentity_arn",
  "actor"."user"."account"."uid" AS "useridentity_accountid",
  "actor"."user"."credential_uid" AS "useridentity_accesskeyid",
  "actor"."user"."name" AS "useridentity_username",
  "actor"."invoked_by" AS "useridentity_invokedby",
  "actor"."idp"."name" AS "useridentity_identityprovider",
  "actor"."session"."issuer" AS "useridentity_sessioncontext_sessionissuer_arn",
  json_extract_scalar("api"."response"."data", '$.credentials.accessKeyId') AS "responseelements_credentials_accesskeyid",
  json_extract_scalar("api"."response"."data", '$.provider') AS "responseelements_provider",
  json_extract_scalar("api"."response"."data", '$.subjectFromWebIdentityToken') AS "responseelements_subjectfromwebidentitytoken",
  json_extract_scalar("api"."response"."data", '$.subject') AS "responseelements_subject",
  json_extract_scalar("api"."request"."data", '$.principalArn') AS "requestparameters_principalarn"
FROM "logs"."cloudtrail"
WHERE "accountid" IN ('000055556666', '111122223333')
  AND "region" IN ('eu-central-1', 'us-east-1')
  AND "api"."service"."name" = 'sts.amazonaws.com'
  AND "api"."operation" IN ('AssumeRoleWithWebIdentity', 'AssumeRoleWithSAML', 'AssumeRole')
  AND json_extract_scalar("api"."response"."data", '$.credentials.accessKeyId') = 'ASIAEXAMPLEEXAMPLE00'
  AND ("time_dt" IS NULL OR ("time_dt" >= TIMESTAMP '2026-10-31 12:00:00.000' AND "time_dt" < TIMESTAMP '2026-11-01 00:00:01.000'))
  AND ("time" IS NULL OR ("time" >= 1793448000000 AND "time" < 1793491201000));

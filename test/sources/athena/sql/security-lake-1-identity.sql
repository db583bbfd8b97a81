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
  "accountid" AS "recipientaccountid",
  "identity"."user"."type" AS "useridentity_type",
  "identity"."user"."uid" AS "useridentity_principalid",
  "identity"."user"."uuid" AS "useridentity_arn",
  "identity"."user"."account_uid" AS "useridentity_accountid",
  "identity"."user"."credential_uid" AS "useridentity_accesskeyid",
  "identity"."user"."name" AS "useridentity_username",
  "identity"."invoked_by" AS "useridentity_invokedby",
  "identity"."idp"."name" AS "useridentity_identityprovider",
  "identity"."session"."issuer" AS "useridentity_sessioncontext_sessionissuer_arn",
  json_format(CAST("resources" AS JSON)) AS "resources",
  json_format(CAST("unmapped" AS JSON)) AS "unmapped"
FROM "logs"."cloudtrail"
WHERE "eventday" >= '20261029' AND "eventday" < '20261106'
  AND "accountid" IN ('000055556666', '111122223333')
  AND "region" IN ('eu-central-1', 'us-east-1')
  AND (("api"."service"."name" IN ('ecr.amazonaws.com', 'ecr-public.amazonaws.com') AND "api"."operation" IN ('PutImage', 'ReplicateImage', 'BatchImportUpstreamImage', 'UpdateImageStorageClass')) OR ("api"."service"."name" = 'cloudtrail.amazonaws.com' AND "api"."operation" IN ('StopLogging', 'DeleteTrail', 'UpdateTrail', 'PutEventSelectors')))
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
WHERE "eventday" >= '20261029' AND "eventday" < '20261106'
  AND "accountid" IN ('000055556666', '111122223333')
  AND "region" IN ('eu-central-1', 'us-east-1')
  AND ("time" IS NULL OR ("time" >= 1793298600000 AND "time" < 1793599200000))
GROUP BY 1, 2, 3;

-- sign-ins
SELECT
  "metadata"."uid" AS "eventid",
  "api"."service"."name" AS "eventsource",
  "api"."operation" AS "eventname",
  "api"."response"."error" AS "errorcode",
  "identity"."user"."type" AS "useridentity_type",
  "identity"."user"."uid" AS "useridentity_principalid",
  "identity"."user"."uuid" AS "useridentity_arn",
  "identity"."user"."account_uid" AS "useridentity_accountid",
  "identity"."user"."credential_uid" AS "useridentity_accesskeyid",
  "identity"."user"."name" AS "useridentity_username",
  "identity"."invoked_by" AS "useridentity_invokedby",
  "identity"."idp"."name" AS "useridentity_identityprovider",
  "identity"."session"."issuer" AS "useridentity_sessioncontext_sessionissuer_arn",
  coalesce(element_at("unmapped", 'responseElements.credentials.accessKeyId'), json_extract_scalar(element_at("unmapped", 'responseElements'), '$.credentials.accessKeyId')) AS "responseelements_credentials_accesskeyid",
  coalesce(element_at("unmapped", 'responseElements.provider'), json_extract_scalar(element_at("unmapped", 'responseElements'), '$.provider')) AS "responseelements_provider",
  coalesce(element_at("unmapped", 'responseElements.subjectFromWebIdentityToken'), json_extract_scalar(element_at("unmapped", 'responseElements'), '$.subjectFromWebIdentityToken')) AS "responseelements_subjectfromwebidentitytoken",
  coalesce(element_at("unmapped", 'responseElements.subject'), json_extract_scalar(element_at("unmapped", 'responseElements'), '$.subject')) AS "responseelements_subject",
  coalesce(element_at("unmapped", 'requestParameters.principalArn'), json_extract_scalar(element_at("unmapped", 'requestParameters'), '$.principalArn')) AS "requestparameters_principalarn"
FROM "logs"."cloudtrail"
WHERE "eventday" >= '20261031' AND "eventday" < '20261105'
  AND "accountid" IN ('000055556666', '111122223333')
  AND "region" IN ('eu-central-1', 'us-east-1')
  AND "api"."service"."name" = 'sts.amazonaws.com'
  AND "api"."operation" IN ('AssumeRoleWithWebIdentity', 'AssumeRoleWithSAML', 'AssumeRole')
  AND coalesce(element_at("unmapped", 'responseElements.credentials.accessKeyId'), json_extract_scalar(element_at("unmapped", 'responseElements'), '$.credentials.accessKeyId')) = 'ASIAEXAMPLEEXAMPLE00'
  AND ("time" IS NULL OR ("time" >= 1793448000000 AND "time" < 1793491201000));

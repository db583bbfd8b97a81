import * as z from 'zod/mini';
import { ORIGINS, UNKNOWN_REASONS } from '../core/attribution.ts';
import { ARRIVALS } from '../core/push.ts';
import { CAUSES, RULE_KINDS, VERDICTS } from '../core/verdict.ts';
import { describe, maybe, maybeMoment, moment, text } from './schema-parts.ts';
import { heldBy } from './tracking-schema.ts';

/** A push in the JSON report, which is a line of NDJSON too, and what else of the report is made of the same parts. */

export const repositoryId = {
  registry: describe(z.enum(['private', 'public']), 'Amazon ECR, or Amazon ECR Public.'),
  account: describe(text(), 'Account that owns the registry.'),
  region: describe(text(), 'AWS Region; that of the public registry is always `us-east-1`.'),
  repository: describe(text(), 'Name, without the registry.'),
};

export const severity = describe(
  z.enum(['low', 'medium', 'high', 'critical']),
  'As the policy gives it to the repository.',
);

export const principal = z.strictObject({
  type: describe(text(), '`userIdentity.type` of the record, or `Unknown`.'),
  arn: describe(maybe(), 'As the record shows it: of a session, not of its role.'),
  name: describe(maybe(), 'Role name, user name, `root`, or the service.'),
  session: describe(maybe(), 'Session name of an assumed role; whoever assumed the role chose it freely.'),
  role: describe(maybe(), 'ARN of the role behind a session.'),
  account: describe(maybe(), 'Account of the principal.'),
  via: describe(maybe(), 'The service that called on behalf of the principal.'),
});

const attribution = describe(
  z.strictObject({
    kind: describe(
      z.enum(ORIGINS),
      '`workflow`: of GitHub. `federated`: with a token of another OIDC provider. `user`: with a key of their own.',
    ),
    repository: describe(maybe(), 'Of a workflow: `OWNER/REPO`; null where its subject has a shape of its own.'),
    ref: describe(maybe(), 'Of a workflow that ran for a branch or tag.'),
    environment: describe(maybe(), 'Of a workflow that ran in an environment.'),
    event: describe(z.nullable(z.enum(['pull_request'])), 'Of a workflow that ran for a pull request.'),
    provider: describe(maybe(), 'ARN of whoever vouched for the subject.'),
    subject: describe(maybe(), 'As the provider wrote it.'),
    user: describe(maybe(), 'ARN.'),
    service: describe(maybe(), 'The AWS service that was given the role.'),
    reason: describe(z.nullable(z.enum(UNKNOWN_REASONS)), 'Why the sign-in is unknown.'),
    through: describe(
      z.array(
        z.strictObject({
          type: describe(text(), '`userIdentity.type` of the record of the sign-in.'),
          arn: describe(maybe(), 'Of the session.'),
          account: describe(maybe(), 'Account of the session.'),
        }),
      ),
      'Where one role was taken from another: the sessions in between, the nearest to the push first.',
    ),
  }),
  'The sign-in behind the push, found by its access key.',
);

export const rule = z.strictObject({
  kind: describe(z.nullable(z.enum(RULE_KINDS)), 'What decided; null: no window was open, or none is declared.'),
  name: describe(maybe(), 'Name of the freeze, holiday or exception that decided.'),
  entry: describe(z.nullable(z.array(text())), 'The globs of the entry that matched; null: the defaults of the file.'),
  entryLine: describe(z.int(), 'Line of the policy file on which the entry, or the defaults, stand; from 1.'),
  line: describe(z.int(), 'Line of the policy file on which the rule stands, from 1.'),
  text: describe(text(), 'The rule as the policy spells it, or the windows that were all closed.'),
});

export const pushSchema = z.strictObject({
  eventId: describe(text(), '`eventID` of the CloudTrail record.'),
  time: moment('When the call completed.'),
  ...repositoryId,
  tag: describe(maybe(), 'The tag; null when pushed by digest, or not known (see `tagKnown`).'),
  tagKnown: describe(z.boolean(), 'False where CloudTrail left the fields out of the record as too large.'),
  digest: describe(maybe(), '`sha256:` and 64 digits; null where the record does not show it.'),
  mediaType: describe(maybe(), 'Of the manifest; null where the record does not show it.'),
  kind: describe(
    z.enum(['image', 'index', 'artifact', 'unknown']),
    'What the manifest is. `index`: of several platforms. `artifact`: speaks about an image, as signatures do.',
  ),
  platforms: describe(
    z.nullable(z.array(text())),
    'What the images of an index are made for, such as `linux/amd64`; null: no index, or not shown.',
  ),
  subject: describe(maybe(), 'Digest of the manifest that this one speaks about, as a signature does.'),
  imageEventId: describe(
    text(),
    'The same for all manifests that people call one push: the eventId of the index, else of the image, to which its platforms, attestations and signatures by the same pusher within an hour belong. Its own where nothing goes with it.',
  ),
  arrival: describe(
    z.enum(ARRIVALS),
    'How the image came; others than `push` are judged only where the policy says so.',
  ),
  principal,
  attribution,
  sourceIp: describe(
    maybe(),
    'Address of the caller, or the name of a service: every docker push shows `ecr.amazonaws.com`.',
  ),
  userAgent: describe(maybe(), 'As the caller wrote it, or the name of a service.'),
  errorCode: describe(maybe(), 'Set where the call failed in a way that leaves open whether the image arrived.'),
  verdict: describe(
    z.enum(VERDICTS),
    '`inside`: a window was open. `outside`: none was. `excepted`, `exempt`: allowed all the same, for once or always. `not-a-release`: its tag is none. `undeclared`: there are no windows.',
  ),
  cause: describe(z.nullable(z.enum(CAUSES)), 'Why the push is a violation; null when it is none.'),
  severity,
  rule,
  reason: describe(text(), 'The verdict as a sentence.'),
  localTime: describe(text(), 'The time by the wall clock of `timezone`, with its offset. ISO 8601.'),
  timezone: describe(text(), 'tz database name.'),
  closedSince: maybeMoment('The closing before; null where it was never open before, or the push was not outside.'),
  opensAt: maybeMoment('The next opening; null where there is none, or the push was not outside.'),
  issue: heldBy,
});

export type ReportedPush = z.infer<typeof pushSchema>;

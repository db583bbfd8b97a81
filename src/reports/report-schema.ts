import * as z from 'zod/mini';
import { ORIGINS, UNKNOWN_REASONS } from '../core/attribution.ts';
import { UNREAD_REASONS } from '../core/coverage.ts';
import { SOURCE_NAMES } from '../core/facts.ts';
import { ARRIVALS } from '../core/push.ts';
import { RISK_FORMULA } from '../core/risk.ts';
import { CAUSES, RULE_KINDS, VERDICTS } from '../core/verdict.ts';
import { count, describe, maybe, maybeMoment, moment, permission, text, tool } from './schema-parts.ts';

/**
 * The JSON report, defined once: the types of the writers, and `schema/report.schema.json` for readers. Field names
 * stay; new ones may come.
 */

const repositoryId = {
  registry: z.enum(['private', 'public']),
  account: describe(text(), 'Account that owns the registry.'),
  region: text(),
  repository: text(),
};

const principal = z.strictObject({
  type: describe(text(), '`userIdentity.type` of the record, or `Unknown`.'),
  arn: maybe(),
  name: describe(maybe(), 'Role name, user name, `root`, or the service.'),
  session: describe(maybe(), 'Session name of an assumed role; whoever assumed the role chose it freely.'),
  role: describe(maybe(), 'ARN of the role behind a session.'),
  account: maybe(),
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
      z.array(z.strictObject({ type: text(), arn: maybe(), account: maybe() })),
      'Where one role was taken from another: the sessions in between, the nearest to the push first.',
    ),
  }),
  'The sign-in behind the push, found by its access key.',
);

const rule = z.strictObject({
  kind: describe(z.nullable(z.enum(RULE_KINDS)), 'What decided; null: no window was open, or none is declared.'),
  name: describe(maybe(), 'Name of the freeze, holiday or exception that decided.'),
  entry: describe(z.nullable(z.array(text())), 'The globs of the entry that matched; null: the defaults of the file.'),
  entryLine: describe(z.int(), 'Line of the policy file on which the entry, or the defaults, stand; from 1.'),
  line: describe(z.int(), 'Line of the policy file on which the rule stands, from 1.'),
  text: describe(text(), 'The rule as the policy spells it, or the windows that were all closed.'),
});

export const pushSchema = z.strictObject({
  eventId: text(),
  time: moment('When the call completed.'),
  ...repositoryId,
  tag: describe(maybe(), 'The tag; null when pushed by digest, or not known (see `tagKnown`).'),
  tagKnown: describe(z.boolean(), 'False where CloudTrail left the fields out of the record as too large.'),
  digest: maybe(),
  mediaType: maybe(),
  kind: z.enum(['image', 'index', 'artifact', 'unknown']),
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
  sourceIp: maybe(),
  userAgent: maybe(),
  errorCode: describe(maybe(), 'Set where the call failed in a way that leaves open whether the image arrived.'),
  verdict: z.enum(VERDICTS),
  cause: describe(z.nullable(z.enum(CAUSES)), 'Why the push is a violation; null when it is none.'),
  severity: z.enum(['low', 'medium', 'high', 'critical']),
  rule,
  reason: describe(text(), 'The verdict as a sentence.'),
  localTime: describe(text(), 'The time by the wall clock of `timezone`, with its offset. ISO 8601.'),
  timezone: describe(text(), 'tz database name.'),
  closedSince: maybeMoment('The closing before; null where it was never open before, or the push was not outside.'),
  opensAt: maybeMoment('The next opening; null where there is none, or the push was not outside.'),
});

export const reportSchema = z.strictObject({
  version: z.literal(1),
  tool,
  run: z.strictObject({
    from: maybeMoment('Start of the range, inclusive; null: from the first record on.'),
    to: maybeMoment('End of the range, exclusive; null: up to the last record.'),
    source: z.enum(SOURCE_NAMES),
    accounts: describe(z.array(text()), 'Accounts the run was limited to; empty: all.'),
    regions: describe(z.array(text()), 'Regions the run was limited to; empty: all.'),
    policy: z.strictObject({
      path: text(),
      sha256: text(),
      calendars: describe(
        z.array(z.strictObject({ path: text(), sha256: text() })),
        'Calendar files that are part of what the policy says.',
      ),
    }),
    tzdata: describe(text(), 'Version of the tz database that judged.'),
  }),
  complete: describe(z.boolean(), 'False: something that may hold arrivals was not read. Then nothing is compliant.'),
  compliant: describe(z.boolean(), 'True: complete, and no violation.'),
  coverage: z.array(
    z.strictObject({
      account: maybe(),
      region: maybe(),
      from: moment('Start, inclusive.'),
      to: moment('End, exclusive.'),
      claimed: describe(
        z.boolean(),
        'False: no range was asked for; from and to are those of the first and last record that was seen.',
      ),
      complete: z.boolean(),
      reason: z.nullable(z.enum(UNREAD_REASONS)),
      detail: describe(z.optional(text()), 'More of the reason: an error code, or the role that cannot be assumed.'),
      accepted: describe(
        z.nullable(z.strictObject({ reason: text(), line: z.int() })),
        'The accepted gap of the policy by which this is let go.',
      ),
    }),
  ),
  unreadable: describe(
    z.array(
      z.strictObject({
        code: z.enum([
          'file-unreadable',
          'gzip-broken',
          'json-broken',
          'format-unknown',
          'record-unreadable',
          'record-too-large',
          'export-cut-short',
          'stopped',
        ]),
        source: text(),
        place: maybe(),
        expected: text(),
        got: text(),
      }),
    ),
    'What could not be read, the first thousand places.',
  ),
  silentDays: describe(
    z.array(z.strictObject({ account: text(), region: text(), days: z.array(text()) })),
    'UTC days on which an account and Region that were otherwise logged show no record of any kind.',
  ),
  loggingChanges: describe(
    z.array(
      z.strictObject({
        eventId: text(),
        eventName: text(),
        time: moment('When logging was changed.'),
        account: text(),
        region: text(),
        by: maybe(),
      }),
    ),
    'Calls that switched logging off or changed what is logged.',
  ),
  conflicts: describe(z.array(text()), 'eventIDs of records that contradict each other; the worse verdict counted.'),
  totals: z.strictObject({
    files: count(),
    requests: describe(z.optional(count()), 'Requests that were made, where the source is a service.'),
    records: describe(count(), 'Records of any kind that were seen.'),
    pushes: describe(count(), 'Image manifests that arrived and were judged.'),
    images: describe(count(), 'What people call pushes: those that bear one `imageEventId` are one.'),
    inside: count(),
    outside: count(),
    excepted: count(),
    exempt: count(),
    'not-a-release': count(),
    undeclared: count(),
    skipped: describe(z.record(text(), count()), 'Records of interest that were not judged, by reason.'),
    unreadable: count(),
    violations: describe(count(), 'Manifests.'),
    violatingImages: describe(count(), 'Images of which at least one manifest is a violation.'),
    incidents: count(),
  }),
  repositories: z.array(
    z.strictObject({
      ...repositoryId,
      timezone: text(),
      undeclared: z.boolean(),
      pushes: describe(count(), 'Manifests.'),
      violations: describe(count(), 'Manifests.'),
      images: count(),
      violatingImages: describe(count(), 'Images of which at least one manifest is a violation.'),
    }),
  ),
  incidents: z.array(
    z.strictObject({
      key: describe(text(), 'The same for the same incident in every run.'),
      ...repositoryId,
      severity: z.enum(['low', 'medium', 'high', 'critical']),
      cause: z.enum(CAUSES),
      closedFrom: maybeMoment('The closing before.'),
      closedUntil: maybeMoment('The next opening.'),
      firstTime: moment('First push.'),
      lastTime: moment('Last push.'),
      images: describe(count(), 'What people call its pushes.'),
      pushes: describe(z.array(pushSchema), 'The manifests.'),
    }),
  ),
  findings: describe(
    z.array(
      z.strictObject({
        ...repositoryId,
        principal,
        tag: describe(maybe(), 'Of the index, where manifests that it lists have none; null: by digest, or not known.'),
        tagKnown: describe(z.boolean(), 'False where CloudTrail left the tag out of the record as too large.'),
        pushes: describe(count(), 'Manifests.'),
        images: describe(count(), 'What people call pushes.'),
        firstTime: moment('First push.'),
        lastTime: moment('Last push.'),
        severity: z.enum(['low', 'medium', 'high', 'critical']),
        cause: describe(z.enum(CAUSES), 'Of its pushes the most particular.'),
        origin: describe(z.enum(ORIGINS), 'The kind of the sign-in behind it; of several the one with most points.'),
        riskScore: describe(z.int().check(z.gte(0), z.lte(100)), `0 to 100: ${RISK_FORMULA}`),
        attack: describe(z.literal('T1204.003'), 'MITRE ATT&CK technique: User Execution, Malicious Image.'),
      }),
    ),
    'The violations grouped as detections do: by Region, principal, repository and tag. The highest risk comes first.',
  ),
  letThrough: describe(
    z.array(
      z.strictObject({
        verdict: z.enum(['exempt', 'excepted', 'not-a-release']),
        rule,
        pushes: describe(count(), 'Manifests.'),
        images: describe(count(), 'Images of which at least one manifest is among them.'),
        firstTime: moment('First push.'),
        lastTime: moment('Last push.'),
      }),
    ),
    'Pushes that the policy excused from the windows, by rule.',
  ),
  endingPermissions: describe(
    z.array(
      z.strictObject({
        ...permission,
        end: moment('Its end, exclusive.'),
        ended: z.boolean(),
      }),
    ),
    'Permissions that have ended at the end of the range, or end within seven days of it.',
  ),
  uncoveredYears: describe(
    z.array(z.strictObject({ list: text(), line: z.int(), years: z.array(z.int()) })),
    'Lists of holidays that have nothing for a year that was checked.',
  ),
  leftOut: z.array(
    z.strictObject({
      reason: text(),
      errorCode: maybe(),
      repository: z.nullable(z.strictObject(repositoryId)),
      count: count(),
      firstTime: maybeMoment('The first of them.'),
      lastTime: maybeMoment('The last of them.'),
    }),
  ),
});

export type Report = z.infer<typeof reportSchema>;
export type ReportedPush = z.infer<typeof pushSchema>;

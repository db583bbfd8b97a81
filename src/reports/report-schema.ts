import * as z from 'zod/mini';
import { ORIGINS } from '../core/attribution.ts';
import { UNREAD_REASONS } from '../core/coverage.ts';
import { SOURCE_NAMES } from '../core/facts.ts';
import { RISK_FORMULA } from '../core/risk.ts';
import { CAUSES } from '../core/verdict.ts';
import { digestSchema } from './digest-schema.ts';
import { principal, pushSchema, repositoryId, rule, severity } from './push-schema.ts';
import { count, describe, maybe, maybeMoment, moment, permission, text, tool } from './schema-parts.ts';
import { incidentIssues, tracking } from './tracking-schema.ts';

/**
 * The JSON report, defined once: the types of the writers, and `schema/report.schema.json` for readers. Field names
 * stay; new ones may come.
 */

export const reportSchema = z.strictObject({
  version: describe(z.literal(1), 'Of this form. Another number is another form; new fields do not change it.'),
  tool,
  run: z.strictObject({
    from: maybeMoment('Start of the range, inclusive; null: from the first record on.'),
    to: maybeMoment('End of the range, exclusive; null: up to the last record.'),
    source: describe(z.enum(SOURCE_NAMES), 'Where the records were read.'),
    accounts: describe(z.array(text()), 'Accounts the run was limited to; empty: all.'),
    regions: describe(z.array(text()), 'Regions the run was limited to; empty: all.'),
    tableLacks: describe(
      z.optional(z.array(text())),
      'Columns that would tell more of the records and that the table does not have, as CloudTrail or OCSF name them.',
    ),
    policy: z.strictObject({
      path: describe(text(), 'As it was given.'),
      sha256: describe(text(), 'Of the bytes of the file, 64 digits.'),
      calendars: describe(
        z.array(
          z.strictObject({
            path: describe(text(), 'As the policy names it.'),
            sha256: describe(text(), 'Of the bytes of the file, 64 digits.'),
          }),
        ),
        'Calendar files that are part of what the policy says.',
      ),
    }),
    tzdata: describe(text(), 'Version of the tz database that judged.'),
  }),
  complete: describe(z.boolean(), 'False: something that may hold arrivals was not read. Then nothing is compliant.'),
  compliant: describe(
    z.boolean(),
    'True: complete, no violation, and GitHub could be asked what earlier runs left unread.',
  ),
  coverage: describe(
    z.array(
      z.strictObject({
        account: describe(maybe(), 'null: not known.'),
        region: describe(maybe(), 'null: not known.'),
        from: moment('Start, inclusive.'),
        to: moment('End, exclusive.'),
        claimed: describe(
          z.boolean(),
          'False: no range was asked for; from and to are those of the first and last record that was seen.',
        ),
        complete: describe(z.boolean(), 'Whether all of it was read.'),
        reason: describe(z.nullable(z.enum(UNREAD_REASONS)), 'Why it is not complete.'),
        detail: describe(z.optional(text()), 'More of the reason: an error code, or the role that cannot be assumed.'),
        accepted: describe(
          z.nullable(
            z.strictObject({
              reason: describe(text(), 'As the policy gives it.'),
              line: describe(z.int(), 'Line of the policy file, from 1.'),
            }),
          ),
          'The accepted gap of the policy by which this is let go.',
        ),
      }),
    ),
    'What was really read, and what was not, by account, Region and time.',
  ),
  unreadable: describe(
    z.array(
      z.strictObject({
        code: describe(
          z.enum([
            'file-unreadable',
            'gzip-broken',
            'json-broken',
            'format-unknown',
            'record-unreadable',
            'record-too-large',
            'export-cut-short',
            'object-unread',
            'stopped',
            'log-altered',
            'log-missing',
            'digest-altered',
            'digest-missing',
            'digest-unusable',
            'signature-wrong',
            'digest-key-missing',
          ]),
          'What went wrong.',
        ),
        source: describe(text(), 'File as it was named, `-` for standard input; or the request.'),
        place: describe(maybe(), 'Where in it; null: all of it.'),
        expected: describe(text(), 'What should have been there.'),
        got: describe(text(), 'What was there.'),
        reason: describe(z.optional(z.enum(UNREAD_REASONS)), 'Of `object-unread`: why Amazon S3 did not give it.'),
        detail: describe(z.optional(text()), 'More of the reason: an error code.'),
      }),
    ),
    'What could not be read, the first thousand places.',
  ),
  digests: describe(z.optional(digestSchema), 'What digest files prove of the log files, where they were verified.'),
  silentDays: describe(
    z.array(
      z.strictObject({
        account: describe(text(), 'Account whose log it is.'),
        region: describe(text(), 'AWS Region.'),
        days: describe(z.array(text()), 'UTC, `2026-10-24`, in order.'),
      }),
    ),
    'UTC days on which an account and Region that were otherwise logged show no record of any kind.',
  ),
  loggingChanges: describe(
    z.array(
      z.strictObject({
        eventId: describe(text(), '`eventID` of the CloudTrail record.'),
        eventName: describe(text(), 'The call, such as `StopLogging`.'),
        time: moment('When logging was changed.'),
        account: describe(text(), 'Account in which it was changed.'),
        region: describe(text(), 'AWS Region.'),
        by: describe(maybe(), 'ARN or name of who did it.'),
      }),
    ),
    'Calls that switched logging off or changed what is logged.',
  ),
  conflicts: describe(z.array(text()), 'eventIDs of records that contradict each other; the worse verdict counted.'),
  totals: z.strictObject({
    files: describe(count(), 'Log files that were opened.'),
    requests: describe(z.optional(count()), 'Requests that were made, where the source is a service.'),
    queries: describe(z.optional(count()), 'Queries that were run, where the source is a table.'),
    scannedBytes: describe(z.optional(count()), 'Bytes that all queries read, where the source is a table.'),
    s3Requests: describe(
      z.optional(
        z.strictObject({
          lists: describe(count(), 'Requests for lists of objects.'),
          gets: describe(count(), 'Requests for objects.'),
        }),
      ),
      'How often Amazon S3 was asked, where logs were read from it.',
    ),
    records: describe(count(), 'Records of any kind that were seen.'),
    pushes: describe(count(), 'Image manifests that arrived and were judged.'),
    images: describe(count(), 'What people call pushes: those that bear one `imageEventId` are one.'),
    inside: describe(count(), 'Pushes inside a window.'),
    outside: describe(count(), 'Pushes while everything was closed.'),
    excepted: describe(count(), 'Pushes that an exception allowed.'),
    exempt: describe(count(), 'Pushes of those whom windows do not bind.'),
    'not-a-release': describe(count(), 'Pushes of tags that the policy does not count as releases.'),
    undeclared: describe(count(), 'Pushes to repositories without windows.'),
    skipped: describe(z.record(text(), count()), 'Records of interest that were not judged, by reason.'),
    unreadable: describe(count(), 'Places that could not be read, all of them.'),
    violations: describe(count(), 'Pushes that broke the rules.'),
    violatingImages: describe(count(), 'Images of which at least one manifest is a violation.'),
    incidents: describe(count(), 'Violations of one repository in one closed period are one.'),
  }),
  tracking,
  repositories: describe(
    z.array(
      z.strictObject({
        ...repositoryId,
        timezone: describe(text(), 'tz database name of the zone in which its times are told.'),
        undeclared: describe(z.boolean(), 'True: the policy gives it no windows.'),
        pushes: describe(count(), 'Image manifests that were judged.'),
        violations: describe(count(), 'Those that broke the rules.'),
        images: describe(count(), 'What people call its pushes.'),
        violatingImages: describe(count(), 'Images of which at least one manifest is a violation.'),
      }),
    ),
    'Every repository that was pushed to, in order of registry, account, Region and name.',
  ),
  incidents: describe(
    z.array(
      z.strictObject({
        key: describe(text(), 'The same for the same incident in every run.'),
        ...repositoryId,
        severity,
        cause: describe(z.enum(CAUSES), 'Of its pushes the most particular.'),
        closedFrom: maybeMoment('The closing before; null where it was never open before.'),
        closedUntil: maybeMoment('The next opening; null where there is none.'),
        firstTime: moment('First push.'),
        lastTime: moment('Last push.'),
        images: describe(count(), 'What people call its pushes.'),
        issues: incidentIssues,
        pushes: describe(z.array(pushSchema), 'The manifests, all of them, in order of time.'),
      }),
    ),
    'Violations of one repository in one closed period, the most severe first, then the earliest.',
  ),
  findings: describe(
    z.array(
      z.strictObject({
        ...repositoryId,
        principal,
        tag: describe(maybe(), 'Of the index, where manifests that it lists have none; null: by digest, or not known.'),
        tagKnown: describe(z.boolean(), 'False where CloudTrail left the tag out of the record as too large.'),
        pushes: describe(count(), 'Image manifests.'),
        images: describe(count(), 'What people call pushes.'),
        firstTime: moment('First push.'),
        lastTime: moment('Last push.'),
        severity,
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
        verdict: describe(z.enum(['exempt', 'excepted', 'not-a-release']), 'Why no window was asked.'),
        rule,
        pushes: describe(count(), 'Image manifests that it excused.'),
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
        ended: describe(z.boolean(), 'Whether it has ended at the end of the range.'),
      }),
    ),
    'Permissions that have ended at the end of the range, or end within seven days of it.',
  ),
  uncoveredYears: describe(
    z.array(
      z.strictObject({
        list: describe(text(), 'The list as the policy spells it.'),
        line: describe(z.int(), 'Line of the policy file, from 1.'),
        years: describe(z.array(z.int()), 'In order.'),
      }),
    ),
    'Lists of holidays that have nothing for a year that was checked.',
  ),
  leftOut: describe(
    z.array(
      z.strictObject({
        reason: describe(text(), 'Why they were not judged; the keys of `totals.skipped`.'),
        errorCode: describe(maybe(), 'Of a refusal.'),
        repository: describe(z.nullable(z.strictObject(repositoryId)), 'null where the records do not say.'),
        count: describe(count(), 'Records.'),
        firstTime: maybeMoment('The first of them; null where none has a time.'),
        lastTime: maybeMoment('The last of them; null where none has a time.'),
      }),
    ),
    'Records of interest that were not judged, by reason, error code and repository.',
  ),
});

export type Report = z.infer<typeof reportSchema>;

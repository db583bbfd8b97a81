import type { Attribution } from '../core/attribution.ts';
import { civilDateOf } from '../core/civil.ts';
import type { Coverage } from '../core/coverage.ts';
import type { RunFacts } from '../core/facts.ts';
import { type Finding, findingsOf } from '../core/findings.ts';
import { mainsOf } from '../core/image-pushes.ts';
import type { Incident } from '../core/incident.ts';
import { isoDate, localIso, maybeIso, utcIso } from '../core/local-time.ts';
import { isCompliant } from '../core/outcome.ts';
import type { RepositoryId } from '../core/push.ts';
import type { Missing } from '../core/reading.ts';
import type { Tracking } from '../core/tracking/tracking.ts';
import { TZDATA_VERSION } from '../core/tzdb.ts';
import type { AttributedPush, Judgement } from '../core/verdict.ts';
import { reportedDigests } from './digest-schema.ts';
import { jsonPieces, Listed } from './json-pieces.ts';
import { inertJson } from './json-text.ts';
import { permissionPlace } from './permission-words.ts';
import type { ReportedPush } from './push-schema.ts';
import type { Report } from './report-schema.ts';
import { nameOfRule, placeOfRule, ruleOf } from './rule-words.ts';
import { scannedBytes } from './scan-words.ts';
import { reasonOf } from './sentences.ts';
import { reportedIssue, reportedIssues, reportedTracking } from './tracking-json.ts';

/** The whole report as one JSON document (`schema/report.schema.json`). */
export function* jsonReport(facts: RunFacts): Iterable<string> {
  yield* jsonPieces(reportOf(facts));
  yield '\n';
}

/** One line for each judged push, in order of time, with the fields of a push in the report. */
export function* ndjsonReport(facts: RunFacts): Iterable<string> {
  const mains = mainsOf(facts.images);
  for (const judged of facts.pushes)
    yield `${inertJson(JSON.stringify(reportedPush(judged, facts.tracking, mains.get(judged))))}\n`;
}

type ReportedIncident = Report['incidents'][number];

/** The report, but for the lists that grow with the violations: there may be more of them than one text can hold. */
type ListedReport = Omit<Report, 'incidents' | 'findings'> & {
  readonly findings: Listed<Finding, Report['findings'][number]>;
  readonly incidents: Listed<
    Incident,
    Omit<ReportedIncident, 'pushes'> & { readonly pushes: Listed<AttributedPush, ReportedPush> }
  >;
};

function reportOf(facts: RunFacts): ListedReport {
  const { scope, policy, tracking } = facts;
  const mains = mainsOf(facts.images);
  return {
    version: 1,
    tool: { name: 'ecr-release-windows', version: facts.toolVersion },
    run: {
      from: maybeIso(scope.from),
      to: maybeIso(scope.to),
      source: facts.source,
      accounts: [...scope.accounts],
      regions: [...scope.regions],
      ...(facts.scan === null || facts.scan.lacks.length === 0 ? {} : { tableLacks: [...facts.scan.lacks] }),
      policy: { path: policy.path, sha256: policy.sha256, calendars: [...policy.calendars] },
      tzdata: TZDATA_VERSION,
    },
    complete: facts.complete,
    compliant: isCompliant(facts),
    coverage: facts.coverage.map(reportedCoverage),
    unreadable: facts.unreadable.map(({ missing, ...place }) => ({ ...place, ...(missing && missingReason(missing)) })),
    ...(facts.digests === null ? {} : { digests: reportedDigests(facts.digests) }),
    silentDays: facts.silentDays.map(({ account, region, days }) => ({
      account,
      region,
      days: days.map((day) => isoDate(civilDateOf(day))),
    })),
    loggingChanges: facts.loggingChanges.map((change) => ({ ...change, time: utcIso(change.time) })),
    conflicts: [...facts.conflicts],
    totals: totalsOf(facts),
    ...reportedTracking(tracking),
    repositories: facts.repositories.map(
      ({ zone, pushes, violations, images, violatingImages, undeclared, ...id }) => ({
        ...idOf(id),
        timezone: zone.name,
        undeclared,
        pushes,
        violations,
        images,
        violatingImages,
      }),
    ),
    incidents: new Listed(facts.incidents, (incident) => ({
      key: incident.key,
      ...idOf(incident),
      severity: incident.severity,
      cause: incident.cause,
      closedFrom: maybeIso(incident.closedFrom),
      closedUntil: maybeIso(incident.closedUntil),
      firstTime: utcIso(incident.firstTime),
      lastTime: utcIso(incident.lastTime),
      images: incident.images.length,
      ...reportedIssues(incident, tracking),
      pushes: new Listed(incident.pushes, (judged) => reportedPush(judged, tracking, mains.get(judged))),
    })),
    findings: new Listed(findingsOf(facts.images), ({ principal, firstTime, lastTime, ...finding }) => ({
      ...finding,
      principal: { ...principal },
      firstTime: utcIso(firstTime),
      lastTime: utcIso(lastTime),
      attack: 'T1204.003',
    })),
    letThrough: facts.letThrough.map(({ verdict, rule, entry, pushes, images, first, last }) => ({
      verdict,
      rule: reportedRule({ rule, entry }),
      pushes,
      images,
      firstTime: utcIso(first),
      lastTime: utcIso(last),
    })),
    endingPermissions: facts.endingPermissions.map(({ rule, end, ended }) => ({
      kind: rule.kind,
      name: rule.kind === 'exception' ? rule.exception.name : null,
      line: permissionPlace(rule).line,
      end: utcIso(end),
      ended,
    })),
    uncoveredYears: facts.uncoveredYears.map(({ list, years }) => ({
      list: list.text,
      line: list.place.line,
      years: [...years],
    })),
    leftOut: facts.leftOut.map(({ reason, errorCode, where, count, first, last }) => ({
      reason,
      errorCode,
      repository: where && idOf(where),
      count,
      firstTime: maybeIso(first),
      lastTime: maybeIso(last),
    })),
  };
}

/** Field by field, so that they stand in one order whatever source they come from. */
function reportedCoverage({
  account,
  region,
  from,
  to,
  claimed,
  complete,
  reason,
  accepted,
  detail,
}: Coverage): Report['coverage'][number] {
  return {
    account,
    region,
    from: utcIso(from),
    to: utcIso(to),
    claimed,
    complete,
    reason,
    accepted: accepted && { reason: accepted.reason, line: accepted.place.line },
    ...(detail === null ? {} : { detail }),
  };
}

function missingReason({ reason, detail }: Missing): Pick<Report['unreadable'][number], 'reason' | 'detail'> {
  return { reason, ...(detail === null ? {} : { detail }) };
}

/** `files` is always there, as it was before there was another source. */
function inputTotals({ kind, count }: RunFacts['inputs']): Pick<Report['totals'], 'files' | 'requests' | 'queries'> {
  switch (kind) {
    case 'file':
      return { files: count };
    case 'request':
      return { files: 0, requests: count };
    case 'query':
      return { files: 0, queries: count };
  }
}

function totalsOf(facts: RunFacts): Report['totals'] {
  const skipped: Record<string, number> = {};
  for (const { reason, count } of facts.leftOut) skipped[reason] = (skipped[reason] ?? 0) + count;
  return {
    ...inputTotals(facts.inputs),
    ...(facts.scan === null ? {} : { scannedBytes: scannedBytes(facts.scan.queries) }),
    ...(facts.bucket === null ? {} : { s3Requests: facts.bucket }),
    records: facts.records,
    pushes: facts.pushes.length,
    images: facts.images.length,
    ...facts.verdicts,
    skipped,
    unreadable: facts.unreadableCount,
    violations: facts.violations,
    violatingImages: facts.violatingImages,
    incidents: facts.incidents.length,
  };
}

/** A push as the report shows it. `main`: by which people name the whole that it is part of, where that is another. */
export function reportedPush(
  judged: AttributedPush,
  tracking: Tracking | null,
  main: AttributedPush = judged,
): ReportedPush {
  const { push, judgement } = judged;
  const { entry, zone } = judgement;
  return {
    eventId: push.eventId,
    time: utcIso(push.time),
    ...idOf(push),
    tag: push.tag,
    tagKnown: push.tagKnown,
    digest: push.digest,
    mediaType: push.mediaType,
    kind: push.kind,
    platforms: push.platforms && [...push.platforms],
    subject: push.subject,
    imageEventId: main.push.eventId,
    arrival: push.arrival,
    principal: { ...push.principal },
    attribution: reportedAttribution(judged.attribution),
    sourceIp: push.sourceIp,
    userAgent: push.userAgent,
    errorCode: push.errorCode,
    verdict: judgement.verdict,
    cause: judgement.cause,
    severity: entry.severity,
    rule: reportedRule(judgement),
    reason: reasonOf(judged),
    localTime: localIso(push.time, zone),
    timezone: zone.name,
    closedSince: maybeIso(judgement.closedSince),
    opensAt: maybeIso(judgement.opensAt),
    ...reportedIssue(judged, tracking),
  };
}

function reportedAttribution(attribution: Attribution): ReportedPush['attribution'] {
  const { kind, through } = attribution;
  const at = kind === 'workflow' ? attribution.where?.at : undefined;
  const federated = kind === 'workflow' || kind === 'federated' || kind === 'saml';
  return {
    kind,
    repository: kind === 'workflow' ? (attribution.where?.repository ?? null) : null,
    ref: at?.kind === 'ref' ? at.ref : null,
    environment: at?.kind === 'environment' ? at.environment : null,
    event: at?.kind === 'pull-request' ? 'pull_request' : null,
    provider: federated ? attribution.provider : null,
    subject: federated ? attribution.subject : null,
    user: kind === 'user' ? attribution.arn : null,
    service: kind === 'service' ? attribution.service : null,
    reason: kind === 'unknown' ? attribution.reason : null,
    through: through.map(({ type, arn, account }) => ({ type, arn, account })),
  };
}

function reportedRule(judgement: Pick<Judgement, 'rule' | 'entry'>): ReportedPush['rule'] {
  return {
    kind: judgement.rule?.kind ?? null,
    name: nameOfRule(judgement.rule),
    entry: judgement.entry.match && [...judgement.entry.match],
    entryLine: judgement.entry.place.line,
    line: placeOfRule(judgement).line,
    text: ruleOf(judgement),
  };
}

function idOf({ registry, account, region, repository }: RepositoryId): RepositoryId {
  return { registry, account, region, repository };
}

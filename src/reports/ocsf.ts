import type { RunFacts } from '../core/facts.ts';
import { mainsOf } from '../core/image-pushes.ts';
import type { Incident } from '../core/incident.ts';
import { maybeIso, utcMinute } from '../core/local-time.ts';
import type { Severity } from '../core/policy.ts';
import { riskierOrigin, riskScore } from '../core/risk.ts';
import type { Tracking } from '../core/tracking/tracking.ts';
import { TZDATA_VERSION } from '../core/tzdb.ts';
import type { AttributedPush } from '../core/verdict.ts';
import { partitionOf, repositoryArn } from './arn.ts';
import { deciding } from './incident-words.ts';
import { inertJson } from './json-text.ts';
import { accountOf, evidenceOf } from './ocsf-evidence.ts';
import { statusOf } from './ocsf-status.ts';
import { closedPeriodOf } from './sentences.ts';
import { reportedIssues } from './tracking-json.ts';
import { visible } from './visible.ts';
import { plural } from './words.ts';

/** The lowest version that has all that is written here; what reads a later 1.x reads this. */
const OCSF_VERSION = '1.5.0';

/**
 * The bytes of evidence in a line: with all that stands around it the line stays below a million, which is what pipelines
 * bear (a record of Amazon Data Firehose: 1,000 KiB).
 */
const MOST_EVIDENCE = 900_000;

/** https://attack.mitre.org/techniques/T1204/003/ */
const MALICIOUS_IMAGE = {
  version: '18.1',
  tactic: { uid: 'TA0002', name: 'Execution' },
  technique: { uid: 'T1204', name: 'User Execution' },
  sub_technique: { uid: 'T1204.003', name: 'Malicious Image' },
};

const SEVERITIES: Readonly<Record<Severity, { readonly severity_id: number; readonly severity: string }>> = {
  low: { severity_id: 2, severity: 'Low' },
  medium: { severity_id: 3, severity: 'Medium' },
  high: { severity_id: 4, severity: 'High' },
  critical: { severity_id: 5, severity: 'Critical' },
};

/**
 * JSON Lines: each incident as a Detection Finding of the Open Cybersecurity Schema Framework (class 2004 of
 * https://schema.ocsf.io/1.5.0/), the most severe first. Attributes without a value are left out.
 */
export function* ocsfReport(facts: RunFacts): Iterable<string> {
  const mains = mainsOf(facts.images);
  for (const incident of facts.incidents) {
    const evidences = evidencesOf(incident.pushes, facts.tracking, mains);
    const finding = compact(findingOf(incident, incident.pushes.length - evidences.length, facts));
    // What is long comes last: where a reader cuts lines, the finding itself is whole.
    yield `${finding.slice(0, -1)},"evidences":[${evidences.join(',')}]}\n`;
  }
}

/** All of a finding but its `evidences`. */
function findingOf(incident: Incident, evidencesLeftOut: number, facts: RunFacts) {
  const { registry, account, region, repository, pushes, firstTime, lastTime, cause } = incident;
  const title = visible(titleOf(incident));
  return {
    class_uid: 2004,
    class_name: 'Detection Finding',
    category_uid: 2,
    category_name: 'Findings',
    activity_id: 1,
    activity_name: 'Create',
    type_uid: 200401,
    type_name: 'Detection Finding: Create',
    time: firstTime,
    start_time: firstTime,
    end_time: lastTime,
    count: pushes.length,
    ...SEVERITIES[incident.severity],
    ...confidenceOf(pushes),
    risk_score: riskOf(incident),
    ...statusOf(incident, facts.tracking),
    is_alert: true,
    message: title,
    metadata: {
      version: OCSF_VERSION,
      profiles: ['cloud'],
      product: { name: 'ECR Release Windows', vendor_name: 'ECR Release Windows', version: facts.toolVersion },
    },
    finding_info: {
      uid: incident.key,
      title,
      desc: visible(descriptionOf(incident)),
      types: ['Image push outside release windows'],
      analytic: { uid: 'ecr-release-windows', name: 'ECR Release Windows', type_id: 1, type: 'Rule', category: cause },
      attacks: [MALICIOUS_IMAGE],
      data_sources: ['AWS CloudTrail'],
      first_seen_time: firstTime,
      last_seen_time: lastTime,
    },
    cloud: { provider: 'AWS', account: accountOf(account), region, cloud_partition: partitionOf(region) },
    resources: [
      {
        uid: repositoryArn(incident),
        name: repository,
        type: 'AwsEcrRepository',
        region,
        cloud_partition: partitionOf(region),
        owner: { account: accountOf(account) },
      },
    ],
    unmapped: {
      registry,
      images: incident.images.length,
      cause,
      closedFrom: maybeIso(incident.closedFrom),
      closedUntil: maybeIso(incident.closedUntil),
      evidencesLeftOut,
      ...reportedIssues(incident, facts.tracking),
      run: { complete: facts.complete, from: maybeIso(facts.scope.from), to: maybeIso(facts.scope.to) },
      policy: { path: facts.policy.path, sha256: facts.policy.sha256 },
      tzdata: TZDATA_VERSION,
    },
  };
}

/** The same in every run, whatever the number of pushes: findings are grouped by it. */
function titleOf({ repository, cause }: Incident): string {
  switch (cause) {
    case 'freeze':
      return `Image pushed to ${repository} in a freeze`;
    case 'holiday':
      return `Image pushed to ${repository} on a holiday`;
    case 'closed-hours':
      return `Image pushed to ${repository} outside its release windows`;
    case 'undeclared':
      return `Image pushed to ${repository}, which has no release windows`;
  }
}

function descriptionOf(incident: Incident): string {
  const { pushes, firstTime, lastTime } = incident;
  const count = plural(pushes.length, 'push', 'pushes');
  return `${count}, ${utcMinute(firstTime)} to ${utcMinute(lastTime)} UTC. ${closedPeriodOf(incident, deciding(incident))}.`;
}

/** By the same formula as that of a finding in the JSON report; of several sign-ins the one with most points. */
function riskOf({ severity, cause, images, pushes }: Incident): number {
  const origins = pushes.map(({ attribution }) => attribution.kind);
  return riskScore({ severity, cause, origin: origins.reduce(riskierOrigin), images: images.length });
}

/** High: CloudTrail saw it. Medium where no call of them says for certain that its image arrived. */
function confidenceOf(pushes: readonly AttributedPush[]) {
  return pushes.some(({ push }) => push.errorCode === null)
    ? { confidence_id: 3, confidence: 'High' }
    : { confidence_id: 2, confidence: 'Medium' };
}

/** The first pushes, as many as have room, each as JSON. */
function evidencesOf(
  pushes: readonly AttributedPush[],
  tracking: Tracking | null,
  mains: ReturnType<typeof mainsOf>,
): string[] {
  const evidences: string[] = [];
  let bytes = 0;
  for (const judged of pushes) {
    const evidence = compact(evidenceOf(judged, tracking, mains.get(judged)));
    bytes += new TextEncoder().encode(evidence).length;
    if (bytes > MOST_EVIDENCE) break;
    evidences.push(evidence);
  }
  return evidences;
}

/** OCSF knows no `null`: what is not known is not there. */
function compact(value: unknown): string {
  return inertJson(JSON.stringify(value, (_, part: unknown) => part ?? undefined));
}

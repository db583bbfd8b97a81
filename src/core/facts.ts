import type { Attributor } from './attribution.ts';
import { civilDateOf } from './civil.ts';
import type { Collection } from './collection.ts';
import { type Coverage, claimedCoverageOf, coverageOf, isCovered, type SilentDays, silentDaysOf } from './coverage.ts';
import { coverageByDigests } from './digest-coverage.ts';
import { type EndingPermission, endingPermissions } from './ending-permissions.ts';
import { type UncoveredYear, uncoveredYears } from './holidays.ts';
import { type ImagePush, imagePushesOf } from './image-pushes.ts';
import { type Incident, incidentsOf } from './incident.ts';
import { DAY, type Instant, type Interval } from './instant.ts';
import type { LeftOut } from './left-out.ts';
import { type LetThrough, letThrough } from './let-through.ts';
import type { Policy } from './policy.ts';
import { type RepositoryId, repositoryKey } from './push.ts';
import type {
  BucketRequests,
  DigestVerification,
  LoggingChange,
  SourceSummary,
  TableScan,
  Unreadable,
} from './reading.ts';
import type { Scope } from './scope.ts';
import type { Settled } from './settle.ts';
import { compareText } from './text-order.ts';
import type { Tracking } from './tracking/tracking.ts';
import { type AttributedPush, type JudgedPush, VERDICTS, type Verdict } from './verdict.ts';
import type { Zone } from './zone.ts';

export const SOURCE_NAMES = ['cloudtrail', 'athena', 'security-lake', 'files'] as const;

export type SourceName = (typeof SOURCE_NAMES)[number];

/** Where the run comes from and what it was asked. */
export interface RunContext {
  readonly toolVersion: string;
  readonly source: SourceName;
  readonly scope: Scope;
  readonly policy: Policy;
  /** The words of a command line that asks the same, the program first, whenever it is run: all its moments are absolute. */
  readonly reproduce: readonly string[];
}

/** The pushes of one repository in numbers. */
export interface RepositoryFacts extends RepositoryId {
  readonly zone: Zone;
  /** Manifests. */
  readonly pushes: number;
  /** Manifests. */
  readonly violations: number;
  /** What people call pushes. */
  readonly images: number;
  /** Those of `images` whose worst verdict is a violation. */
  readonly violatingImages: number;
  readonly undeclared: boolean;
}

/** Everything a report can say of a run, as data. */
export interface RunFacts extends RunContext {
  readonly inputs: SourceSummary['inputs'];
  /** `null`: the source is no table, or its queries were not run. */
  readonly scan: TableScan | null;
  /** `null`: digest files were not verified. */
  readonly digests: DigestVerification | null;
  /** `null`: no logs were read from S3. */
  readonly bucket: BucketRequests | null;
  readonly records: number;
  /** From the first record of any kind to the last, both included; `null` where none has a readable time. */
  readonly span: Interval | null;
  readonly coverage: readonly Coverage[];
  readonly silentDays: readonly SilentDays[];
  /** The first thousand places that could not be read. */
  readonly unreadable: readonly Unreadable[];
  readonly unreadableCount: number;
  /** False: something that may hold arrivals was not read, or nothing was read at all. Then nothing is compliant. */
  readonly complete: boolean;
  readonly loggingChanges: readonly LoggingChange[];
  /** eventIDs of records that contradict each other. */
  readonly conflicts: readonly string[];
  /** The manifests, in order of time. */
  readonly pushes: readonly AttributedPush[];
  /** What people call the pushes, in order of time. */
  readonly images: readonly ImagePush[];
  readonly verdicts: Readonly<Record<Verdict, number>>;
  /** Manifests. */
  readonly violations: number;
  /** Those of `images` whose worst verdict is a violation. */
  readonly violatingImages: number;
  /** In order of registry, account, Region, name. */
  readonly repositories: readonly RepositoryFacts[];
  readonly incidents: readonly Incident[];
  /** What the policy lets through though no window was asked: by an exemption, an exception, or as no release. */
  readonly letThrough: readonly LetThrough[];
  /** Permissions that have ended when the run's time ends, or end within a week of it. */
  readonly endingPermissions: readonly EndingPermission[];
  /** Holiday lists that have nothing for a year that the run reaches into. */
  readonly uncoveredYears: readonly UncoveredYear[];
  readonly leftOut: readonly LeftOut[];
  /** `null`: the run has nothing to do with issues, as on the command line. */
  readonly tracking: Tracking | null;
}

/** What a run came to. */
export interface RunResult {
  readonly collection: Collection;
  readonly summary: SourceSummary;
  readonly settled: Settled;
  readonly attributor: Attributor;
}

/** Draws together what was collected and judged. */
export function factsOf(context: RunContext, { collection, summary, settled, attributor }: RunResult): RunFacts {
  const { policy, scope } = context;
  collection.count('duplicate', settled.duplicates);
  collection.count('corrected', settled.corrected);
  collection.count('shared-copy', settled.sharedCopies);
  const pushes = settled.judged.map(({ push, judgement }): AttributedPush => {
    return { push, judgement, attribution: attributor.of(push) };
  });
  const images = imagePushesOf(pushes);
  const contradicted = settled.judged.map(({ push }) => push.eventId).filter((id) => collection.isSkipped(id));
  const start = scope.from ?? spanOf(summary)?.from ?? null;
  const end = scope.to ?? spanOf(summary)?.to ?? null;
  const { claims, evidence, unclaimed, digests } = summary;
  const seen =
    claims === null ? coverageOf(evidence, scope, policy) : claimedCoverageOf({ claims, unclaimed }, scope, policy);
  const coverage = digests === undefined ? seen : coverageByDigests(seen, digests, scope, policy.acceptedGaps);
  const verdicts = Object.fromEntries(VERDICTS.map((verdict) => [verdict, 0])) as Record<Verdict, number>;
  let violations = 0;
  for (const { judgement } of settled.judged) {
    verdicts[judgement.verdict]++;
    if (judgement.cause !== null) violations++;
  }
  return {
    ...context,
    inputs: summary.inputs,
    scan: summary.scan ?? null,
    digests: summary.digests ?? null,
    bucket: summary.bucket ?? null,
    records: summary.records,
    span: spanOf(summary),
    coverage,
    silentDays: silentDaysOf(summary.evidence, scope),
    unreadable: collection.unreadablePlaces,
    unreadableCount: collection.unreadableCount,
    complete: (claims !== null || summary.records > 0) && collection.unreadableCount === 0 && isCovered(coverage),
    loggingChanges: collection.loggingChanges(),
    conflicts: [...new Set([...settled.conflicts, ...contradicted])].sort(compareText),
    pushes,
    images,
    verdicts,
    violations,
    violatingImages: images.filter(isViolation).length,
    repositories: repositoriesOf(settled.judged, images),
    incidents: incidentsOf(pushes, images),
    letThrough: letThrough(settled.judged, images),
    endingPermissions: end === null ? [] : endingPermissions(policy, end),
    uncoveredYears: uncoveredYears(policy.holidays, yearsOf(settled.judged, start, end)),
    leftOut: collection.leftOut(),
    tracking: null,
  };
}

/** The years that a run reaches into: those of its range, and the local ones of its pushes. In order. */
function yearsOf(judged: readonly JudgedPush[], start: Instant | null, end: Instant | null): number[] {
  const years = new Set<number>();
  const yearOf = (reading: number) => civilDateOf(Math.floor(reading / DAY)).year;
  if (start !== null && end !== null)
    for (let year = yearOf(start); year <= yearOf(Math.max(start, end - 1)); year++) years.add(year);
  for (const { push, judgement } of judged) years.add(yearOf(push.time + judgement.zone.offsetAt(push.time)));
  return [...years].sort((a, b) => a - b);
}

function spanOf({ evidence }: SourceSummary): Interval | null {
  if (evidence.length === 0) return null;
  return { from: Math.min(...evidence.map(({ first }) => first)), to: Math.max(...evidence.map(({ last }) => last)) };
}

const NO_IMAGES = { images: 0, violatingImages: 0 } as const;

function isViolation({ worst }: ImagePush): boolean {
  return worst.judgement.cause !== null;
}

function repositoriesOf(judged: readonly JudgedPush[], images: readonly ImagePush[]): RepositoryFacts[] {
  const counts = new Map<string, { readonly images: number; readonly violatingImages: number }>();
  for (const image of images) {
    const key = repositoryKey(image.main.push);
    const known = counts.get(key) ?? NO_IMAGES;
    const violatingImages = known.violatingImages + (isViolation(image) ? 1 : 0);
    counts.set(key, { images: known.images + 1, violatingImages });
  }
  const repositories = new Map<string, RepositoryFacts>();
  for (const { push, judgement } of judged) {
    const key = repositoryKey(push);
    const known = repositories.get(key);
    repositories.set(key, {
      registry: push.registry,
      account: push.account,
      region: push.region,
      repository: push.repository,
      zone: judgement.zone,
      undeclared: judgement.entry.windows === null,
      pushes: (known?.pushes ?? 0) + 1,
      violations: (known?.violations ?? 0) + (judgement.cause === null ? 0 : 1),
      ...(counts.get(key) ?? NO_IMAGES),
    });
  }
  return [...repositories].sort(([a], [b]) => compareText(a, b)).map(([, facts]) => facts);
}

import type { Clock } from './core/clock.ts';
import { UsageError } from './core/errors.ts';
import type { SourceName } from './core/facts.ts';
import type { Scope } from './core/scope.ts';
import type { EarlierChecks, Place } from './core/tracking/memory.ts';
import { type DigestText, openDigestKeys, verifiesDigests } from './digest-options.ts';
import { deliveryDelayOf, externalIdOf, rangedScopeOf, roleArnsOf, type ScopeText, scopeOf } from './options.ts';
import { loadAthena, loadCloudTrailSource, loadPublicKeys, loadS3 } from './source-libraries.ts';
import type { Plan } from './sources/athena/plan.ts';
import { bucketPathOf, isBucketPath } from './sources/bucket/bucket-path.ts';
import type { BucketProgress } from './sources/bucket/read-bucket.ts';
import { askedKeys } from './sources/digests/asked-keys.ts';
import type { AskForKeys } from './sources/digests/public-keys.ts';
import type { Progress } from './sources/file-progress.ts';
import { type FilesOptions, filesSource } from './sources/files.ts';
import { HELD } from './sources/lookup-events/held.ts';
import type { QueryProgress } from './sources/query-progress.ts';
import type { RequestProgress } from './sources/request-progress.ts';
import type { Source } from './sources/source.ts';
import {
  athenaOutputOf,
  athenaRegionOf,
  athenaTableOf,
  athenaTimeoutOf,
  lateDaysOf,
  workgroupOf,
} from './table-options.ts';

/** What the options and inputs say of a source, as text; empty text is "left out". */
export interface SourceText extends ScopeText, DigestText {
  readonly roleArns: string;
  readonly externalId: string;
  readonly deliveryDelay: string;
  readonly athenaTable: string;
  readonly athenaWorkgroup: string;
  readonly athenaOutput: string;
  readonly athenaRegion: string;
  readonly athenaTimeout: string;
  readonly lateDays: string;
  /** Log files, and places in S3. */
  readonly paths: readonly string[];
}

/** What a source needs of the world. */
export interface SourceWorld extends Pick<FilesOptions, 'cwd' | 'stdin' | 'threads'> {
  readonly clock: Clock;
  readonly fileProgress: (progress: Progress) => void;
  readonly requestProgress: (progress: RequestProgress) => void;
  readonly queryProgress: (progress: QueryProgress) => void;
  readonly bucketProgress: (progress: BucketProgress) => void;
}

/** What a run is asked to read, understood before anything is. */
export interface SourceRequest {
  readonly scope: Scope;
  /** What is asked for, as far as it is known now; empty: the source reads whatever there is. */
  readonly places: readonly Place[];
  /** So long the source holds a record, in milliseconds; `null`: it holds everything. */
  readonly heldFor: number | null;
  /** `null`: nothing is known of earlier checks, and the scope decides. */
  open(earlier: EarlierChecks | null): Promise<Source>;
  /** The queries that it would begin with; `null`: it makes none. */
  readonly plan: ((signal: AbortSignal) => Promise<Plan>) | null;
}

/** A page took 3.9 seconds in us-east-1; what takes ten times that hangs. Milliseconds. */
const TIMEOUTS = { connection: 10_000, response: 40_000, page: 60_000 };

/** Throws a `UsageError` where the options make no sense. */
export function sourceRequest(name: SourceName, text: SourceText, world: SourceWorld): SourceRequest {
  switch (name) {
    case 'cloudtrail':
      return cloudtrailRequest(text, world);
    case 'athena':
    case 'security-lake':
      return athenaRequest(name, text, world);
    case 'files':
      return filesRequest(text, world);
  }
}

function cloudtrailRequest(text: SourceText, { clock, requestProgress }: SourceWorld): SourceRequest {
  refuseFiles('cloudtrail', text);
  refuseTable('cloudtrail', text);
  const deliveryDelay = deliveryDelayOf(text.deliveryDelay);
  const scope = rangedScopeOf(text, clock.now(), deliveryDelay);
  const roleArns = roleArnsOf(text.roleArns);
  const externalId = externalIdOf(text.externalId);
  const { regions, from, to } = scope;
  const accounts = roleArns.length > 0 ? roleArns.map((arn) => arn.split(':')[4] ?? null) : [null];
  return {
    scope,
    places: accounts.flatMap((account) => orUnknown(regions).map((region) => ({ account, region }))),
    heldFor: HELD,
    plan: null,
    open: async (earlier) => {
      const open = await loadCloudTrailSource();
      const options = { regions, roleArns, externalId, deliveryDelay, timeouts: TIMEOUTS, clock };
      return open({ ...options, startOf: earlier?.startOf ?? (() => from), to, progress: requestProgress });
    },
  };
}

function athenaRequest(
  name: 'athena' | 'security-lake',
  text: SourceText,
  { clock, queryProgress }: SourceWorld,
): SourceRequest {
  refuseFiles(name, text);
  if (text.athenaTable === '') {
    throw new UsageError(
      'no-table',
      `the source ${name} needs athena-table: database.table, or catalog.database.table`,
    );
  }
  if (text.roleArns !== '') {
    throw new UsageError(
      'roles-and-table',
      `the source ${name} assumes no role: leave role-arns out, and name the accounts that are checked in accounts`,
    );
  }
  const deliveryDelay = deliveryDelayOf(text.deliveryDelay);
  const scope = rangedScopeOf(text, clock.now(), deliveryDelay);
  const { accounts, regions, from, to } = scope;
  const asked = { table: athenaTableOf(text.athenaTable), accounts, regions, lateDays: lateDaysOf(text.lateDays) };
  const timeout = athenaTimeoutOf(text.athenaTimeout);
  const access = {
    region: athenaRegionOf(text.athenaRegion),
    workgroup: workgroupOf(text.athenaWorkgroup),
    output: athenaOutputOf(text.athenaOutput),
    timeouts: TIMEOUTS,
  };
  const places = orUnknown(accounts).flatMap((account) => orUnknown(regions).map((region) => ({ account, region })));
  return {
    scope,
    places,
    heldFor: null,
    open: async (earlier) => {
      const { athenaSource } = await loadAthena();
      const range = { places, startOf: earlier?.startOf ?? (() => from), checked: earlier?.checked ?? [], to };
      return athenaSource(access, { ...asked, ...range, deliveryDelay, name, timeout, clock, progress: queryProgress });
    },
    plan: async (signal) => {
      const { athenaPlan } = await loadAthena();
      return athenaPlan(access, { ...asked, range: { from, to }, clock }, signal);
    },
  };
}

function filesRequest(
  text: SourceText,
  { cwd, stdin, threads, clock, fileProgress, bucketProgress }: SourceWorld,
): SourceRequest {
  refuseTable('files', text);
  if (text.paths.length === 0) {
    throw new UsageError(
      'no-paths',
      'no log files named: give files, folders or globs (paths of the action, one a line), s3://bucket/prefix/, or - for standard input',
    );
  }
  const paths = text.paths.filter((path) => !isBucketPath(path));
  const inBuckets = text.paths.filter(isBucketPath).map(bucketPathOf);
  if (inBuckets.length > 0 && text.roleArns !== '') {
    throw new UsageError(
      'roles-and-bucket',
      'logs in S3 are read without assuming a role: leave role-arns out, and sign in as who may read the bucket',
    );
  }
  const lateDays = lateDaysOf(text.lateDays);
  const scope = scopeOf(text, clock.now(), deliveryDelayOf(text.deliveryDelay));
  const verified = verifiesDigests(text);
  return {
    scope,
    places: [],
    heldFor: null,
    plan: null,
    open: async () => {
      // Where logs are on disk, no service is asked for anything.
      const ask = inBuckets.length === 0 ? null : askedKeys(openKeys, clock.now);
      const digests = verified ? { digests: { keys: await openDigestKeys(text, cwd, ask) } } : {};
      const buckets = {
        paths: inBuckets,
        wanted: { ...scope, lateDays },
        clock,
        progress: bucketProgress,
        open: async (signal: AbortSignal) => {
          const openS3 = await loadS3();
          // What repeats is the reading: it knows how many others are under way.
          return openS3({ region: null, timeouts: TIMEOUTS, attempts: 1 }, signal);
        },
      };
      const local = { paths, cwd, stdin, scope, threads, progress: fileProgress };
      return filesSource({ ...local, ...digests, buckets: inBuckets.length === 0 ? null : buckets });
    },
  };
}

async function openKeys(signal: AbortSignal): Promise<AskForKeys> {
  const openPublicKeys = await loadPublicKeys();
  return openPublicKeys(TIMEOUTS, signal);
}

function orUnknown(regions: readonly string[]): readonly (string | null)[] {
  return regions.length > 0 ? regions : [null];
}

function refuseTable(name: SourceName, { athenaTable }: SourceText): void {
  if (athenaTable === '') return;
  throw new UsageError(
    'table-and-source',
    `the source ${name} asks no table: leave athena-table out, or ask for the source athena or security-lake`,
  );
}

function refuseFiles(name: SourceName, text: SourceText): void {
  if (verifiesDigests(text)) {
    throw new UsageError(
      'digests-and-source',
      `the source ${name} reads no digest files: leave verify-digests out, or ask for the source files`,
    );
  }
  const [path] = text.paths;
  if (path === undefined) return;
  throw new UsageError(
    'paths-and-source',
    `the source ${name} reads no log files: leave ${path} out, or ask for the source files`,
  );
}

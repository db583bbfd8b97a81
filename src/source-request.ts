import type { Clock } from './core/clock.ts';
import { UsageError } from './core/errors.ts';
import type { SourceName } from './core/facts.ts';
import type { Instant } from './core/instant.ts';
import type { Scope } from './core/scope.ts';
import type { Place } from './core/tracking/memory.ts';
import { deliveryDelayOf, externalIdOf, rangedScopeOf, roleArnsOf, type ScopeText, scopeOf } from './options.ts';
import { loadCloudTrailSource } from './source-libraries.ts';
import { type FilesOptions, filesSource, type Progress } from './sources/files.ts';
import { HELD } from './sources/lookup-events/held.ts';
import type { RequestProgress } from './sources/request-progress.ts';
import type { Source } from './sources/source.ts';

/** What the options and inputs say of a source, as text; empty text is "left out". */
export interface SourceText extends ScopeText {
  readonly roleArns: string;
  readonly externalId: string;
  readonly deliveryDelay: string;
  /** Log files. */
  readonly paths: readonly string[];
}

/** What a source needs of the world. */
export interface SourceWorld extends Pick<FilesOptions, 'cwd' | 'stdin'> {
  readonly clock: Clock;
  readonly fileProgress: (progress: Progress) => void;
  readonly requestProgress: (progress: RequestProgress) => void;
}

/** What a run is asked to read, understood before anything is. */
export interface SourceRequest {
  readonly scope: Scope;
  /** What is asked for, as far as it is known now; empty: the source reads whatever there is. */
  readonly places: readonly Place[];
  /** So long the source holds a record, in milliseconds; `null`: it holds everything. */
  readonly heldFor: number | null;
  /** `startOf`: from when on a place is read, where the source is asked for places; `null`: as the scope says. */
  open(startOf: ((place: Place) => Instant) | null): Promise<Source>;
}

/** A page took 3.9 seconds in us-east-1; what takes ten times that hangs. Milliseconds. */
const TIMEOUTS = { connection: 10_000, response: 40_000, page: 60_000 };

/** Throws a `UsageError` where the options make no sense. */
export function sourceRequest(name: SourceName, text: SourceText, world: SourceWorld): SourceRequest {
  switch (name) {
    case 'cloudtrail':
      return cloudtrailRequest(text, world);
    case 'files':
      return filesRequest(text, world);
  }
}

function cloudtrailRequest(text: SourceText, { clock, requestProgress }: SourceWorld): SourceRequest {
  const [path] = text.paths;
  if (path !== undefined) {
    throw new UsageError(
      'paths-and-cloudtrail',
      `the source cloudtrail reads no log files: leave ${path} out, or ask for the source files`,
    );
  }
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
    open: async (startOf) => {
      const open = await loadCloudTrailSource();
      const options = { regions, roleArns, externalId, deliveryDelay, timeouts: TIMEOUTS, clock };
      return open({ ...options, startOf: startOf ?? (() => from), to, progress: requestProgress });
    },
  };
}

function filesRequest(text: SourceText, { cwd, stdin, clock, fileProgress }: SourceWorld): SourceRequest {
  const { paths } = text;
  if (paths.length === 0) {
    throw new UsageError(
      'no-paths',
      'no log files named: give files, folders or globs (paths of the action, one a line), or - for standard input',
    );
  }
  const scope = scopeOf(text, clock.now(), deliveryDelayOf(text.deliveryDelay));
  return {
    scope,
    places: [],
    heldFor: null,
    open: async () => filesSource({ paths, cwd, stdin, scope, progress: fileProgress }),
  };
}

function orUnknown(regions: readonly string[]): readonly (string | null)[] {
  return regions.length > 0 ? regions : [null];
}

import type { Clock } from './core/clock.ts';
import type { Interval } from './core/instant.ts';
import type { Scope } from './core/scope.ts';
import { deliveryDelayOf, externalIdOf, rangedScopeOf, roleArnsOf, type ScopeText } from './options.ts';
import { loadCloudTrailSource } from './source-libraries.ts';
import type { RequestProgress } from './sources/request-progress.ts';
import type { Source } from './sources/source.ts';

/** The text of the options of CloudTrail that the command line and the action share; empty text is "left out". */
export interface CloudTrailText extends ScopeText {
  readonly roleArns: string;
  readonly externalId: string;
  readonly deliveryDelay: string;
}

/** A page took 3.9 seconds in us-east-1; what takes ten times that hangs. Milliseconds. */
const TIMEOUTS = { connection: 10_000, response: 40_000, page: 60_000 };

/** The source `cloudtrail`, and what the run is asked to check. */
export async function cloudtrailFrom(
  text: CloudTrailText,
  clock: Clock,
  progress: (progress: RequestProgress) => void,
): Promise<{ readonly scope: Scope & Interval; readonly source: Source }> {
  const deliveryDelay = deliveryDelayOf(text.deliveryDelay);
  const scope = rangedScopeOf(text, clock.now(), deliveryDelay);
  const roleArns = roleArnsOf(text.roleArns);
  const externalId = externalIdOf(text.externalId);
  const { from, to, regions } = scope;
  const open = await loadCloudTrailSource();
  const range = { from, to };
  return {
    scope,
    source: open({ range, regions, roleArns, externalId, deliveryDelay, timeouts: TIMEOUTS, clock, progress }),
  };
}

import { Collection } from './core/collection.ts';
import { factsOf, type RunContext, type RunFacts } from './core/facts.ts';
import type { Source } from './sources/source.ts';

/**
 * The run: reads the source, judges every push against the policy, groups violations into incidents. Writes nothing;
 * the shells deliver. Stopped by `signal`, it tells what was not read and is incomplete.
 */
export async function check(
  source: Source,
  context: Omit<RunContext, 'source'>,
  signal: AbortSignal,
): Promise<RunFacts> {
  const collection = new Collection(context.scope, context.policy.arrivals);
  const summary = await source.read(collection, signal);
  return factsOf({ ...context, source: source.name }, collection, summary);
}

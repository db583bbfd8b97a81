import { Attributor } from '../../src/core/attribution.ts';
import type { Collection } from '../../src/core/collection.ts';
import { factsOf, type RunContext, type RunFacts } from '../../src/core/facts.ts';
import { Judge } from '../../src/core/judge.ts';
import type { SourceSummary } from '../../src/core/reading.ts';
import { settle } from '../../src/core/settle.ts';

/** The facts of a run that looks no sign-ins up. */
export function runFactsOf(context: RunContext, collection: Collection, summary: SourceSummary): RunFacts {
  const settled = settle(collection.pushes, new Judge(context.policy));
  const attributor = new Attributor(collection.signIns, () => 'no-sign-in');
  return factsOf(context, { collection, summary, settled, attributor });
}

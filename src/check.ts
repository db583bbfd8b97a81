import { Attributor, type UnfoundReason } from './core/attribution.ts';
import { Collection } from './core/collection.ts';
import { factsOf, type RunContext, type RunFacts } from './core/facts.ts';
import { Judge } from './core/judge.ts';
import { settle } from './core/settle.ts';
import type { SoughtKey } from './core/sign-in.ts';
import type { JudgedPush } from './core/verdict.ts';
import type { Source } from './sources/source.ts';

/**
 * The run: reads the source, judges every push against the policy, looks for the sign-ins behind violations, groups these
 * into incidents. Writes nothing; the shells deliver. Stopped by `signal`, it tells what was not read and is incomplete.
 */
export async function check(
  source: Source,
  context: Omit<RunContext, 'source'>,
  signal: AbortSignal,
): Promise<RunFacts> {
  const collection = new Collection(context.scope, context.policy.arrivals);
  const summary = await source.read(collection, signal);
  const settled = settle(collection.pushes, new Judge(context.policy));
  const { attributor, scanned } = await attributed(settled.judged, source, collection, signal);
  const { scan } = summary;
  const queries = [...(scan?.queries ?? []), ...scanned];
  const asked = { kind: 'query', count: queries.length } as const;
  const whole = scan === undefined ? summary : { ...summary, inputs: asked, scan: { ...scan, queries } };
  return factsOf({ ...context, source: source.name }, { collection, summary: whole, settled, attributor });
}

/** Asks for the sign-ins behind violations, role by role, until each key has been asked for once. */
async function attributed(
  judged: readonly JudgedPush[],
  { lookUpSignIns }: Source,
  collection: Collection,
  signal: AbortSignal,
): Promise<{ readonly attributor: Attributor; readonly scanned: readonly number[] }> {
  if (lookUpSignIns === null) {
    return { attributor: new Attributor(collection.signIns, () => 'no-sign-in'), scanned: [] };
  }
  // The newest first: what is going on now matters most.
  const violations = judged.filter(({ judgement }) => judgement.cause !== null).reverse();
  const asked = new Set<string>();
  const unfound = new Map<string, UnfoundReason>();
  const scanned: number[] = [];
  for (;;) {
    const attributor = new Attributor(collection.signIns, (key) => unfound.get(key) ?? 'not-looked-up');
    const sought = soughtFor(violations, attributor).filter((key) => !asked.has(nameOf(key)));
    if (sought.length === 0) return { attributor, scanned };
    for (const key of sought) asked.add(nameOf(key));
    const lookedUp = await lookUpSignIns(sought, collection, signal);
    for (const [key, reason] of lookedUp.unfound) unfound.set(key, reason);
    scanned.push(...(lookedUp.scanned ?? []));
  }
}

/** Each key once, as of its first violation: it had been issued by then. `violations`: the newest first. */
function soughtFor(violations: readonly JudgedPush[], attributor: Attributor): SoughtKey[] {
  const sought = new Map<string, SoughtKey>();
  for (const { push } of violations) {
    const key = attributor.soughtFor(push);
    if (key !== null) sought.set(nameOf(key), key);
  }
  return [...sought.values()];
}

function nameOf({ accessKeyId, account }: SoughtKey): string {
  return `${accessKeyId} ${account}`;
}

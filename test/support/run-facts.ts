import { Attributor } from '../../src/core/attribution.ts';
import { Collection } from '../../src/core/collection.ts';
import { factsOf, type RunContext, type RunFacts } from '../../src/core/facts.ts';
import { Judge } from '../../src/core/judge.ts';
import type { Policy } from '../../src/core/policy.ts';
import type { Push } from '../../src/core/push.ts';
import type { Claim, LoggingChange, SourceSummary, Unreadable } from '../../src/core/reading.ts';
import { settle } from '../../src/core/settle.ts';
import type { SignIn } from '../../src/core/sign-in.ts';
import type { SkippedRecord } from '../../src/core/skipped.ts';
import { type IssueLink, type PushHolding, type Tracking, withTracking } from '../../src/core/tracking/tracking.ts';
import type { AttributedPush } from '../../src/core/verdict.ts';
import { at, entryOf, GITHUB, policyOf } from './facts.ts';

/** The sign-in of a workflow. */
export const ON_MAIN: SignIn = {
  kind: 'web-identity',
  provider: GITHUB,
  subject: 'repo:acme/shop:ref:refs/heads/main',
};
export const ALWAYS_CLOSED = policyOf({ defaults: entryOf({ match: null, windows: [] }) });

/** What most tests of a run leave out is empty. */
type Context = Omit<RunContext, 'reproduce'> & Partial<Pick<RunContext, 'reproduce'>>;

/** The facts of a run that looks no sign-ins up. */
export function runFactsOf(context: Context, collection: Collection, summary: SourceSummary): RunFacts {
  const settled = settle(collection.pushes, new Judge(context.policy));
  const attributor = new Attributor(collection.signIns, () => 'no-sign-in');
  return factsOf({ reproduce: [], ...context }, { collection, summary, settled, attributor });
}

/** What a run was asked and found besides its pushes. */
interface Asked {
  readonly policy?: Policy;
  readonly signIn?: SignIn;
  readonly unreadable?: readonly Unreadable[];
  readonly claims?: readonly Claim[];
  readonly skipped?: readonly SkippedRecord[];
  readonly logging?: readonly LoggingChange[];
  readonly reproduce?: readonly string[];
}

/** What is said of some pushes, which were signed with the key that `signIn` issued where there is one. */
export function factsFor(pushes: readonly Push[], asked: Asked = {}): RunFacts {
  const { policy = ALWAYS_CLOSED, signIn, claims = null, reproduce = ['check'] } = asked;
  const range = { from: at('2026-10-19T00:00:00Z'), to: at('2026-10-26T00:00:00Z') };
  const scope = { ...(claims === null ? { from: null, to: null } : range), accounts: [], regions: [] };
  const collection = new Collection(scope, 'report');
  for (const push of pushes) collection.push(push);
  for (const record of asked.skipped ?? []) collection.skipped(record);
  for (const change of asked.logging ?? []) collection.loggingChange(change);
  if (signIn) collection.signIn('ASIAEXAMPLEEXAMPLE00', signIn);
  for (const place of asked.unreadable ?? []) collection.unreadable(place);
  const context = { toolVersion: '0', source: 'files', scope, policy, reproduce } as const;
  return runFactsOf(context, collection, {
    records: pushes.length + 1,
    inputs: { kind: 'file', count: 1 },
    evidence: [],
    claims,
  });
}

/** An issue of the tests' repository. */
export function issueAt(number: number): IssueLink {
  return { number, url: `https://github.com/acme/shop/issues/${number}` };
}

/** What a run knows of its issues: nothing but what holds each violation, where nothing more is given. */
interface Tracked extends Partial<Omit<Tracking, 'holdings' | 'remembered'>> {
  readonly held?: (judged: AttributedPush) => PushHolding | null;
  /** `null`: nothing remembers. */
  readonly remembered?: Partial<Tracking['remembered']>;
}

/** The same run with issues. */
export function tracked(facts: RunFacts, { held = () => null, remembered = {}, ...tracking }: Tracked = {}): RunFacts {
  const holdings = new Map<AttributedPush, PushHolding>();
  for (const judged of facts.pushes) {
    const holding = judged.judgement.cause === null ? null : held(judged);
    if (holding !== null) holdings.set(judged, holding);
  }
  const memory = {
    dashboard: issueAt(3),
    holes: [],
    letGo: [],
    neverChecked: [],
    dropped: [],
    beyond: [],
    ...remembered,
  };
  return withTracking(facts, {
    keeping: { kind: 'kept' },
    problems: [],
    notAssignable: [],
    ...tracking,
    holdings,
    remembered: remembered === null ? null : memory,
  });
}

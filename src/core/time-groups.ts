import type { RepositoryFacts, RunFacts } from './facts.ts';
import type { Judge } from './judge.ts';
import type { Entry } from './policy.ts';
import type { RepositoryId } from './push.ts';
import type { AttributedPush } from './verdict.ts';
import type { Zone } from './zone.ts';

/** Repositories that are open and closed at the same times, which people read in the same zone. */
export interface TimeGroup {
  readonly zone: Zone;
  /** What decides for them, each once; the first of these for the first repository. */
  readonly entries: readonly [Entry, ...Entry[]];
  /** In the order of the facts. */
  readonly repositories: readonly [RepositoryFacts, ...RepositoryFacts[]];
  /** In order of time. */
  readonly pushes: readonly AttributedPush[];
  readonly violations: number;
}

interface Members {
  readonly entries: [Entry, ...Entry[]];
  readonly repositories: [RepositoryFacts, ...RepositoryFacts[]];
  readonly pushes: AttributedPush[];
}

/** The repositories of a run by what decides over their time; groups in the order of their first repositories. */
export function timeGroups(
  { repositories, pushes }: Pick<RunFacts, 'repositories' | 'pushes'>,
  judge: Judge,
): TimeGroup[] {
  const groups = new Map<object, Map<string, Members>>();
  const all = new Set<Members>();
  // By name first: to put the whole key together for each push would cost more than all else here.
  const byName = new Map<string, [RepositoryFacts, Members][]>();
  for (const facts of repositories) {
    const entry = judge.entryFor(facts);
    const time = judge.sharedTime(entry, facts.repository);
    const byZone = groups.get(time) ?? new Map<string, Members>();
    groups.set(time, byZone);
    const known = byZone.get(facts.zone.name);
    const members: Members = known ?? { entries: [entry], repositories: [facts], pushes: [] };
    if (known !== undefined) known.repositories.push(facts);
    if (!members.entries.includes(entry)) members.entries.push(entry);
    byZone.set(facts.zone.name, members);
    byName.set(facts.repository, [...(byName.get(facts.repository) ?? []), [facts, members]]);
    all.add(members);
  }
  for (const judged of pushes) {
    const { push } = judged;
    const found = byName.get(push.repository)?.find(([facts]) => isSamePlace(facts, push));
    found?.[1].pushes.push(judged);
  }
  return [...all].map((members) => ({
    ...members,
    zone: members.repositories[0].zone,
    violations: members.repositories.reduce((sum, { violations }) => sum + violations, 0),
  }));
}

function isSamePlace(a: RepositoryId, b: RepositoryId): boolean {
  return a.account === b.account && a.region === b.region && a.registry === b.registry;
}

import type { RepositoryFacts, RunFacts } from './facts.ts';
import type { Judge } from './judge.ts';
import type { Entry } from './policy.ts';
import { repositoryKey } from './push.ts';
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
  const byRepository = new Map<string, Members>();
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
    byRepository.set(repositoryKey(facts), members);
  }
  for (const judged of pushes) byRepository.get(repositoryKey(judged.push))?.pushes.push(judged);
  return [...new Set(byRepository.values())].map((members) => ({
    ...members,
    zone: members.repositories[0].zone,
    violations: members.repositories.reduce((sum, { violations }) => sum + violations, 0),
  }));
}

import type { ImagePush } from './image-pushes.ts';
import type { Instant } from './instant.ts';
import type { Entry } from './policy.ts';
import type { JudgedPush, Judgement, Rule, Verdict } from './verdict.ts';
import type { Zone } from './zone.ts';

/** Pushes that one rule excused from the windows. */
export interface LetThrough {
  readonly verdict: Extract<Verdict, 'exempt' | 'excepted' | 'not-a-release'>;
  readonly rule: Extract<Rule, { kind: 'exemption' | 'exception' | 'tags' }>;
  /** The entry of the first of them; with `tags` of all. */
  readonly entry: Entry;
  readonly zone: Zone;
  /** Manifests. */
  readonly pushes: number;
  /** What people call pushes: those of which at least one manifest is among `pushes`. */
  readonly images: number;
  readonly first: Instant;
  readonly last: Instant;
}

/**
 * Groups by rule what was let through, in the order in which each was first used. Takes pushes in order of time, and what
 * they were put together to.
 */
export function letThrough(judged: Iterable<JudgedPush>, images: Iterable<ImagePush>): LetThrough[] {
  const imagesBy = new Map<object, number>();
  for (const { manifests } of images) {
    const keys = new Set(manifests.flatMap(({ judgement }) => excuseOf(judgement)?.key ?? []));
    for (const key of keys) imagesBy.set(key, (imagesBy.get(key) ?? 0) + 1);
  }
  const groups = new Map<object, LetThrough>();
  for (const { push, judgement } of judged) {
    const excuse = excuseOf(judgement);
    if (excuse === null) continue;
    const { key, verdict, rule } = excuse;
    const { entry, zone } = judgement;
    const { pushes = 0, first = push.time } = groups.get(key) ?? {};
    const counts = { pushes: pushes + 1, images: imagesBy.get(key) ?? 0 };
    groups.set(key, { verdict, rule, entry, zone, ...counts, first, last: push.time });
  }
  return [...groups.values()];
}

/** By what a push was let through; `null`: it was not. */
export function excuseOf({ verdict, rule, entry }: Judgement): (Pick<LetThrough, 'verdict' | 'rule'> & Keyed) | null {
  if (verdict !== 'exempt' && verdict !== 'excepted' && verdict !== 'not-a-release') return null;
  if (rule?.kind !== 'exemption' && rule?.kind !== 'exception' && rule?.kind !== 'tags') return null;
  return { verdict, rule, key: keyOf(rule, entry) };
}

/** What is one group has one key. */
interface Keyed {
  readonly key: object;
}

function keyOf(rule: LetThrough['rule'], entry: Entry): object {
  switch (rule.kind) {
    case 'exemption':
      return rule.exemption;
    case 'exception':
      return rule.exception;
    case 'tags':
      return entry;
  }
}

import type { Judge } from './judge.ts';
import { byTime, type Push, repositoryKey } from './push.ts';
import { TagsOfIndexes } from './tags.ts';
import { compareText } from './text-order.ts';
import type { JudgedPush } from './verdict.ts';
import { badnessRank } from './worst.ts';

/** What became of the pushes that a source found. */
export interface Settled {
  /** In order of time, each arrival once. */
  readonly judged: readonly JudgedPush[];
  /** The same record found more than once. */
  readonly duplicates: number;
  /** Originals that a correction replaced. */
  readonly corrected: number;
  /** Copies of one cross-account call, delivered to the accounts on both sides. */
  readonly sharedCopies: number;
  /** eventIDs under which records stand that differ: the worse verdict counted. In order. */
  readonly conflicts: readonly string[];
}

/**
 * Tells apart what is one arrival and what are several, judges, and puts in order. The order of `pushes` has no
 * influence. CloudTrail may deliver an event more than once, in corrected form (`addendum`), and to two accounts under
 * one `sharedEventID` (CloudTrail record contents, AWS user guide).
 */
export function settle(pushes: readonly Push[], judge: Judge): Settled {
  const events = new Map<string, Push | Push[]>();
  let duplicates = 0;
  for (const push of pushes) {
    const known = events.get(push.eventId);
    if (known === undefined) events.set(push.eventId, push);
    else if (listed(known).some((other) => fingerprint(other) === fingerprint(push))) duplicates++;
    else events.set(push.eventId, [...listed(known), push]);
  }

  let corrected = 0;
  for (const original of replacedByCorrections(pushes)) {
    corrected += listed(events.get(original)).length;
    events.delete(original);
  }

  // Of all records, also of those that a correction replaced: another tag can only make a verdict stricter.
  const indexes = judge.asksForTags ? new TagsOfIndexes(pushes) : null;
  const conflicts: string[] = [];
  const alone: Push[] = [];
  const kept: JudgedPush[] = [];
  for (const [eventId, found] of events) {
    if (!Array.isArray(found)) {
      alone.push(found);
      continue;
    }
    conflicts.push(eventId);
    kept.push(worst(judgedBy(judge, found, indexes)));
  }
  for (const judged of judgedBy(judge, alone, indexes)) kept.push(judged);

  const { judged, sharedCopies } = withoutSharedCopies(kept);
  judged.sort((a, b) => byTime(a.push, b.push));
  return { judged, duplicates, corrected, sharedCopies, conflicts: conflicts.sort(compareText) };
}

function judgedBy(judge: Judge, pushes: readonly Push[], indexes: TagsOfIndexes | null): JudgedPush[] {
  const judgements = judge.judgeAll(pushes, indexes);
  return pushes.flatMap((push, place) => {
    const judgement = judgements[place];
    return judgement ? [{ push, judgement }] : [];
  });
}

function listed(found: Push | Push[] | undefined): Push[] {
  if (found === undefined) return [];
  return Array.isArray(found) ? found : [found];
}

/**
 * eventIDs that a correction stands in for: those from which corrections lead on to a record that nothing corrects. Records
 * that correct each other in a circle all stay, so that no arrival is lost.
 */
function replacedByCorrections(pushes: readonly Push[]): string[] {
  const correctionsOf = new Map<string, string[]>();
  for (const { corrects, eventId } of pushes) {
    if (corrects !== null) correctionsOf.set(corrects, [...(correctionsOf.get(corrects) ?? []), eventId]);
  }
  const leadsToLastWord = (start: string): boolean => {
    const seen = new Set([start]);
    for (const id of seen) {
      const corrections = correctionsOf.get(id);
      if (corrections === undefined) return true;
      for (const correction of corrections) seen.add(correction);
    }
    return false;
  };
  return [...correctionsOf.keys()].filter(leadsToLastWord);
}

/** Of the copies of one call the one of the registry's own account stays, else the one with the lowest eventID. */
function withoutSharedCopies(judged: readonly JudgedPush[]): { judged: JudgedPush[]; sharedCopies: number } {
  const byCall = new Map<string, JudgedPush>();
  const alone: JudgedPush[] = [];
  let sharedCopies = 0;
  for (const candidate of judged) {
    const { sharedEventId, time } = candidate.push;
    if (sharedEventId === null) {
      alone.push(candidate);
      continue;
    }
    const call = `${sharedEventId} ${time} ${repositoryKey(candidate.push)}`;
    const known = byCall.get(call);
    if (known) sharedCopies++;
    if (!known || copyRank(candidate.push) < copyRank(known.push)) byCall.set(call, candidate);
  }
  return { judged: [...alone, ...byCall.values()], sharedCopies };
}

function copyRank({ recipientAccount, account, eventId }: Push): string {
  return `${recipientAccount === account ? 0 : 1} ${eventId}`;
}

function worst(candidates: readonly JudgedPush[]): JudgedPush {
  return candidates.reduce((a, b) => {
    const order = badnessRank(b.judgement) - badnessRank(a.judgement);
    return (order || compareText(fingerprint(b.push), fingerprint(a.push))) < 0 ? b : a;
  });
}

/** Everything that is known of a push, as text: equal for records that say the same. */
function fingerprint(push: Push): string {
  return JSON.stringify(push);
}

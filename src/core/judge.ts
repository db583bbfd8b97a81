import type { Instant } from './instant.ts';
import type { Entry, Policy } from './policy.ts';
import { type Push, type RepositoryId, repositoryKey } from './push.ts';
import { type Layer, type OpenState, Timeline } from './timeline.ts';
import { findZone } from './tzdb.ts';
import type { Judgement } from './verdict.ts';
import { type Window, windowIntervals } from './window.ts';
import type { Zone } from './zone.ts';

type Answers = (instant: Instant) => Judgement;

/**
 * Holds pushes against a policy. A verdict depends on nothing else: not on the order of the pushes, not on today.
 * Entries are looked up once per repository, windows are worked out once per entry and stretch of time.
 */
export class Judge {
  readonly #policy: Policy;
  readonly #byRepository = new Map<string, Answers>();
  readonly #byEntry = new Map<Entry, Answers>();

  constructor(policy: Policy) {
    this.#policy = policy;
  }

  judge(push: Push): Judgement {
    return this.#answersFor(push)(push.time);
  }

  #answersFor(id: RepositoryId): Answers {
    const key = repositoryKey(id);
    let answers = this.#byRepository.get(key);
    if (!answers) {
      const entry = this.#policy.entries.find((candidate) => candidate.matches(id)) ?? this.#policy.defaults;
      answers = this.#byEntry.get(entry) ?? answersOf(entry, this.#policy);
      this.#byEntry.set(entry, answers);
      this.#byRepository.set(key, answers);
    }
    return answers;
  }
}

function answersOf(entry: Entry, policy: Policy): Answers {
  const zone = displayZone(entry);
  if (entry.windows === null) {
    const undeclared: Judgement = {
      verdict: 'undeclared',
      cause: policy.undeclared === 'violation' ? 'undeclared' : null,
      entry,
      window: null,
      zone,
      closedSince: null,
      opensAt: null,
    };
    return () => undeclared;
  }
  const timeline = new Timeline(entry.windows.map(layerOf), (state) => judgementOf(state, entry, zone));
  return (instant) => timeline.at(instant);
}

function layerOf(window: Window): Layer<Window> {
  return { rule: window, open: true, intervals: (from, to) => windowIntervals(window, from, to) };
}

function judgementOf(state: OpenState<Window>, entry: Entry, zone: Zone): Judgement {
  if (state.open) {
    return { verdict: 'inside', cause: null, entry, window: state.rule, zone, closedSince: null, opensAt: null };
  }
  return {
    verdict: 'outside',
    cause: 'closed-hours',
    entry,
    window: null,
    zone,
    closedSince: state.since,
    opensAt: state.until,
  };
}

/** The entry's zone; where only its windows name zones, the first of theirs; UTC where nothing names any. */
function displayZone(entry: Entry): Zone {
  const [ofWindow] = entry.windows?.flatMap((window) => ('zone' in window ? [window.zone] : [])) ?? [];
  const zone = entry.zone ?? ofWindow ?? findZone('UTC');
  if (!zone) throw new Error('the tz database has no UTC');
  return zone;
}

import type { Instant, Interval } from './instant.ts';
import { matchOf, type Whereabouts } from './match.ts';
import type { Entry, Policy } from './policy.ts';
import { type Push, type RepositoryId, repositoryKey } from './push.ts';
import { type Layer, type OpenState, Timeline } from './timeline.ts';
import { findZone } from './tzdb.ts';
import type { Judgement } from './verdict.ts';
import { type Window, windowIntervals } from './window.ts';
import { windowZone } from './window-zone.ts';
import type { Zone } from './zone.ts';

/** What one entry says of any moment. */
interface Answers {
  at(instant: Instant): Judgement;
  openWithin(from: Instant, to: Instant): readonly Interval[];
}

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
    return this.#answersFor(push).at(push.time);
  }

  /** The entry that decides: the first that certainly matches, else the file's defaults. */
  entryFor(where: Whereabouts): Entry {
    const { entries, defaults } = this.#policy;
    return entries.find((entry) => matchOf(entry, where) === 'matches') ?? defaults;
  }

  /** What an entry of the policy says of a moment, of whatever repository it is. */
  judgeBy(entry: Entry, instant: Instant): Judgement {
    return this.#answersOf(entry).at(instant);
  }

  /** When an entry is open within `[from, to)`, merged; never where it declares nothing. */
  openWithin(entry: Entry, from: Instant, to: Instant): readonly Interval[] {
    return this.#answersOf(entry).openWithin(from, to);
  }

  #answersFor(id: RepositoryId): Answers {
    const key = repositoryKey(id);
    let answers = this.#byRepository.get(key);
    if (!answers) {
      answers = this.#answersOf(this.entryFor(id));
      this.#byRepository.set(key, answers);
    }
    return answers;
  }

  #answersOf(entry: Entry): Answers {
    let answers = this.#byEntry.get(entry);
    if (!answers) {
      answers = answersOf(entry, this.#policy);
      this.#byEntry.set(entry, answers);
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
      openSince: null,
      closesAt: null,
      closedSince: null,
      opensAt: null,
    };
    return { at: () => undeclared, openWithin: () => [] };
  }
  return new Timeline(entry.windows.map(layerOf), (state) => judgementOf(state, entry, zone));
}

function layerOf(window: Window): Layer<Window> {
  return { rule: window, open: true, intervals: (from, to) => windowIntervals(window, from, to) };
}

function judgementOf(state: OpenState<Window>, entry: Entry, zone: Zone): Judgement {
  if (state.open) {
    return {
      verdict: 'inside',
      cause: null,
      entry,
      window: state.rule,
      zone,
      openSince: state.since,
      closesAt: state.until,
      closedSince: null,
      opensAt: null,
    };
  }
  return {
    verdict: 'outside',
    cause: 'closed-hours',
    entry,
    window: null,
    zone,
    openSince: null,
    closesAt: null,
    closedSince: state.since,
    opensAt: state.until,
  };
}

/** The entry's zone; where only its windows name zones, the first of theirs; UTC where nothing names any. */
function displayZone(entry: Entry): Zone {
  const ofWindow = entry.windows?.map(windowZone).find((zone) => zone !== null);
  const zone = entry.zone ?? ofWindow ?? findZone('UTC');
  if (!zone) throw new Error('the tz database has no UTC');
  return zone;
}

import { displayZone } from './display-zone.ts';
import { Excuses, type Pusher, type Tags } from './excuses.ts';
import type { Instant, Interval } from './instant.ts';
import { freezeLayer, layersOf, type TimeRule } from './layers.ts';
import { matchOf, type Whereabouts } from './match.ts';
import type { Entry, Freeze, Policy } from './policy.ts';
import { type Push, type RepositoryId, repositoryKey } from './push.ts';
import { type Layer, type OpenState, type Stretch, Timeline } from './timeline.ts';
import type { Judgement, Rule } from './verdict.ts';
import type { Zone } from './zone.ts';

/** A push as far as it is known: of a push that somebody only asks about, parts may be left open. */
export interface Asked extends Whereabouts {
  readonly time: Instant;
  readonly principal: Pusher;
}

/** Everything the policy says of one repository. */
interface Ruling {
  readonly entry: Entry;
  readonly timeline: Timeline<TimeRule, Judgement>;
  readonly excuses: Excuses | null;
}

/**
 * Holds pushes against a policy. A verdict depends on nothing else: not on the order of the pushes, not on today.
 * Entries are looked up once per repository, rules are worked out once per entry and stretch of time.
 */
export class Judge {
  /** Whether any rule asks for tags, so that those of an index must be known for what it lists. */
  readonly asksForTags: boolean;
  readonly #policy: Policy;
  readonly #rulings = new Map<string, Ruling>();
  readonly #timelines = new Map<string, Timeline<TimeRule, Judgement>>();
  readonly #entryIds = new Map<Entry, number>();
  readonly #freezeLayers = new Map<Freeze, Map<Zone, Layer<TimeRule>>>();
  readonly #excused = new Map<Entry, Map<object, Judgement>>();

  constructor(policy: Policy) {
    this.#policy = policy;
    this.asksForTags =
      [policy.defaults, ...policy.entries].some(({ tags }) => tags !== null) ||
      policy.exceptions.some(({ tags }) => tags !== null);
  }

  /** `tags`: those by which the push goes, its own or its index's. */
  judge(push: Push, tags: Tags = ownTags(push)): Judgement {
    return this.#verdict(this.#rulingOf(push), push, tags);
  }

  /** What an entry says of a push that may be known in parts; what is not known matches nothing that asks for it. */
  judgeBy(entry: Entry, asked: Asked, tags: Tags): Judgement {
    return this.#verdict(this.#rulingFor(entry, asked.repository), asked, tags);
  }

  /** The entry that decides: the first that certainly matches, else the file's defaults. */
  entryFor(where: Whereabouts): Entry {
    const { entries, defaults } = this.#policy;
    return entries.find((entry) => matchOf(entry, where) === 'matches') ?? defaults;
  }

  /**
   * Open or closed at a moment, by the entry's windows and the freezes for a repository, whoever pushes what. `repository`
   * `null`: what holds for all that the entry is about.
   */
  timeAt(entry: Entry, repository: string | null, instant: Instant): Judgement {
    return this.#timelineOf(entry, repository).at(instant);
  }

  /** When it is open within `[from, to)`, merged; never where nothing is declared. */
  openWithin(entry: Entry, repository: string | null, from: Instant, to: Instant): readonly Interval[] {
    return entry.windows === null ? [] : this.#timelineOf(entry, repository).openWithin(from, to);
  }

  /** What decides within `[from, to)`, in order and without a gap. */
  stretchesWithin(entry: Entry, repository: string | null, from: Instant, to: Instant): readonly Stretch<TimeRule>[] {
    return this.#timelineOf(entry, repository).stretchesWithin(from, to);
  }

  #verdict({ entry, timeline, excuses }: Ruling, { time, principal }: Pick<Asked, 'time' | 'principal'>, tags: Tags) {
    const excuse = excuses?.find(time, principal, tags) ?? null;
    if (excuse !== null) {
      const by = excuse.kind === 'exemption' ? excuse.exemption : excuse.exception;
      return this.#excusedBy(entry, by, excuse);
    }
    // A tag that is not known may be a release's.
    const { tags: releases } = entry;
    if (releases !== null && tags !== null && !tags.some((tag) => releases.matches(tag))) {
      return this.#excusedBy(entry, entry, { kind: 'tags' });
    }
    return timeline.at(time);
  }

  /** One judgement for all pushes that a rule excuses. */
  #excusedBy(entry: Entry, by: object, rule: Extract<Rule, { kind: 'exception' | 'exemption' | 'tags' }>): Judgement {
    const known = this.#excused.get(entry) ?? new Map<object, Judgement>();
    this.#excused.set(entry, known);
    const judgement = known.get(by) ?? excusedJudgement(entry, rule);
    known.set(by, judgement);
    return judgement;
  }

  #rulingOf(id: RepositoryId): Ruling {
    const key = repositoryKey(id);
    let ruling = this.#rulings.get(key);
    if (!ruling) {
      ruling = this.#rulingFor(this.entryFor(id), id.repository);
      this.#rulings.set(key, ruling);
    }
    return ruling;
  }

  #rulingFor(entry: Entry, repository: string): Ruling {
    const { exemptions, exceptions } = this.#policy;
    const excuses =
      exemptions.length + exceptions.length === 0 ? null : new Excuses(this.#policy, repository, displayZone(entry));
    return { entry, timeline: this.#timelineOf(entry, repository), excuses: excuses?.isEmpty ? null : excuses };
  }

  /** One for all repositories of an entry to which the same freezes apply. */
  #timelineOf(entry: Entry, repository: string | null): Timeline<TimeRule, Judgement> {
    const freezes = this.#policy.freezes.filter((freeze) => appliesTo(freeze, entry, repository));
    const key = `${this.#idOf(entry)} ${freezes.map((freeze) => this.#policy.freezes.indexOf(freeze)).join()}`;
    let timeline = this.#timelines.get(key);
    if (!timeline) {
      const zone = displayZone(entry);
      const layers = layersOf(
        entry,
        freezes.map((freeze) => this.#freezeLayer(freeze, zone)),
        this.#policy.holidays,
      );
      timeline = new Timeline(layers, (state) => judgementOf(state, entry, zone, this.#policy.undeclared));
      this.#timelines.set(key, timeline);
    }
    return timeline;
  }

  #idOf(entry: Entry): number {
    const id = this.#entryIds.get(entry) ?? this.#entryIds.size;
    this.#entryIds.set(entry, id);
    return id;
  }

  /** Shared by all entries of a zone. */
  #freezeLayer(freeze: Freeze, zone: Zone): Layer<TimeRule> {
    const byZone = this.#freezeLayers.get(freeze) ?? new Map<Zone, Layer<TimeRule>>();
    this.#freezeLayers.set(freeze, byZone);
    const layer = byZone.get(zone) ?? freezeLayer(freeze, zone);
    byZone.set(zone, layer);
    return layer;
  }
}

/** A push's own tag; what was pushed by digest, or without a tag that the record shows, has none that is known. */
function ownTags({ tag }: Push): Tags {
  return tag === null ? null : [tag];
}

/** Whether a freeze is for a repository; without one, whether it certainly is for all that an entry is about. */
function appliesTo({ repositories }: Freeze, { match }: Entry, repository: string | null): boolean {
  if (repositories === null) return true;
  if (repository !== null) return repositories.matches(repository);
  return match !== null && repositories.covers(match);
}

const NO_TIMES = { openSince: null, closesAt: null, closedSince: null, opensAt: null } as const;

function excusedJudgement(entry: Entry, rule: Extract<Rule, { kind: 'exception' | 'exemption' | 'tags' }>): Judgement {
  const verdict = { exception: 'excepted', exemption: 'exempt', tags: 'not-a-release' } as const;
  return { verdict: verdict[rule.kind], cause: null, entry, rule, zone: displayZone(entry), ...NO_TIMES };
}

/** The judgement of a stretch of time, with the whole time around it that is open, or closed, alike. */
function judgementOf(
  { rule, since, until }: OpenState<TimeRule>,
  entry: Entry,
  zone: Zone,
  undeclared: Policy['undeclared'],
): Judgement {
  switch (rule?.kind) {
    case 'window':
      return { verdict: 'inside', cause: null, entry, rule, zone, ...NO_TIMES, openSince: since, closesAt: until };
    case 'undeclared': {
      const cause = undeclared === 'violation' ? 'undeclared' : null;
      return { verdict: 'undeclared', cause, entry, rule: null, zone, ...NO_TIMES };
    }
    case 'freeze':
    case 'holiday':
      return { ...CLOSED, cause: rule.kind, entry, rule, zone, closedSince: since, opensAt: until };
    case undefined:
      return { ...CLOSED, cause: 'closed-hours', entry, rule: null, zone, closedSince: since, opensAt: until };
  }
}

const CLOSED = { verdict: 'outside', openSince: null, closesAt: null } as const;

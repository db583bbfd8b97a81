import type { Course, Stretch } from './course.ts';
import { Courses } from './courses.ts';
import { displayZone } from './display-zone.ts';
import { Excuses, type Pusher, type Tags } from './excuses.ts';
import type { Instant, Interval } from './instant.ts';
import { type SharedRule, type TimeRule, timeRule, type WindowRule } from './layers.ts';
import { matchOf, type Whereabouts } from './match.ts';
import type { Entry, Freeze, Policy } from './policy.ts';
import type { Push, RepositoryId } from './push.ts';
import type { TagsOfIndexes } from './tags.ts';
import { type OpenState, Timeline } from './timeline.ts';
import type { Judgement, Rule } from './verdict.ts';
import type { Zone } from './zone.ts';

/** A push as far as it is known: of a push that somebody only asks about, parts may be left open. */
export interface Asked extends Whereabouts {
  readonly time: Instant;
  readonly principal: Pusher;
}

/** When it is open by an entry, under some freezes. */
interface EntryTime {
  readonly course: Course<SharedRule>;
  readonly timeline: Timeline<SharedRule, Judgement>;
  /** The entry's own, in its order. */
  readonly windows: readonly WindowRule[];
}

/** Everything the policy says of one repository. */
interface Ruling {
  readonly entry: Entry;
  readonly timeline: Timeline<SharedRule, Judgement>;
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
  /** By name first: names are few and known texts, and no key has to be put together for each push. */
  readonly #rulings = new Map<string, (Ruling & RepositoryId)[]>();
  readonly #courses: Courses;
  /** By the course, as freezes may be for some repositories of an entry only. */
  readonly #times = new Map<Entry, Map<Course<SharedRule>, EntryTime>>();
  /** Of all that an entry is about, which is asked for again and again. */
  readonly #wholeTimes = new Map<Entry, EntryTime>();
  readonly #excused = new Map<Entry, Map<object, Judgement>>();

  constructor(policy: Policy) {
    this.#policy = policy;
    this.#courses = new Courses(policy);
    this.asksForTags =
      [policy.defaults, ...policy.entries].some(({ tags }) => tags !== null) ||
      policy.exceptions.some(({ tags }) => tags !== null);
  }

  /** `indexes`: by which a push without a tag may go; `null`: none are known. */
  judge(push: Push, indexes: TagsOfIndexes | null = null): Judgement {
    return this.#judgeIn(this.#rulingOf(push), push, indexes);
  }

  /**
   * The judgements of many pushes, in their order. Repository by repository, so that what is known of one is at hand for
   * all of its pushes: in the order in which they come, memory would be waited for at each.
   */
  judgeAll(pushes: readonly Push[], indexes: TagsOfIndexes | null): Judgement[] {
    const groups = new Map<Ruling, Group>();
    for (const [place, push] of pushes.entries()) {
      const ruling = this.#rulingOf(push);
      const group = groups.get(ruling);
      if (group === undefined) groups.set(ruling, { places: [place], times: [push.time] });
      else {
        group.places.push(place);
        group.times.push(push.time);
      }
    }
    const judgements = new Array<Judgement>(pushes.length);
    for (const [ruling, { places, times }] of groups) {
      const byTime = isPlainRuling(ruling) ? ruling.timeline : null;
      for (let at = 0; at < places.length; at++) {
        const place = places[at] ?? 0;
        const time = times[at] ?? 0;
        judgements[place] = byTime === null ? this.#judgeIn(ruling, pushes[place], indexes) : byTime.at(time);
      }
    }
    return judgements;
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
    return this.#timeOf(entry, repository).timeline.at(instant);
  }

  /** When it is open within `[from, to)`, merged; never where nothing is declared. */
  openWithin(entry: Entry, repository: string | null, from: Instant, to: Instant): readonly Interval[] {
    return entry.windows === null ? [] : this.#timeOf(entry, repository).course.openWithin(from, to);
  }

  /** What decides within `[from, to)`, in order and without a gap. */
  stretchesWithin(entry: Entry, repository: string | null, from: Instant, to: Instant): readonly Stretch<TimeRule>[] {
    const { course, windows } = this.#timeOf(entry, repository);
    return course.stretchesWithin(from, to, (rule) => timeRule(rule, windows));
  }

  #judgeIn(ruling: Ruling, push: Push | undefined, indexes: TagsOfIndexes | null): Judgement {
    if (push === undefined) throw new RangeError('no such push');
    return this.#verdict(ruling, push, indexes === null ? ownTags(push) : indexes.of(push));
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
    const known = this.#rulings.get(id.repository) ?? [];
    for (const one of known) if (isSame(one, id)) return one;
    const { registry, account, region, repository } = id;
    const { entry, timeline, excuses } = this.#rulingFor(this.entryFor(id), repository);
    const ruling = { entry, timeline, excuses, registry, account, region, repository };
    this.#rulings.set(repository, [...known, ruling]);
    return ruling;
  }

  #rulingFor(entry: Entry, repository: string): Ruling {
    const { exemptions, exceptions } = this.#policy;
    const excuses =
      exemptions.length + exceptions.length === 0 ? null : new Excuses(this.#policy, repository, displayZone(entry));
    const { timeline } = this.#timeOf(entry, repository);
    return { entry, timeline, excuses: excuses?.isEmpty ? null : excuses };
  }

  #timeOf(entry: Entry, repository: string | null): EntryTime {
    const known = repository === null ? this.#wholeTimes.get(entry) : undefined;
    if (known !== undefined) return known;
    const freezes = this.#policy.freezes.filter((freeze) => appliesTo(freeze, entry, repository));
    const time = this.#timeIn(entry, this.#courses.of(entry, freezes));
    if (repository === null) this.#wholeTimes.set(entry, time);
    return time;
  }

  /** One for all repositories of an entry to which the same freezes apply. */
  #timeIn(entry: Entry, course: Course<SharedRule>): EntryTime {
    const times = this.#times.get(entry) ?? new Map<Course<SharedRule>, EntryTime>();
    this.#times.set(entry, times);
    const time = times.get(course) ?? entryTime(entry, course, this.#policy.undeclared);
    times.set(course, time);
    return time;
  }
}

function entryTime(entry: Entry, course: Course<SharedRule>, undeclared: Policy['undeclared']): EntryTime {
  const zone = displayZone(entry);
  const windows = (entry.windows ?? []).map((window): WindowRule => ({ kind: 'window', window }));
  const timeline = new Timeline(course, (state) => judgementOf(state, entry, zone, undeclared, windows));
  return { course, timeline, windows };
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

/** Pushes of one repository: their places in the list, and their times beside them. */
interface Group {
  readonly places: number[];
  readonly times: Instant[];
}

/** Whether time alone decides. */
function isPlainRuling({ excuses, entry }: Ruling): boolean {
  return excuses === null && entry.tags === null;
}

/** Of the same name. */
function isSame(a: RepositoryId, b: RepositoryId): boolean {
  return a.account === b.account && a.region === b.region && a.registry === b.registry;
}

function excusedJudgement(entry: Entry, rule: Extract<Rule, { kind: 'exception' | 'exemption' | 'tags' }>): Judgement {
  const verdict = { exception: 'excepted', exemption: 'exempt', tags: 'not-a-release' } as const;
  return { verdict: verdict[rule.kind], cause: null, entry, rule, zone: displayZone(entry), ...NO_TIMES };
}

const NO_TIMES = { openSince: null, closesAt: null, closedSince: null, opensAt: null } as const;

/**
 * The judgement of a stretch of time, with the whole time around it that is open, or closed, alike. Made for nearly every
 * push, so every field is written out: V8 copies an object that is spread together at five times the cost.
 */
function judgementOf(
  { rule: shared, since, until }: OpenState<SharedRule>,
  entry: Entry,
  zone: Zone,
  undeclared: Policy['undeclared'],
  windows: readonly WindowRule[],
): Judgement {
  const rule = shared && timeRule(shared, windows);
  switch (rule?.kind) {
    case 'window':
      return {
        verdict: 'inside',
        cause: null,
        entry,
        rule,
        zone,
        openSince: since,
        closesAt: until,
        closedSince: null,
        opensAt: null,
      };
    case 'undeclared': {
      const cause = undeclared === 'violation' ? 'undeclared' : null;
      return { verdict: 'undeclared', cause, entry, rule: null, zone, ...NO_TIMES };
    }
    case 'freeze':
    case 'holiday':
    case undefined:
      return {
        verdict: 'outside',
        cause: rule?.kind ?? 'closed-hours',
        entry,
        rule: rule ?? null,
        zone,
        openSince: null,
        closesAt: null,
        closedSince: since,
        opensAt: until,
      };
  }
}

import type { Course, Stretch } from './course.ts';
import { Courses } from './courses.ts';
import { displayZone } from './display-zone.ts';
import { Excuses, type Pusher, type Tags } from './excuses.ts';
import type { Instant, Interval } from './instant.ts';
import { type ExcusingRule, excusedJudgement, judgementOf } from './judgements.ts';
import { type SharedRule, type TimeRule, timeRule, type WindowRule } from './layers.ts';
import { matchOf, type Whereabouts } from './match.ts';
import { rememberedMatch } from './patterns.ts';
import type { Entry, Freeze, Policy } from './policy.ts';
import type { Push, RepositoryId } from './push.ts';
import type { TagsOfIndexes } from './tags.ts';
import { Timeline } from './timeline.ts';
import type { Judgement } from './verdict.ts';

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
  /** Whether a tag is a release's; `null`: all are, and what has no tag. */
  readonly isRelease: ((tag: string) => boolean) | null;
}

interface RepositoryRuling extends Ruling, RepositoryId {
  /** Its place among those that were asked for. */
  readonly number: number;
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
  readonly #rulings = new Map<string, RepositoryRuling[]>();
  /** The same in the order in which they were first asked for. */
  readonly #inOrder: RepositoryRuling[] = [];
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
    const numbers = new Uint32Array(pushes.length);
    const times = new Float64Array(pushes.length);
    for (const [place, push] of pushes.entries()) {
      numbers[place] = this.#rulingOf(push).number;
      times[place] = push.time;
    }
    const judgements = new Array<Judgement>(pushes.length);
    for (const place of placesByNumber(numbers, this.#inOrder.length)) {
      const ruling = this.#inOrder[numbers[place] ?? 0];
      if (ruling === undefined) continue;
      judgements[place] = isPlainRuling(ruling)
        ? ruling.timeline.at(times[place] ?? 0)
        : this.#judgeIn(ruling, pushes[place], indexes);
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

  /** The same object for all repositories that are open and closed at the same times: what the others' would say is known. */
  sharedTime(entry: Entry, repository: string): object {
    return this.#timeOf(entry, repository).course;
  }

  #judgeIn(ruling: Ruling, push: Push | undefined, indexes: TagsOfIndexes | null): Judgement {
    if (push === undefined) throw new RangeError('no such push');
    return this.#verdict(ruling, push, indexes === null ? ownTags(push) : indexes.of(push));
  }

  #verdict(
    { entry, timeline, excuses, isRelease }: Ruling,
    { time, principal }: Pick<Asked, 'time' | 'principal'>,
    tags: Tags,
  ) {
    const excuse = excuses?.find(time, principal, tags) ?? null;
    if (excuse !== null) {
      const by = excuse.kind === 'exemption' ? excuse.exemption : excuse.exception;
      return this.#excusedBy(entry, by, excuse);
    }
    // A tag that is not known may be a release's.
    if (isRelease !== null && tags !== null && !tags.some(isRelease)) {
      return this.#excusedBy(entry, entry, { kind: 'tags' });
    }
    return timeline.at(time);
  }

  /** One judgement for all pushes that a rule excuses. */
  #excusedBy(entry: Entry, by: object, rule: ExcusingRule): Judgement {
    const known = this.#excused.get(entry) ?? new Map<object, Judgement>();
    this.#excused.set(entry, known);
    const judgement = known.get(by) ?? excusedJudgement(entry, rule);
    known.set(by, judgement);
    return judgement;
  }

  #rulingOf(id: RepositoryId): RepositoryRuling {
    const known = this.#rulings.get(id.repository) ?? [];
    for (const one of known) if (isSame(one, id)) return one;
    const { registry, account, region, repository } = id;
    const { entry, timeline, excuses, isRelease } = this.#rulingFor(this.entryFor(id), repository);
    const number = this.#inOrder.length;
    const ruling = { entry, timeline, excuses, isRelease, registry, account, region, repository, number };
    this.#inOrder.push(ruling);
    this.#rulings.set(repository, [...known, ruling]);
    return ruling;
  }

  #rulingFor(entry: Entry, repository: string): Ruling {
    const { exemptions, exceptions } = this.#policy;
    const excuses =
      exemptions.length + exceptions.length === 0 ? null : new Excuses(this.#policy, repository, displayZone(entry));
    const { timeline } = this.#timeOf(entry, repository);
    const isRelease = entry.tags && rememberedMatch(entry.tags);
    return { entry, timeline, excuses: excuses?.isEmpty ? null : excuses, isRelease };
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

/** The places of some numbers, each below `end`: those of 0, then those of 1 and so on, in the order of the list. */
function placesByNumber(numbers: Uint32Array, end: number): Uint32Array {
  const next = new Uint32Array(end + 1);
  for (const number of numbers) next[number + 1] = (next[number + 1] ?? 0) + 1;
  for (let number = 1; number < end; number++) next[number] = (next[number] ?? 0) + (next[number - 1] ?? 0);
  const places = new Uint32Array(numbers.length);
  for (let place = 0; place < numbers.length; place++) {
    const number = numbers[place] ?? 0;
    const at = next[number] ?? 0;
    places[at] = place;
    next[number] = at + 1;
  }
  return places;
}

/** Whether time alone decides. */
function isPlainRuling({ excuses, isRelease }: Ruling): boolean {
  return excuses === null && isRelease === null;
}

/** Of the same name. */
function isSame(a: RepositoryId, b: RepositoryId): boolean {
  return a.account === b.account && a.region === b.region && a.registry === b.registry;
}

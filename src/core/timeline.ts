import { CHUNK, type Chunk, type Course } from './course.ts';
import { DAY, type Instant } from './instant.ts';

/** What holds at a moment, and the whole time around it in which it is open, or closed, without a break. */
export interface OpenState<Rule> {
  readonly open: boolean;
  /** The rule that decides; `null` where no layer holds, which is closed. */
  readonly rule: Rule | null;
  /** Since when it has been open, or closed; `null`: since before 1970, which is "always". */
  readonly since: Instant | null;
  /** Until when, exclusive; `null`: not before 2100, which is "for good". */
  readonly until: Instant | null;
}

/**
 * What a course means to one of those who share it. `describe` makes the answer for a stretch of time; pushes that follow
 * each other into one stretch share it.
 */
export class Timeline<Rule, Answer> {
  readonly #course: Course<Rule>;
  readonly #describe: (state: OpenState<Rule>) => Answer;
  /** Of the last answer. */
  #from: Instant = Infinity;
  #to: Instant = -Infinity;
  #answer: Answer | undefined;

  constructor(course: Course<Rule>, describe: (state: OpenState<Rule>) => Answer) {
    this.#course = course;
    this.#describe = describe;
  }

  /** The answer for the stretch that holds `instant`, which must lie in `[FIRST_INSTANT, LAST_INSTANT)`. */
  at(instant: Instant): Answer {
    if (this.#answer !== undefined && this.#from <= instant && instant < this.#to) return this.#answer;
    const number = Math.floor(instant / CHUNK);
    const chunk = this.#course.chunk(number);
    const index = indexAt(chunk, instant);
    const decision = chunk.decisions[index];
    if (decision === undefined) throw new RangeError(`nothing decides at ${instant}`);
    const { open, rule } = decision;
    const since = this.#course.since(number, index, open);
    const until = this.#course.until(number, index, open);
    const answer = this.#describe({ open, rule, since, until });
    this.#from = chunk.starts[index] ?? instant;
    this.#to = chunk.starts[index + 1] ?? (number + 1) * CHUNK;
    this.#answer = answer;
    return answer;
  }
}

/** The last stretch that starts at an instant or before it. */
function indexAt({ starts, byDay }: Chunk<unknown>, instant: Instant): number {
  let index = byDay[Math.floor((instant % CHUNK) / DAY)] ?? 0;
  while ((starts[index + 1] ?? Infinity) <= instant) index++;
  return index;
}

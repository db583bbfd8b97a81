import { DAY, FIRST_INSTANT, type Instant, type Interval, LAST_INSTANT } from './instant.ts';
import { mergeIntervals } from './intervals.ts';

/** A stretch in which a rule holds. Half open, UTC. */
export interface Held<Rule> extends Interval {
  readonly rule: Rule;
}

/** Rules of one kind and their hold on time. Of the layers that hold at a moment the first in the list decides. */
export interface Layer<Rule> {
  /** Whether pushes are allowed while this layer decides. */
  readonly open: boolean;
  /** When the layer holds within `[from, to)`: sorted, disjoint, cut to the range. */
  stretches(from: Instant, to: Instant): readonly Held<Rule>[];
}

/** A stretch in which one rule decides; `null` where none holds, which is closed. */
export interface Stretch<Rule> extends Interval {
  readonly open: boolean;
  readonly rule: Rule | null;
}

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

/** Long enough that few are needed for a run, short enough that one moment costs little. */
const CHUNK = 128 * DAY;

/** What decides in a stretch; one object for all stretches of a rule. */
interface Decision<Rule> {
  readonly open: boolean;
  readonly rule: Rule | null;
}

/**
 * The stretches of one piece of time. Side by side and small, because a check of many repositories waits for memory more
 * than for anything else.
 */
interface Chunk<Rule> {
  /** Where each stretch starts; each ends where the next one starts. */
  readonly starts: Float64Array;
  readonly decisions: readonly Decision<Rule>[];
  /** For each day of the chunk the stretch that holds its first moment: few lie between it and any moment of that day. */
  readonly byDay: Uint16Array | Uint32Array;
}

/**
 * Open and closed times of a list of layers, worked out in chunks of time when first asked and kept. `describe` makes the
 * answer for a stretch of time; pushes that follow each other into one stretch share it.
 */
export class Timeline<Rule, Answer> {
  readonly #layers: readonly Layer<Rule>[];
  readonly #describe: (state: OpenState<Rule>) => Answer;
  readonly #chunks: Chunk<Rule>[] = [];
  /** Of the last answer. */
  #from: Instant = Infinity;
  #to: Instant = -Infinity;
  #answer: Answer | undefined;

  constructor(layers: readonly Layer<Rule>[], describe: (state: OpenState<Rule>) => Answer) {
    this.#layers = layers;
    this.#describe = describe;
  }

  /** The answer for the stretch that holds `instant`, which must lie in `[FIRST_INSTANT, LAST_INSTANT)`. */
  at(instant: Instant): Answer {
    if (this.#answer !== undefined && this.#from <= instant && instant < this.#to) return this.#answer;
    const number = Math.floor(instant / CHUNK);
    const chunk = this.#chunk(number);
    const index = indexAt(chunk, instant);
    const decision = chunk.decisions[index];
    if (decision === undefined) throw new RangeError(`nothing decides at ${instant}`);
    const { open, rule } = decision;
    const answer = this.#describe({
      open,
      rule,
      since: this.#since(number, index, open),
      until: this.#until(number, index, open),
    });
    this.#from = chunk.starts[index] ?? instant;
    this.#to = chunk.starts[index + 1] ?? (number + 1) * CHUNK;
    this.#answer = answer;
    return answer;
  }

  /** When it is open within `[from, to)`, whichever layer opens it: sorted, merged, cut to the range. */
  openWithin(from: Instant, to: Instant): readonly Interval[] {
    return mergeIntervals(this.stretchesWithin(from, to).filter(({ open }) => open));
  }

  /** What decides within `[from, to)`, in order and without a gap, cut to the range. A rule may hold in several that touch. */
  stretchesWithin(from: Instant, to: Instant): readonly Stretch<Rule>[] {
    const found: Stretch<Rule>[] = [];
    for (let number = Math.floor(from / CHUNK); number * CHUNK < to; number++) {
      const { starts, decisions } = this.#chunk(number);
      for (const [index, { open, rule }] of decisions.entries()) {
        const start = Math.max(starts[index] ?? from, from);
        const end = Math.min(starts[index + 1] ?? (number + 1) * CHUNK, to);
        if (start < end) found.push({ from: start, to: end, open, rule });
      }
    }
    return found;
  }

  /** Walks back over stretches that are open, or closed, alike. */
  #since(number: number, index: number, open: boolean): Instant | null {
    for (let at = number; ; at--) {
      const { starts, decisions } = this.#chunk(at);
      for (let before = (at === number ? index : decisions.length) - 1; before >= 0; before--) {
        if (decisions[before]?.open !== open) return starts[before + 1] ?? (at + 1) * CHUNK;
      }
      if (at * CHUNK <= FIRST_INSTANT) return null;
    }
  }

  #until(number: number, index: number, open: boolean): Instant | null {
    for (let at = number; ; at++) {
      const { starts, decisions } = this.#chunk(at);
      for (let after = at === number ? index + 1 : 0; after < decisions.length; after++) {
        if (decisions[after]?.open === open) continue;
        const start = starts[after] ?? at * CHUNK;
        return start < LAST_INSTANT ? start : null;
      }
      if ((at + 1) * CHUNK >= LAST_INSTANT) return null;
    }
  }

  #chunk(number: number): Chunk<Rule> {
    const known = this.#chunks[number];
    if (known !== undefined) return known;
    const chunk = cut(this.#layers, number * CHUNK, (number + 1) * CHUNK);
    this.#chunks[number] = chunk;
    return chunk;
  }
}

/** The last stretch that starts at an instant or before it. */
function indexAt({ starts, byDay }: Chunk<unknown>, instant: Instant): number {
  let index = byDay[Math.floor((instant % CHUNK) / DAY)] ?? 0;
  while ((starts[index + 1] ?? Infinity) <= instant) index++;
  return index;
}

/** Walks through `[from, to)` from one change of what decides to the next. */
function cut<Rule>(layers: readonly Layer<Rule>[], from: Instant, to: Instant): Chunk<Rule> {
  const held = layers.map((layer) => ({
    stretches: layer.stretches(from, to),
    next: 0,
    decision: { open: layer.open, rule: null } as Decision<Rule>,
  }));
  const nothing: Decision<Rule> = { open: false, rule: null };
  const starts: Instant[] = [];
  const decisions: Decision<Rule>[] = [];
  for (let at = from; at < to; ) {
    let end = to;
    let decision = nothing;
    for (const layer of held) {
      let current = layer.stretches[layer.next];
      while (current !== undefined && current.to <= at) current = layer.stretches[++layer.next];
      if (current === undefined) continue;
      if (current.from <= at) {
        // What layers behind this one do is of no interest while it holds.
        end = Math.min(end, current.to);
        if (layer.decision.rule !== current.rule) layer.decision = { ...layer.decision, rule: current.rule };
        decision = layer.decision;
        break;
      }
      end = Math.min(end, current.from);
    }
    starts.push(at);
    decisions.push(decision);
    at = end;
  }
  return { starts: Float64Array.from(starts), decisions, byDay: daysOf(starts, from) };
}

function daysOf(starts: readonly Instant[], from: Instant): Chunk<unknown>['byDay'] {
  const days = CHUNK / DAY;
  const byDay = starts.length < 2 ** 16 ? new Uint16Array(days) : new Uint32Array(days);
  for (let day = 0, index = 0; day < days; day++) {
    while ((starts[index + 1] ?? Infinity) <= from + day * DAY) index++;
    byDay[day] = index;
  }
  return byDay;
}

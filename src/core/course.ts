import { DAY, FIRST_INSTANT, type Instant, type Interval, LAST_INSTANT } from './instant.ts';

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

/** Long enough that few are needed for a run, short enough that one moment costs little. */
export const CHUNK = 128 * DAY;

/** What decides in a stretch; one object for all stretches of a rule. */
interface Decision<Rule> {
  readonly open: boolean;
  readonly rule: Rule | null;
}

/** Closed where no layer holds. */
const NOTHING: Decision<never> = { open: false, rule: null };

/**
 * The stretches of one piece of time. Side by side and small, because a check of many repositories waits for memory more
 * than for anything else.
 */
export interface Chunk<Rule> {
  /** Where each stretch starts; each ends where the next one starts. */
  readonly starts: Float64Array;
  readonly decisions: readonly Decision<Rule>[];
  /** For each day of the chunk the stretch that holds its first moment: few lie between it and any moment of that day. */
  readonly byDay: Uint16Array | Uint32Array;
}

/**
 * Open and closed times of a list of layers, worked out in chunks of time when first asked and kept. All who have the same
 * layers share it, so that what a long policy asks for again and again is worked out once, and stays near.
 */
export class Course<Rule> {
  readonly #layers: readonly Layer<Rule>[];
  readonly #chunks: Chunk<Rule>[] = [];
  /** What was listed last: those who share a course are asked for the same weeks one after the other. */
  #listed: (Interval & { readonly open: readonly Interval[] }) | null = null;

  constructor(layers: readonly Layer<Rule>[]) {
    this.#layers = layers;
  }

  /** When it is open within `[from, to)`, whichever layer opens it: sorted, merged, cut to the range. */
  openWithin(from: Instant, to: Instant): readonly Interval[] {
    if (this.#listed?.from !== from || this.#listed.to !== to) {
      this.#listed = { from, to, open: this.#openWithin(from, to) };
    }
    return this.#listed.open;
  }

  #openWithin(from: Instant, to: Instant): readonly Interval[] {
    const found: { from: Instant; to: Instant }[] = [];
    let last: { from: Instant; to: Instant } | undefined;
    for (let number = Math.floor(from / CHUNK); number * CHUNK < to; number++) {
      const { starts, decisions } = this.chunk(number);
      for (let index = 0; index < decisions.length; index++) {
        if (!decisions[index]?.open) continue;
        const start = Math.max(starts[index] ?? from, from);
        const end = Math.min(starts[index + 1] ?? (number + 1) * CHUNK, to);
        if (start >= end) continue;
        // Stretches come in order and touch where nothing lies between them.
        if (last?.to === start) last.to = end;
        else {
          last = { from: start, to: end };
          found.push(last);
        }
      }
    }
    return found;
  }

  /**
   * What decides within `[from, to)`, in order and without a gap, cut to the range; rules as `named` calls them. A rule may
   * hold in several that touch.
   */
  stretchesWithin<Named>(from: Instant, to: Instant, named: (rule: Rule) => Named): readonly Stretch<Named>[] {
    const found: Stretch<Named>[] = [];
    for (let number = Math.floor(from / CHUNK); number * CHUNK < to; number++) {
      const { starts, decisions } = this.chunk(number);
      for (let index = 0; index < decisions.length; index++) {
        const { open, rule } = decisions[index] ?? NOTHING;
        const start = Math.max(starts[index] ?? from, from);
        const end = Math.min(starts[index + 1] ?? (number + 1) * CHUNK, to);
        if (start < end) found.push({ from: start, to: end, open, rule: rule === null ? null : named(rule) });
      }
    }
    return found;
  }

  /** Since when it has been open, or closed, as it is in the stretch `index` of a chunk; `null`: since before 1970. */
  since(number: number, index: number, open: boolean): Instant | null {
    for (let at = number; ; at--) {
      const { starts, decisions } = this.chunk(at);
      for (let before = (at === number ? index : decisions.length) - 1; before >= 0; before--) {
        if (decisions[before]?.open !== open) return starts[before + 1] ?? (at + 1) * CHUNK;
      }
      if (at * CHUNK <= FIRST_INSTANT) return null;
    }
  }

  /** Until when, exclusive; `null`: not before 2100. */
  until(number: number, index: number, open: boolean): Instant | null {
    for (let at = number; ; at++) {
      const { starts, decisions } = this.chunk(at);
      for (let after = at === number ? index + 1 : 0; after < decisions.length; after++) {
        if (decisions[after]?.open === open) continue;
        const start = starts[after] ?? at * CHUNK;
        return start < LAST_INSTANT ? start : null;
      }
      if ((at + 1) * CHUNK >= LAST_INSTANT) return null;
    }
  }

  /** What decides within `[number * CHUNK, (number + 1) * CHUNK)`. */
  chunk(number: number): Chunk<Rule> {
    const known = this.#chunks[number];
    if (known !== undefined) return known;
    const chunk = cut(this.#layers, number * CHUNK, (number + 1) * CHUNK);
    this.#chunks[number] = chunk;
    return chunk;
  }
}

/** Walks through `[from, to)` from one change of what decides to the next. */
function cut<Rule>(layers: readonly Layer<Rule>[], from: Instant, to: Instant): Chunk<Rule> {
  const held = layers.map((layer) => ({
    stretches: layer.stretches(from, to),
    next: 0,
    decision: { open: layer.open, rule: null } as Decision<Rule>,
  }));
  const starts: Instant[] = [];
  const decisions: Decision<Rule>[] = [];
  for (let at = from; at < to; ) {
    let end = to;
    let decision: Decision<Rule> = NOTHING;
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
  return { starts: new Float64Array(starts), decisions, byDay: daysOf(starts, from) };
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

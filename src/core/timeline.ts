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

/**
 * Open and closed times of a list of layers, worked out in chunks of time when first asked and kept.
 * `describe` is called once for each stretch that is asked about, and what it gives is kept: a million pushes into one
 * open window share one answer.
 */
export class Timeline<Rule, Answer> {
  readonly #layers: readonly Layer<Rule>[];
  readonly #describe: (state: OpenState<Rule>) => Answer;
  readonly #chunks = new Map<number, readonly Stretch<Rule>[]>();
  readonly #answers = new Map<Stretch<Rule>, Answer>();

  constructor(layers: readonly Layer<Rule>[], describe: (state: OpenState<Rule>) => Answer) {
    this.#layers = layers;
    this.#describe = describe;
  }

  /** The answer for the stretch that holds `instant`, which must lie in `[FIRST_INSTANT, LAST_INSTANT)`. */
  at(instant: Instant): Answer {
    const stretch = this.#stretchAt(instant);
    const known = this.#answers.get(stretch);
    if (known !== undefined) return known;
    const answer = this.#describe({
      open: stretch.open,
      rule: stretch.rule,
      since: this.#since(stretch),
      until: this.#until(stretch),
    });
    this.#answers.set(stretch, answer);
    return answer;
  }

  /** When it is open within `[from, to)`, whichever layer opens it: sorted, merged, cut to the range. */
  openWithin(from: Instant, to: Instant): readonly Interval[] {
    return mergeIntervals(this.stretchesWithin(from, to).filter(({ open }) => open));
  }

  /** What decides within `[from, to)`, in order and without a gap, cut to the range. A rule may hold in several that touch. */
  stretchesWithin(from: Instant, to: Instant): readonly Stretch<Rule>[] {
    const found: Stretch<Rule>[] = [];
    for (let at = from; at < to; ) {
      const stretch = this.#stretchAt(at);
      found.push({ ...stretch, from: at, to: Math.min(stretch.to, to) });
      at = stretch.to;
    }
    return found;
  }

  #stretchAt(instant: Instant): Stretch<Rule> {
    const stretches = this.#chunk(Math.floor(instant / CHUNK));
    let low = 0;
    let high = stretches.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((stretches[middle]?.from ?? Infinity) <= instant) low = middle;
      else high = middle - 1;
    }
    const found = stretches[low];
    if (found === undefined) throw new RangeError(`no stretch at ${instant}`);
    return found;
  }

  /** Walks back over stretches that are open, or closed, alike. */
  #since(stretch: Stretch<Rule>): Instant | null {
    let from = stretch.from;
    while (from > FIRST_INSTANT) {
      const before = this.#stretchAt(from - 1);
      if (before.open !== stretch.open) return from;
      from = before.from;
    }
    return null;
  }

  #until(stretch: Stretch<Rule>): Instant | null {
    let to = stretch.to;
    while (to < LAST_INSTANT) {
      const after = this.#stretchAt(to);
      if (after.open !== stretch.open) return to;
      to = after.to;
    }
    return null;
  }

  #chunk(index: number): readonly Stretch<Rule>[] {
    const known = this.#chunks.get(index);
    if (known) return known;
    const stretches = cut(this.#layers, index * CHUNK, (index + 1) * CHUNK);
    this.#chunks.set(index, stretches);
    return stretches;
  }
}

/** Walks through `[from, to)` from one change of what decides to the next. */
function cut<Rule>(layers: readonly Layer<Rule>[], from: Instant, to: Instant): Stretch<Rule>[] {
  const held = layers.map((layer) => ({ open: layer.open, stretches: layer.stretches(from, to), next: 0 }));
  const stretches: Stretch<Rule>[] = [];
  for (let at = from; at < to; ) {
    let end = to;
    let open = false;
    let rule: Rule | null = null;
    for (const layer of held) {
      let current = layer.stretches[layer.next];
      while (current !== undefined && current.to <= at) current = layer.stretches[++layer.next];
      if (current === undefined) continue;
      if (current.from <= at) {
        // What layers behind this one do is of no interest while it holds.
        end = Math.min(end, current.to);
        open = layer.open;
        rule = current.rule;
        break;
      }
      end = Math.min(end, current.from);
    }
    stretches.push({ from: at, to: end, open, rule });
    at = end;
  }
  return stretches;
}

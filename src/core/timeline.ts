import { DAY, FIRST_INSTANT, type Instant, type Interval, LAST_INSTANT } from './instant.ts';
import { mergeIntervals } from './intervals.ts';

/** One rule's hold on time. Of the layers that hold at a moment the first in the list decides. */
export interface Layer<Rule> {
  readonly rule: Rule;
  /** Whether pushes are allowed while this layer decides. */
  readonly open: boolean;
  /** When the layer holds within `[from, to)`: sorted, merged, cut to the range. */
  intervals(from: Instant, to: Instant): readonly Interval[];
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

/** A stretch in which one rule decides. Half open, UTC. */
interface Segment<Rule> extends Interval {
  readonly open: boolean;
  readonly rule: Rule | null;
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
  readonly #chunks = new Map<number, readonly Segment<Rule>[]>();
  readonly #answers = new Map<Segment<Rule>, Answer>();

  constructor(layers: readonly Layer<Rule>[], describe: (state: OpenState<Rule>) => Answer) {
    this.#layers = layers;
    this.#describe = describe;
  }

  /** The answer for the stretch that holds `instant`, which must lie in `[FIRST_INSTANT, LAST_INSTANT)`. */
  at(instant: Instant): Answer {
    const segment = this.#segmentAt(instant);
    const known = this.#answers.get(segment);
    if (known !== undefined) return known;
    const answer = this.#describe({
      open: segment.open,
      rule: segment.rule,
      since: this.#since(segment),
      until: this.#until(segment),
    });
    this.#answers.set(segment, answer);
    return answer;
  }

  /** When it is open within `[from, to)`, whichever layer opens it: sorted, merged, cut to the range. */
  openWithin(from: Instant, to: Instant): readonly Interval[] {
    const open: Interval[] = [];
    for (let at = from; at < to; ) {
      const segment = this.#segmentAt(at);
      if (segment.open) open.push({ from: at, to: Math.min(segment.to, to) });
      at = segment.to;
    }
    return mergeIntervals(open);
  }

  #segmentAt(instant: Instant): Segment<Rule> {
    const segments = this.#chunk(Math.floor(instant / CHUNK));
    let low = 0;
    let high = segments.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((segments[middle]?.from ?? Infinity) <= instant) low = middle;
      else high = middle - 1;
    }
    const found = segments[low];
    if (found === undefined) throw new RangeError(`no segment at ${instant}`);
    return found;
  }

  /** Walks back over stretches that are open, or closed, alike. */
  #since(segment: Segment<Rule>): Instant | null {
    let from = segment.from;
    while (from > FIRST_INSTANT) {
      const before = this.#segmentAt(from - 1);
      if (before.open !== segment.open) return from;
      from = before.from;
    }
    return null;
  }

  #until(segment: Segment<Rule>): Instant | null {
    let to = segment.to;
    while (to < LAST_INSTANT) {
      const after = this.#segmentAt(to);
      if (after.open !== segment.open) return to;
      to = after.to;
    }
    return null;
  }

  #chunk(index: number): readonly Segment<Rule>[] {
    const known = this.#chunks.get(index);
    if (known) return known;
    const segments = cut(this.#layers, index * CHUNK, (index + 1) * CHUNK);
    this.#chunks.set(index, segments);
    return segments;
  }
}

/** Cuts `[from, to)` wherever a layer begins or ends to hold, and names the first layer that holds in each piece. */
function cut<Rule>(layers: readonly Layer<Rule>[], from: Instant, to: Instant): Segment<Rule>[] {
  const held = layers.map((layer) => ({ layer, intervals: layer.intervals(from, to), next: 0 }));
  const cuts = new Set<Instant>([from, to]);
  for (const { intervals } of held) for (const interval of intervals) cuts.add(interval.from).add(interval.to);
  const moments = [...cuts].sort((a, b) => a - b);

  const segments: Segment<Rule>[] = [];
  for (const [index, start] of moments.entries()) {
    const end = moments[index + 1];
    if (end === undefined) break;
    const decides = held.find((candidate) => {
      let current = candidate.intervals[candidate.next];
      while (current && current.to <= start) current = candidate.intervals[++candidate.next];
      return current !== undefined && current.from <= start;
    });
    segments.push({ from: start, to: end, open: decides?.layer.open ?? false, rule: decides?.layer.rule ?? null });
  }
  return segments;
}

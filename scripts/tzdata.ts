import pack from 'moment-timezone/data/packed/latest.json' with { type: 'json' };
import packageInfo from 'moment-timezone/package.json' with { type: 'json' };
import { FIRST_INSTANT, LAST_INSTANT, SECOND } from '../src/core/instant.ts';

/** A time of one offset, up to the next piece. Seconds, the offset east of UTC. */
interface Piece {
  readonly from: number;
  readonly offset: number;
}

/** Zones whose clocks have shown the same since 1970, under all their names. */
interface Timeline {
  readonly names: string[];
  readonly pieces: readonly Piece[];
}

/** Fewest steps that are worth a reference of their own; more or fewer make the text longer. */
const SHORTEST_SLICE = 12;

/**
 * The text of `src/core/tzdata.generated.ts`: the tz database of the installed moment-timezone, cut to the time that the
 * product judges. `src/core/tzdb.ts` reads it back and says how it is packed.
 */
export function tzdataModule(): string {
  const timelines = distinctTimelines();
  const { steps, chain, slices } = chainOf(timelines);
  const lines = timelines.map(
    (timeline, index) =>
      `,${timeline.names.join(',')},|${base36(timeline.pieces[1]?.from)}|${slices[index]}|${offsetsOf(timeline)}\n`,
  );
  return `// Written by \`npm run generate\` (scripts/tzdata.ts) from moment-timezone ${packageInfo.version}: do not edit.
// moment-timezone is under the MIT licence; the tz database itself is in the public domain.

/** Release of the tz database. */
export const TZDATA_VERSION = '${pack.version}';

/** Times between two changes of a zone's offset. */
export const STEPS = '${steps.map(base36).join(' ')}';

/** Steps in the order in which zones go through them. */
export const CHAIN = '${chain}';

/** One line for all names whose clocks show the same. */
export const TIMELINES = \`${lines.join('')}\`;
`;
}

function distinctTimelines(): Timeline[] {
  const byText = new Map<string, Timeline>();
  for (const [name, pieces] of [...zonesOfPack()].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const text = JSON.stringify(pieces);
    const same = byText.get(text);
    if (same) same.names.push(name);
    else byText.set(text, { names: [name], pieces });
  }
  return [...byText.values()];
}

/** Every name of the database. The form of the pack: https://momentjs.com/timezone/docs/#/data-formats/packed-format/ */
function zonesOfPack(): Map<string, readonly Piece[]> {
  const zones = new Map<string, readonly Piece[]>();
  for (const text of pack.zones) {
    const [name = '', , offsets = '', indices = '', times = ''] = text.split('|');
    // The pack counts minutes west of Greenwich; adding 0 turns -0 into 0.
    const choices = offsets.split(' ').map((offset) => 0 - seconds(offset));
    let at = 0;
    const changes = times.split(' ').map((step) => (at += seconds(step)));
    const pieces = [...indices].map((digit, index) => ({
      from: index === 0 ? Number.NEGATIVE_INFINITY : present(changes[index - 1]),
      offset: present(choices[digit60(digit)]),
    }));
    zones.set(name, cut(pieces));
  }
  for (const link of pack.links) {
    const [target = '', alias = ''] = link.split('|');
    zones.set(alias, present(zones.get(target)));
  }
  return zones;
}

/** The first piece reaches back without end, so that zones which differ only before 1970 are the same. */
function cut(pieces: readonly Piece[]): Piece[] {
  const inForce = pieces.findLastIndex(({ from }) => from * SECOND <= FIRST_INSTANT);
  return pieces
    .slice(inForce)
    .map((piece, index) => (index === 0 ? { ...piece, from: Number.NEGATIVE_INFINITY } : piece))
    .filter(({ from }) => from * SECOND < LAST_INSTANT)
    .filter(({ offset }, index, all) => offset !== all[index - 1]?.offset);
}

/**
 * Lays the steps of all zones behind each other so that a run which is there already is not laid again: all of the European
 * Union changes its clocks at the same moments, and so does most of North America by its local time. Long ones come first.
 */
function chainOf(timelines: readonly Timeline[]) {
  const stepsOf = (timeline: Timeline) =>
    timeline.pieces.slice(2).map(({ from }, index) => from - present(timeline.pieces[index + 1]).from);
  const steps = [...new Set(timelines.flatMap(stepsOf))].sort((a, b) => a - b);
  // One character for each distinct step while we look for runs, so that a run is a substring.
  const characters = new Map(steps.map((step, index) => [step, String.fromCharCode(index + 1)]));
  let chain = '';
  const slices: string[] = Array(timelines.length).fill('');
  const longestFirst = timelines.map((timeline, index) => ({ timeline, index }));
  longestFirst.sort((a, b) => b.timeline.pieces.length - a.timeline.pieces.length || a.index - b.index);
  for (const { timeline, index } of longestFirst) {
    const found: string[] = [];
    let rest = stepsOf(timeline)
      .map((step) => characters.get(step))
      .join('');
    while (rest !== '') {
      let length = knownRun(chain, rest);
      if (length === 0) {
        length = 1;
        while (length < rest.length && knownRun(chain, rest.slice(length)) === 0) length++;
        chain += rest.slice(0, length);
      }
      found.push(`${base36(chain.lastIndexOf(rest.slice(0, length)))}.${base36(length)}`);
      rest = rest.slice(length);
    }
    slices[index] = found.join(' ');
  }
  if (steps.length > 36 ** 2) throw new Error(`${steps.length} distinct steps do not fit in two base 36 digits`);
  return { steps, chain: [...chain].map((c) => base36(c.charCodeAt(0) - 1).padStart(2, '0')).join(''), slices };
}

/** How many steps at the start of `rest` are in the chain as one run; 0 where a reference to them would not pay. */
function knownRun(chain: string, rest: string): number {
  let length = Math.min(SHORTEST_SLICE, rest.length);
  let at = chain.indexOf(rest.slice(0, length));
  if (at < 0) return 0;
  while (length < rest.length) {
    at = chain.indexOf(rest.slice(0, length + 1), at);
    if (at < 0) break;
    length++;
  }
  return length;
}

/** Most clocks swing between two offsets, so only a piece that differs from the one before the previous is told. */
function offsetsOf({ pieces }: Timeline): string {
  return pieces
    .map(({ offset }, index) => (offset === pieces[index - 2]?.offset ? '' : `${base36(index)}.${base36(offset)}`))
    .filter((text) => text !== '')
    .join(' ');
}

/** The seconds of a number of the pack: minutes in base 60, after a dot sixtieths of them. */
function seconds(text: string): number {
  const [whole = '', fraction = '0'] = text.replace('-', '').split('.');
  if (fraction.length > 1) throw new Error(`moment-timezone: "${text}" is finer than a second`);
  const minutes = [...whole].reduce((sum, digit) => sum * 60 + digit60(digit), 0);
  return (text.startsWith('-') ? -1 : 1) * (minutes * 60 + digit60(fraction));
}

function digit60(digit: string): number {
  const value = '0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWX'.indexOf(digit);
  if (value < 0) throw new Error(`moment-timezone: "${digit}" is not a digit of base 60`);
  return value;
}

function base36(value: number | undefined): string {
  return value === undefined ? '' : value.toString(36);
}

function present<T>(value: T | undefined): T {
  if (value === undefined) throw new Error('moment-timezone: the pack is not in the form that scripts/tzdata.ts knows');
  return value;
}

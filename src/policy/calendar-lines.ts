import ICAL from 'ical.js';
import type { CalendarPlace } from '../core/problem-kinds.ts';
import { CalendarRefusal } from './calendar-refusal.ts';

/** One property: `DTSTART;TZID=Europe/Berlin:20261224T180000`. */
export interface CalendarProperty {
  /** In lower case. */
  readonly name: string;
  readonly parameters: ReadonlyMap<string, string>;
  /** The type that VALUE gives, or what the property holds where nothing is said; in lower case. */
  readonly type: string;
  /** Texts without their escapes, all else as it is written; several where a property may hold a list. */
  readonly values: readonly string[];
  /** The values as one text, for messages. */
  readonly text: string;
  readonly at: CalendarPlace;
}

/** All between `BEGIN:VEVENT` and `END:VEVENT`. */
export interface CalendarComponent {
  /** In lower case. */
  readonly name: string;
  readonly at: CalendarPlace;
  readonly properties: readonly CalendarProperty[];
  readonly components: readonly CalendarComponent[];
}

/**
 * What ical.js knows about properties, with texts as the only values that it reads. It cuts dates out of their text
 * without a look at what else is there (`20261224T180000+0100` would lose its offset), so dates are read here.
 */
const DESIGN = { ...ICAL.design.icalendar, value: { text: ICAL.design.icalendar.value.text } };

interface Draft extends CalendarComponent {
  readonly properties: CalendarProperty[];
  readonly components: CalendarComponent[];
}

/** The components of a file, one in another. ical.js itself takes any END for the end of what is open. */
export function readComponents(text: string, path: string): readonly CalendarComponent[] {
  const root: Draft = { name: '', at: { path, line: 1 }, properties: [], components: [] };
  const open = [root];
  for (const { line, number } of unfolded(text)) {
    const at = { path, line: number };
    const current = open.at(-1) ?? root;
    const [, edge, name = ''] = /^(begin|end)\s*:\s*(\S+)\s*$/i.exec(line) ?? [];
    if (edge === undefined) {
      if (current === root) throw nesting(at, line, 'BEGIN:VCALENDAR');
      current.properties.push(readProperty(line, at));
    } else if (edge.toLowerCase() === 'begin') {
      const component: Draft = { name: name.toLowerCase(), at, properties: [], components: [] };
      current.components.push(component);
      open.push(component);
    } else {
      const expected = current === root ? 'BEGIN:VCALENDAR' : endOf(current);
      if (current === root || name.toLowerCase() !== current.name) throw nesting(at, line, expected);
      open.pop();
    }
  }
  const unended = open.at(-1) ?? root;
  if (unended !== root) throw nesting(unended.at, `BEGIN:${unended.name.toUpperCase()}`, `${endOf(unended)} behind it`);
  return root.components;
}

/** Lines as they were before they were folded (RFC 5545, 3.1), with the number of the first line of each. */
function unfolded(text: string): { readonly line: string; readonly number: number }[] {
  const lines: { parts: string[]; number: number }[] = [];
  for (const [index, line] of text.split(/\r\n|\n|\r/).entries()) {
    const last = lines.at(-1);
    if (last && /^[ \t]/.test(line)) last.parts.push(line.slice(1));
    else lines.push({ parts: [line], number: index + 1 });
  }
  return lines.map(({ parts, number }) => ({ line: parts.join(''), number })).filter(({ line }) => line.trim() !== '');
}

function readProperty(line: string, at: CalendarPlace): CalendarProperty {
  const [name, parameters, type, ...values] = parsed(line, at);
  const texts = values.map((value) => (Array.isArray(value) ? value.join(',') : String(value)));
  return {
    name: String(name),
    parameters: new Map(Object.entries(parameters ?? {}).map(([key, value]) => [key, String(value)])),
    type: String(type),
    values: texts,
    text: texts.join(','),
    at,
  };
}

/** In jCal (RFC 7265): name, parameters, type, values. */
function parsed(line: string, at: CalendarPlace): [unknown, object | null, unknown, ...unknown[]] {
  try {
    return ICAL.parse.property(line, DESIGN);
  } catch {
    throw new CalendarRefusal({ kind: 'calendar-line', at, got: line });
  }
}

function endOf({ name }: CalendarComponent): string {
  return `END:${name.toUpperCase()}`;
}

function nesting(at: CalendarPlace, got: string, expected: string): CalendarRefusal {
  return new CalendarRefusal({ kind: 'calendar-nesting', at, got, expected });
}

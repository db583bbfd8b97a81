import { nearest } from '../core/nearest.ts';
import type { LaterForm } from '../core/problem-kinds.ts';
import type { DayRule, LocalSpan } from '../core/window.ts';
import type { Zone } from '../core/zone.ts';
import type { Part, TellAt, TextFinding } from './text-finding.ts';
import { looksLikeDays, readDays } from './window-days.ts';
import { readHours } from './window-hours.ts';
import { respell } from './window-spelling.ts';
import { Words } from './window-words.ts';
import { readZone } from './zone-name.ts';

/** What a window's text says. Where it names no zone, the zone comes from around it. */
export type WindowRule =
  | { readonly kind: 'always' | 'never' }
  | {
      readonly kind: 'recurring';
      readonly opensOn: DayRule;
      readonly spans: readonly LocalSpan[];
      readonly zone: Zone | null;
    };

export interface WindowReading {
  /** `null` where something is wrong. */
  readonly rule: WindowRule | null;
  readonly findings: readonly TextFinding[];
}

/** Ten times what a window with many hours needs. */
const LONGEST = 1000;

const EVERY_DAY: DayRule = { kind: 'weekdays', days: new Set([1, 2, 3, 4, 5, 6, 7]) };

/** Reads the text of one window. All that is wrong with it is found at once, each by its place in the text. */
export function readWindow(written: string): WindowReading {
  const text = written.trim();
  if (text === '') return refused(written, { kind: 'window-blank' });
  // Patterns below look back and forth; a text that no person wrote must not keep them busy.
  if (text.length > LONGEST) return refused(written, { kind: 'window-unreadable', got: text, suggestion: null });
  const form = laterForm(text);
  if (form) return refused(written, { kind: 'later-window', form, got: text });
  if (/^24\s*\/\s*7$/.test(text))
    return refused(written, { kind: 'window-unreadable', got: text, suggestion: 'always' });

  const respelled = respell(text);
  const found = respelled.finding ? [respelled.finding] : [];
  const rule = ruleOf(respelled.text, (part, finding) => {
    found.push({ finding, ...respelled.original(part.offset, part.text.length) });
  });
  const blanks = written.length - written.trimStart().length;
  const findings = found.map((finding) => ({ ...finding, offset: finding.offset + blanks }));
  return { rule: findings.length === 0 ? rule : null, findings };
}

function refused(written: string, finding: TextFinding['finding']): WindowReading {
  return { rule: null, findings: [{ finding, offset: 0, length: written.length }] };
}

/** Forms that this version does not read yet, told by how they start. */
function laterForm(text: string): LaterForm | null {
  if (/^(?:\d+(?:st|nd|rd|th)|last|first|second|third|fourth|fifth)\b/i.test(text)) return 'nth-weekday';
  if (/^\d{4}-\d{1,2}-\d{1,2}|^\d{1,2}[./]\d{1,2}[./]\d{2,4}/.test(text)) return 'dated';
  if (/^[a-z]+\s+\d[\d:.]*\s*[-\u2013\u2014]\s*[a-z]+\s+\d/i.test(text)) return 'span';
  return null;
}

function ruleOf(text: string, tell: TellAt): WindowRule | null {
  const words = new Words(text, tell);
  const days = words.list((word) => /^[^\d+-]/.test(word) && !isZone(word));
  const [first, second] = days;
  const kind = first && allOrNothing(first.text);
  if (kind) {
    const rest = words.rest();
    const stray = second ?? (rest && /^\d/.test(rest.text) ? rest : null);
    if (stray) tell(stray, { kind: 'window-stray', got: stray.text });
    else if (rest) zoneNamed(rest, tell);
    return { kind };
  }
  const hours = words.list((word) => /^\d/.test(word));
  const rest = words.rest();
  if (hours.length === 0) {
    tellWithoutHours(text, days, rest, tell);
    return null;
  }
  return {
    kind: 'recurring',
    zone: rest && zoneAfterHours(text, days, rest, tell),
    opensOn: days.length === 0 ? EVERY_DAY : { kind: 'weekdays', days: readDays(days, tell) },
    spans: readHours(hours, tell),
  };
}

function allOrNothing(word: string): 'always' | 'never' | null {
  const lower = word.toLowerCase();
  return lower === 'always' || lower === 'never' ? lower : null;
}

function tellWithoutHours(text: string, days: readonly Part[], rest: Part | null, tell: TellAt): void {
  const [first] = days;
  const offset = first?.offset ?? rest?.offset;
  // Nothing but commas, which are told already.
  if (offset === undefined) return;
  const got = text.slice(offset, first && rest ? rest.offset : text.length).trim();
  const part = { text: got, offset };
  if (first && !looksLikeDays(first.text)) {
    const meant = nearest(got, ['always', 'never']);
    tell(part, { kind: 'window-unreadable', got, suggestion: meant === null ? null : allOrNothing(meant) });
    return;
  }
  readDays(days, tell);
  const suggestion = `${first ? `${got} 00:00-24:00` : 'mon-fri 09:00-17:00'}${rest ? ` ${rest.text}` : ''}`;
  tell(part, { kind: 'window-without-hours', got, suggestion });
}

/** What follows the hours is a zone, unless it is days: in the wrong place, or of a second window. */
function zoneAfterHours(text: string, days: readonly Part[], rest: Part, tell: TellAt): Zone | null {
  if (!looksLikeDays(rest.text.split(/[\s,]/)[0] ?? '')) return zoneNamed(rest, tell);
  if (days.length > 0) tell(rest, { kind: 'window-two-in-one', got: rest.text });
  else
    tell(rest, {
      kind: 'window-order',
      got: text.trim(),
      suggestion: `${rest.text} ${text.slice(0, rest.offset).trim()}`,
    });
  return null;
}

function zoneNamed(part: Part, tell: TellAt): Zone | null {
  const read = readZone(part.text);
  if (read.ok) return read.zone;
  tell(part, read.finding);
  return null;
}

function isZone(word: string): boolean {
  return word.includes('/') || /^utc$/i.test(word);
}

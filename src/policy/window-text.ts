import { nearest } from '../core/nearest.ts';
import type { WindowUse } from '../core/problem-kinds.ts';
import type { LocalSpan } from '../core/window.ts';
import type { Zone } from '../core/zone.ts';
import { looksLikeDate } from './dates.ts';
import { Remembered } from './remembered.ts';
import { LONGEST_TEXT, readSpelled } from './spelled.ts';
import type { Part, TellAt, TextFinding } from './text-finding.ts';
import { readDated } from './window-dated.ts';
import { DayList } from './window-day-list.ts';
import { looksLikeDays } from './window-days.ts';
import { readHours } from './window-hours.ts';
import { looksLikeNth } from './window-nth.ts';
import { EVERY_DAY, type WindowRule } from './window-rule.ts';
import { looksLikeSpan, readSpanOverDays } from './window-span.ts';
import { type Word, Words } from './window-words.ts';
import { zoneNamed } from './zone-name.ts';

export interface WindowReading {
  /** `null` where something is wrong. */
  readonly rule: WindowRule | null;
  readonly findings: readonly TextFinding[];
}

const remembered = new Remembered<WindowReading>();

/** Reads the text of one window. All that is wrong with it is found at once, each by its place in the text. */
export function readWindow(written: string, use: WindowUse = 'windows'): WindowReading {
  return remembered.read(
    written,
    () => readAnew(written, use),
    ({ findings }) => findings.length === 0,
  );
}

function readAnew(written: string, use: WindowUse): WindowReading {
  const text = written.trim();
  if (text === '') return refused(written, { kind: 'window-blank', use });
  if (text.length > LONGEST_TEXT) return refused(written, { kind: 'window-unreadable', got: text, suggestion: null });
  if (/^24\s*\/\s*7$/.test(text))
    return refused(written, { kind: 'window-unreadable', got: text, suggestion: 'always' });
  const { value, findings } = readSpelled(written, ruleOf);
  return { rule: findings.length === 0 ? value : null, findings };
}

function refused(written: string, finding: TextFinding['finding']): WindowReading {
  return { rule: null, findings: [{ finding, offset: 0, length: written.length }] };
}

function ruleOf(text: string, tell: TellAt): WindowRule | null {
  if (looksLikeDate(text)) return readDated(text, tell);
  return looksLikeSpan(text) ? readSpanOverDays(text, tell) : readWeekly(text, tell);
}

function readWeekly(text: string, tell: TellAt): WindowRule | null {
  const words = new Words(text, tell);
  const days = words.list((word) => looksLikeNth(word) || (/^[^\d+-]/.test(word) && !isZone(word)));
  const [first, second] = days;
  const kind = first && allOrNothing(first.text);
  if (kind) {
    const rest = words.rest();
    const stray = second ?? (rest && /^\d/.test(rest.text) ? rest : null);
    if (stray) tell(stray, { kind: 'window-stray', got: stray.text });
    else if (rest) zoneNamed(rest, tell);
    return { kind };
  }
  const hours = words.list((word) => /^\d/.test(word) && !looksLikeNth(word) && !looksLikeDate(word));
  const rest = words.rest();
  if (hours.length === 0) {
    tellWithoutHours(text, days, rest, tell);
    return null;
  }
  const zone = rest && zoneAfterHours(text, days, rest, tell);
  const spans: LocalSpan[] = [];
  const dayList = new DayList();
  dayList.read(days, tell);
  readHours(hours, spans, tell);
  return { kind: 'recurring', zone, opensOn: dayList.rule() ?? EVERY_DAY, spans };
}

function allOrNothing(word: string): 'always' | 'never' | null {
  const lower = word.toLowerCase();
  return lower === 'always' || lower === 'never' ? lower : null;
}

function tellWithoutHours(text: string, days: readonly Word[], rest: Part | null, tell: TellAt): void {
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
  new DayList().read(days, tell);
  const suggestion = `${first ? `${got} 00:00-24:00` : 'mon-fri 09:00-17:00'}${rest ? ` ${rest.text}` : ''}`;
  tell(part, { kind: 'window-without-hours', got, suggestion });
}

/** What follows the hours is a zone, unless it is days: in the wrong place, or of a second window. */
function zoneAfterHours(text: string, days: readonly Part[], rest: Part, tell: TellAt): Zone | null {
  const [next = ''] = rest.text.split(/[\s,]/);
  if (!looksLikeDays(next) && !looksLikeDate(next)) return zoneNamed(rest, tell);
  const [, misplaced = '', zone = ''] = /^(.*?)(\s+(?:\S+\/\S+|utc))?$/i.exec(rest.text) ?? [];
  if (days.length > 0) tell(rest, { kind: 'window-two-in-one', got: rest.text });
  else
    tell(rest, {
      kind: 'window-order',
      got: text.trim(),
      suggestion: `${misplaced} ${text.slice(0, rest.offset).trim()}${zone}`,
    });
  return null;
}

function isZone(word: string): boolean {
  return word.includes('/') || /^utc$/i.test(word);
}

import { type DateRange, type DayOfMonthRange, type DayRule, everOpens } from '../core/day-rule.ts';
import type { WindowField, WindowUse } from '../core/problem-kinds.ts';
import type { LocalSpan } from '../core/window.ts';
import { looksLikeDate, readDates } from './dates.ts';
import { Remembered } from './remembered.ts';
import type { DraftWindowObject } from './schema-windows.ts';
import { LONGEST_TEXT, readSpelled } from './spelled.ts';
import { readSurroundingZone } from './surrounding-zone.ts';
import type { Teller } from './teller.ts';
import type { TellAt } from './text-finding.ts';
import { DayList } from './window-day-list.ts';
import { readHours } from './window-hours.ts';
import { readDaysOfMonth, readMonths } from './window-months.ts';
import { EVERY_DAY, type OpeningRule, WHOLE_DAY } from './window-rule.ts';
import { type Word, Words } from './window-words.ts';
import type { YamlPath } from './yaml-places.ts';

type Reader = (words: readonly Word[], tell: TellAt) => void;

const remembered = new Remembered<OpeningRule | null>();

/**
 * Reads a window that is written as a mapping: every field that is given must hold. What is wrong is told; `null` then.
 */
export function readWindowObject(
  draft: DraftWindowObject,
  path: YamlPath,
  teller: Teller,
  use: WindowUse = 'windows',
): OpeningRule | null {
  return remembered.read(
    JSON.stringify(draft),
    () => readAnew(draft, path, teller, use),
    (rule) => rule !== null,
  );
}

function readAnew(draft: DraftWindowObject, path: YamlPath, teller: Teller, use: WindowUse): OpeningRule | null {
  const toldBefore = teller.problems.length;
  const days = new DayList();
  const spans: LocalSpan[] = [];
  const months = new Set<number>();
  const daysOfMonth: DayOfMonthRange[] = [];
  const dates: DateRange[] = [];
  readField('days', draft, path, teller, (words, tell) => days.read(words, tell));
  readField('times', draft, path, teller, (words, tell) => readHours(words, spans, tell));
  readField(
    'months',
    draft,
    path,
    teller,
    eachWord((word, tell) => readMonths(word, months, tell)),
  );
  readField(
    'days-of-month',
    draft,
    path,
    teller,
    eachWord((word, tell) => readDaysOfMonth(word, daysOfMonth, tell)),
  );
  readField(
    'dates',
    draft,
    path,
    teller,
    eachWord((word, tell) => addDates(word, dates, tell)),
  );
  const zone = readSurroundingZone(draft.timezone, [...path, 'timezone'], teller);

  const given = Object.keys(draft).filter((key) => key !== 'timezone');
  if (given.length === 0) teller.value(path, { kind: 'window-unlimited', use });
  if (teller.problems.length > toldBefore || zone === 'unreadable' || hasUntold(draft)) return null;

  const recurring: DayRule[] = [];
  const weekdays = days.rule();
  if (weekdays && !isEveryDay(weekdays)) recurring.push(weekdays);
  if (months.size > 0) recurring.push({ kind: 'months', months });
  if (daysOfMonth.length > 0) recurring.push({ kind: 'days-of-month', ranges: daysOfMonth });
  const rules: DayRule[] = dates.length > 0 ? [{ kind: 'dates', ranges: dates }, ...recurring] : recurring;
  const [only = EVERY_DAY, ...others] = rules;
  const opensOn: DayRule = others.length > 0 ? { kind: 'all-of', rules } : only;
  if (!everOpens(opensOn)) {
    teller.value(path, { kind: 'window-impossible', got: windowObjectText(draft) });
    return null;
  }
  const isDated = dates.length > 0 && !weekdays && recurring.length === 0;
  return { kind: isDated ? 'dated' : 'recurring', zone, opensOn, spans: spans.length > 0 ? spans : [WHOLE_DAY] };
}

/** The mapping on one line: `{days: mon-fri, times: [09:00-12:00, 13:00-17:00]}`. */
export function windowObjectText(draft: DraftWindowObject): string {
  const fields = Object.entries(draft).map(([key, value]) => {
    return `${key}: ${Array.isArray(value) ? `[${value.join(', ')}]` : String(value)}`;
  });
  return `{${fields.join(', ')}}`;
}

function readField(field: WindowField, draft: DraftWindowObject, path: YamlPath, teller: Teller, read: Reader): void {
  const value = draft[field] ?? [];
  for (const [index, item] of (Array.isArray(value) ? value : [value]).entries()) {
    if (item === null) continue;
    const at = Array.isArray(value) ? [...path, field, index] : [...path, field];
    const text = String(item);
    const { findings } = readSpelled(text.slice(0, LONGEST_TEXT), (spelled, tell) => {
      const words = new Words(spelled, tell);
      const items = words.list((word) => BELONGS[field](word));
      const rest = words.rest();
      if (rest) tell(rest, { kind: 'window-field', field, got: rest.text });
      else if (items.length === 0) tell({ text: spelled, offset: 0 }, { kind: 'window-field', field, got: spelled });
      read(items, tell);
    });
    if (text.length > LONGEST_TEXT) teller.value(at, { kind: 'window-field', field, got: text });
    else for (const finding of findings) teller.within(at, finding);
  }
}

/** What may stand in a field; what else is there is told as it stands. */
const BELONGS: Readonly<Record<WindowField, (word: string) => boolean>> = {
  days: (word) => /^(?:\d{1,2}[a-z]|[a-z])/i.test(word) && !word.includes('/'),
  times: (word) => /^\d/.test(word) && !looksLikeDate(word),
  months: (word) => /^[a-z\d]/i.test(word),
  'days-of-month': (word) => /^[-\d]/.test(word),
  dates: (word) => /^\d/.test(word) && !/^\d{1,2}:/.test(word),
};

function eachWord(read: (word: Word, tell: TellAt) => void): Reader {
  return (words, tell) => {
    for (const word of words) read(word, tell);
  };
}

function addDates(word: Word, dates: DateRange[], tell: TellAt): void {
  const range = readDates(word, tell);
  if (!range) return;
  const isThere = dates.some(({ first, last }) => first === range.first && last === range.last);
  if (isThere) tell(word, { kind: 'window-field-twice', got: word.text });
  dates.push(range);
}

/** What the shape of the file tells and the draft shows as `null`, and keys that no window has. */
function hasUntold(draft: DraftWindowObject): boolean {
  return Object.entries(draft).some(
    ([key, value]) => value === null || (Array.isArray(value) && value.includes(null)) || !isKnownKey(key),
  );
}

function isKnownKey(key: string): boolean {
  return key === 'timezone' || Object.hasOwn(BELONGS, key);
}

function isEveryDay(rule: DayRule): boolean {
  return rule.kind === 'weekdays' && rule.days.size === 7;
}

import { type HolidayList, Holidays } from '../core/holidays.ts';
import type { Beside } from './beside.ts';
import type { Calendars } from './calendars.ts';
import { readCalendarHolidays } from './holiday-calendar.ts';
import { readCountry } from './holiday-country.ts';
import { HolidayDates } from './holiday-dates.ts';
import { keysOf } from './keys.ts';
import { type DraftHoliday, HOLIDAY_SOURCES } from './schema-holidays.ts';
import type { Teller } from './teller.ts';
import type { YamlPath } from './yaml-places.ts';

/** What else holidays are read with. */
export interface HolidaySources {
  readonly library: Beside['holidays'];
  readonly calendars: Calendars;
  readonly teller: Teller;
}

/** Reads `holidays`: all dates of the file are one list, each country and each calendar is one. What is wrong is told. */
export function readHolidays(drafts: readonly (string | DraftHoliday | null)[], sources: HolidaySources): Holidays {
  const { teller } = sources;
  const dates = new HolidayDates(teller);
  const lists: HolidayList[] = [];
  const lines = new Map<string, number>();
  for (const [index, draft] of drafts.entries()) {
    const path = ['holidays', index];
    if (draft === null) continue;
    if (typeof draft === 'string') {
      dates.addText(draft, path);
      continue;
    }
    tellKeys(draft, path, teller);
    if (typeof draft.date === 'string') dates.add(draft.date, [...path, 'date'], draft.name ?? null, path);
    const list = readList(draft, path, sources);
    if (!list) continue;
    const firstLine = lines.get(list.text);
    if (firstLine !== undefined) teller.value(path, { kind: 'holiday-twice', got: list.text, firstLine });
    else lines.set(list.text, list.place.line);
    lists.push(list);
  }
  const listed = dates.list();
  return new Holidays(listed ? [listed, ...lists] : lists);
}

function readList(draft: DraftHoliday, path: YamlPath, sources: HolidaySources): HolidayList | null {
  const { country, state, region, calendar } = draft;
  if (typeof country === 'string')
    return readCountry({ country, state: state ?? null, region: region ?? null }, path, sources);
  return typeof calendar === 'string' ? readCalendarHolidays(calendar, path, sources) : null;
}

/** What `name`, `state` and `region` tell more about. */
const BESIDE = { name: 'date', state: 'country', region: 'state' } as const;

function tellKeys(draft: DraftHoliday, path: YamlPath, teller: Teller): void {
  const given = HOLIDAY_SOURCES.filter((key) => draft[key] !== undefined);
  const [kind, another] = given;
  if (another) teller.key([...path, another], { kind: 'one-of-several', of: 'holiday', keys: given });
  if (!kind) {
    // A key that is misspelt is told for what it is.
    if (!Object.keys(draft).every((key) => keysOf('holiday').includes(key))) return;
    teller.value(path, { kind: 'one-of-missing', of: 'holiday', keys: HOLIDAY_SOURCES });
    return;
  }
  for (const key of ['name', 'state', 'region'] as const) {
    if (draft[key] !== undefined && draft[BESIDE[key]] === undefined) {
      teller.key([...path, key], { kind: 'holiday-key', key, beside: kind });
    }
  }
}

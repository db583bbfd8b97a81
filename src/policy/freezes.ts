import type { Freeze } from '../core/policy.ts';
import { type Around, findsZone } from './around.ts';
import { CalendarPeriod } from './calendar-period.ts';
import { readDuring } from './during.ts';
import type { Glob } from './glob.ts';
import { keysOf } from './keys.ts';
import { readGlobs, repositoryPatterns } from './repositories.ts';
import { type DraftFreeze, FREEZE_SOURCES } from './schema-rules.ts';
import { readSurroundingZone } from './surrounding-zone.ts';
import { Names, readPlainText } from './texts.ts';
import type { YamlPath } from './yaml-places.ts';

/** Reads `freezes`. What is wrong is told; what is told is of no use then, as an invalid policy judges nothing. */
export function readFreezes(drafts: readonly (DraftFreeze | null)[], around: Around): readonly Freeze[] {
  const names = new Names('freeze', around.teller);
  return drafts.flatMap((draft, index) => (draft === null ? [] : readFreeze(draft, ['freezes', index], names, around)));
}

function readFreeze(draft: DraftFreeze, path: YamlPath, names: Names, around: Around): Freeze[] {
  const { teller } = around;
  const name = readPlainText(draft.name, [...path, 'name'], teller) ?? '';
  names.add(name, [...path, 'name']);
  const reason = readPlainText(draft.reason, [...path, 'reason'], teller);
  const globs =
    draft.repositories === undefined ? null : readGlobs(draft.repositories, [...path, 'repositories'], teller);
  const given = FREEZE_SOURCES.filter((key) => draft[key] !== undefined);
  if (given.length > 1) teller.key([...path, 'calendar'], { kind: 'one-of-several', of: 'freeze', keys: given });
  // A key that is misspelt is told for what it is.
  if (given.length === 0 && Object.keys(draft).every((key) => keysOf('freeze').includes(key))) {
    teller.value(path, { kind: 'one-of-missing', of: 'freeze', keys: FREEZE_SOURCES });
  }
  const during =
    typeof draft.calendar === 'string'
      ? readCalendarPeriod(draft, draft.calendar, path, globs, around)
      : readDuring(draft, path, globs, null, around);
  const { line, column } = teller.places.value(path);
  const repositories = globs && repositoryPatterns(globs);
  return during ? [{ name, place: { line, column }, during, repositories, reason }] : [];
}

function readCalendarPeriod(
  { timezone }: DraftFreeze,
  calendarPath: string,
  path: YamlPath,
  globs: readonly Glob[] | null,
  around: Around,
): CalendarPeriod | null {
  const { teller, calendars } = around;
  const at = [...path, 'calendar'];
  const zone = readSurroundingZone(timezone, [...path, 'timezone'], teller);
  const read = calendars.read(calendarPath);
  if (!read.ok) {
    teller.value(at, read.finding);
    return null;
  }
  if (read.calendar.needsZone && zone === null && !findsZone(globs, around)) {
    teller.value(at, { kind: 'calendar-without-zone', path: calendarPath });
  }
  const { line, column } = teller.places.value(at);
  return new CalendarPeriod(calendarPath, read.calendar, zone === 'unreadable' ? null : zone, { line, column });
}

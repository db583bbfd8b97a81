import { DateTime } from 'luxon';
import type { Instant } from '../core/instant.ts';
import { atZone } from '../core/local-time.ts';
import type { RepositoryId } from '../core/push.ts';
import type { Slot, SlotMark } from '../core/tracking/memory.ts';
import type { Zone } from '../core/zone.ts';
import type { DashboardFacts } from './dashboard-facts.ts';
import { link, wordsCell } from './markdown.ts';
import { type Column, folded, table, unbroken } from './markdown-blocks.ts';
import { shortened } from './visible.ts';
import { plural } from './words.ts';

/** So many rows of a table stand open. */
const ROWS_OPEN = 10;

/** The first rows open, the next ones folded, and how many more there are. No row is made that is not shown. */
export function* rowsOf<Item>(
  columns: readonly Column[],
  items: readonly Item[],
  most: number,
  row: (item: Item) => readonly string[],
): Generator<string> {
  const rows = items.slice(0, most).map(row);
  yield table(columns, rows.slice(0, ROWS_OPEN));
  const rest = rows.slice(ROWS_OPEN);
  if (rest.length > 0) yield folded(plural(rest.length, 'more line'), table(columns, rest));
  if (items.length > rows.length) yield notShown(items.length - rows.length);
}

/** What stands where something was cut. */
export function notShown(count: number): string {
  return `${plural(count, 'more line')} not shown: there is no room for more.`;
}

/** `26 Oct 2026 08:00` in UTC: without hyphens, at which a narrow cell would break it. */
export function minuteCell(instant: Instant): string {
  return unbroken(DateTime.fromMillis(instant, { zone: 'utc', locale: 'en-US' }).toFormat('d MMM yyyy HH:mm'));
}

/** `Mon 26 Oct 08:00`, by the wall clock of the zone. */
export function localMinute(instant: Instant, zone: Zone): string {
  return unbroken(atZone(instant, zone).toFormat('EEE d MMM HH:mm'));
}

/** One of our issues. */
export function issueRef({ view: { origin } }: DashboardFacts, number: number): string {
  return link(`#${number}`, `${origin.serverUrl}/${origin.repository}/issues/${number}`);
}

/** Columns that say where repositories are, and their cells: only what is not the same for all that is checked. */
export function placeColumns(
  { view }: DashboardFacts,
  ids: readonly RepositoryId[],
  longest: number,
): { readonly columns: readonly string[]; readonly cellsOf: (id: RepositoryId) => string[] } {
  const parts = [
    { title: 'Account', of: ({ account }: RepositoryId) => account, ofMark: ({ account }: SlotMark) => account },
    {
      title: 'Region',
      of: ({ region, registry }: RepositoryId) => (registry === 'public' ? 'ECR Public' : region),
      ofMark: ({ region }: SlotMark) => region,
    },
  ].filter((part) => new Set([...view.memory.marks.map(part.ofMark), ...ids.map(part.of)]).size > 1);
  return {
    columns: parts.map(({ title }) => title),
    cellsOf: (id) => parts.map((part) => wordsCell(shortened(part.of(id), longest))),
  };
}

/** `1 account in 2 Regions`; where it is not each with each, `7 accounts and Regions`. */
export function slotsWords(slots: readonly Slot[]): string {
  const [accounts, regions] = [new Set(slots.map((slot) => slot.account)), new Set(slots.map((slot) => slot.region))];
  return accounts.size * regions.size === slots.length
    ? `${plural(accounts.size, 'account')} in ${plural(regions.size, 'Region')}`
    : `${plural(slots.length, 'account and Region', 'accounts and Regions')}`;
}

import { DateTime } from 'luxon';
import { groupBy } from '../core/group-by.ts';
import type { Instant, Interval } from '../core/instant.ts';
import { atZone } from '../core/local-time.ts';
import type { RepositoryId } from '../core/push.ts';
import type { Slot, SlotMark } from '../core/tracking/memory.ts';
import type { Zone } from '../core/zone.ts';
import type { DashboardFacts } from './dashboard-facts.ts';
import { wordsCell } from './markdown.ts';
import { type Column, foldedTable, unbroken } from './markdown-blocks.ts';
import { shortened } from './visible.ts';
import { plural } from './words.ts';

/** The first rows open, the next ones folded, and how many more there are. No row is made that is not shown. */
export function rowsOf<Item>(
  columns: readonly Column[],
  items: readonly Item[],
  most: number,
  row: (item: Item) => readonly string[],
): string[] {
  const shown = foldedTable(columns, items.slice(0, most).map(row), 'more line');
  return items.length <= most ? shown : [...shown, notShown(items.length - most)];
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

/**
 * The column that says where repositories are, where not all that is checked is in one place. The Region stands before the
 * account: a narrow cell then breaks between the two, and not within the Region.
 */
export function placeColumn(
  { view: { memory } }: DashboardFacts,
  ids: readonly RepositoryId[],
  longest: number,
): { readonly columns: readonly string[]; readonly cellsOf: (id: RepositoryId) => string[] } {
  const regions = new Set([...memory.marks.map(({ region }) => region), ...ids.map(regionOf)]);
  const accounts = new Set([...memory.marks, ...ids].map(({ account }) => account));
  const parts = [
    ...(regions.size > 1 ? [{ title: 'Region', of: regionOf }] : []),
    ...(accounts.size > 1
      ? [{ title: regions.size > 1 ? 'account' : 'Account', of: ({ account }: RepositoryId) => account }]
      : []),
  ];
  if (parts.length === 0) return { columns: [], cellsOf: () => [] };
  return {
    columns: [parts.map(({ title }) => title).join(', ')],
    cellsOf: (id) => [parts.map(({ of }) => wordsCell(shortened(of(id), longest))).join(' ')],
  };
}

function regionOf({ region, registry }: RepositoryId): string {
  return registry === 'public' ? 'ECR Public' : region;
}

/** `1 account in 2 Regions`; where it is not each with each, `7 accounts and Regions`. */
export function slotsWords(slots: readonly Slot[]): string {
  const [accounts, regions] = [new Set(slots.map((slot) => slot.account)), new Set(slots.map((slot) => slot.region))];
  // Several sources may show one.
  const places = new Set(slots.map(placeName)).size;
  return accounts.size * regions.size === places
    ? `${plural(accounts.size, 'account')} in ${plural(regions.size, 'Region')}`
    : `${plural(places, 'account and Region', 'accounts and Regions')}`;
}

/** Of each account and Region the mark that reaches furthest: another source may have checked it before. */
export function furthestMarks(marks: readonly SlotMark[]): SlotMark[] {
  return [...groupBy(marks, placeName).values()].map((same) => same.reduce((a, b) => (b.until > a.until ? b : a)));
}

/** What was read of each of some marks; `null`: no time was, as where one is held back from before another begins. */
export function commonTime(marks: readonly SlotMark[]): Interval | null {
  const from = marks.reduce((latest, { since }) => Math.max(latest, since), -Infinity);
  const to = marks.reduce((earliest, { until }) => Math.min(earliest, until), Infinity);
  return from < to ? { from, to } : null;
}

function placeName({ account, region }: Slot): string {
  return `${account} ${region}`;
}

import * as z from 'zod/mini';
import { UNREAD_REASONS } from '../core/coverage.ts';
import { SOURCE_NAMES } from '../core/facts.ts';
import { groupBy } from '../core/group-by.ts';
import { CHECK_RESULTS, type Hole, inOrder, type Memory, type SlotMark } from '../core/tracking/memory.ts';
import { readHiddenLine, withHiddenLine } from './hidden-line.ts';
import { instant } from './told-text.ts';

const KIND = 'dashboard';
const VERSION = 1;

const source = z.enum(SOURCE_NAMES);
const names = z.array(z.string());
const someNames = z.array(z.nullable(z.string()));

/** Accounts and Regions, each with each. */
type Places<Name> = [accounts: Name[], regions: Name[]][];

/** More nobody has: AWS has some dozens of Regions. Somebody wrote few names that are many places. */
const MOST_PLACES = 200_000;

/** What several slots have in common is written once: the accounts of an organisation are checked together. */
const shape = z.strictObject({
  marks: z.array(
    z.strictObject({
      source,
      since: instant,
      until: instant,
      policy: z.nullable(z.string()),
      places: z.array(z.tuple([names, names])),
    }),
  ),
  holes: z.array(
    z.strictObject({
      source,
      from: instant,
      to: instant,
      reason: z.enum(UNREAD_REASONS),
      places: z.array(z.tuple([someNames, someNames])),
    }),
  ),
  checks: z.array(
    z.strictObject({
      at: instant,
      result: z.enum(CHECK_RESULTS),
      run: z.nullable(z.string().check(z.regex(/^\d{1,20}$/))),
    }),
  ),
});

/** The dashboard's body, taken apart. */
export type DashboardBody =
  | { readonly kind: 'ours'; readonly memory: Memory; readonly text: string }
  /** A later version of the tool wrote it. */
  | { readonly kind: 'newer'; readonly version: number }
  | { readonly kind: 'others' };

export function dashboardBody({ marks, holes, checks }: Memory, text: string): string {
  const data: z.infer<typeof shape> = { marks: groupedMarks(marks), holes: groupedHoles(holes), checks: [...checks] };
  return withHiddenLine(KIND, VERSION, data, text);
}

export function readDashboardBody(body: string): DashboardBody {
  const hidden = readHiddenLine(KIND, body);
  if (hidden === null) return { kind: 'others' };
  if (hidden.version > VERSION) return { kind: 'newer', version: hidden.version };
  const { success, data } = shape.safeParse(hidden.data);
  if (!success) return { kind: 'others' };
  if ([...data.marks, ...data.holes].reduce((sum, { places }) => sum + countOf(places), 0) > MOST_PLACES) {
    return { kind: 'others' };
  }
  const marks = data.marks.flatMap(({ places, ...mark }) => slotsOf(places).map((place) => ({ ...mark, ...place })));
  const holes = data.holes.flatMap(({ places, ...hole }) => slotsOf(places).map((place) => ({ ...hole, ...place })));
  return { kind: 'ours', memory: inOrder({ marks, holes, checks: data.checks }), text: hidden.text };
}

function groupedMarks(marks: readonly SlotMark[]): z.infer<typeof shape>['marks'] {
  const groups = groupBy(marks, ({ source, since, until, policy }) => JSON.stringify([source, since, until, policy]));
  return [...groups.values()].map((group) => {
    const [{ source, since, until, policy }] = group;
    return { source, since, until, policy, places: placesOf(group) };
  });
}

function groupedHoles(holes: readonly Hole[]): z.infer<typeof shape>['holes'] {
  const groups = groupBy(holes, ({ source, from, to, reason }) => JSON.stringify([source, from, to, reason]));
  return [...groups.values()].map((group) => {
    const [{ source, from, to, reason }] = group;
    return { source, from, to, reason, places: placesOf(group) };
  });
}

/** Accounts that have the same Regions stand together. */
function placesOf<Name>(slots: readonly { readonly account: Name; readonly region: Name }[]): Places<Name> {
  const accounts = [...groupBy(slots, ({ account }) => account)].map(([account, own]) => {
    return { account, regions: own.map(({ region }) => region) };
  });
  const groups = groupBy(accounts, ({ regions }) => JSON.stringify(regions));
  return [...groups.values()].map((group) => [group.map(({ account }) => account), group[0].regions]);
}

function slotsOf<Name>(places: Places<Name>): { account: Name; region: Name }[] {
  return places.flatMap(([accounts, regions]) =>
    accounts.flatMap((account) => regions.map((region) => ({ account, region }))),
  );
}

function countOf(places: Places<string | null>): number {
  return places.reduce((sum, [accounts, regions]) => sum + accounts.length * regions.length, 0);
}

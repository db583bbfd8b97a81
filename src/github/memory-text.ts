import * as z from 'zod/mini';
import { UNREAD_REASONS } from '../core/coverage.ts';
import { SOURCE_NAMES } from '../core/facts.ts';
import { type Hole, inOrder, type Memory, type SlotMark } from '../core/tracking/memory.ts';
import { readHiddenLine, withHiddenLine } from './hidden-line.ts';
import { instant } from './told-text.ts';

const KIND = 'dashboard';
const VERSION = 1;

const source = z.enum(SOURCE_NAMES);

/** What several slots have in common is written once: the accounts of an organisation are checked together. */
const shape = z.strictObject({
  marks: z.array(
    z.strictObject({
      source,
      since: instant,
      until: instant,
      policy: z.nullable(z.string()),
      accounts: z.array(z.tuple([z.string(), z.array(z.string())])),
    }),
  ),
  holes: z.array(
    z.strictObject({
      source,
      from: instant,
      to: instant,
      reason: z.enum(UNREAD_REASONS),
      places: z.array(z.tuple([z.nullable(z.string()), z.nullable(z.string())])),
    }),
  ),
});

/** The dashboard's body, taken apart. */
export type DashboardBody =
  | { readonly kind: 'ours'; readonly memory: Memory; readonly text: string }
  /** A later version of the tool wrote it. */
  | { readonly kind: 'newer'; readonly version: number }
  | { readonly kind: 'others' };

export function dashboardBody({ marks, holes }: Memory, text: string): string {
  const data: z.infer<typeof shape> = { marks: groupedMarks(marks), holes: groupedHoles(holes) };
  return withHiddenLine(KIND, VERSION, data, text);
}

export function readDashboardBody(body: string): DashboardBody {
  const hidden = readHiddenLine(KIND, body);
  if (hidden === null) return { kind: 'others' };
  if (hidden.version > VERSION) return { kind: 'newer', version: hidden.version };
  const { success, data } = shape.safeParse(hidden.data);
  if (!success) return { kind: 'others' };
  const marks = data.marks.flatMap(({ accounts, ...mark }) =>
    accounts.flatMap(([account, regions]) => regions.map((region) => ({ ...mark, account, region }))),
  );
  const holes = data.holes.flatMap(({ places, ...hole }) =>
    places.map(([account, region]) => ({ ...hole, account, region })),
  );
  return { kind: 'ours', memory: inOrder({ marks, holes }), text: hidden.text };
}

function groupedMarks(marks: readonly SlotMark[]): z.infer<typeof shape>['marks'] {
  const groups = new Map<string, z.infer<typeof shape>['marks'][number]>();
  for (const { source, since, until, policy, account, region } of marks) {
    const name = JSON.stringify([source, since, until, policy]);
    const group = groups.get(name) ?? { source, since, until, policy, accounts: [] };
    const known = group.accounts.find(([other]) => other === account);
    if (known) known[1].push(region);
    else group.accounts.push([account, [region]]);
    groups.set(name, group);
  }
  return [...groups.values()];
}

function groupedHoles(holes: readonly Hole[]): z.infer<typeof shape>['holes'] {
  const groups = new Map<string, z.infer<typeof shape>['holes'][number]>();
  for (const { source, from, to, reason, account, region } of holes) {
    const name = JSON.stringify([source, from, to, reason]);
    const group = groups.get(name) ?? { source, from, to, reason, places: [] };
    group.places.push([account, region]);
    groups.set(name, group);
  }
  return [...groups.values()];
}

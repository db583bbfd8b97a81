import { joined, type Memory, NO_MEMORY } from '../core/tracking/memory.ts';
import { dashboardBody } from './memory-text.ts';
import type { Dashboard } from './ours.ts';
import type { Tracker } from './tracker.ts';

/** What is to be written to the dashboard. */
export interface DashboardDraft {
  readonly memory: Memory;
  /** Of a new one: a person's title stays. */
  readonly title: string;
  /** Below what is remembered. */
  readonly text: string;
  /** For what is only a copy of the dashboard with this number. */
  readonly textOfCopy: (number: number) => string;
  readonly label: string;
}

/** What all dashboards that there are remember together: of each slot as little as is certain. */
export function memoryOf(dashboards: readonly Dashboard[]): Memory {
  const [first, ...others] = dashboards.map(({ memory }) => memory);
  return first === undefined ? NO_MEMORY : others.reduce(joined, first);
}

/**
 * Writes the one dashboard: the first that is open, else the first, which then stays closed. Of two, as after two runs at
 * once, the other forgets what it knew and is closed; not before the first knows all of it.
 */
export async function keepDashboard(
  dashboards: readonly Dashboard[],
  { memory, title, text, textOfCopy, label }: DashboardDraft,
  tracker: Pick<Tracker, 'create' | 'edit'>,
): Promise<number> {
  const body = dashboardBody(memory, text);
  const kept = dashboards.find(({ isOpen }) => isOpen) ?? dashboards[0];
  if (kept === undefined) return tracker.create({ title, body, labels: [label], assignees: [] });
  if (kept.body !== body) await tracker.edit(kept.number, { body });
  for (const copy of dashboards) {
    if (copy !== kept) await tracker.edit(copy.number, { body: textOfCopy(kept.number), state: 'duplicate' });
  }
  return kept.number;
}

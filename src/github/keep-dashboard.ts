import { joined, type Memory, NO_MEMORY } from '../core/tracking/memory.ts';
import { LONGEST } from './carry-out.ts';
import { fittingMemory } from './fitting-memory.ts';
import { dashboardBody } from './memory-text.ts';
import type { Dashboard } from './ours.ts';
import type { Tracker } from './tracker.ts';

/** What is to be written to the dashboard. */
export interface DashboardDraft {
  readonly memory: Memory;
  /** Of a new one: a person's title stays. */
  readonly title: string;
  /** Below what is remembered: that is the memory as it fits. `room`: so many characters at most, never below 20,000. */
  readonly text: (memory: Memory, room: number) => string;
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
 * once, the other forgets what it knew and is closed; not before the first knows all of it. Returns its number. Throws
 * `TooMuchToRemember` before it does anything.
 */
export async function keepDashboard(
  dashboards: readonly Dashboard[],
  draft: DashboardDraft,
  tracker: Pick<Tracker, 'create' | 'edit'>,
): Promise<number> {
  const { title, text, textOfCopy, label } = draft;
  const memory = fittingMemory(draft.memory);
  const body = dashboardBody(memory, text(memory, LONGEST - dashboardBody(memory, '').length));
  const kept = dashboards.find(({ isOpen }) => isOpen) ?? dashboards[0];
  if (kept === undefined) return tracker.create({ title, body, labels: [label], assignees: [] });
  if (kept.body !== body) await tracker.edit(kept.number, { body });
  for (const copy of dashboards) {
    if (copy !== kept) await tracker.edit(copy.number, { body: textOfCopy(kept.number), state: 'duplicate' });
  }
  return kept.number;
}

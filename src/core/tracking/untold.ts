import type { AttributedPush } from '../verdict.ts';
import type { Held, Plan, Step } from './step.ts';

/**
 * Violations that no issue holds after all: there was no room for an open one, or the step that was to tell them failed.
 * They make a run red, and keep the mark from passing them.
 */
export function untoldOf({ held }: Plan, failed: readonly Step[]): AttributedPush[] {
  const lost = new Set(failed.flatMap((step) => ('belonging' in step ? [step.belonging] : [])));
  const isUntold = ({ belonging, holding }: Held) => holding.kind === 'overflow' || lost.has(belonging);
  return held.filter(isUntold).flatMap(({ belonging }) => belonging.pushes);
}

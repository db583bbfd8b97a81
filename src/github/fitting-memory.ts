import { COARSER } from '../core/tracking/coarser.ts';
import type { DeliveryProblem } from '../core/tracking/delivery-problem.ts';
import type { Memory } from '../core/tracking/memory.ts';
import { dashboardBody } from './memory-text.ts';

/** What is remembered takes so many characters at most, so that beside it there is room for people. */
const LONGEST_MEMORY = 45_000;

/** There are more accounts and Regions than an issue can hold. Nothing is written: the next check reads as much again. */
export class TooMuchToRemember extends Error {
  override readonly name = 'TooMuchToRemember';
  readonly problem: DeliveryProblem;

  constructor({ marks, holes }: Memory) {
    const detail = `${marks.length} accounts and Regions, ${holes.length} times that were not read`;
    super(`more than an issue can hold: ${detail}`);
    this.problem = { failure: 'too-much-to-remember', request: null, detail };
  }
}

/** As exactly as an issue can hold it. Throws `TooMuchToRemember`. */
export function fittingMemory(memory: Memory): Memory {
  let known = memory;
  for (const coarser of COARSER) {
    if (fits(known)) return known;
    known = coarser(known);
  }
  if (!fits(known)) throw new TooMuchToRemember(memory);
  return known;
}

function fits(memory: Memory): boolean {
  return dashboardBody(memory, '').length <= LONGEST_MEMORY;
}

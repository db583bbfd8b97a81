import { markdownReport } from '../src/reports/summary.ts';
import { manyPushes } from './many-pushes.ts';

export const PUSHES = 500_000;

/** The job summary of a run that is far too large for it: what it takes to find the step of detail that fits. */
export function largestSummary(): { readonly ms: number; readonly incidents: number; readonly bytes: number } {
  const facts = manyPushes(PUSHES, 2);
  let ms = Number.POSITIVE_INFINITY;
  let bytes = 0;
  for (let turn = 0; turn < 3; turn++) {
    const started = performance.now();
    const text = [...markdownReport(facts)].join('');
    ms = Math.min(ms, performance.now() - started);
    bytes = Buffer.byteLength(text);
  }
  return { ms, incidents: facts.incidents.length, bytes };
}

import { describe, expect, it } from 'vitest';
import type { Claim } from '../../src/core/reading.ts';
import { cloudtrailOn, PATIENT } from '../support/cloudtrail-source.ts';
import { EventHistory } from '../support/event-history.ts';
import { at } from '../support/facts.ts';
import { KeptIntake } from '../support/intake.ts';
import { putImage } from '../support/records.ts';
import type { Fault } from '../support/stand-in.ts';

const NOW = at('2026-11-02T09:00:00Z');
const DAY = { from: at('2026-10-19T00:00:00Z'), to: at('2026-10-20T00:00:00Z') };
/** Three pages of pushes, besides the event names of which there is nothing. */
const PUSHES = 130;
/** What hangs is given up soon. */
const IMPATIENT = { ...PATIENT, response: 150, page: 200 };

const TIMES = new Map(
  Array.from({ length: PUSHES }, (_, index) => [
    `00000000-0000-4000-8000-${String(index).padStart(12, '0')}`,
    DAY.from + index * 600_000,
  ]),
);

/** Reads the day, with one fault at the request of this number; `null`: with none. */
async function read(fault: Fault, at: number | null) {
  const history = new EventHistory();
  for (const [eventID, time] of TIMES) history.add(putImage({ eventID, eventTime: new Date(time).toISOString() }));
  const { source, standIn } = await cloudtrailOn(
    { history, fault: ({ number }) => (number === at ? fault : null) },
    NOW,
    { range: DAY, timeouts: fault.kind.startsWith('hang') ? IMPATIENT : PATIENT },
  );
  const intake = new KeptIntake();
  const { claims } = await source.read(intake, new AbortController().signal);
  standIn.stop();
  return {
    found: intake.pushes.map(({ eventId }) => eventId).sort(),
    claims: claims ?? [],
    requests: standIn.asked.length,
  };
}

function isIn({ from, to }: Claim, time: number): boolean {
  return from <= time && time < to;
}

const FAULTS: readonly (readonly [string, Fault, 'whole' | 'hole'])[] = [
  ['throttled', { kind: 'error', status: 400, type: 'ThrottlingException' }, 'whole'],
  ['500', { kind: 'error', status: 500, type: 'InternalFailure' }, 'whole'],
  ['503', { kind: 'error', status: 503, type: 'ServiceUnavailable' }, 'whole'],
  ['reset before it has an effect', { kind: 'reset' }, 'whole'],
  ['reset after it had one', { kind: 'reset-after' }, 'whole'],
  ['a truncated body', { kind: 'truncated' }, 'whole'],
  ['broken JSON', { kind: 'broken-json' }, 'whole'],
  ['HTML', { kind: 'html', status: 200 }, 'whole'],
  ['no answer', { kind: 'hang' }, 'whole'],
  ['a body that hangs', { kind: 'hanging-body' }, 'whole'],
  ['an expired token', { kind: 'error', status: 400, type: 'InvalidNextTokenException' }, 'whole'],
  ['events that are on two pages', { kind: 'repeated-events' }, 'whole'],
  ['an empty page with a token', { kind: 'empty-page' }, 'whole'],
  ['access denied', { kind: 'error', status: 400, type: 'AccessDeniedException' }, 'hole'],
  ['expired credentials', { kind: 'error', status: 400, type: 'ExpiredTokenException' }, 'hole'],
];

describe('one fault, at every request there is', () => {
  it.each(FAULTS)('%s', async (_, fault, outcome) => {
    const undisturbed = await read(fault, null);
    expect(undisturbed.found).toEqual([...TIMES.keys()]);
    for (let number = 0; number < undisturbed.requests; number++) {
      const { found, claims } = await read(fault, number);
      // Each once.
      expect(new Set(found).size).toBe(found.length);
      const holes = claims.filter(({ reason }) => reason !== null);
      expect(holes.length > 0, `a hole after request ${number}`).toBe(outcome === 'hole');
      const lost = [...TIMES].filter(([eventId]) => !found.includes(eventId));
      for (const [, time] of lost) expect(holes.some((hole) => isIn(hole, time))).toBe(true);
    }
  });
});

import fc from 'fast-check';
import { zoneOf } from './facts.ts';

/** Clocks that change in each of the ways there are. Up to 2024 older releases of the tz database know the same of them. */
const ZONES = [
  'UTC',
  'Africa/Casablanca',
  'Africa/Monrovia',
  'America/Caracas',
  'America/New_York',
  'America/Santiago',
  'Antarctica/Troll',
  'Asia/Beirut',
  'Asia/Pyongyang',
  'Australia/Lord_Howe',
  'Europe/Berlin',
  'Europe/Dublin',
  'Europe/Volgograd',
  'Pacific/Apia',
  'Pacific/Chatham',
  'Pacific/Kwajalein',
];
const [FROM, TO] = [Date.UTC(1971, 0, 1), Date.UTC(2024, 6, 1)];
const DAY = 86_400_000;

/** A zone, and a moment that is near a change of its clocks more often than not. */
export const nearChange: fc.Arbitrary<{ readonly zone: string; readonly instant: number }> = fc
  .constantFrom(...ZONES)
  .chain((zone) => {
    const [, ...pieces] = zoneOf(zone).pieces(FROM, TO);
    const anywhere = fc.integer({ min: FROM, max: TO });
    const near = pieces.map(({ from }) => fc.integer({ min: from - 2 * DAY, max: from + 2 * DAY }));
    const instant = near.length === 0 ? anywhere : fc.oneof({ weight: 3, arbitrary: fc.oneof(...near) }, anywhere);
    return fc.record({ zone: fc.constant(zone), instant });
  });

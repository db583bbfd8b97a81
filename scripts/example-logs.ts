import { backgroundRecords } from './example-logs/background.ts';
import { deliveryTimes, logFiles } from './example-logs/files.ts';
import { pushRecords } from './example-logs/pushes.ts';
import { serviceRecords } from './example-logs/services.ts';
import { STORY } from './example-logs/story.ts';
import { DATA, PAYMENTS, SHOP } from './example-logs/world.ts';

const DAY = 86_400_000;
const FIRST_DAY = Date.parse('2026-10-19T00:00:00Z');
const DAYS = Array.from({ length: 14 }, (_, n) => FIRST_DAY + n * DAY);

/** Each account and Region, and how many calls a day have nothing to do with pushes. */
const TRAILS = [
  { place: SHOP, background: 17, busy: true },
  { place: PAYMENTS, background: 12, busy: false },
  { place: DATA, background: 10, busy: false },
];

/**
 * The log files under examples/logs, from the story that `example-logs/story.ts` tells. Always the same: no clock, no
 * chance. To compare, unpack: packed bytes differ between versions of zlib.
 */
export function exampleLogs(): { path: string; json: string }[] {
  const records = [...pushRecords(STORY), ...serviceRecords()];
  return TRAILS.flatMap(({ place, background, busy }) =>
    logFiles(place, [...records, ...backgroundRecords(place, DAYS, background)], deliveryTimes(DAYS, busy)),
  ).map(({ key, json }) => ({ path: `examples/logs/${key}`, json }));
}

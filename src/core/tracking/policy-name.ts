import type { Policy } from '../policy.ts';
import { TZDATA_VERSION } from '../tzdb.ts';

/** Stands for all that decides on verdicts besides the records: where it is the same, so is what they say of a push. */
export function policyName({ sha256, calendars }: Policy): string {
  return [TZDATA_VERSION, sha256, ...calendars.map((calendar) => calendar.sha256)]
    .map((part) => part.slice(0, 16))
    .join(' ');
}

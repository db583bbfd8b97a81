import type { DraftFile } from './schema.ts';

/** Libraries that a policy needs, because it names a country or a calendar file. */
export interface PolicyNeeds {
  readonly holidays: boolean;
  readonly calendars: boolean;
}

export function needsOf({ holidays, freezes }: DraftFile): PolicyNeeds {
  const items = holidays.filter((holiday) => typeof holiday !== 'string');
  return {
    holidays: items.some((holiday) => typeof holiday?.country === 'string'),
    calendars: [...items, ...freezes].some((item) => typeof item?.calendar === 'string'),
  };
}

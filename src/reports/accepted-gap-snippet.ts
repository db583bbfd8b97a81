import { MINUTE } from '../core/instant.ts';
import { utcMinute } from '../core/local-time.ts';
import type { Hole } from '../core/tracking/memory.ts';

/** Whether a policy can let it go: it must know the account and the Region. */
export function canBeLetGo({ account, region }: Hole): boolean {
  return account !== null && /^\d{12}$/.test(account) && region !== null && /^[a-z][a-z0-9-]{1,40}$/.test(region);
}

/** What lets holes go that can be, to be pasted into a policy. In whole minutes. */
export function acceptedGapSnippet(holes: readonly Hole[]): string {
  return ['accepted-gaps:', ...holes.flatMap(gapLines)].join('\n');
}

function gapLines({ account, region, from, to }: Hole): string[] {
  return [
    `  - account: "${account}"`,
    `    region: ${region}`,
    `    during: ${minute(from)}/${minute(Math.ceil(to / MINUTE) * MINUTE)}`,
    '    timezone: UTC',
    '    reason: why it is let go, and who said so',
  ];
}

function minute(instant: number): string {
  return utcMinute(instant).replace(' ', 'T');
}

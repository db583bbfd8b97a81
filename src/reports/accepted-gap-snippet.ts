import { MINUTE } from '../core/instant.ts';
import { utcMinute } from '../core/local-time.ts';
import type { Hole } from '../core/tracking/memory.ts';
import { visible } from './visible.ts';

/** What lets holes go, to be pasted into a policy: of those of which account and Region are known, in whole minutes. */
export function acceptedGapSnippet(holes: readonly Hole[]): string {
  return ['accepted-gaps:', ...holes.flatMap(gapLines)].join('\n');
}

function gapLines({ account, region, from, to }: Hole): string[] {
  if (account === null || region === null) return [];
  return [
    `  - account: ${quoted(account)}`,
    `    region: ${/^[a-z][a-z0-9-]*$/.test(region) ? region : quoted(region)}`,
    `    during: ${minute(from)}/${minute(Math.ceil(to / MINUTE) * MINUTE)}`,
    '    timezone: UTC',
    '    reason: why it is let go, and who said so',
  ];
}

/** A text of JSON is one of YAML 1.2. */
function quoted(text: string): string {
  return JSON.stringify(visible(text));
}

function minute(instant: number): string {
  return utcMinute(instant).replace(' ', 'T');
}

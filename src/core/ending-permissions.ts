import { displayZone } from './display-zone.ts';
import { type Excuse, excusesOf } from './excuses.ts';
import { DAY, FIRST_INSTANT, type Instant, LAST_INSTANT } from './instant.ts';
import type { Policy } from './policy.ts';
import { startOfDay } from './start-of-day.ts';
import type { Zone } from './zone.ts';

/** When a permission ends. */
export interface PermissionEnd {
  readonly rule: Excuse;
  /** Exclusive; `null`: an exemption without end. */
  readonly end: Instant | null;
  /** The file's zone, by which the end was read unless the rule names its own. */
  readonly zone: Zone;
}

export interface EndingPermission extends PermissionEnd {
  readonly end: Instant;
  /** Whether that end has come. */
  readonly ended: boolean;
}

/** When the exemptions and exceptions of a policy end, in the order in which they count. */
export function permissionEnds(policy: Policy): PermissionEnd[] {
  const zone = displayZone(policy.defaults);
  return excusesOf(policy).map((rule) => ({ rule, zone, end: endOf(rule, zone) }));
}

const SOON = 7 * DAY;

/** Those that have ended at a moment, or end within seven days of it. */
export function endingPermissions(policy: Policy, at: Instant): EndingPermission[] {
  return permissionEnds(policy).flatMap(({ rule, zone, end }) =>
    end !== null && end <= at + SOON ? [{ rule, zone, end, ended: end <= at }] : [],
  );
}

function endOf(rule: Excuse, zone: Zone): Instant | null {
  switch (rule.kind) {
    case 'exemption':
      return rule.exemption.until === null ? null : startOfDay(rule.exemption.until + 1, zone);
    case 'exception':
      return rule.exception.during.stretches(zone, FIRST_INSTANT, LAST_INSTANT).at(-1)?.to ?? FIRST_INSTANT;
  }
}

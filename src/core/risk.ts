import { type Attribution, ORIGINS } from './attribution.ts';
import type { Severity } from './policy.ts';
import type { Cause } from './verdict.ts';

/** What a risk score is worked out from. */
export interface RiskFacts {
  readonly severity: Severity;
  readonly cause: Cause;
  readonly origin: Attribution['kind'];
  /** How many images, from 1. */
  readonly images: number;
}

const SEVERITY_POINTS: Readonly<Record<Severity, number>> = { low: 10, medium: 30, high: 50, critical: 70 };

const CAUSE_POINTS: Readonly<Record<Cause, number>> = { undeclared: 0, 'closed-hours': 5, holiday: 10, freeze: 15 };

/** Machines that are meant to push, people, and nobody knows who. */
const ORIGIN_POINTS: Readonly<Record<Attribution['kind'], number>> = {
  workflow: 0,
  service: 0,
  federated: 5,
  saml: 5,
  user: 5,
  unknown: 10,
};

/** Each image after the first adds a point, up to so many. */
const MOST_IMAGE_POINTS = 5;

/**
 * From 10 to 100, a whole number: the sum of the points of severity, cause and sign-in, and a point for each image after
 * the first, up to five. Nothing that is worse takes a point away.
 */
export function riskScore({ severity, cause, origin, images }: RiskFacts): number {
  const more = Math.min(images - 1, MOST_IMAGE_POINTS);
  return SEVERITY_POINTS[severity] + CAUSE_POINTS[cause] + ORIGIN_POINTS[origin] + more;
}

/** Of two sign-ins the one that counts for both: with more points, of equal ones always the same. */
export function riskierOrigin(a: Attribution['kind'], b: Attribution['kind']): Attribution['kind'] {
  const order = ORIGIN_POINTS[a] - ORIGIN_POINTS[b] || ORIGINS.indexOf(a) - ORIGINS.indexOf(b);
  return order > 0 ? a : b;
}

/** The formula as a sentence, from the same tables. */
export const RISK_FORMULA = [
  `severity (${points(SEVERITY_POINTS)})`,
  `cause (${points(CAUSE_POINTS)})`,
  `sign-in (${points(ORIGIN_POINTS)})`,
  `1 for each image after the first (${MOST_IMAGE_POINTS} at most).`,
].join(' + ');

function points(table: Readonly<Record<string, number>>): string {
  return Object.entries(table)
    .map(([name, value]) => `${name} ${value}`)
    .join(', ');
}

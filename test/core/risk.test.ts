import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { RISK_FORMULA, type RiskFacts, riskierOrigin, riskScore } from '../../src/core/risk.ts';

/** From the least to the worst. */
const SEVERITIES = ['low', 'medium', 'high', 'critical'] as const;
const CAUSES = ['undeclared', 'closed-hours', 'holiday', 'freeze'] as const;
const ORIGINS = ['workflow', 'service', 'federated', 'saml', 'user', 'unknown'] as const;

describe('the risk score', () => {
  it.each<[number, RiskFacts]>([
    [10, { severity: 'low', cause: 'undeclared', origin: 'workflow', images: 1 }],
    [35, { severity: 'medium', cause: 'closed-hours', origin: 'workflow', images: 1 }],
    [40, { severity: 'medium', cause: 'closed-hours', origin: 'user', images: 1 }],
    [47, { severity: 'medium', cause: 'closed-hours', origin: 'unknown', images: 3 }],
    [65, { severity: 'high', cause: 'freeze', origin: 'service', images: 1 }],
    [75, { severity: 'critical', cause: 'closed-hours', origin: 'workflow', images: 1 }],
    [100, { severity: 'critical', cause: 'freeze', origin: 'unknown', images: 6 }],
    [100, { severity: 'critical', cause: 'freeze', origin: 'unknown', images: 1000 }],
  ])('is %i for %o', (score, facts) => {
    expect(riskScore(facts)).toBe(score);
  });

  it('is told by the numbers that it is worked out from', () => {
    expect(RISK_FORMULA).toBe(
      'severity (low 10, medium 30, high 50, critical 70) + cause (undeclared 0, closed-hours 5, holiday 10, freeze 15) + sign-in (workflow 0, service 0, federated 5, saml 5, user 5, unknown 10) + 1 for each image after the first (5 at most).',
    );
  });

  const indexes = fc.record({
    severity: fc.nat(3),
    cause: fc.nat(3),
    origin: fc.nat(5),
    images: fc.integer({ min: 1, max: 20 }),
  });
  const factsOf = ({
    severity,
    cause,
    origin,
    images,
  }: {
    severity: number;
    cause: number;
    origin: number;
    images: number;
  }) => ({
    severity: SEVERITIES[severity] ?? 'low',
    cause: CAUSES[cause] ?? 'undeclared',
    origin: ORIGINS[origin] ?? 'workflow',
    images,
  });

  it('never falls where something is worse, and is a whole number from 10 to 100', () => {
    fc.assert(
      fc.property(indexes, indexes, (a, b) => {
        const worse = {
          severity: Math.max(a.severity, b.severity),
          cause: Math.max(a.cause, b.cause),
          origin: Math.max(a.origin, b.origin),
          images: Math.max(a.images, b.images),
        };
        const score = riskScore(factsOf(a));
        expect(riskScore(factsOf(worse))).toBeGreaterThanOrEqual(score);
        expect(Number.isInteger(score) && score >= 10 && score <= 100).toBe(true);
      }),
    );
  });

  it('is above that of every lower severity, by closed hours and whoever it was', () => {
    for (const [index, severity] of SEVERITIES.entries()) {
      const next = SEVERITIES[index + 1];
      const some = { cause: 'closed-hours', images: 1 } as const;
      if (next === undefined) continue;
      expect(riskScore({ ...some, severity: next, origin: 'workflow' })).toBeGreaterThan(
        riskScore({ ...some, severity, origin: 'unknown' }),
      );
    }
  });

  it.each([
    ['workflow', 'user', 'user'],
    ['unknown', 'user', 'unknown'],
    ['user', 'saml', 'user'],
    ['workflow', 'service', 'service'],
  ] as const)('counts one sign-in for several: of %s and %s', (a, b, expected) => {
    expect([riskierOrigin(a, b), riskierOrigin(b, a)]).toEqual([expected, expected]);
  });
});

import fc from 'fast-check';
import { UNREAD_REASONS } from '../../src/core/coverage.ts';
import { DAY } from '../../src/core/instant.ts';
import { CHECK_RESULTS, inOrder, type Memory, withoutRepeats } from '../../src/core/tracking/memory.ts';

const source = fc.constantFrom('cloudtrail' as const, 'files' as const);
const account = fc.constantFrom('111122223333', '444455556666', '__proto__');
const region = fc.constantFrom('eu-central-1', 'us-east-1', 'constructor', '-->', '@a');
const time = fc.nat(9).map((days) => days * DAY);
const policy = fc.option(fc.constantFrom('policy 1', 'null', '-->'));

/** Whatever a check may remember, with few different names and times. */
export const anyMemory: fc.Arbitrary<Memory> = fc
  .record({
    marks: fc.uniqueArray(fc.record({ source, account, region, since: time, until: time, policy }), {
      selector: (mark) => `${mark.source} ${mark.account} ${mark.region}`,
    }),
    holes: fc.array(
      fc.record({
        source,
        account: fc.option(account),
        region: fc.option(region),
        from: time,
        length: fc.integer({ min: 1, max: 4 }),
        reason: fc.constantFrom(...UNREAD_REASONS),
      }),
    ),
    checks: fc.uniqueArray(
      fc.record({
        at: time,
        result: fc.constantFrom(...CHECK_RESULTS),
        run: fc.option(fc.constantFrom('1', '19876543210')),
      }),
      { maxLength: 10, selector: ({ at, result, run }) => `${at} ${result} ${run}` },
    ),
  })
  .map(({ holes, ...memory }) => {
    const whole = holes.map(({ length, ...hole }) => ({ ...hole, to: hole.from + length * DAY }));
    return inOrder({ ...memory, holes: withoutRepeats(whole) });
  });

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { UNREAD_REASONS } from '../../src/core/coverage.ts';
import { DAY } from '../../src/core/instant.ts';
import { CHECK_RESULTS, inOrder, type Memory, NO_MEMORY } from '../../src/core/tracking/memory.ts';
import { issueBody } from '../../src/github/marker-text.ts';
import { dashboardBody, readDashboardBody } from '../../src/github/memory-text.ts';
import { at } from '../support/facts.ts';
import { kinds, parsed } from '../support/markdown.ts';
import { issueOf } from '../support/tracking.ts';

const source = fc.constantFrom('cloudtrail' as const, 'files' as const);
const account = fc.constantFrom('111122223333', '444455556666', '__proto__');
const region = fc.constantFrom('eu-central-1', 'us-east-1', 'constructor', '-->', '@a');
const time = fc.constantFrom(0, DAY, 2 * DAY, 3 * DAY);
const policy = fc.option(fc.constantFrom('policy 1', 'null', '-->'));
const memory: fc.Arbitrary<Memory> = fc
  .record({
    marks: fc.uniqueArray(fc.record({ source, account, region, since: time, until: time, policy }), {
      selector: (mark) => `${mark.source} ${mark.account} ${mark.region}`,
    }),
    holes: fc.uniqueArray(
      fc.record({
        source,
        account: fc.option(account),
        region: fc.option(region),
        from: time,
        to: time,
        reason: fc.constantFrom(...UNREAD_REASONS),
      }),
      { selector: (hole) => `${hole.source} ${hole.account} ${hole.region} ${hole.from}` },
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
  .map(inOrder);

describe('what the dashboard remembers', () => {
  it('is read as it was written', () => {
    fc.assert(
      fc.property(memory, fc.string(), (known, text) => {
        expect(readDashboardBody(dashboardBody(known, text))).toEqual({ kind: 'ours', memory: known, text });
      }),
    );
  });

  it('shows nowhere', () => {
    fc.assert(
      fc.property(memory, (known) => {
        expect(kinds(parsed(dashboardBody(known, 'Fine')))).toEqual(['root', 'html', 'paragraph', 'text']);
      }),
    );
  });

  it('of an organisation of 1,000 accounts is short: what is common is written once', () => {
    const until = at('2026-11-20T12:00:00Z');
    const places = Array.from({ length: 1000 * 17 }, (_, index) => ({
      source: 'cloudtrail' as const,
      account: String(100_000_000_000 + Math.floor(index / 17)),
      region: `ap-northeast-${index % 17}`,
    }));
    const marks = places.map((place) => ({ ...place, since: until - 90 * DAY, until, policy: '0'.repeat(64) }));
    const holes = places.map((place) => ({ ...place, from: until - DAY, to: until, reason: 'role-refused' as const }));
    expect(dashboardBody({ ...NO_MEMORY, marks, holes }, '').length).toBeLessThan(32_000);
  });

  it('is not believed where few names are more places than there are', () => {
    const names = JSON.stringify(Array.from({ length: 1000 }, (_, index) => String(index)));
    const mark = `{"source":"cloudtrail","since":0,"until":0,"policy":null,"places":[[${names},${names}]]}`;
    expect(readDashboardBody(dashboardBody(NO_MEMORY, '').replace('[]', `[${mark}]`)).kind).toBe('others');
  });

  it.each([
    ['of a newer version', dashboardBody(NO_MEMORY, '').replace('dashboard 1', 'dashboard 2'), 'newer'],
    ['quoted', `> ${dashboardBody(NO_MEMORY, '')}`, 'others'],
    ['an incident', issueBody(issueOf(1, ['a']).marker, ''), 'others'],
    [
      'with a run that is no number',
      dashboardBody({ ...NO_MEMORY, checks: [{ at: 0, result: 'compliant', run: '1)' }] }, ''),
      'others',
    ],
    ['with a field more', dashboardBody(NO_MEMORY, '').replace('"marks"', '"more":1,"marks"'), 'others'],
  ])('%s is not ours', (_, body, kind) => {
    expect(readDashboardBody(body).kind).toBe(kind);
  });
});

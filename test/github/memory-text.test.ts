import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DAY } from '../../src/core/instant.ts';
import { NO_MEMORY } from '../../src/core/tracking/memory.ts';
import { issueBody } from '../../src/github/marker-text.ts';
import { dashboardBody, readDashboardBody } from '../../src/github/memory-text.ts';
import { at } from '../support/facts.ts';
import { kinds, parsed } from '../support/markdown.ts';
import { anyMemory } from '../support/memories.ts';
import { issueOf } from '../support/tracking.ts';

describe('what the dashboard remembers', () => {
  it('is read as it was written', () => {
    fc.assert(
      fc.property(anyMemory, fc.string(), (known, text) => {
        expect(readDashboardBody(dashboardBody(known, text))).toEqual({ kind: 'ours', memory: known, text });
      }),
    );
  });

  it('shows nowhere', () => {
    fc.assert(
      fc.property(anyMemory, (known) => {
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

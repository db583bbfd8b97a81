import { describe, expect, it } from 'vitest';
import type { Push } from '../../src/core/push.ts';
import { markdownReport } from '../../src/reports/summary.ts';
import { at, entryOf, policyOf, pushOf, zoneOf } from '../support/facts.ts';
import { nodesOf, parsed, seen } from '../support/markdown.ts';
import { factsFor, ON_MAIN } from '../support/run-facts.ts';

const BERLIN = policyOf({ defaults: entryOf({ match: null }) });
const SATURDAY = at('2026-10-24T00:14:09Z');
const TUESDAY = at('2026-10-20T10:00:00Z');

function summary(pushes: readonly Partial<Push>[], asked: Parameters<typeof factsFor>[1] = {}): string {
  const whole = pushes.map((push, index) =>
    pushOf({ eventId: String(index), digest: `sha256:${String(index).padStart(64, '0')}`, ...push }),
  );
  return [...markdownReport(factsFor(whole, { policy: BERLIN, signIn: ON_MAIN, ...asked }))].join('');
}

/** So many incidents, each in a repository of its own. */
function incidents(count: number): Partial<Push>[] {
  return Array.from({ length: count }, (_, index) => ({ repository: `shop/r${index}`, time: SATURDAY + index * 1000 }));
}

const headings = (text: string) => nodesOf(parsed(text), 'heading').map(seen);
const folds = (text: string) => [...text.matchAll(/<details><summary>(.*?)<\/summary>/g)].map(([, title]) => title);
const rowsOf = (text: string, table: number) =>
  nodesOf(nodesOf(parsed(text), 'table')[table] ?? { type: 'none' }, 'tableRow').map((row) =>
    seen(row).replaceAll('\u00A0', ' '),
  );

describe('a job summary', () => {
  it('of a clean week is short: the verdict, what was read, the week', () => {
    const text = summary([{ time: TUESDAY }]);
    expect(text).toMatch(/^## ECR release windows\n\n\*\*✅ Compliant: no violation among 1 image\*\*\n\n/);
    expect(headings(text)).toEqual(['ECR release windows', 'Week of 2026-10-19, Europe/Berlin: shop/checkout']);
    expect(folds(text)).toEqual(['1 repository', 'How to run this check again']);
  });

  it('names every hole before anything that was found', () => {
    const claim = {
      from: at('2026-10-19T00:00:00Z'),
      to: at('2026-10-26T00:00:00Z'),
      region: 'eu-central-1',
      detail: null,
    };
    const claims = [
      { ...claim, account: '111122223333', reason: null },
      { ...claim, account: '444455556666', reason: 'failed' as const },
    ];
    const text = summary([{}], { claims });
    expect(text).toMatch(
      /^## ECR release windows\n\n\*\*⚠️ Incomplete: .+\*\*\n\n### Missing\n\n- account 444455556666, Region eu-central-1: /,
    );
    expect(headings(text).slice(1, 3)).toEqual(['Missing', '1 incident']);
    expect(text).toContain('What was read: account 111122223333, Region eu-central-1');
    expect(text).toContain('- Get what is named under Missing');
  });

  it('shows a single incident open', () => {
    const text = summary([{}]);
    expect(text).toContain('❌ Not compliant');
    expect(folds(text).slice(0, 1)).toEqual(['1 repository']);
    expect(rowsOf(text, 0)).toEqual(['Local timeTagWhat', 'Sat 24 Oct 2026 02:14:09v2.8.1image']);
    expect(text).not.toContain('mermaid');
  });

  it('shows a few as lines, the most severe first, with the rest folded, and as a chart', () => {
    const high = entryOf({ match: ['shop/r1'], matchesName: (name) => name === 'shop/r1', severity: 'high' });
    const text = summary(incidents(2), { policy: policyOf({ entries: [high], defaults: BERLIN.defaults }) });
    expect(rowsOf(text, 0).map((row) => row.slice(0, 14))).toEqual([
      'NrSeverityRepo',
      '1highshop/r1v2',
      '2mediumshop/r0',
    ]);
    expect(folds(text).slice(0, 2)).toEqual([
      '1. <code>shop/r1</code> in 111122223333 eu-central-1, Sat\u00A024\u00A0Oct\u00A002:14',
      '2. <code>shop/r0</code> in 111122223333 eu-central-1, Sat\u00A024\u00A0Oct\u00A002:14',
    ]);
    expect(nodesOf(parsed(text), 'code').map(({ value }) => value?.split('\n')[0])).toEqual(['gantt', 'check']);
  });

  it('says of many what they have in common, before the worst of them', () => {
    const text = summary(incidents(40));
    expect(text).toContain('Severity: 40 medium. All began on Saturday 2026-10-24.');
    expect(rowsOf(text, 0)).toEqual(['Pushed byIncidentsRepositories', 'workflow acme/shop4040']);
    expect(rowsOf(text, 1)).toHaveLength(1 + 10);
    expect(folds(text).slice(0, 2)).toEqual(['30 more incidents', 'Everything on each incident']);
    expect(text).not.toContain('mermaid');
  });

  it('says where only where incidents are in several places, and the zone in each line only where it differs', () => {
    const header = (text: string) => rowsOf(text, 0)[0];
    expect(header(summary(incidents(2)))).toBe('NrSeverityRepositoryPushedWhen, in BerlinByWhy');
    const twoAccounts = summary([{}, { account: '444455556666' }]);
    expect(header(twoAccounts)).toBe('NrSeverityRepositoryWherePushedWhen, in BerlinByWhy');
    const tokyo = entryOf({ matchesName: (name) => name === 'shop/r1', zone: zoneOf('Asia/Tokyo'), windows: [] });
    const twoZones = summary(incidents(2), { policy: policyOf({ entries: [tokyo], defaults: BERLIN.defaults }) });
    expect(rowsOf(twoZones, 0)).toEqual([
      'NrSeverityRepositoryPushedWhenByWhy',
      expect.stringContaining('Sat 24 Oct 02:14 in Berlin'),
      expect.stringContaining('Sat 24 Oct 09:14 in Tokyo'),
    ]);
    expect(twoZones).toContain('accTitle: When the 2 incidents were, UTC');
  });

  it('counts an index and what it lists as one image; what another principal pushed is a line of its own', () => {
    const digests = ['a', 'b', 'c'].map((sign) => `sha256:${sign.repeat(64)}`);
    const mallory = {
      ...pushOf().principal,
      arn: 'arn:aws:sts::111122223333:assumed-role/other/x',
      name: 'other',
      role: 'arn:aws:iam::111122223333:role/other',
    };
    const [own, others, index] = digests;
    const text = summary([
      { tag: null, digest: own ?? null },
      { tag: null, digest: others ?? null, principal: mallory, accessKeyId: 'ASIAOTHER' },
      {
        tag: 'v3',
        digest: index ?? null,
        kind: 'index',
        lists: digests.slice(0, 2),
        platforms: ['linux/amd64', 'linux/arm64'],
        time: SATURDAY + 2000,
      },
    ]);
    expect(rowsOf(text, 0).map((row) => row.replace(/^Sat 24 Oct 2026 /, ''))).toEqual([
      'Local timeTagWhatBy',
      '02:14:09by digest sha256:bbbbbbbbbbbbimagerole other (session GitHubActions), sign-in unknown',
      expect.stringMatching(/^02:14:11v3index for linux\/amd64, linux\/arm64 \(2 manifests\)role release/),
    ]);
  });

  it('draws the weeks with violations, in signs and in words', () => {
    const week = rowsOf(summary([{}, { time: TUESDAY }]), 1);
    expect(week).toContain(
      'Tue 20 Oct????????????o███████····open 08:00–20:00; 1 push inside; not checked 00:00–12:00',
    );
    expect(week).toContain('Wed 21 Oct········████████████····open 08:00–20:00');
    expect(week).toContain(
      'Sat 24 Oct··X?????????????????????closed; 1 push outside at 02:14; not checked 02:15–24:00',
    );
  });
});

import { describe, expect, it } from 'vitest';
import { imagePushesOf } from '../../../src/core/image-pushes.ts';
import { incidentsOf } from '../../../src/core/incident.ts';
import { HOUR } from '../../../src/core/instant.ts';
import type { Belonging } from '../../../src/core/tracking/belonging.ts';
import type { KeptIssue } from '../../../src/core/tracking/kept-issue.ts';
import { type Done, openAfter } from '../../../src/core/tracking/open-incidents.ts';
import type { Step } from '../../../src/core/tracking/step.ts';
import { NOTHING_TOLD } from '../../../src/core/tracking/told.ts';
import { at } from '../../support/facts.ts';
import { issueOf, judgedOf } from '../../support/tracking.ts';

const NOW = at('2026-10-25T06:00:00Z');
const open = issueOf(1, ['a', 'b']);
const closed = issueOf(2, [{ id: 'c', repository: 'shop/web/api' }], { isOpen: false });
const pushes = ['x', 'y'].map((id) => judgedOf({ id }));

function belonging(): Belonging {
  const [incident] = incidentsOf(pushes, imagePushesOf(pushes));
  if (!incident) throw new Error('no incident');
  return { family: null, incidents: [incident], pushes };
}

const done = (step: Step, opened: number | null = null): Done => ({ step, opened });
const words = (...steps: readonly Done[]) =>
  openAfter([open, closed], steps, NOW).map(({ number, repository, told }) => `#${number} ${repository} ${told}`);

describe('what is open after a run', () => {
  it.each<[string, string[], Done[]]>([
    ['what was open', ['#1 shop/checkout 2'], []],
    [
      'what was opened',
      ['#1 shop/checkout 2', '#7 shop/checkout 2'],
      [done({ kind: 'open', belonging: belonging() }, 7)],
    ],
    [
      'with what was added',
      ['#1 shop/checkout 4'],
      [done({ kind: 'grow', issue: open, belonging: belonging(), news: pushes })],
    ],
    [
      'what was opened again, with what was added',
      ['#1 shop/checkout 2', '#2 shop/web/api 3'],
      [done({ kind: 'grow', issue: closed, belonging: belonging(), news: pushes })],
    ],
    [
      'what was opened again',
      ['#1 shop/checkout 2', '#2 shop/web/api 1'],
      [done({ kind: 'reopen', issue: closed, belonging: belonging() })],
    ],
    ['not what was excused', [], [done({ kind: 'close-excused', issue: open, pushes })]],
    ['nor what was approved', [], [done({ kind: 'close-approved', issue: open, approval: { by: 'ann', at: NOW } })]],
    ['nor a duplicate', [], [done({ kind: 'close-duplicate', issue: open, of: closed })]],
    ['what was only noted', ['#1 shop/checkout 2'], [done({ kind: 'note', issue: open, end: null })]],
  ])('%s', (_, expected, steps) => {
    expect(words(...steps)).toEqual(expected);
  });

  it.each<[string, (issue: KeptIssue) => Step]>([
    ['reopened', (issue) => ({ kind: 'reopen', issue, belonging: belonging() })],
    ['grown', (issue) => ({ kind: 'grow', issue, belonging: belonging(), news: [] })],
  ])('says where, since when, and the closed period as it is told now: %s', (_, step) => {
    const told = [{ id: 'c', repository: 'shop/web/api' }];
    const issue = issueOf(2, told, { isOpen: false, marker: { closedFrom: NOW - HOUR, closedUntil: NOW } });
    const { closedFrom, closedUntil } = belonging().incidents[0];
    expect(openAfter([issue], [done(step(issue))], NOW)).toEqual([
      {
        number: 2,
        registry: 'private',
        account: '111122223333',
        region: 'eu-central-1',
        repository: 'shop/web/api',
        openedAt: issue.createdAt,
        closedFrom,
        closedUntil,
        told: 1,
      },
    ]);
  });

  it('counts nothing where no marks were kept', () => {
    const many = issueOf(1, ['a'], { marker: { told: { ...NOTHING_TOLD, first: 0, last: 1, bits: 0 } } });
    expect(openAfter([many], [], NOW)[0]?.told).toBeNull();
  });
});

import { describe, expect, it } from 'vitest';
import { HOUR } from '../../../src/core/instant.ts';
import type { KeptIssue, LabelSet } from '../../../src/core/tracking/kept-issue.ts';
import { planOf } from '../../../src/core/tracking/plan.ts';
import type { Held } from '../../../src/core/tracking/step.ts';
import { foundOf, idsOf, issueOf, keyOf, markOf, OPENED, type Seen, stepWords } from '../../support/tracking.ts';

interface Row {
  readonly says: string;
  readonly found: readonly Seen[];
  readonly issues: readonly KeptIssue[];
  readonly maxIssues?: number;
  readonly does: readonly string[];
  /** What holds the violations. */
  readonly held?: readonly string[];
}

function heldWords({ belonging, holding }: Held): string {
  const number = holding.issue === null ? 'new' : `#${holding.issue.number}`;
  const by = holding.kind === 'approved' ? ` by ${holding.approval.by}` : '';
  return `${idsOf(belonging.pushes)}: ${holding.kind} ${number}${by}`;
}

function holds(rows: readonly Row[]): void {
  it.each(rows)('$says', ({ found, issues, maxIssues = 25, does, held }) => {
    for (const order of [issues, [...issues].reverse()]) {
      const plan = planOf({ ...foundOf(found), issues: order }, { maxIssues, markOf });
      expect(plan.steps.map(stepWords)).toEqual(does);
      if (held) expect(plan.held.map(heldWords)).toEqual(held);
      const all = plan.held.flatMap(({ belonging }) => belonging.pushes);
      expect(idsOf(all)).toBe(idsOf(foundOf(found).incidents.flatMap(({ pushes }) => pushes)));
    }
  });
}

const a: Seen = { id: 'a' };
const b: Seen = { id: 'b' };
const c: Seen = { id: 'c' };
const closed = { isOpen: false } as const;
const excused = { isOpen: false, marker: { end: 'excused' } } as const;
const approver: LabelSet = { by: 'ann', at: OPENED + HOUR, counts: true };
const stranger: LabelSet = { by: 'bob', at: OPENED + HOUR, counts: false };

describe('what it does', () => {
  holds([
    {
      says: 'a violation was told nowhere yet: opens an issue',
      found: [a],
      issues: [],
      does: ['open a'],
      held: ['a: open new'],
    },
    {
      says: 'or adds to the one of the same closed period',
      found: [b],
      issues: [issueOf(1, ['a'])],
      does: ['add b to #1'],
      held: ['b: open #1'],
    },
    { says: 'nothing is new: writes nothing', found: [a], issues: [issueOf(1, ['a'])], does: [], held: ['a: open #1'] },
    {
      says: 'a push joins an incident: adds only the news',
      found: [a, b],
      issues: [issueOf(1, ['a'])],
      does: ['add b to #1'],
    },
    {
      says: 'such an issue had been closed: reopens it',
      found: [a, b],
      issues: [issueOf(1, ['a'], closed)],
      does: ['reopen and add b to #1'],
    },
    {
      says: 'an exception now covers all its pushes: closes it',
      found: [{ ...a, excused: true }],
      issues: [issueOf(1, ['a'])],
      does: ['close #1 as excused'],
      held: [],
    },
    {
      says: 'an approver set the label: closes it as approved',
      found: [a],
      issues: [issueOf(1, ['a'], { label: approver })],
      does: ['close #1 as approved by ann'],
      held: ['a: approved #1 by ann'],
    },
    {
      says: 'also where the run does not see the pushes',
      found: [],
      issues: [issueOf(1, ['a'], { label: approver })],
      does: ['close #1 as approved by ann'],
    },
    {
      says: 'somebody else set it: says that it has no effect',
      found: [a],
      issues: [issueOf(1, ['a'], { label: stranger })],
      does: ['answer the label of #1'],
      held: ['a: open #1'],
    },
    {
      says: 'and says so once',
      found: [a],
      issues: [issueOf(1, ['a'], { label: stranger, marker: { answeredAt: stranger.at } })],
      does: [],
    },
    {
      says: 'two issues tell of the same incident: closes the younger one',
      found: [a],
      issues: [issueOf(1, ['a']), issueOf(2, ['a'])],
      does: ['close #2 as duplicate of #1'],
      held: ['a: open #1'],
    },
  ]);
});

describe('excused is only what was seen', () => {
  holds([
    {
      says: 'a push that the run does not see may be a violation still',
      found: [{ ...a, excused: true }],
      issues: [issueOf(1, ['a', 'b'])],
      does: [],
    },
    {
      says: 'one violation is left',
      found: [{ ...a, excused: true }, b],
      issues: [issueOf(1, ['a', 'b'])],
      does: [],
      held: ['b: open #1'],
    },
    { says: 'nothing was seen', found: [], issues: [issueOf(1, ['a'])], does: [] },
    {
      says: 'another repository has a push of that id',
      found: [{ ...a, excused: true, repository: 'shop/cart' }],
      issues: [issueOf(1, ['a'])],
      does: [],
    },
    {
      says: 'what excused it is gone: opens it again',
      found: [a],
      issues: [issueOf(1, ['a'], excused)],
      does: ['reopen #1'],
      held: ['a: open #1'],
    },
    {
      says: 'a person opened it again: it is left open',
      found: [{ ...a, excused: true }],
      issues: [issueOf(1, ['a'], { marker: { end: 'excused' } })],
      does: ['note #1 overruled'],
    },
    {
      says: 'and stays so',
      found: [{ ...a, excused: true }],
      issues: [issueOf(1, ['a'], { marker: { end: 'overruled' } })],
      does: [],
    },
    {
      says: 'until it is a violation again',
      found: [a],
      issues: [issueOf(1, ['a'], { marker: { end: 'overruled' } })],
      does: ['note #1 plain'],
      held: ['a: open #1'],
    },
  ]);
});

describe('a push belongs to the issue that told it first', () => {
  const moved = { ...a, period: 'other' };
  holds([
    { says: 'whatever its key is now', found: [moved], issues: [issueOf(1, ['a'])], does: [], held: ['a: open #1'] },
    {
      says: 'also where another issue has that key',
      found: [moved, { ...b, period: 'other' }],
      issues: [issueOf(1, ['a']), issueOf(2, [{ ...b, period: 'other' }])],
      does: [],
      held: ['a: open #1', 'b: open #2'],
    },
    {
      says: 'a new one goes to the issue with its key',
      found: [moved, { ...c, period: 'other' }],
      issues: [issueOf(1, ['a']), issueOf(2, [{ ...b, period: 'other' }])],
      does: ['add c to #2'],
    },
    {
      says: 'else to the first that told another push of the same incident',
      found: [a, b, c].map((one) => ({ ...one, period: 'other' })),
      issues: [issueOf(1, ['b']), issueOf(2, [{ ...a, period: 'another' }])],
      does: ['add c to #1'],
    },
    {
      says: 'in one repository',
      found: [{ ...a, repository: 'shop/cart' }],
      issues: [issueOf(1, ['a'])],
      does: ['open a'],
    },
    {
      says: 'by the name that the copy in another account bears too',
      found: [{ id: 'copy', push: { sharedEventId: 's', time: OPENED } }],
      issues: [issueOf(1, [{ id: 'a', push: { sharedEventId: 's', time: OPENED } }])],
      does: [],
    },
    {
      says: 'and by the record that it corrects',
      found: [{ id: 'correction', push: { corrects: 'a', time: OPENED } }],
      issues: [issueOf(1, [{ id: 'a', push: { time: OPENED } }])],
      does: [],
    },
    {
      says: 'but two pushes of one sharedEventID are two, as everywhere',
      found: [{ id: 'copy', push: { sharedEventId: 's', time: OPENED + 1000 } }],
      issues: [issueOf(1, [{ id: 'a', push: { sharedEventId: 's', time: OPENED } }])],
      does: ['add copy to #1'],
    },
  ]);
});

describe('what a person closed', () => {
  holds([
    { says: 'stays closed', found: [a], issues: [issueOf(1, ['a'], closed)], does: [], held: ['a: closed #1'] },
    {
      says: 'stays closed though an exception that covered it is gone, where a person had opened it in between',
      found: [a],
      issues: [issueOf(1, ['a'], { isOpen: false, marker: { end: 'overruled' } })],
      does: [],
      held: ['a: closed #1'],
    },
    {
      says: 'is approved where an approver set the label too',
      found: [a],
      issues: [issueOf(1, ['a'], { ...closed, label: approver })],
      does: [],
      held: ['a: approved #1 by ann'],
    },
  ]);
});

describe('an approval', () => {
  const approved = { isOpen: false, label: approver, marker: { end: 'approved', approvedAt: approver.at } } as const;
  holds([
    {
      says: 'does not cover what was pushed after it, though the issue was made to say that it had been told',
      found: [{ ...a, push: { time: approver.at + 1000 } }],
      issues: [issueOf(1, [{ ...a, push: { time: approver.at + 1000 } }], { label: approver })],
      does: ['answer the label of #1'],
      held: ['a: open #1'],
    },
    { says: 'lasts', found: [a], issues: [issueOf(1, ['a'], approved)], does: [], held: ['a: approved #1 by ann'] },
    {
      says: 'does not cover what comes later',
      found: [a, b],
      issues: [issueOf(1, ['a'], approved)],
      does: ['reopen and add b to #1'],
      held: ['a+b: open #1'],
    },
    {
      says: 'does not cover what was told after it',
      found: [a],
      issues: [issueOf(1, ['a'], { label: approver, marker: { toldAt: approver.at + 1 } })],
      does: ['answer the label of #1'],
      held: ['a: open #1'],
    },
    {
      says: 'covers what was told by then',
      found: [a],
      issues: [issueOf(1, ['a'], { label: approver, marker: { toldAt: approver.at } })],
      does: ['close #1 as approved by ann'],
    },
    {
      says: 'ends where the approver may no longer approve: the issue stays closed, and is said to be not approved',
      found: [a],
      issues: [issueOf(1, ['a'], { ...approved, label: { ...approver, counts: false } })],
      does: ['answer the label of #1'],
      held: ['a: closed #1'],
    },
    {
      says: 'ends where the label was taken off',
      found: [a],
      issues: [issueOf(1, ['a'], { ...approved, label: null })],
      does: [],
      held: ['a: closed #1'],
    },
    {
      says: 'closes no issue twice that a person opened again',
      found: [a],
      issues: [issueOf(1, ['a'], { ...approved, isOpen: true })],
      does: [],
      held: ['a: approved #1 by ann'],
    },
    {
      says: 'given anew closes it again',
      found: [a],
      issues: [issueOf(1, ['a'], { ...approved, isOpen: true, label: { ...approver, at: approver.at + HOUR } })],
      does: ['close #1 as approved by ann'],
    },
  ]);
});

describe('of two issues for one incident', () => {
  const duplicate = { isOpen: false, marker: { end: 'duplicate' } } as const;
  holds([
    {
      says: 'none that is open is folded into a closed one',
      found: [a],
      issues: [issueOf(1, ['a'], closed), issueOf(2, ['a'])],
      does: [],
      held: ['a: open #2'],
    },
    {
      says: 'the one that stays takes over what only the other told',
      found: [a, b],
      issues: [issueOf(1, ['a']), issueOf(2, ['a', 'b'])],
      does: ['close #2 as duplicate of #1', 'add b to #1'],
    },
    {
      says: 'also where only a push shows that they are the same',
      found: [{ ...a, period: 'other' }],
      issues: [issueOf(1, ['a']), issueOf(2, [{ ...a, period: 'other' }])],
      does: ['close #2 as duplicate of #1'],
    },
    {
      says: 'a duplicate that a person opened again is left open',
      found: [a],
      issues: [issueOf(1, ['a']), issueOf(2, ['a'], { marker: { end: 'duplicate' } })],
      does: [],
      held: ['a: open #1'],
    },
    {
      says: 'the person’s closing of the first counts, not that of the duplicate',
      found: [a],
      issues: [issueOf(1, ['a'], duplicate), issueOf(2, ['a'], closed)],
      does: [],
      held: ['a: closed #2'],
    },
    {
      says: 'what a person closed with the younger one is no news for the older',
      found: [a, b],
      issues: [issueOf(1, ['a'], closed), issueOf(2, ['a', 'b'], closed)],
      does: [],
      held: ['a+b: closed #2'],
    },
    {
      says: 'it holds what it tells, where a person closed the other',
      found: [a],
      issues: [issueOf(1, ['a'], closed), issueOf(2, ['a'], { marker: { end: 'duplicate' } })],
      does: [],
      held: ['a: open #2'],
    },
    {
      says: 'but what is new is told in the other',
      found: [a, b],
      issues: [issueOf(1, ['a'], closed), issueOf(2, ['a'], { marker: { end: 'duplicate' } })],
      does: ['reopen and add b to #1'],
      held: ['a+b: open #1'],
    },
    {
      says: 'a word on one counts where it tells all of it',
      found: [a],
      issues: [issueOf(1, ['a'], { label: approver }), issueOf(2, ['a'], { marker: { end: 'duplicate' } })],
      does: ['close #1 as approved by ann'],
      held: ['a: approved #1 by ann'],
    },
    {
      says: 'also where that one is closed',
      found: [a],
      issues: [
        issueOf(1, ['a'], { isOpen: false, label: approver, marker: { end: 'approved', approvedAt: approver.at } }),
        issueOf(2, ['a'], { marker: { end: 'duplicate' } }),
      ],
      does: [],
      held: ['a: approved #1 by ann'],
    },
    {
      says: 'a word on the one that is closed as a duplicate counts too',
      found: [a],
      issues: [issueOf(1, ['a']), issueOf(2, ['a'], { label: approver })],
      does: ['close #2 as duplicate of #1'],
      held: ['a: approved #2 by ann'],
    },
    {
      says: 'also where that one is closed by now',
      found: [a],
      issues: [issueOf(1, ['a']), issueOf(2, ['a'], { ...duplicate, label: approver })],
      does: [],
      held: ['a: approved #2 by ann'],
    },
    {
      says: 'a label is answered on a duplicate that a person opened again',
      found: [a],
      issues: [issueOf(1, ['a']), issueOf(2, ['a'], { marker: { end: 'duplicate' }, label: stranger })],
      does: ['answer the label of #2'],
      held: ['a: open #1'],
    },
    {
      says: 'which a word closes',
      found: [a],
      issues: [issueOf(1, ['a']), issueOf(2, ['a'], { marker: { end: 'duplicate' }, label: approver })],
      does: ['close #2 as approved by ann'],
      held: ['a: approved #2 by ann'],
    },
    {
      says: 'and not where it tells a part',
      found: [a, b],
      issues: [issueOf(1, ['a', 'b']), issueOf(2, ['a'], { isOpen: false, label: approver })],
      does: [],
      held: ['a+b: open #1'],
    },
    {
      says: 'a duplicate is opened again where the other is gone',
      found: [a],
      issues: [issueOf(2, ['a'], duplicate)],
      does: ['reopen #2'],
    },
  ]);
});

describe('how many', () => {
  const other = (id: string, severity: Seen['severity'] = 'medium'): Seen => ({
    id,
    severity,
    repository: `shop/${id}`,
  });
  holds([
    {
      says: 'no more than may be open; what is over is listed',
      found: ['p', 'q', 'r'].map((id) => other(id)),
      issues: [issueOf(1, ['a'])],
      maxIssues: 3,
      does: ['open p', 'open q'],
      held: ['p: open new', 'q: open new', 'r: overflow new'],
    },
    {
      says: 'high and critical are never held back',
      found: [other('p'), other('q', 'high'), other('r', 'critical')],
      issues: [issueOf(1, ['a'])],
      maxIssues: 1,
      does: ['open r', 'open q'],
      held: ['r: open new', 'q: open new', 'p: overflow new'],
    },
    {
      says: 'and are counted',
      found: [other('p'), other('q', 'high')],
      issues: [],
      maxIssues: 1,
      does: ['open q'],
    },
    {
      says: 'the most severe first',
      found: [other('p', 'low'), other('q')],
      issues: [],
      maxIssues: 1,
      does: ['open q'],
    },
    {
      says: 'a closed issue needs room as a new one does',
      found: [a, other('p')],
      issues: [issueOf(1, ['a'], excused), issueOf(2, [{ id: 'x', repository: 'x' }])],
      maxIssues: 1,
      does: [],
      held: ['a: overflow #1', 'p: overflow new'],
    },
    {
      says: 'an open one needs none',
      found: [a, b],
      issues: [issueOf(1, ['a'])],
      maxIssues: 0,
      does: ['add b to #1'],
    },
    {
      says: 'what is closed makes room, and is closed before',
      found: [{ ...a, excused: true }, other('p')],
      issues: [issueOf(1, ['a'])],
      maxIssues: 1,
      does: ['close #1 as excused', 'open p'],
    },
  ]);
});

it('takes the key of a new incident from the incident', () => {
  const { steps } = planOf({ ...foundOf([a]), issues: [] }, { maxIssues: 1, markOf });
  expect(steps.map((step) => (step.kind === 'open' ? step.belonging.incidents[0].key : step.kind))).toEqual([keyOf()]);
});

import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { RunFacts } from '../../src/core/facts.ts';
import type { ToldStep } from '../../src/core/tracking/step.ts';
import { issueTexts } from '../../src/reports/issue-texts.ts';
import { at } from '../support/facts.ts';
import { belongingIn, factsOfStory, ORIGIN, storyNamed } from '../support/issue-stories.ts';
import { issueOf } from '../support/tracking.ts';

const SAID = at('2026-10-24T09:30:00Z');
const byAnn = { by: 'ann', at: SAID, counts: true };

const several = factsOfStory(storyNamed('several-pushers'));
const allowed = factsOfStory({
  ...storyNamed('several-pushers'),
  policy: `version: 1
timezone: Europe/Berlin
windows: [mon-fri 08:00-20:00, 2026-10-24 02:30-03:00]
exceptions:
  - name: CHG-1234
    during: 2026-10-24 02:00-03:00
    repositories: shop/*
    tags: v2.8.1
    reason: Security fix for the payment gateway
    approved-by: "@octocat"
`,
});
const exempt = factsOfStory({
  ...storyNamed('several-pushers'),
  policy: `version: 1
undeclared: report
repositories:
  - match: other/*
    windows: always
exempt:
  - principals: arn:aws:iam::*:user/carl
    reason: Carl tidies up at night
`,
});
const nobody = factsOfStory(storyNamed('undeclared'));

interface Row {
  readonly name: string;
  readonly facts: RunFacts;
  readonly step: ToldStep;
}

const closed = { isOpen: false } as const;
const rows: readonly Row[] = [
  {
    name: 'grow',
    facts: several,
    step: {
      kind: 'grow',
      issue: issueOf(7, ['a']),
      belonging: belongingIn(several),
      news: belongingIn(several).pushes.slice(1),
    },
  },
  {
    name: 'grow-after-approval',
    facts: several,
    step: {
      kind: 'grow',
      issue: issueOf(7, ['a'], { ...closed, label: byAnn, marker: { end: 'approved' } }),
      belonging: belongingIn(several),
      news: belongingIn(several).pushes.slice(1),
    },
  },
  {
    name: 'grow-beside-older',
    facts: several,
    step: {
      kind: 'grow',
      issue: issueOf(7, ['a', 'excused by now', 'too old']),
      belonging: belongingIn(several),
      news: belongingIn(several).pushes.slice(1),
    },
  },
  {
    name: 'reopen',
    facts: several,
    step: {
      kind: 'reopen',
      issue: issueOf(7, ['a'], { ...closed, marker: { end: 'excused' } }),
      belonging: belongingIn(several),
    },
  },
  {
    name: 'reopen-duplicate',
    facts: several,
    step: {
      kind: 'reopen',
      issue: issueOf(7, ['a'], { ...closed, marker: { end: 'duplicate' } }),
      belonging: belongingIn(several),
    },
  },
  {
    name: 'close-excused',
    facts: allowed,
    step: { kind: 'close-excused', issue: issueOf(7, ['a', 'b']), pushes: allowed.pushes },
  },
  {
    name: 'close-excused-otherwise',
    facts: exempt,
    step: { kind: 'close-excused', issue: issueOf(7, ['a', 'b']), pushes: exempt.pushes },
  },
  {
    name: 'close-approved',
    facts: several,
    step: {
      kind: 'close-approved',
      issue: issueOf(7, ['a', 'b'], { label: byAnn }),
      approval: { by: 'ann', at: SAID },
    },
  },
  {
    name: 'close-duplicate',
    facts: several,
    step: { kind: 'close-duplicate', issue: issueOf(13, ['a']), of: issueOf(12, ['a']) },
  },
  {
    name: 'answer-too-early',
    facts: several,
    step: { kind: 'answer-label', issue: issueOf(7, ['a'], { label: byAnn }), label: byAnn },
  },
  {
    name: 'answer-no-approver',
    facts: several,
    step: { kind: 'answer-label', issue: issueOf(7, ['a']), label: { ...byAnn, by: 'eve', counts: false } },
  },
  {
    name: 'answer-may-not-write',
    facts: several,
    step: { kind: 'answer-label', issue: issueOf(7, ['a']), label: { ...byAnn, by: 'Ann', counts: false } },
  },
  {
    name: 'answer-nobody-may',
    facts: nobody,
    step: { kind: 'answer-label', issue: issueOf(7, ['a']), label: { ...byAnn, counts: false } },
  },
];

describe('a comment', () => {
  it.each(rows)('of $name', async ({ name, facts, step }) => {
    const text = issueTexts(facts, ORIGIN, 'release-approved').comment(step, 65_000);
    await expect(`${text}\n`).toMatchFileSnapshot(join(import.meta.dirname, 'issues/comments', `${name}.md`));
  });
});

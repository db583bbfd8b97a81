import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { RunFacts } from '../../src/core/facts.ts';
import { groupBy } from '../../src/core/group-by.ts';
import { HOUR, MINUTE, SECOND } from '../../src/core/instant.ts';
import type { Push } from '../../src/core/push.ts';
import { repositoryKey } from '../../src/core/push.ts';
import { TagsOfIndexes } from '../../src/core/tags.ts';
import type { Belonging } from '../../src/core/tracking/belonging.ts';
import type { AttributedPush } from '../../src/core/verdict.ts';
import { exceptionSnippet } from '../../src/reports/exception-snippet.ts';
import { pushOf } from '../support/facts.ts';
import { nearChange } from '../support/near-changes.ts';
import { readPolicy } from '../support/policy-files.ts';
import { factsFor } from '../support/run-facts.ts';
import { hostileText } from '../support/saying.ts';

const DIGESTS = ['a', 'b', 'c', 'd'].map((sign) => `sha256:${sign.repeat(64)}`);

/** What teams write; the exceptions come last, so that one can be added at the end. */
const WINDOWS = ['windows: mon-fri 08:00-20:00', 'windows: never', 'windows: 22:00-04:00', ''];
const REST = ['', 'repositories:\n  - match: shop/a\n    windows: never\n    tags: [v*, "1.0"]\n'];
const EXCEPTIONS = [
  '',
  'exceptions:\n  - name: Early\n    during: 1999-01-01\n    repositories: shop/*\n    reason: Sale\n    approved-by: ann\n',
  'exceptions:\n- name: Early\n  during: 1999-01-01\n  repositories: shop/*\n  reason: Sale\n  approved-by: ann\n',
];

const push = fc.record({
  after: fc.oneof(fc.integer({ min: 0, max: 300 }), fc.integer({ min: 0, max: (80 * HOUR) / SECOND })),
  repository: fc.constantFrom('shop/a', 'shop/a', 'shop/b'),
  tag: fc.constantFrom('v1', 'v1', 'v2', '1.0', 'null', '0x1F', 'latest', null, null),
  tagKnown: fc.constantFrom(true, true, true, false),
  digest: fc.constantFrom(...DIGESTS),
  lists: fc.constantFrom(null, null, DIGESTS.slice(0, 2)),
});

const run = fc.record({
  start: nearChange,
  windows: fc.constantFrom(...WINDOWS),
  rest: fc.constantFrom(...REST),
  exceptions: fc.constantFrom(...EXCEPTIONS),
  pushes: fc.array(push, { minLength: 1, maxLength: 8 }),
  mostTags: fc.constantFrom(0, 1, 50),
});

function factsIn(text: string, pushes: readonly Push[]): RunFacts {
  return factsFor(pushes, { policy: readPolicy(text) });
}

/** All violations of one repository as the matter of one issue. */
function belongingsIn({ incidents }: RunFacts): Belonging[] {
  return [...groupBy(incidents, repositoryKey).values()].map((together) => ({
    family: null,
    incidents: together,
    pushes: together.flatMap(({ pushes }) => pushes).sort((a, b) => a.push.time - b.push.time),
  }));
}

const idOf = ({ push }: AttributedPush) => push.eventId;

describe('an exception that is ready to paste', () => {
  it('is taken by the policy, and excuses exactly these pushes, whatever the zone and its clocks', () => {
    const seen = { local: 0, utc: 0, tagged: 0, tagless: 0 };
    fc.assert(
      fc.property(run, ({ start, windows, rest, exceptions, pushes: drawn, mostTags }) => {
        const text = `version: 1\ntimezone: ${start.zone}\n${windows}\n${rest}${exceptions}`;
        const pushes = drawn.map(({ after, tagKnown, tag, ...more }, index) =>
          pushOf({
            ...more,
            eventId: String(index),
            time: Math.floor(start.instant / SECOND) * SECOND + after * SECOND,
            tag: tagKnown ? tag : null,
            tagKnown,
          }),
        );
        const facts = factsIn(text, pushes);
        const indexes = new TagsOfIndexes(pushes);
        for (const belonging of belongingsIn(facts)) {
          const snippet = exceptionSnippet(belonging, facts.policy, indexes, mostTags);
          if (typeof snippet === 'string') throw new Error(snippet);
          const after = factsIn(`${text}${snippet.yaml}\n`, pushes);
          const added = after.policy.exceptions.at(-1);
          const excused = after.pushes.filter(({ judgement: { rule } }) => {
            return rule?.kind === 'exception' && rule.exception === added;
          });
          const told = belonging.pushes.map(idOf);
          expect(excused.map(idOf)).toEqual(expect.arrayContaining(told));
          expect(after.violations).toBe(facts.violations - told.length);

          // What else it excuses was at the same time, and goes by none of the tags where it names no tags only.
          const tags = new Set(belonging.pushes.flatMap(({ push }) => indexes.of(push) ?? []));
          for (const { push } of excused.filter((judged) => !told.includes(idOf(judged)))) {
            expect(push.repository).toBe(belonging.incidents[0].repository);
            expect(belonging.incidents.some((incident) => isDuring(push.time, incident.pushes))).toBe(true);
            if (snippet.tagless === null)
              expect((indexes.of(push) ?? ['unknown']).every((tag) => tags.has(tag))).toBe(true);
          }
          seen[snippet.yaml.includes('timezone: UTC') ? 'utc' : 'local']++;
          seen[snippet.tagless === null ? 'tagged' : 'tagless']++;
        }
      }),
      { numRuns: 400 },
    );
    // Nothing of this is rare among what was tried.
    expect(Math.min(...Object.values(seen))).toBeGreaterThan(20);
  });

  it('never ends the block of code that it stands in, whatever names there are', () => {
    fc.assert(
      fc.property(hostileText, fc.constantFrom('repository', 'tag'), (text, what) => {
        const facts = factsIn('version: 1\ntimezone: UTC\nwindows: never\n', [pushOf({ [what]: text })]);
        for (const belonging of belongingsIn(facts)) {
          const snippet = exceptionSnippet(belonging, facts.policy, new TagsOfIndexes([]), 50);
          if (typeof snippet !== 'string') expect(snippet.yaml).toMatch(/^[ -~\n]*$/);
          if (typeof snippet !== 'string') expect(snippet.yaml).not.toMatch(/[`~<>@#]/);
        }
      }),
      { numRuns: 300 },
    );
  });

  it('says why it names no tags, and why there is none', () => {
    const policy = 'version: 1\ntimezone: Europe/Berlin\nwindows: mon-fri 08:00-20:00\n';
    const told = (pushes: readonly Partial<Push>[]) => {
      const facts = factsIn(
        policy,
        pushes.map((one, index) => pushOf({ eventId: String(index), ...one })),
      );
      const snippets = belongingsIn(facts).map((belonging) =>
        exceptionSnippet(belonging, facts.policy, new TagsOfIndexes(facts.pushes.map((one) => one.push)), 2),
      );
      return snippets.map((snippet) => (typeof snippet === 'string' ? snippet : snippet.tagless));
    };
    const time = pushOf().time;
    expect(told([{ tag: 'v1' }, { tag: 'v2', time: time + MINUTE }])).toEqual([null]);
    expect(told([{ tag: 'v1' }, { tag: null, digest: DIGESTS[0] ?? null }])).toEqual(['tag-unknown']);
    expect(told([{ tag: null, tagKnown: false }])).toEqual(['tag-unknown']);
    expect(told([{ tag: '-v1' }])).toEqual(['tag-unusual']);
    expect(told(['1', '2', '3'].map((tag) => ({ tag })))).toEqual(['too-many-tags']);
    expect(told([{ repository: 'Shop' }])).toEqual(['repository-unusual']);
    expect(told([{ repository: '111122223333.dkr.ecr.eu-central-1.amazonaws.com/shop' }])).toEqual([
      'repository-unusual',
    ]);
    const weeks = Array.from({ length: 21 }, (_, week) => ({ time: time + week * 7 * 24 * HOUR }));
    expect(told(weeks)).toEqual(['too-many-times']);
    expect(told(weeks.slice(1))).toEqual([null]);
  });

  it('holds at both ends of what is judged', () => {
    for (const time of [0, Date.UTC(2099, 11, 31, 23, 59, 59)]) {
      for (const zone of ['Asia/Tokyo', 'America/New_York', 'UTC']) {
        const policy = `version: 1\ntimezone: ${zone}\nwindows: never\n`;
        const facts = factsIn(policy, [pushOf({ time })]);
        const [belonging] = belongingsIn(facts);
        const snippet = belonging && exceptionSnippet(belonging, facts.policy, new TagsOfIndexes([]), 50);
        if (!snippet || typeof snippet === 'string') throw new Error('there is none');
        expect(factsIn(`${policy}${snippet.yaml}\n`, [pushOf({ time })]).violations).toBe(0);
      }
    }
  });
});

/** Whether a moment is in the minute of the first of some pushes, in that of the last, or between. */
function isDuring(time: number, pushes: readonly AttributedPush[]): boolean {
  const minuteOf = (instant = Number.NaN) => Math.floor(instant / MINUTE);
  const minute = minuteOf(time);
  return minute >= minuteOf(pushes[0]?.push.time) && minute <= minuteOf(pushes.at(-1)?.push.time);
}

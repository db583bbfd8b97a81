import fc from 'fast-check';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { annotate } from '../../src/annotate.ts';
import { Collection } from '../../src/core/collection.ts';
import type { RunFacts } from '../../src/core/facts.ts';
import { DAY } from '../../src/core/instant.ts';
import { problemAt } from '../../src/core/problem.ts';
import type { Push } from '../../src/core/push.ts';
import type { Annotation } from '../../src/reports/annotation.ts';
import { annotationsOf, problemAnnotations } from '../../src/reports/annotations.ts';
import { textReport } from '../../src/reports/text.ts';
import { at, entryOf, freezeOf, periodOf, policyOf, pushOf, weekly } from '../support/facts.ts';
import { runFactsOf } from '../support/run-facts.ts';
import { commandsIn } from '../support/runner.ts';

const PAYMENTS = entryOf({
  match: ['pay'],
  matchesName: (name) => name === 'pay',
  severity: 'critical',
  place: { line: 9, column: 5 },
});

function factsFor(pushes: readonly Push[], unreadable = 0, policy = policyOf({ entries: [PAYMENTS] })): RunFacts {
  const scope = { from: null, to: null, accounts: [], regions: [] };
  const collection = new Collection(scope, 'report');
  for (const [at, push] of pushes.entries()) collection.push({ ...push, eventId: `e${String(at).padStart(3, '0')}` });
  for (let place = 0; place < unreadable; place++) {
    collection.unreadable({ code: 'json-broken', source: 'a.json', place: `byte ${place}`, expected: 'a', got: 'b' });
  }
  const inputs = { kind: 'file', count: 1 } as const;
  const summary = { records: pushes.length + 1, inputs, evidence: [], claims: null };
  return runFactsOf({ toolVersion: '0', source: 'files', scope, policy }, collection, summary);
}

/** Pushes of Saturday night: an incident for each repository. */
function nightly(count: number, push: Partial<Push> = {}): Push[] {
  return Array.from({ length: count }, (_, at) => pushOf({ repository: `shop/r${10 + at}`, ...push }));
}

/** An incident for each evening of so many workdays. */
function evenings(count: number): Push[] {
  const week = [19, 20, 21, 22].flatMap((day) => [0, 7, 14].map((later) => day + later));
  return week.slice(0, count).map((day) => {
    return pushOf({ time: at('2026-10-01T19:00:00Z') + (day - 1) * DAY, repository: 'shop/evening' });
  });
}

const complete = { complete: true };

describe('annotations of a run', () => {
  it('are none where all is well', () => {
    const inside = pushOf({ time: at('2026-10-23T10:00:00Z') });
    expect(annotationsOf({ ...factsFor([inside]), ...complete }, 'violations')).toEqual([]);
  });

  it('tell the outcome, then each incident at the line that decided, the most severe first', () => {
    const facts = { ...factsFor([pushOf(), pushOf({ repository: 'pay', tag: 'v9' })]), ...complete };
    expect(annotationsOf(facts, 'violations')).toEqual([
      {
        level: 'error',
        title: 'Release windows: not compliant',
        text: 'Not compliant: 2 of 2 images broke the rules, in 2 incidents',
        place: null,
      },
      {
        level: 'error',
        title: 'pay: 1 image broke the rules (severity critical)',
        text: [
          '1 image in pay, 111122223333 eu-central-1: v9',
          'Saturday 02:14 in Berlin, closed since Friday 20:00, opens Monday 08:00',
          'By role release (session GitHubActions), sign-in unknown',
          'Rule: 1,2,3,4,5 8-20 (entry pay, release-windows.yml:9)',
        ].join('\n'),
        place: { file: 'release-windows.yml', line: 9, column: 5 },
      },
      expect.objectContaining({ place: { file: 'release-windows.yml', line: 5, column: 5 } }),
    ]);
  });

  it('name the first who pushed, and count the others', () => {
    const mary = { principal: { ...pushOf().principal, session: 'mary' } };
    const later = at('2026-10-24T03:00:00Z');
    const facts = { ...factsFor([pushOf(), pushOf({ ...mary, time: later, tag: 'v3' })]), ...complete };
    expect(annotationsOf(facts, 'violations')[1]?.text.split('\n').slice(0, 3)).toEqual([
      '2 images in shop/checkout, 111122223333 eu-central-1: v2.8.1, v3',
      'The first: Saturday 02:14 in Berlin, closed since Friday 20:00, opens Monday 08:00',
      'By role release (session GitHubActions), sign-in unknown, and 1 other',
    ]);
  });

  it('point at the freeze that decided', () => {
    const freeze = freezeOf({ during: periodOf('2026-10-24T00:00:00Z', '2026-10-25T00:00:00Z') });
    const policy = policyOf({ freezes: [freeze] });
    const [, incident] = annotationsOf({ ...factsFor([pushOf()], 0, policy), ...complete }, 'violations');
    expect(incident?.place?.line).toBe(freeze.place.line);
  });

  it('begin with what is missing, and name some of it', () => {
    const [first] = annotationsOf(factsFor([pushOf()], 7), 'never');
    expect(first).toMatchObject({ level: 'error', title: 'Release windows: not everything was checked' });
    expect(first?.text.split('\n')).toEqual([
      'Incomplete: not everything could be read. In what could: 1 of 1 image broke the rules, in 1 incident',
      ...[0, 1, 2, 3, 4].map((n) => `a.json, byte ${n}: the JSON is broken; expected a, got b`),
      '… and 2 more lines under Missing',
    ]);
  });

  it.each<[string, RunFacts, string[]]>([
    ['nine incidents', factsFor(nightly(9)), nightly(9).map(({ repository }) => `${repository}: 1 image broke`)],
    [
      'ten incidents of two repositories: one for each',
      factsFor([...evenings(9), pushOf({ repository: 'pay' })]),
      ['pay: 1 image broke the rules (', 'shop/evening: 9 images broke the rules, in 9 incidents ('],
    ],
    [
      'more repositories than there is room for: the last says how many',
      factsFor([...nightly(30), ...nightly(30, { time: at('2026-10-26T22:00:00Z') })]),
      [
        ...nightly(8).map(({ repository }) => `${repository}: 2 images broke the rules, in 2 incidents`),
        '22 more repositories: 44 images broke the rules, in 44 incidents',
      ],
    ],
  ])('of %s', (_, facts, titles) => {
    const [outcome, ...incidents] = annotationsOf({ ...facts, ...complete }, 'violations');
    expect(outcome?.title).toBe('Release windows: not compliant');
    expect(incidents.map(({ title }, at) => title?.slice(0, titles[at]?.length))).toEqual(titles);
  });

  it('are warnings where violations do not turn the run red, and leave room for those of the shell', () => {
    const annotations = annotationsOf({ ...factsFor(nightly(30)), ...complete }, 'never');
    expect(new Set(annotations.map(({ level }) => level))).toEqual(new Set(['warning']));
    expect(annotations).toHaveLength(8);
    expect(annotations.at(-1)?.title).toBe('24 more repositories: 24 images broke the rules, in 24 incidents');
  });
});

describe('annotations of a policy that cannot be used', () => {
  const failure = (count: number) => ({
    path: 'p.yml',
    text: '',
    problems: Array.from({ length: count }, (_, at) =>
      problemAt({ line: at + 1, column: 3, length: 4 }, { kind: 'file-binary' }),
    ),
  });

  it('stand at their lines', () => {
    const annotations = problemAnnotations(failure(10));
    expect(annotations).toHaveLength(10);
    expect(annotations[9]).toMatchObject({ level: 'error', place: { file: 'p.yml', line: 10, column: 3 } });
  });

  it('end with how many there are besides', () => {
    const annotations = problemAnnotations(failure(12));
    expect(annotations).toHaveLength(10);
    expect(annotations[9]).toMatchObject({ text: '3 more problems in p.yml: the log has them', place: null });
  });
});

describe('whatever stands in a record or policy', () => {
  afterEach(() => vi.restoreAllMocks());

  const parts = [
    '::',
    '##[',
    ']',
    '\n',
    '\r\n',
    '%0A',
    '%0D%0A',
    '%25',
    '%3A%3A',
    '\u2028',
    '\u0085',
    'error',
    ' ',
    ',',
    '=',
    'file=x',
    'a',
    '\uFEFF',
    '東',
  ];
  const hostile = fc.array(fc.constantFrom(...parts), { minLength: 1, maxLength: 12 }).map((some) => some.join(''));
  const hostilePush = fc
    .record({ repository: hostile, tag: fc.option(hostile), region: hostile, text: hostile, error: fc.option(hostile) })
    .map(({ repository, tag, region, text, error }) => {
      const { principal } = pushOf();
      return pushOf({
        repository,
        tag,
        region,
        errorCode: error,
        principal: { ...principal, name: text, session: text, arn: text, account: text },
      });
    });

  /** What the runner gets to read, and what it was meant to. */
  function logOf(facts: RunFacts): { readonly log: string; readonly meant: readonly Annotation[] } {
    const written: string[] = [...textReport(facts)];
    vi.spyOn(process.stdout, 'write').mockImplementation((text) => written.push(String(text)) > 0);
    const meant = annotationsOf(facts, 'violations');
    for (const one of meant) annotate(one);
    vi.restoreAllMocks();
    return { log: written.join(''), meant };
  }

  it('the log has exactly the commands that were meant, each with its text', () => {
    fc.assert(
      fc.property(fc.array(hostilePush, { maxLength: 12 }), hostile, fc.nat(7), (pushes, text, unreadable) => {
        const policy = policyOf({
          path: `p${text}.yml`,
          defaults: entryOf({ match: [text], windows: [{ ...weekly([1], 8, 9), text }] }),
          freezes: [
            freezeOf({
              name: text,
              reason: text,
              during: periodOf('2026-10-24T00:00:00Z', '2026-10-25T00:00:00Z', text),
            }),
          ],
        });
        const { log, meant } = logOf(factsFor(pushes, unreadable, policy));
        expect(meant.length).toBeLessThanOrEqual(10);
        expect(commandsIn(log)).toEqual(
          meant.map(({ level, title, text: data, place }) => ({
            name: level,
            data,
            properties: {
              title,
              ...(place === null ? {} : { file: place.file, line: `${place.line}`, col: `${place.column}` }),
            },
          })),
        );
        for (const { text: data, title } of meant) {
          expect(data.length).toBeLessThanOrEqual(4096);
          expect(`${title}${data}`).not.toMatch(/::|##\[|\r|\u2028/);
        }
      }),
    );
  });
});

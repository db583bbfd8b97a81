import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { DELIVERY_FAILURES } from '../../src/core/tracking/delivery-problem.ts';
import { DELIVERY_ANCHOR, deliveryWords } from '../../src/reports/delivery-words.ts';

const root = join(import.meta.dirname, '../..');
const [file = '', anchor = ''] = DELIVERY_ANCHOR.split('#');
const [, section = ''] = readFileSync(join(root, file), 'utf8').split('\n## When GitHub says no\n');
const rows = [...section.matchAll(/^\| `([a-z-]+)` \| .+ \| .+ \|$/gm)].map(([, name]) => name);

it('leads to the section of the documentation', () => {
  expect(anchor).toBe('when-github-says-no');
  expect(section).not.toBe('');
});

it('has a row there for every failure, in their order', () => {
  expect(rows).toEqual([...DELIVERY_FAILURES]);
});

describe('what was not delivered', () => {
  const request = 'POST /repos/acme/shop/issues';

  it.each(DELIVERY_FAILURES)('%s: is told in whole sentences, with or without more', (failure) => {
    for (const problem of [
      { failure, request, detail: 'more of it' },
      { failure, request: null, detail: null },
    ]) {
      const words = deliveryWords(problem);
      expect(words).toMatch(/^[A-Z].+[^.]\. [A-Z].+[^.]\.$/);
      expect(words.includes('(more of it)')).toBe(problem.detail !== null);
    }
  });

  it.each([
    [
      'permission-missing',
      'issues=write',
      'GitHub refused POST /repos/acme/shop/issues: the token may not do this (issues=write). Add permissions: issues: write to the job, or let the App or person behind github-token write issues.',
    ],
    [
      'budget-spent',
      '2026-10-26T10:00:00.000Z',
      'This run has used up what GitHub takes in an hour, 500 new issues and comments (until 2026-10-26 10:00 UTC). The most severe came first; the next run delivers the rest.',
    ],
    [
      'refused',
      'Validation Failed',
      'GitHub refused POST /repos/acme/shop/issues (Validation Failed). Mend what GitHub says; the next run tries again.',
    ],
  ] as const)('%s reads well', (failure, detail, words) => {
    expect(deliveryWords({ failure, request, detail })).toBe(words);
  });

  it('is never longer than a line bears, whatever GitHub says', () => {
    const long = 'x'.repeat(100_000);
    expect(deliveryWords({ failure: 'refused', request: long, detail: long }).length).toBeLessThan(600);
  });
});

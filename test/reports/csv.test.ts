import fc from 'fast-check';
import { parse } from 'papaparse';
import { describe, expect, it } from 'vitest';
import type { RunFacts } from '../../src/core/facts.ts';
import { csvReport } from '../../src/reports/csv.ts';
import { cellText } from '../../src/reports/csv-text.ts';
import { ndjsonReport } from '../../src/reports/json.ts';
import { visible } from '../../src/reports/visible.ts';
import { pushOf } from '../support/facts.ts';
import { factsWith, hostileText, policySaying, pushSaying } from '../support/saying.ts';

/** As bytes and back, as a file goes. */
function written(facts: RunFacts): string {
  return Buffer.from([...csvReport(facts)].join('')).toString('utf8');
}

/** Read by another's reader; without the mark, since it is for those who read bytes. */
function rows(text: string, delimiter = ','): string[][] {
  return parse<string[]>(text.replace(/^\uFEFF/, ''), { delimiter, newline: '\r\n' }).data;
}

const FORMULA = /^[\p{C}\p{Z}"]*[=+\-@＝＋－＠]/u;

describe('a cell', () => {
  it.each([
    ['v1.2.3', 'v1.2.3'],
    ['a=b', 'a=b'],
    ['Mozilla/5.0 (X11; Linux)', 'Mozilla/5.0 (X11; Linux)'],
    ['=1+1', "'=1+1"],
    ['+49', "'+49"],
    ['-x', "'-x"],
    ['@cmd', "'@cmd"],
    ['＝1', "'＝1"],
    [' =1', "' =1"],
    ['\u00A0=1', "'\u00A0=1"],
    ['"=1"', '\'"=1"'],
    ["'=1", "'=1"],
    ['agent;=1', "agent;'=1"],
    ['agent; "=1', 'agent;\' "=1'],
    ['\t=1', '\u{FFFD}=1'],
    ['one\r\n=two', 'one\u{FFFD}\u{FFFD}=two'],
    ['\u200B=1', '\u{FFFD}=1'],
    ['\u202Etxt.exe', '\u{FFFD}txt.exe'],
    ['', ''],
  ])('with %j shows %j', (text, shown) => {
    expect(cellText(text)).toBe(shown);
  });

  it('of any text is read back as that text, and makes no other cell', () => {
    fc.assert(
      fc.property(hostileText, hostileText, (said, ruled) => {
        const facts = factsWith([pushSaying(said), pushOf({ time: 1 })], policySaying(ruled));
        const [header = [], ...read] = rows(written(facts));
        const pushes = [...ndjsonReport(facts)].map((line): unknown => JSON.parse(line));
        // The file ends with a line break, behind which this reader sees an empty row.
        expect(read.pop()).toEqual(['']);
        expect(read).toEqual(pushes.map((push) => header.map((name) => expectedCell(push, name))));
        for (const cell of read.flat()) expect(cell).not.toMatch(FORMULA);
      }),
    );
  });

  it.each([';', '\t'])('of any text begins with no formula for a program that parts fields at %j', (delimiter) => {
    fc.assert(
      fc.property(hostileText, hostileText, (said, ruled) => {
        const facts = factsWith([pushSaying(said)], policySaying(ruled));
        for (const cell of rows(written(facts), delimiter).flat()) expect(cell).not.toMatch(FORMULA);
      }),
    );
  });

  it('of any text is that text, besides apostrophes and what does not show', () => {
    fc.assert(
      fc.property(hostileText, (text) => {
        expect(cellText(text).replace(/['\u200B]/g, '')).toBe(visible(text).replaceAll("'", ''));
      }),
    );
  });

  it('never breaks a line, so that a row is a line for every reader', () => {
    fc.assert(
      fc.property(hostileText, hostileText, (said, ruled) => {
        const text = written(factsWith([pushSaying(said)], policySaying(ruled)));
        expect(text.split(/\r\n|[\n\r\u0085\u2028\u2029]/)).toHaveLength(3);
      }),
    );
  });
});

/** What the cell of a field must be, worked out from the same push as JSON. */
function expectedCell(push: unknown, name: string): string {
  let value = push;
  for (const part of name.split('.')) {
    if (typeof value !== 'object' || value === null) throw new Error(`${name} is no field of a push`);
    value = new Map<string, unknown>(Object.entries(value)).get(part);
  }
  if (value === null) return '';
  const text = Array.isArray(value) ? value.join(', ') : String(value);
  return typeof value === 'string' || Array.isArray(value) ? cellText(text) : text;
}

describe('the file', () => {
  it('begins with the mark of UTF-8 and a header, and ends every line as RFC 4180 says', () => {
    const text = written(factsWith([pushOf()]));
    expect(text).toMatch(/^\uFEFFtime,verdict,cause,severity,/);
    expect(text.endsWith('\r\n')).toBe(true);
    expect(text.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
  });

  it('has its header where nothing was pushed', () => {
    expect(rows(written(factsWith([])))).toHaveLength(2);
  });

  it('comes in pieces', () => {
    const pushes = Array.from({ length: 1200 }, (_, index) => pushOf({ eventId: `push-${index}`, time: index }));
    expect([...csvReport(factsWith(pushes))]).toHaveLength(4);
    expect(rows(written(factsWith(pushes)))).toHaveLength(1202);
  });
});

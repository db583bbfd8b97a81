import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { logText } from '../../src/reports/log-line.ts';

describe('a log line', () => {
  it.each([
    ['mon-fri 09:00-17:00 Europe/Berlin', 'mon-fri 09:00-17:00 Europe/Berlin'],
    ['::error::gone', ':\u200B:error:\u200B:gone'],
    [':::', ':\u200B:\u200B:'],
    ['##[group]x', '##\u200B[group]x'],
    ['###[x', '###\u200B[x'],
    ['arn:aws:iam::1:role/x', 'arn:aws:iam:\u200B:1:role/x'],
    ['a\r\n::set-env::b', 'a\u{FFFD}\u{FFFD}:\u200B:set-env:\u200B:b'],
    ['\u001B[31mred', '\u{FFFD}[31mred'],
    ['a\u2028b\u2029c', 'a\u{FFFD}b\u{FFFD}c'],
    ['\u202Etxt.exe\u2066', '\u{FFFD}txt.exe\u{FFFD}'],
    ['a\u200Bb', 'a\u{FFFD}b'],
    ['tab\there', 'tab\u{FFFD}here'],
    ['東京 🚀', '東京 🚀'],
  ])('%j shows as %j', (text, shown) => {
    expect(logText(text)).toBe(shown);
  });

  const hostile = fc.array(
    fc.constantFrom(
      ':',
      '::',
      '#',
      '##[',
      '[',
      '\n',
      '\r',
      '\u001B',
      '\u0085',
      '\u200B',
      '\u2028',
      '\u202E',
      '\u2069',
      '\uD800',
      'a',
      '東',
    ),
  );
  const anything = fc.oneof(
    hostile.map((parts) => parts.join('')),
    fc.string({ unit: 'binary' }),
  );

  it('of any text is one line that nothing obeys, and passes again unchanged', () => {
    fc.assert(
      fc.property(anything, (text) => {
        const shown = logText(text);
        expect(shown).not.toMatch(/::|##\[/);
        expect(shown).not.toMatch(/[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\u202A-\u202E\u2066-\u2069]/u);
        expect(shown.split(/\r\n|[\n\r\u0085\u2028\u2029]/)).toHaveLength(1);
        expect(logText(shown)).toBe(shown);
      }),
    );
  });

  it('of harmless text is that text', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[\w .,/@-]*$/), (text) => {
        expect(logText(text)).toBe(text);
      }),
    );
  });
});

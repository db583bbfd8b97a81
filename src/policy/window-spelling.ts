import type { Misspelling } from '../core/problem-kinds.ts';
import type { TextFinding } from './text-finding.ts';

/** A text in the language's own spelling, and how to get back to the text as it was written. */
export interface Respelled {
  readonly text: string;
  /** The first of the misspellings, with what puts all of them right; `null` where there are none. */
  readonly finding: TextFinding | null;
  /** A stretch of the respelled text as a stretch of the written one. */
  original(offset: number, length: number): { offset: number; length: number };
}

interface Rule {
  readonly mistake: Misspelling;
  readonly pattern: RegExp;
  readonly instead: (match: RegExpExecArray) => string;
}

const A_DAY = '(?:mo|tu|we|th|fr|sa|su)[a-z]*';

const AN_NTH = '(?:\\d(?:st|nd|rd|th)|last)';

const DASHES = '\u00AD\u2010-\u2015\u2043\u2212\uFE58\uFE63\uFF0D';
const A_DATE = `\\d{4}[-${DASHES}]\\d{1,2}[-${DASHES}]\\d{1,2}`;
const A_TIME = '\\d{1,2}:\\d{2}(?::\\d{2})?';
const UP_TO = `\\s*[-/${DASHES}]\\s*|\\s+(?:to|until|till|through|thru)\\s+`;

/** What people and word processors write for the language's `-`, `:`, `,` and blank, in the order it is put right. */
const RULES: readonly Rule[] = [
  {
    mistake: 'date-time',
    pattern: new RegExp(`(${A_DATE})\\s+(${A_TIME})(?:${UP_TO})(${A_DATE})\\s+(${A_TIME})`, 'g'),
    instead: ([, date, time, lastDate, lastTime]) => `${date}T${time}/${lastDate}T${lastTime}`,
  },
  {
    mistake: 'date-range',
    pattern: new RegExp(`(?<=${A_DATE}(?:[Tt][\\d:]+)?)(?:${UP_TO})(?=${A_DATE})`, 'g'),
    instead: () => '/',
  },
  // Hyphens of all kinds, en dash, em dash, minus sign and their full-width forms, with the blanks around them.
  { mistake: 'dash', pattern: new RegExp(`\\s*[${DASHES}]\\s*`, 'g'), instead: hyphenFor },
  { mistake: 'space', pattern: /[^\S ]|[\u200B\u2060\uFEFF]/g, instead: () => ' ' },
  { mistake: 'colon', pattern: /[\u02D0\u02F8\u2236\uA789\uFE55\uFF1A]/g, instead: () => ':' },
  { mistake: 'colon-after-days', pattern: /(?<=[a-z]):(?=\s)/gi, instead: () => '' },
  {
    mistake: '12-hour',
    pattern: /(?<![\d:])(\d{1,2})(?:[:.](\d{2}))?\s?([ap])(?:m\b|\.m\.)/gi,
    instead: ([written, hours, minutes = '00', half = '']) => in24Hours(written, Number(hours), minutes, half),
  },
  {
    mistake: 'time',
    pattern: /(?<![\w:./])(\d{1,2})(?:\.|h)(\d{2})?(?![\w:./])/gi,
    instead: ([, hours, minutes = '00']) => `${hours}:${minutes}`,
  },
  { mistake: 'word', pattern: /\s+(?:to|until|till|through|thru)\s+/gi, instead: hyphenFor },
  // Not after a whole range: `09:00-17:00 -05:00` ends in an offset.
  {
    mistake: 'loose-dash',
    pattern: /(?<=[a-z])(?:\s+-\s*|\s*-\s+)(?=[a-z])|(?<=\d)(?<!-\s*\d{1,2}:\d{2})(?:\s+-\s*|\s*-\s+)(?=\d)/gi,
    instead: () => '-',
  },
  { mistake: 'and', pattern: /\s+and\s+|\s*[&;]\s*/gi, instead: () => ',' },
  {
    mistake: 'no-comma',
    pattern: new RegExp(
      `(?<=\\b${A_DAY})\\s+(?=(?:${A_DAY}|${AN_NTH})(?:[\\s,-]|$))|(?<=-\\d{1,2}:\\d{2})\\s+(?=\\d{1,2}:\\d{2}-)|` +
        '(?<=\\b\\d(?:st|nd|rd|th))\\s+(?=\\d(?:st|nd|rd|th)\\b)',
      'gi',
    ),
    instead: () => ',',
  },
];

/** Puts a window's text into the language's spelling, so that its other mistakes can be told as well. */
export function respell(written: string): Respelled {
  let text = written;
  // For each character of `text`, where its original starts and ends.
  const starts = Array.from({ length: written.length }, (_, index) => index);
  const ends = starts.map((start) => start + 1);
  const found: { mistake: Misspelling; offset: number; length: number }[] = [];
  for (const { mistake, pattern, instead } of RULES) {
    // From right to left, so that the places of the others stay.
    for (const match of [...text.matchAll(pattern)].reverse()) {
      const [whole] = match;
      const replacement = instead(match);
      if (replacement === whole) continue;
      const from = starts[match.index] ?? 0;
      const to = ends[match.index + whole.length - 1] ?? from + 1;
      found.push({ mistake, offset: from, length: to - from });
      text = text.slice(0, match.index) + replacement + text.slice(match.index + whole.length);
      starts.splice(match.index, whole.length, ...Array.from(replacement, () => from));
      ends.splice(match.index, whole.length, ...Array.from(replacement, () => to));
    }
  }
  const [first] = found.sort((a, b) => a.offset - b.offset);
  return {
    text,
    finding: first ? findingOf(first, written, text) : null,
    original(offset, length) {
      const from = starts[offset] ?? written.length;
      return { offset: from, length: Math.max(0, (ends[offset + length - 1] ?? from) - from) };
    },
  };
}

function findingOf(
  { mistake, offset, length }: { mistake: Misspelling; offset: number; length: number },
  written: string,
  suggestion: string,
): TextFinding {
  const got = written.slice(offset, offset + length);
  return { finding: { kind: 'window-spelling', mistake, got, suggestion }, offset, length };
}

function in24Hours(written: string, hours: number, minutes: string, half: string): string {
  if (hours < 1 || hours > 12) return written;
  const hour = (hours % 12) + (half.toLowerCase() === 'p' ? 12 : 0);
  return `${String(hour).padStart(2, '0')}:${minutes}`;
}

/** A hyphen, with blanks around it where it goes from a time to another day. */
function hyphenFor({ input, index, 0: whole }: RegExpExecArray): string {
  const isSpan = /\d$/.test(input.slice(0, index)) && /^[a-z]/i.test(input.slice(index + whole.length));
  return isSpan ? ' - ' : '-';
}

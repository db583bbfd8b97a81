import picomatch from 'picomatch';
import type { Patterns } from '../core/patterns.ts';
import type { Finding } from '../core/problem.ts';
import type { PatternOf } from '../core/problem-kinds-rules.ts';
import { brokenGlob } from './glob-braces.ts';
import { GLOB_OPTIONS } from './glob-options.ts';
import { itemsOf } from './items.ts';
import { Remembered } from './remembered.ts';
import type { Teller } from './teller.ts';
import type { TextFinding } from './text-finding.ts';
import type { YamlPath } from './yaml-places.ts';

/** For the characters of a pattern, and for the patterns that its braces multiply to. */
const LONGEST = 1024;

/** A kind of text that patterns are over. */
export interface PatternLanguage {
  readonly of: PatternOf;
  /** Characters that may stand in brackets, as in a regular expression's own. */
  readonly characters: string;
  /** A character that no such text has, nor any sign of a glob. */
  readonly foreign: RegExp;
  /** What is wrong with a pattern as a whole, before its characters are looked at. */
  misreading(pattern: string): Finding | null;
  /** Why a pattern of good characters can never match. */
  impossible(pattern: string): Finding | null;
  /** The pattern as a test; it has no mistakes. */
  compile(pattern: string): (text: string) => boolean;
}

/** `null` where the key is left out. An empty text is a pattern that cannot be read, and not none. */
export function readOptionalPatterns(
  value: string | readonly (string | null)[] | null | undefined,
  path: YamlPath,
  language: PatternLanguage,
  teller: Teller,
): Patterns | null {
  return value === undefined || value === null ? null : readPatterns(value, path, language, teller);
}

/** Reads a text or a list of them as patterns; what cannot be read is told and left out. */
export function readPatterns(
  value: string | readonly (string | null)[],
  path: YamlPath,
  language: PatternLanguage,
  teller: Teller,
): Patterns {
  const texts: string[] = [];
  for (const item of itemsOf(value, path)) {
    // Lines of a terminal bear one between two colons, lest they command a workflow, and ARNs are copied from there.
    const pattern = item.text.replace(/(?<=:)\u200B(?=:)/g, '');
    const mistake = mistakeIn(pattern, language);
    if (mistake === null) texts.push(pattern);
    else teller.within(item.path, mistake);
  }
  // Most patterns of a long policy are never held against a text.
  let tests: readonly ((text: string) => boolean)[] | undefined;
  return {
    texts,
    matches(text) {
      tests ??= texts.map((pattern) => language.compile(pattern));
      return tests.some((test) => test(text));
    },
  };
}

/** The first mistake that is found: most lead to others. */
function mistakeIn(pattern: string, language: PatternLanguage): TextFinding | null {
  const { of } = language;
  const whole = (finding: Finding): TextFinding => ({ finding, offset: 0, length: pattern.length });
  if (pattern.trim() === '') return whole({ kind: 'pattern-empty', of });
  if (pattern.length > LONGEST) {
    return whole({ kind: 'pattern-too-long', of, length: pattern.length, limit: LONGEST });
  }
  if (pattern.startsWith('!')) return whole({ kind: 'pattern-negation', of, got: pattern });
  const misread = language.misreading(pattern);
  if (misread) return whole(misread);
  const broken = brokenGlob(pattern, language.characters, LONGEST);
  if (broken) {
    const { got, offset, choices } = broken;
    const finding: Finding =
      broken.what === 'choices'
        ? { kind: 'pattern-too-many', of, alternatives: choices, limit: LONGEST }
        : { kind: broken.what === 'braces' ? 'pattern-braces' : 'pattern-brackets', of, got };
    return { finding, offset, length: got.length };
  }
  const foreign = language.foreign.exec(pattern);
  if (foreign) {
    const [character] = foreign;
    const suggestion = withoutForeign(pattern, character, language);
    const finding: Finding = { kind: 'pattern-character', of, character, suggestion };
    return { finding, offset: foreign.index, length: character.length };
  }
  const impossible = language.impossible(pattern);
  return impossible && whole(impossible);
}

/** Without blanks around, or a list instead of commas; `null` where there is no telling. */
function withoutForeign(pattern: string, character: string, language: PatternLanguage): string | null {
  if (character === ',') {
    const parts = pattern.split(',').map((part) => `"${part.trim()}"`);
    return `[${parts.join(', ')}]`;
  }
  // Blanks that do not show come with what is copied from a web page or a terminal.
  const better = pattern.replace(/[\u200B\u2060\uFEFF]/g, '').trim();
  return better !== pattern && mistakeIn(better, language) === null ? better : null;
}

type TextTest = (text: string) => boolean;

const remembered = new Remembered<TextTest>();

/** A glob without braces, in which `*` does not cross `/`, as a test of a whole text. */
export function globTest(pattern: string): TextTest {
  // Parts of ARNs come again with every pattern.
  return remembered.read(
    pattern,
    () => compiled(pattern),
    () => true,
  );
}

function compiled(pattern: string): TextTest {
  // The library's `*` wants at least one character where it stands alone; an ARN's Region is empty.
  if (pattern === '*') return (text) => !text.includes('/');
  if (pattern === '') return (text) => text === '';
  const isMatch = picomatch(pattern, GLOB_OPTIONS);
  // The library's own takes more arguments, and with them returns an object.
  return (text) => isMatch(text);
}

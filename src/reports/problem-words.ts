import type { Finding, FindingKind } from '../core/problem.ts';
import type { ProblemWords, WordTable } from './problem-phrases.ts';
import { CALENDAR_WORDS } from './problem-words-calendar.ts';
import { CALENDAR_FILE_WORDS } from './problem-words-calendar-files.ts';
import { FILE_WORDS } from './problem-words-file.ts';
import { PATTERN_WORDS } from './problem-words-patterns.ts';
import { REPOSITORY_WORDS } from './problem-words-repositories.ts';
import { RULE_WORDS } from './problem-words-rules.ts';
import { WINDOW_WORDS } from './problem-words-windows.ts';
import { YAML_WORDS } from './problem-words-yaml.ts';
import { ZONE_WORDS } from './problem-words-zones.ts';

const WORDS: WordTable<FindingKind> = {
  ...FILE_WORDS,
  ...YAML_WORDS,
  ...ZONE_WORDS,
  ...WINDOW_WORDS,
  ...CALENDAR_WORDS,
  ...REPOSITORY_WORDS,
  ...CALENDAR_FILE_WORDS,
  ...PATTERN_WORDS,
  ...RULE_WORDS,
};

/** What is wrong, in words. */
export function wordsFor<K extends FindingKind>(finding: Finding<K>): ProblemWords {
  return WORDS[finding.kind](finding);
}

import type {
  CalendarFileFindings,
  CalendarFindings,
  FileFindings,
  RepositoryFindings,
  WindowFindings,
  YamlFindings,
  ZoneFindings,
} from './problem-kinds.ts';
import type { PatternFindings, RuleFindings } from './problem-kinds-rules.ts';
import type { Place } from './window.ts';

/** A stretch of one line of the policy file. Lines and columns count from 1, columns and lengths in UTF-16 code units. */
export interface Stretch extends Place {
  /** 0: the file as a whole, no place in it. */
  readonly length: number;
}

/** What can be wrong with a policy file: the details of each kind of finding, by its name. */
export interface Findings
  extends YamlFindings,
    FileFindings,
    ZoneFindings,
    WindowFindings,
    CalendarFindings,
    RepositoryFindings,
    CalendarFileFindings,
    PatternFindings,
    RuleFindings {}

export type FindingKind = keyof Findings;

/** One thing that is wrong, as data: the words for it are in reports/. */
export type Finding<K extends FindingKind = FindingKind> = { [P in K]: { readonly kind: P } & Findings[P] }[K];

/** A finding and where it is. */
export type Problem<K extends FindingKind = FindingKind> = Finding<K> & { readonly place: Stretch };

/** A policy file that cannot be used: nothing may be judged by it. */
export interface PolicyFailure {
  /** As given on the command line or by the action. */
  readonly path: string;
  /** The file's text without a byte order mark; empty where it is no text. */
  readonly text: string;
  /** At least one, in order of place. */
  readonly problems: readonly Problem[];
}

/** What is wrong and where, made one. */
export function problemAt(place: Stretch, finding: Finding): Problem {
  return { ...finding, place };
}

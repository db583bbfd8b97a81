import { RULE_EXPECTATIONS } from './problem-kinds-rules.ts';

/** For findings that need no details. */
type NoDetails = Record<never, never>;

/** What stands in the file where something else was expected. */
export type Got =
  | { readonly is: 'text' | 'number' | 'boolean'; readonly source: string }
  | { readonly is: 'nothing' }
  | { readonly is: 'list'; readonly length: number }
  | { readonly is: 'mapping'; readonly keys: readonly string[] };

/** What the shape of the file asks for, by the name that the schema gives it. */
export const EXPECTATIONS = [
  'file',
  'version',
  'zone',
  'windows',
  'window',
  'days',
  'times',
  'months',
  'days-of-month',
  'dates',
  'repositories',
  'entry',
  'match',
  'glob',
  'accounts',
  'account',
  'regions',
  'region',
  'registry',
  'severity',
  'undeclared',
  ...RULE_EXPECTATIONS,
] as const;

export type Expectation = (typeof EXPECTATIONS)[number];

/** Where keys stand: at the top of the file, or in an item or a mapping of some kind. */
export type Level = 'file' | 'entry' | 'window' | 'holiday' | 'freeze' | 'exception' | 'exemption' | 'gap';

/** Keys of a window as a mapping whose values are read as window texts are. */
export type WindowField = 'days' | 'times' | 'months' | 'days-of-month' | 'dates';

/** Whether the file is a text, and YAML. */
export interface YamlFindings {
  'file-too-large': { readonly bytes: number; readonly limit: number };
  'file-binary': NoDetails;
  'file-encoding': { readonly encoding: 'UTF-16' | null };
  'file-empty': NoDetails;
  /** `detail` is the YAML reader's own sentence. */
  'yaml-syntax': { readonly detail: string; readonly advice: 'quote' | 'indent' | 'close' | 'colon' | null };
  'yaml-tab': NoDetails;
  'yaml-documents': NoDetails;
  'yaml-too-deep': NoDetails;
  'yaml-tag': { readonly tag: string };
  'yaml-alias-unknown': { readonly name: string };
  'yaml-alias-loop': { readonly name: string };
  'yaml-alias-bomb': { readonly limit: number };
  'yaml-key': NoDetails;
}

/** Keys, and the types of values. */
export interface FileFindings {
  'duplicate-key': { readonly key: string; readonly firstLine: number };
  'unknown-key': {
    readonly key: string;
    readonly allowed: readonly string[];
    readonly suggestion: string | null;
    /** Where the policy language does have this key. */
    readonly belongs: Level | null;
  };
  'missing-key': { readonly key: string; readonly level: Level };
  'wrong-value': { readonly expected: Expectation; readonly got: Got; readonly suggestion: string | null };
  'empty-list': { readonly key: string };
}

/** Names of time zones. `likely` and `nearest` are names of the tz database. */
export interface ZoneFindings {
  'zone-unknown': { readonly got: string; readonly nearest: readonly string[] };
  'zone-abbreviation': { readonly got: string; readonly likely: readonly string[] };
  'zone-offset': { readonly got: string; readonly likely: readonly string[] };
  'zone-local': { readonly got: string };
}

/** Ways to write a window that are clear to people and not of the language; `suggestion` is the window as it should be. */
export type Misspelling =
  | 'date-time'
  | 'date-range'
  | 'dash'
  | 'space'
  | 'colon'
  | 'colon-after-days'
  | 'loose-dash'
  | 'word'
  | 'and'
  | 'no-comma'
  | 'time'
  | '12-hour';

/** What windows are read for: when pushes are allowed, or how long a rule holds. */
export type WindowUse = 'windows' | 'during';

/** Window texts. */
export interface WindowFindings {
  'window-blank': { readonly use: WindowUse };
  'window-spelling': { readonly mistake: Misspelling; readonly got: string; readonly suggestion: string };
  'window-unreadable': { readonly got: string; readonly suggestion: 'always' | 'never' | null };
  'window-stray': { readonly got: string };
  'window-without-hours': { readonly got: string; readonly suggestion: string };
  'window-order': { readonly got: string; readonly suggestion: string };
  'window-two-in-one': { readonly got: string };
  /** `mon-fri: 09:00-17:00` is a mapping to YAML. */
  'window-mapping': { readonly got: string; readonly suggestion: string };
  /** YAML took a comma of the window for the end of an item in `[ ]`; `suggestion` is the window as it was meant. */
  'window-cut': { readonly got: string; readonly suggestion: string };
  'window-without-zone': { readonly got: string; readonly otherLines: readonly number[] };
  'window-twice': { readonly got: string; readonly firstLine: number };
  'window-beside': { readonly use: WindowUse; readonly got: 'always' | 'never' };
  'weekday-unknown': { readonly got: string; readonly suggestion: string | null };
  'weekday-range': { readonly got: string };
  'weekday-range-of-one': { readonly got: string; readonly suggestion: string };
  'weekday-twice': { readonly got: string; readonly day: string };
  'hours-unreadable': { readonly got: string };
  'hours-empty': { readonly got: string; readonly suggestion: '00:00-24:00' | null };
  'hours-twice': { readonly got: string };
  'time-unreadable': { readonly got: string; readonly suggestion: string | null };
  'time-out-of-range': {
    readonly got: string;
    readonly unit: 'hour' | 'minute' | 'second';
    readonly suggestion: string | null;
  };
  'time-24-start': { readonly got: string };
}

/** Nth weekdays, spans over days, dates, months, and the fields of a window as a mapping. */
export interface CalendarFindings {
  'nth-unknown': { readonly got: string; readonly suggestion: string | null };
  'nth-without-weekday': { readonly got: string };
  'nth-range': { readonly got: string };
  /** A weekday alone behind an nth weekday. */
  'nth-or-every': { readonly got: string; readonly suggestion: string };
  'span-end': { readonly got: string };
  'span-backwards': { readonly got: string; readonly suggestion: string };
  /** `range`: two dates could stand there as well. */
  'date-unreadable': { readonly got: string; readonly suggestion: string | null; readonly range: boolean };
  'date-missing': { readonly got: string; readonly suggestion: string | null };
  'date-uncovered': { readonly got: string };
  'dates-backwards': { readonly got: string; readonly suggestion: string };
  'dates-several': { readonly got: string };
  /** A time at one end of a dated range only, or a time without a range. */
  'date-time-alone': { readonly got: string };
  'date-time-offset': { readonly got: string };
  'month-unknown': { readonly got: string; readonly suggestion: string | null };
  'month-range': { readonly got: string };
  'month-range-of-one': { readonly got: string; readonly suggestion: string };
  'day-of-month-unreadable': { readonly got: string };
  'days-of-month-backwards': { readonly got: string; readonly suggestion: string | null };
  'window-field': { readonly field: WindowField; readonly got: string };
  'window-field-twice': { readonly got: string };
  /** A mapping that limits nothing. */
  'window-unlimited': { readonly use: WindowUse };
  'window-impossible': { readonly got: string };
}

/** What makes an entry: patterns, accounts, Regions, and what entries and defaults do to each other. */
export interface RepositoryFindings {
  'glob-empty': NoDetails;
  'glob-too-long': { readonly length: number; readonly limit: number };
  'glob-too-many': { readonly alternatives: number; readonly limit: number };
  'glob-negation': { readonly got: string };
  /** An image URI, an ARN or a name with a tag. */
  'glob-not-a-name': { readonly got: string; readonly suggestion: string };
  'glob-character': { readonly character: string; readonly suggestion: string | null };
  'glob-slash': { readonly got: string; readonly suggestion: string };
  /** A path segment that no repository name has. */
  'glob-segment': { readonly got: string };
  'glob-stars': { readonly got: string; readonly suggestion: string };
  'glob-brackets': { readonly got: string };
  'glob-braces': { readonly got: string };
  'account-unreadable': { readonly got: string; readonly suggestion: string | null };
  'region-unreadable': { readonly got: string; readonly suggestion: string | null };
  'entry-unreachable': { readonly by: readonly { readonly line: number; readonly match: string }[] };
  'undeclared-with-windows': { readonly windowsLine: number };
}

/** A line of a calendar file. */
export interface CalendarPlace {
  /** The calendar file, as the policy names it. */
  readonly path: string;
  /** From 1; of a line that is folded, its first. */
  readonly line: number;
}

/** What a property of a calendar file has to hold. */
export type CalendarExpectation =
  | 'date-or-time'
  | 'date'
  | 'time'
  | 'same-clock'
  | 'duration'
  | 'whole-days'
  | 'a-year-at-most'
  | 'period'
  | 'offset'
  | 'calendar-type'
  | 'same-calendar-type'
  | 'gregorian';

/** Calendar files: where they are, and what is in them. `got` is the value as the policy or the calendar has it. */
export interface CalendarFileFindings {
  /** `suggestion` is the path of a file that does exist, from the policy's folder. */
  'calendar-missing': { readonly got: string; readonly suggestion: string | null };
  'calendar-outside': { readonly got: string };
  'calendar-not-relative': { readonly got: string };
  /** `code` is that of the operating system, such as EACCES. */
  'calendar-unreadable': { readonly got: string; readonly code: string };
  'calendar-too-large': { readonly path: string; readonly bytes: number; readonly limit: number };
  'calendar-encoding': { readonly path: string; readonly encoding: 'UTF-16' | null };
  'calendar-none': { readonly path: string };
  'calendar-line': { readonly at: CalendarPlace; readonly got: string };
  /** `expected` is what should have ended or begun here. */
  'calendar-nesting': { readonly at: CalendarPlace; readonly got: string; readonly expected: string };
  'calendar-value': {
    readonly at: CalendarPlace;
    readonly property: string;
    readonly got: string;
    readonly expected: CalendarExpectation;
  };
  'calendar-start-missing': { readonly at: CalendarPlace };
  'calendar-backwards': { readonly at: CalendarPlace; readonly got: string; readonly allDay: boolean };
  'calendar-zone-unknown': { readonly at: CalendarPlace; readonly got: string };
  'calendar-unsupported': { readonly at: CalendarPlace; readonly got: string };
  'calendar-rule': { readonly at: CalendarPlace; readonly got: string };
  'calendar-rule-frequency': { readonly at: CalendarPlace; readonly got: string };
  'calendar-rule-never': { readonly at: CalendarPlace; readonly got: string };
  'calendar-rules': { readonly path: string; readonly limit: number };
}

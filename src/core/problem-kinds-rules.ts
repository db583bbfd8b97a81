/** What the shape of holidays, freezes, exceptions, exemptions, accepted gaps and people asks for. */
export const RULE_EXPECTATIONS = [
  'approvers',
  'assignees',
  'login',
  'notify',
  'mention',
  'arrivals',
  'tags',
  'tag',
  'principals',
  'principal',
  'holidays',
  'holiday',
  'date',
  'holiday-name',
  'country',
  'state',
  'country-region',
  'calendar',
  'freezes',
  'freeze',
  'exceptions',
  'exception',
  'exempt',
  'exemption',
  'accepted-gaps',
  'gap',
  'name',
  'during',
  'repositories-of',
  'reason',
  'approved-by',
  'ticket',
  'until',
] as const;

/** What the globs of a pattern are over. */
export type PatternOf = 'tag' | 'principal';

/** Part of an ARN: `arn:partition:service:region:account:resource`. */
export type ArnPart = 'partition' | 'service' | 'region' | 'account' | 'resource';

/** Globs over image tags and principals. */
export interface PatternFindings {
  'pattern-empty': { readonly of: PatternOf };
  'pattern-too-long': { readonly of: PatternOf; readonly length: number; readonly limit: number };
  'pattern-negation': { readonly of: PatternOf; readonly got: string };
  'pattern-character': { readonly of: PatternOf; readonly character: string; readonly suggestion: string | null };
  'pattern-brackets': { readonly of: PatternOf; readonly got: string };
  'pattern-braces': { readonly of: PatternOf; readonly got: string };
  'pattern-too-many': { readonly of: PatternOf; readonly alternatives: number; readonly limit: number };
  /** An image with its tag, or a repository. */
  'tag-not-alone': { readonly got: string; readonly suggestion: string | null };
  /** A `.` or a `-` in front. */
  'tag-start': { readonly got: string };
  'principal-not-an-arn': { readonly got: string; readonly suggestion: string | null };
  'principal-parts': { readonly got: string; readonly suggestion: string | null };
  'principal-part': {
    readonly part: ArnPart;
    readonly got: string;
    readonly suggestion: string | null;
  };
  'principal-stars': { readonly got: string; readonly suggestion: string };
}

/** Holidays, freezes, exceptions, exemptions, accepted gaps and people. */
export interface RuleFindings {
  /** An item that has to have one of some keys, and has none. */
  'one-of-missing': { readonly of: 'freeze' | 'holiday'; readonly keys: readonly string[] };
  'one-of-several': { readonly of: 'freeze' | 'holiday'; readonly keys: readonly string[] };
  'name-twice': { readonly of: 'freeze' | 'exception'; readonly got: string; readonly firstLine: number };
  'during-never': { readonly got: string };
  /** A permission without an end. */
  'during-endless': { readonly of: 'exception' | 'gap'; readonly got: string };
  'text-blank': { readonly key: string };
  'text-too-long': { readonly key: string; readonly length: number; readonly limit: number };
  'ticket-unreadable': { readonly got: string; readonly suggestion: string | null };
  'login-unreadable': { readonly got: string; readonly suggestion: string | null };
  'mention-unreadable': { readonly got: string; readonly suggestion: string | null };
  /** A text that is no date; `suggestion` is the item as it was probably meant. */
  'holiday-text': { readonly got: string; readonly suggestion: string | null };
  'holiday-range': { readonly got: string };
  'holiday-twice': { readonly got: string; readonly firstLine: number };
  /** `name` beside a country, `state` beside a date and their like. */
  'holiday-key': { readonly key: string; readonly beside: string };
  'country-unknown': { readonly got: string; readonly suggestion: string | null };
  /** `within` is the country, or the country and state, whose parts were looked at; `known` are all of them. */
  'state-unknown': StateUnknown;
  'country-region-unknown': StateUnknown;
  /** A calendar of holidays in which no event is all-day. */
  'holiday-calendar-times': { readonly path: string };
  /** A calendar of holidays that is closed but for its events. */
  'holiday-calendar-closed': { readonly path: string };
  'calendar-without-zone': { readonly path: string };
}

interface StateUnknown {
  readonly got: string;
  readonly within: string;
  readonly known: readonly string[];
  readonly suggestion: string | null;
}

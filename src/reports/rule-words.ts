import { civilDateOf } from '../core/civil.ts';
import type { Holiday } from '../core/holidays.ts';
import { isoDate } from '../core/local-time.ts';
import type { Entry } from '../core/policy.ts';
import type { Judgement, Rule } from '../core/verdict.ts';
import type { Place } from '../core/window.ts';
import { shortened } from './visible.ts';

/** No name or reason is longer than this in a sentence. */
const LONGEST = 120;

/** The rule that decided as the policy spells it; where none was needed the windows that were all closed. */
export function ruleOf({ rule, entry }: Pick<Judgement, 'rule' | 'entry'>): string {
  if (rule === null) {
    return entry.windows === null ? 'no windows declared' : entry.windows.map(({ text }) => text).join(' · ');
  }
  switch (rule.kind) {
    case 'window':
      return rule.window.text;
    case 'freeze':
      return `freeze ${rule.freeze.name}: ${rule.freeze.during.text}`;
    case 'holiday':
      return `${rule.window.text}, not on holidays`;
    case 'exception':
      return `exception ${rule.exception.name}: ${rule.exception.during.text}`;
    case 'exemption':
      return `exempt: ${rule.exemption.principals.texts.join(' · ')}`;
    case 'tags':
      return `tags: ${tagsOf(entry)}`;
  }
}

/** What the rule does, as the part of a sentence that follows the moment. */
export function ruleSentence(rule: Rule, entry: Entry): string {
  switch (rule.kind) {
    case 'window':
      return `inside ${rule.window.text}`;
    case 'freeze': {
      const { name, reason } = rule.freeze;
      const why = [rule.event, reason].filter((words) => words !== null).join(': ');
      return `in the freeze ${short(name)}${why === '' ? '' : ` (${short(why)})`}`;
    }
    case 'holiday':
      return `${rule.window.text} does not open on ${holidayWords(rule.holiday)}`;
    case 'exception': {
      const { name, approvedBy, reason } = rule.exception;
      return `allowed by the exception ${short(name)}, approved by ${short(approvedBy)} (${short(reason)})`;
    }
    case 'exemption':
      return `its pusher is exempt (${short(rule.exemption.reason)})`;
    case 'tags':
      return `not a release: its tag matches none of ${tagsOf(entry)}`;
  }
}

/** `the holiday 2026-12-25 (Christmas Day)`. */
export function holidayWords({ day, name }: Holiday): string {
  return `the holiday ${isoDate(civilDateOf(day))}${name === null ? '' : ` (${short(name)})`}`;
}

/** What a calendar calls an event, or a policy gives as a reason, may be as long as a page. */
function short(text: string): string {
  return shortened(text, LONGEST);
}

/** What the rule is called; `null` where it has no name of its own. */
export function nameOfRule(rule: Rule | null): string | null {
  switch (rule?.kind) {
    case 'freeze':
      return rule.freeze.name;
    case 'holiday':
      return rule.holiday.name;
    case 'exception':
      return rule.exception.name;
    case 'window':
    case 'exemption':
    case 'tags':
    case undefined:
      return null;
  }
}

/** Where the rule that decided stands, else the entry. */
export function placeOfRule({ rule, entry }: Pick<Judgement, 'rule' | 'entry'>): Place {
  switch (rule?.kind) {
    case 'window':
      return rule.window.place;
    case 'freeze':
      return rule.freeze.place;
    case 'holiday':
      return rule.holiday.place;
    case 'exception':
      return rule.exception.place;
    case 'exemption':
      return rule.exemption.place;
    case 'tags':
    case undefined:
      return entry.place;
  }
}

/** Where what decided stands; of a window also whose it is, which the rule itself does not tell. */
export function rulePlaceOf({ judgement }: { readonly judgement: Judgement }, path: string): string {
  const line = lineOfRule(judgement);
  return line === null ? `no entry matches, ${path}` : `${ownerOf(judgement)}${path}:${line}`;
}

/** The line of what decided; `null`: no entry matches and there are no default windows, which stands nowhere. */
export function lineOfRule(judgement: Judgement): number | null {
  const { entry, rule } = judgement;
  return rule === null && entry.match === null && entry.windows === null ? null : placeOfRule(judgement).line;
}

function ownerOf({ entry, rule }: Judgement): string {
  switch (rule?.kind) {
    case 'freeze':
    case 'exception':
    case 'exemption':
      return '';
    case 'holiday':
      return 'holidays, ';
    case 'window':
    case 'tags':
    case undefined:
      return entry.match === null ? 'the default windows, ' : `entry ${entry.match.join(', ')}, `;
  }
}

function tagsOf({ tags }: Entry): string {
  return (tags?.texts ?? []).join(', ');
}

import { DateTime } from 'luxon';
import { UsageError } from './core/errors.ts';
import type { Pusher } from './core/excuses.ts';
import { ANY_SESSION } from './core/explanation.ts';
import { DAY, FIRST_INSTANT, HOUR, type Instant, type Interval, LAST_INSTANT, MINUTE, SECOND } from './core/instant.ts';
import { nearest } from './core/nearest.ts';
import { FAIL_ON, type FailOn } from './core/outcome.ts';
import { REGION_NAME } from './core/region-name.ts';
import type { Scope } from './core/scope.ts';
import { FORMAT_NAMES, type FormatName } from './reports/formats.ts';

/** The text of the options that the command line and the action share; empty text is "left out". */
export interface ScopeText {
  readonly from: string;
  readonly to: string;
  readonly accounts: string;
  readonly regions: string;
}

/** CloudTrail delivers within about 15 minutes (AWS does not promise it); what is younger is not claimed as covered. */
const DELIVERY_DELAY = 15 * MINUTE;

/** How far the command line and the action look back where nobody says it. */
const LOOK_BACK = DAY;

const UNITS: Readonly<Record<string, number>> = { m: MINUTE, h: HOUR, d: DAY, w: 7 * DAY };

/**
 * What to check. Without `from` and `to` everything that is read is judged and nothing is claimed; with `from` alone the
 * range ends at `now`, less the delivery delay.
 */
export function scopeOf(text: ScopeText, now: Instant, deliveryDelay = DELIVERY_DELAY): Scope {
  const from = text.from === '' ? null : momentOf('from', text.from, now);
  const given = text.to === '' ? null : momentOf('to', text.to, now);
  const to = given ?? (from === null ? null : wholeSecond(now) - deliveryDelay);
  if (from !== null && to !== null && from >= to) {
    throw new UsageError(
      'range-empty',
      `the range is empty: from (${iso(from)}) must be before to (${iso(to)}${given === null ? `, which is now less ${deliveryDelay / MINUTE} minutes` : ''})`,
    );
  }
  return {
    from,
    to,
    accounts: listOf(text.accounts).map((account) => accountOf('accounts', account)),
    regions: listOf(text.regions).map((region) => regionOf('regions', region)),
  };
}

/** What to check where a service is asked, which needs a range: the last 24 hours where no start is given. */
export function rangedScopeOf(text: ScopeText, now: Instant, deliveryDelay: number): Scope & Interval {
  const { from, to, ...scope } = scopeOf(text, now, deliveryDelay);
  const end = to ?? wholeSecond(now) - deliveryDelay;
  return { ...scope, from: from ?? end - LOOK_BACK, to: end };
}

/** 15 minutes where it is left out. Milliseconds. */
export function deliveryDelayOf(text: string): number {
  return timeOf('delivery-delay', text, DELIVERY_DELAY);
}

/** Seven days where it is left out. Milliseconds. */
export function lookBackOf(text: string): number {
  return timeOf('look-back', text, 7 * DAY);
}

/** A time such as `15m`, in milliseconds; `otherwise` where it is left out. */
export function timeOf(option: string, text: string, otherwise: number): number {
  if (text === '') return otherwise;
  const [, amount, unit] = /^(\d{1,4})([mhd])$/.exec(text) ?? [];
  if (amount !== undefined && unit !== undefined) return Number(amount) * (UNITS[unit] ?? 0);
  throw new UsageError('value-unreadable', `${option}: expected a time such as 15m, 2h or 7d, got "${text}"`);
}

/** `true` where it is left out. As YAML's core schema writes it: a workflow may hand over any of these. */
export function switchOf(option: string, text: string): boolean {
  const word = text === '' ? 'true' : text.toLowerCase();
  return oneOf(option, word, ['true', 'false']) === 'true';
}

/** A label of GitHub: 50 characters at most; a comma would be two labels where issues are listed. */
export function labelOf(option: string, text: string, otherwise: string): string {
  if (text === '') return otherwise;
  return checked(option, text, /^(?!\.{1,2}$)[^,\p{C}]{1,50}$/u, 'a label of at most 50 characters, without a comma');
}

/** How many issues are open at most; 25 where it is left out. */
export function maxIssuesOf(text: string): number {
  return text === '' ? 25 : Number(checked('max-issues', text, /^\d{1,4}$/, 'a number from 0 to 9999'));
}

/** Roles to assume, one for each account: two would read the same events, and share the quota for reading them. */
export function roleArnsOf(text: string): string[] {
  const arns = listOf(text).map((arn) =>
    checked(
      'role-arns',
      arn,
      /^arn:aws[a-z-]*:iam::\d{12}:role\/\S+$/,
      'an ARN such as arn:aws:iam::111122223333:role/name',
    ),
  );
  const accounts = new Map<string, string>();
  for (const arn of arns) {
    const account = arn.split(':')[4] ?? '';
    const other = accounts.get(account);
    if (other !== undefined) {
      throw new UsageError(
        'roles-of-one-account',
        `role-arns: ${other} and ${arn} are of one account, name one of them`,
      );
    }
    accounts.set(account, arn);
  }
  return arns;
}

/** https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRole.html */
export function externalIdOf(text: string): string | null {
  return text === ''
    ? null
    : checked('external-id', text, /^[\w+=,.@:/-]{2,1224}$/, 'an external id of 2 characters or more');
}

/**
 * A moment: RFC 3339, a date (its start in UTC), or back from now (`24h`, `7d`); from 1970 to 2099, the years of the
 * carried tz database.
 */
export function momentOf(option: string, text: string, now: Instant): Instant {
  const instant = backFrom(now, text) ?? statedMoment(text);
  if (instant === null) {
    throw new UsageError(
      'moment-unreadable',
      `${option}: expected a date (2026-11-01), a moment with its offset (2026-11-01T08:00:00Z) or a time back from now (24h, 7d), got "${text}"`,
    );
  }
  if (instant >= FIRST_INSTANT && instant < LAST_INSTANT) return instant;
  throw new UsageError('moment-out-of-reach', `${option}: expected a moment from 1970 to 2099, got "${text}"`);
}

/** Most days that `daysOf` takes. */
export const MOST_DAYS = 366;

/** A number of local days from the one that holds `from`, all of them in the years of the carried tz database. */
export function daysOf(option: string, text: string, from: Instant): number {
  const days = /^\d{1,3}$/.test(text) ? Number(text) : 0;
  if (days < 1 || days > MOST_DAYS) {
    throw new UsageError('days-unreadable', `${option}: expected a number from 1 to ${MOST_DAYS}, got "${text}"`);
  }
  // The days of any zone begin and end within a day of those of UTC.
  if (from - DAY >= FIRST_INSTANT && from + (days + 1) * DAY <= LAST_INSTANT) return days;
  throw new UsageError(
    'days-out-of-reach',
    `${option}: expected days from 1970-01-02 to 2099-12-30, got ${days} from ${iso(from)}`,
  );
}

function backFrom(now: Instant, text: string): Instant | null {
  const [, amount, unit] = /^(\d{1,6})([mhdw])$/.exec(text) ?? [];
  return amount === undefined || unit === undefined ? null : wholeSecond(now) - Number(amount) * (UNITS[unit] ?? 0);
}

function statedMoment(text: string): Instant | null {
  const shaped = /^\d{4}-\d\d-\d\d(T\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:\d\d))?$/i.test(text);
  const read = DateTime.fromISO(text, { zone: 'utc' });
  return shaped && read.isValid ? read.toMillis() : null;
}

/** CloudTrail's times are whole seconds; a range that ends within one would say more than it knows. */
function wholeSecond(instant: Instant): Instant {
  return Math.floor(instant / SECOND) * SECOND;
}

function iso(instant: Instant): string {
  return DateTime.fromMillis(instant, { zone: 'utc' }).toISO({ suppressMilliseconds: true }) ?? String(instant);
}

/** Items separated by commas, spaces or line breaks. */
function listOf(text: string): string[] {
  return text.split(/[\s,]+/).filter((item) => item !== '');
}

export function accountOf(option: string, text: string): string {
  return checked(option, text, /^\d{12}$/, 'an account id of 12 digits');
}

export function regionOf(option: string, text: string): string {
  return checked(option, text, REGION_NAME, 'a Region such as eu-central-1');
}

/** The name alone: what stands before it in an image's address, or behind it, would only ever match nothing. */
export function repositoryOf(option: string, text: string): string {
  const shape = /^(?!\d{12}\.dkr[.-]ecr[.-])[a-z0-9]+([._/-]+[a-z0-9]+)*$/;
  return checked(option, text, shape, 'a name such as shop/checkout, without registry, tag or digest');
}

/** https://docs.aws.amazon.com/AmazonECR/latest/APIReference/API_PutImage.html */
export function tagOf(option: string, text: string): string {
  return checked(option, text, /^[A-Za-z0-9_][\w.-]{0,127}$/, 'an image tag such as v1.4.2, without repository');
}

/**
 * Who pushes, from an ARN. A session's role is added as it is where the role has no path: the ARN of a session does not
 * show one (IAM User Guide, "IAM identifiers").
 */
export function principalOf(option: string, text: string): Pusher {
  const arn = checked(option, text, /^arn:[\w-]+:(iam|sts)::(\d{12}|aws):\S+$/, 'an ARN of IAM or STS');
  const [, partition, account, role] = /^arn:([\w-]+):sts::(\d{12}):assumed-role\/([^/]+)\/[^/]+$/.exec(arn) ?? [];
  if (role !== undefined) return { arn, role: `arn:${partition}:iam::${account}:role/${role}` };
  // Who asks for a role means any of its sessions, and what is for all of them is for these.
  const [, ofRole, owner, name] = /^arn:([\w-]+):iam::(\d{12}):role\/(?:\S+\/)?([^/\s]+)$/.exec(arn) ?? [];
  return name === undefined
    ? { arn, role: null }
    : { arn: `arn:${ofRole}:sts::${owner}:assumed-role/${name}${ANY_SESSION}`, role: arn };
}

/** The value, where it has the shape. */
export function checked(option: string, value: string, shape: RegExp, expected: string): string {
  if (!shape.test(value)) throw new UsageError('value-unreadable', `${option}: expected ${expected}, got "${value}"`);
  return value;
}

export function failOnOf(text: string): FailOn {
  return oneOf('fail-on', text, FAIL_ON);
}

export function formatOf(text: string): FormatName {
  return oneOf('format', text, FORMAT_NAMES);
}

/** The formats of commands that answer one question. */
export const ANSWER_FORMATS = ['text', 'json'] as const;

export function answerFormatOf(text: string): (typeof ANSWER_FORMATS)[number] {
  return oneOf('format', text, ANSWER_FORMATS);
}

/** One of a few words, with the nearest named where it is none of them. */
export function oneOf<Word extends string>(option: string, text: string, allowed: readonly Word[]): Word {
  const found = allowed.find((word) => word === text);
  if (found !== undefined) return found;
  const meant = nearest(text, allowed);
  const hint = meant === null ? '' : `; did you mean ${meant}?`;
  throw new UsageError('value-unknown', `${option}: expected one of ${allowed.join(', ')}, got "${text}"${hint}`);
}

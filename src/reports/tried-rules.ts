import type { ExcuseOutcome, TriedExcuse } from '../core/excuses.ts';
import type { Explanation, PrincipalDoubt, TriedFreeze, TriedWindow } from '../core/explanation.ts';
import type { Place } from '../core/window.ts';
import { windowZone } from '../core/window-zone.ts';
import { columns } from './columns.ts';
import { entryName } from './entry-words.ts';
import { permissionName, permissionPlace } from './permission-words.ts';
import { holidayWords } from './rule-words.ts';
import { localMoment, placeOf } from './sentences.ts';
import { shortened } from './visible.ts';
import { grouped, plural } from './words.ts';

/** No text of a rule is longer than this in a line. */
const LONGEST = 100;

const OUTCOMES: Readonly<Record<ExcuseOutcome, string>> = {
  excuses: 'allows it',
  'other-repository': 'no, for other repositories',
  'other-time': 'no, at another time',
  'other-principal': 'no, for other principals',
  'other-tag': 'no, for other tags',
  'principal-unknown': 'not taken: it asks who pushes',
  'tag-unknown': 'not taken: it asks for the tag',
};

const PRINCIPAL_DOUBTS: Readonly<Record<PrincipalDoubt, string>> = {
  path: "A session's ARN does not show the path of its role: if it has one, ask again with the ARN of the role.",
  session: 'What is for some sessions of the role only is told for the ARN of one.',
};

/** Exemptions and exceptions, which come before everything else; those for other repositories are counted. */
export function excuseLines({ excuses, question, principalDoubt }: Explanation): string[] {
  const near = excuses.filter(({ outcome }) => outcome !== 'other-repository');
  const rows = near.map(({ rule, outcome }) => [lineOf(permissionPlace(rule)), nameOf(rule), OUTCOMES[outcome]]);
  const options = optionsLeftOut(near, question);
  return [
    ...section('Exemptions and exceptions, which count before all else', rows, excuses.length - near.length),
    ...(options.length === 0 ? [] : [`  Ask again with ${options.join(' and ')}.`]),
    ...(principalDoubt === null ? [] : [`  ${PRINCIPAL_DOUBTS[principalDoubt]}`]),
  ];
}

/** All that the rules in doubt ask for, at once: who answers one question must not be met by the next. */
function optionsLeftOut(tried: readonly TriedExcuse[], { tag }: Explanation['question']): string[] {
  const inDoubt = tried.filter(({ outcome }) => outcome === 'principal-unknown' || outcome === 'tag-unknown');
  const asksTag = ({ rule }: TriedExcuse) => rule.kind === 'exception' && rule.exception.tags !== null;
  return [
    ...(inDoubt.some(({ outcome }) => outcome === 'principal-unknown') ? ['--principal'] : []),
    ...(tag === null && inDoubt.some(asksTag) ? ['--tag'] : []),
  ];
}

function nameOf(rule: TriedExcuse['rule']): string {
  const name = permissionName(rule);
  return rule.kind === 'exemption' ? `exempt: ${name}` : `${name}: ${shortened(rule.exception.during.text, LONGEST)}`;
}

/** Freezes, which close also what is open. */
export function freezeLines({ freezes }: Explanation): string[] {
  const near = freezes.filter(({ outcome }) => outcome !== 'other-repository');
  const rows = near.map((one) => [
    lineOf(one.freeze.place),
    shortened(`${one.freeze.name}: ${one.freeze.during.text}`, LONGEST),
    freezeOutcome(one),
  ]);
  return section('Freezes, which close also what is open', rows, freezes.length - near.length);
}

function freezeOutcome({ outcome, event }: TriedFreeze): string {
  if (outcome !== 'holds') return 'no, at another time';
  return event === null ? 'closes it' : `closes it (${shortened(event, LONGEST)})`;
}

/** The windows of the entry that decided, each open or not; one that is read by another clock says what that clock shows. */
export function windowLines(explanation: Explanation): string[] {
  const { windows, judgement } = explanation;
  if (windows.length === 0) return [];
  const rows = windows.map((one) => [
    lineOf(one.window.place),
    shortened(one.window.text, LONGEST),
    windowOutcome(one, explanation),
  ]);
  const { entry } = judgement;
  return section(`Windows of ${entry.match === null ? 'the file' : entryName(entry)}`, rows, 0);
}

function windowOutcome({ window, open, holiday }: TriedWindow, { judgement, opening, question }: Explanation): string {
  const zone = windowZone(window);
  const clock =
    zone === null || zone.name === judgement.zone.name
      ? ''
      : `, there it is ${localMoment(question.time, zone)} in ${placeOf(zone)}`;
  if (!open) return `closed${holiday === null ? '' : ` by ${holidayWords(holiday)}`}${clock}`;
  const { rule } = opening;
  if (rule?.kind === 'freeze') return `frozen${clock}`;
  const also = rule?.kind === 'window' && rule.window === window ? '' : ' too';
  return `open${also}${clock}`;
}

function section(title: string, rows: readonly (readonly string[])[], elsewhere: number): string[] {
  if (rows.length + elsewhere === 0) return [];
  const counted = rows.length === 0 ? plural(elsewhere, 'is', 'are') : plural(elsewhere, 'more is', 'more are');
  const more = elsewhere === 0 ? [] : [`  ${counted} for other repositories`];
  return [title, ...columns(rows), ...more];
}

function lineOf({ line }: Place): string {
  return `  line ${grouped(line)}`;
}

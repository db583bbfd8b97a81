import { civilDateOf } from '../core/civil.ts';
import type { TriedExcuse } from '../core/excuses.ts';
import { ANY_SESSION, type Explanation } from '../core/explanation.ts';
import type { Instant } from '../core/instant.ts';
import { isoDate, localIso, maybeIso, utcIso } from '../core/local-time.ts';
import { openingOf } from '../core/opening.ts';
import type { Entry } from '../core/policy.ts';
import { TZDATA_VERSION } from '../core/tzdb.ts';
import type { Judgement } from '../core/verdict.ts';
import { windowZone } from '../core/window-zone.ts';
import type { ReportedExplanation } from './explanation-schema.ts';
import { inertJson } from './json-text.ts';
import { nameOfRule, placeOfRule, ruleOf } from './rule-words.ts';
import { reasonOf } from './sentences.ts';

/** An explanation as one JSON document (`schema/explanation.schema.json`). */
export function explanationJson(explanation: Explanation, toolVersion: string): string {
  return `${inertJson(JSON.stringify(reported(explanation, toolVersion), null, 2))}\n`;
}

function reported(explanation: Explanation, toolVersion: string): ReportedExplanation {
  const { policy, question, judgement, opening, tried, unread, windows, alternatives } = explanation;
  const { registry, repository, account, region, tag, principal, time } = question;
  return {
    version: 1,
    tool: { name: 'ecr-release-windows', version: toolVersion },
    policy: { path: policy.path, sha256: policy.sha256 },
    tzdata: TZDATA_VERSION,
    question: { registry, repository, account, region, tag, principal: askedArn(principal), at: utcIso(time) },
    ...answerOf(judgement, opening, time),
    verdict: judgement.verdict,
    cause: judgement.cause,
    certain: isCertain(explanation),
    violation: judgement.cause !== null,
    localTime: localIso(time, judgement.zone),
    timezone: judgement.zone.name,
    rule: {
      kind: judgement.rule?.kind ?? null,
      name: nameOfRule(judgement.rule),
      entry: globsOf(judgement.entry),
      line: placeOfRule(judgement).line,
      text: ruleOf(judgement),
    },
    tried: tried.map(({ entry, match }) => ({ ...entryOf(entry), outcome: match })),
    unread,
    permissions: explanation.excuses.map(({ rule, outcome }) => ({ ...reportedExcuse(rule), outcome })),
    freezes: explanation.freezes.map(({ freeze, outcome, event }) => ({
      name: freeze.name,
      line: freeze.place.line,
      text: freeze.during.text,
      outcome,
      event,
    })),
    windows: windows.map(({ window, open, holiday }) => ({
      text: window.text,
      line: window.place.line,
      timezone: windowZone(window)?.name ?? null,
      open,
      holiday: holiday && { date: isoDate(civilDateOf(holiday.day)), name: holiday.name },
    })),
    alternatives: alternatives.map(({ entry, judgement, opening }) => ({
      ...entryOf(entry),
      ...answerOf(judgement, opening, time),
      verdict: judgement.verdict,
    })),
  };
}

/** As it was asked: of a role, not of a session that stands for all of its. */
function askedArn({ arn, role }: Explanation['question']['principal']): string | null {
  return arn?.endsWith(ANY_SESSION) ? role : arn;
}

/** Whether nothing that the question leaves out could change the answer. */
function isCertain({ alternatives, excuses, principalDoubt, judgement, question }: Explanation): boolean {
  const asksForMore = excuses.some(({ outcome }) => outcome === 'principal-unknown' || outcome === 'tag-unknown');
  return (
    alternatives.length === 0 &&
    !asksForMore &&
    principalDoubt === null &&
    (judgement.entry.tags === null || question.tag !== null)
  );
}

function reportedExcuse(rule: TriedExcuse['rule']) {
  switch (rule.kind) {
    case 'exemption': {
      const { place, principals } = rule.exemption;
      return { kind: rule.kind, name: null, line: place.line, text: principals.texts.join(' · ') };
    }
    case 'exception': {
      const { place, name, during } = rule.exception;
      return { kind: rule.kind, name, line: place.line, text: during.text };
    }
  }
}

function answerOf(judgement: Judgement, opening: Judgement, at: Instant) {
  const { state, since, until } = openingOf(opening);
  const reason = reasonOf({ push: { time: at }, judgement });
  return { state, since: maybeIso(since), until: maybeIso(until), reason };
}

function entryOf(entry: Entry) {
  const { place, accounts, regions, registry } = entry;
  return {
    entry: globsOf(entry),
    line: place.line,
    accounts: accounts && [...accounts],
    regions: regions && [...regions],
    registry,
  };
}

function globsOf({ match }: Entry): string[] | null {
  return match && [...match];
}

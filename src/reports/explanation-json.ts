import type { Explanation } from '../core/explanation.ts';
import type { Instant } from '../core/instant.ts';
import { localIso, maybeIso, utcIso } from '../core/local-time.ts';
import { openingOf } from '../core/opening.ts';
import type { Entry } from '../core/policy.ts';
import { TZDATA_VERSION } from '../core/tzdb.ts';
import type { Judgement } from '../core/verdict.ts';
import { windowZone } from '../core/window-zone.ts';
import type { ReportedExplanation } from './explanation-schema.ts';
import { reasonOf, ruleOf } from './sentences.ts';

/** An explanation as one JSON document (`schema/explanation.schema.json`). */
export function explanationJson(explanation: Explanation, toolVersion: string): string {
  return `${JSON.stringify(reported(explanation, toolVersion), null, 2)}\n`;
}

function reported(explanation: Explanation, toolVersion: string): ReportedExplanation {
  const { policy, question, judgement, tried, unread, windows, alternatives } = explanation;
  const { registry, repository, account, region, at } = question;
  return {
    version: 1,
    tool: { name: 'ecr-release-windows', version: toolVersion },
    policy: { path: policy.path, sha256: policy.sha256 },
    tzdata: TZDATA_VERSION,
    question: { registry, repository, account, region, at: utcIso(at) },
    ...answerOf(judgement, at),
    certain: alternatives.length === 0,
    violation: judgement.cause !== null,
    localTime: localIso(at, judgement.zone),
    timezone: judgement.zone.name,
    rule: {
      entry: globsOf(judgement.entry),
      line: (judgement.window ?? judgement.entry).place.line,
      text: ruleOf({ judgement }),
    },
    tried: tried.map(({ entry, match }) => ({ ...entryOf(entry), outcome: match })),
    unread,
    windows: windows.map(({ window, open }) => ({
      text: window.text,
      line: window.place.line,
      timezone: windowZone(window)?.name ?? null,
      open,
    })),
    alternatives: alternatives.map(({ entry, judgement }) => ({ ...entryOf(entry), ...answerOf(judgement, at) })),
  };
}

function answerOf(judgement: Judgement, at: Instant) {
  const { state, since, until } = openingOf(judgement);
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

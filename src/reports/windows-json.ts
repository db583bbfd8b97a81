import { civilDateOf } from '../core/civil.ts';
import { SECOND } from '../core/instant.ts';
import { isoDate, localIso, maybeIso, utcIso } from '../core/local-time.ts';
import { TZDATA_VERSION } from '../core/tzdb.ts';
import type { EntryAhead, WindowsAhead } from '../core/windows-ahead.ts';
import { inertJson } from './json-text.ts';
import type { ReportedWindows } from './windows-schema.ts';

/** The windows of some days as one JSON document (`schema/windows.schema.json`). */
export function windowsJson(ahead: WindowsAhead, toolVersion: string): string {
  const { policy, from, days, question, entries, alternatives } = ahead;
  const document: ReportedWindows = {
    version: 1,
    tool: { name: 'ecr-release-windows', version: toolVersion },
    policy: { path: policy.path, sha256: policy.sha256 },
    tzdata: TZDATA_VERSION,
    from: utcIso(from),
    days,
    question: question && {
      registry: question.registry,
      repository: question.repository,
      account: question.account,
      region: question.region,
    },
    entries: entries.map(reportedEntry),
    alternatives: alternatives.map(reportedEntry),
  };
  return `${inertJson(JSON.stringify(document, null, 2))}\n`;
}

function reportedEntry({
  entry,
  judgement,
  range,
  open,
  stretches,
  clockChanges,
}: EntryAhead): ReportedWindows['entries'][number] {
  const { match, place, accounts, regions, registry, windows } = entry;
  const { zone } = judgement;
  const removed = stretches.flatMap(({ rule }) => (rule?.kind === 'holiday' ? [rule.holiday] : []));
  const holidays = new Map(removed.map((holiday) => [holiday.day, holiday]));
  return {
    entry: match && [...match],
    line: place.line,
    accounts: accounts && [...accounts],
    regions: regions && [...regions],
    registry,
    timezone: zone.name,
    from: utcIso(range.from),
    to: utcIso(range.to),
    open:
      windows &&
      open.map(({ from, to }) => ({
        from: maybeIso(from),
        to: maybeIso(to),
        localFrom: from === null ? null : localIso(from, zone),
        localTo: to === null ? null : localIso(to, zone),
      })),
    frozen: stretches.flatMap(({ from, to, rule }) =>
      rule?.kind === 'freeze'
        ? [
            {
              from: utcIso(from),
              to: utcIso(to),
              name: rule.freeze.name,
              line: rule.freeze.place.line,
              event: rule.event,
            },
          ]
        : [],
    ),
    holidays: [...holidays].map(([day, { name }]) => ({ date: isoDate(civilDateOf(day)), name })),
    clockChanges: clockChanges.map(({ at, before, after }) => ({
      at: utcIso(at),
      local: localIso(at, zone),
      seconds: (after - before) / SECOND,
    })),
  };
}

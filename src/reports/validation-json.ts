import { civilDateOf } from '../core/civil.ts';
import { HOUR } from '../core/instant.ts';
import { isoDate, maybeIso, utcIso } from '../core/local-time.ts';
import { openingOf } from '../core/opening.ts';
import type { EntrySummary, PolicySummary } from '../core/policy-summary.ts';
import type { PolicyFailure, Problem } from '../core/problem.ts';
import { TZDATA_VERSION } from '../core/tzdb.ts';
import type { OpenHours } from '../core/weeks.ts';
import { windowZone } from '../core/window-zone.ts';
import { wordsFor } from './problem-words.ts';
import type { ReportedValidation } from './validation-schema.ts';

type ReportedEntry = NonNullable<ReportedValidation['covers']>['entries'][number];

/** What a valid policy covers as one JSON document (`schema/validation.schema.json`). */
export function validationJson(summary: PolicySummary, toolVersion: string): string {
  const { policy, at, entries, zones, hasDefaults } = summary;
  return documentOf(toolVersion, {
    policy: { path: policy.path, sha256: policy.sha256 },
    valid: true,
    problems: [],
    covers: {
      at: utcIso(at),
      entries: entries.map(reportedEntry),
      zones: zones.map(({ name }) => name),
      undeclared: hasDefaults ? null : policy.undeclared,
    },
  });
}

/** Every problem of an invalid policy in the same form. */
export function failureJson({ path, problems }: PolicyFailure, toolVersion: string): string {
  return documentOf(toolVersion, {
    policy: { path, sha256: null },
    valid: false,
    problems: problems.map(reportedProblem),
    covers: null,
  });
}

function documentOf(version: string, rest: Omit<ReportedValidation, 'version' | 'tool' | 'tzdata'>): string {
  const tool = { name: 'ecr-release-windows' as const, version };
  const document: ReportedValidation = { version: 1, tool, tzdata: TZDATA_VERSION, ...rest };
  return `${JSON.stringify(document, null, 2)}\n`;
}

function reportedProblem(problem: Problem): ReportedValidation['problems'][number] {
  const { title, expected, got, hint, anchor } = wordsFor(problem);
  const { line, column, length } = problem.place;
  return {
    kind: problem.kind,
    line,
    column,
    length,
    title,
    expected,
    got,
    hint,
    documentation: `docs/policy.md#${anchor}`,
  };
}

function reportedEntry({ entry, judgement, hours }: EntrySummary): ReportedEntry {
  const { match, place, accounts, regions, registry, windows, severity } = entry;
  const { state, since, until } = openingOf(judgement);
  return {
    match: match && [...match],
    line: place.line,
    accounts: accounts && [...accounts],
    regions: regions && [...regions],
    registry,
    timezone: judgement.zone.name,
    windows:
      windows?.map((window) => ({
        text: window.text,
        line: window.place.line,
        timezone: windowZone(window)?.name ?? null,
      })) ?? null,
    severity,
    hoursPerWeek: hours && reportedHours(hours),
    now: { state, since: maybeIso(since), until: maybeIso(until) },
  };
}

function reportedHours({ typical, differing }: OpenHours): NonNullable<ReportedEntry['hoursPerWeek']> {
  return {
    typical: typical / HOUR,
    differing: differing.map(({ monday, open }) => ({ monday: isoDate(civilDateOf(monday)), hours: open / HOUR })),
  };
}

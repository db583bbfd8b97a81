import { civilDateOf } from '../core/civil.ts';
import { HOUR } from '../core/instant.ts';
import { isoDate, maybeIso, utcIso } from '../core/local-time.ts';
import { openingOf } from '../core/opening.ts';
import type { EntrySummary, PolicySummary } from '../core/policy-summary.ts';
import type { PolicyFailure, Problem } from '../core/problem.ts';
import { TZDATA_VERSION } from '../core/tzdb.ts';
import type { OpenHours } from '../core/weeks.ts';
import { windowZone } from '../core/window-zone.ts';
import { inertJson } from './json-text.ts';
import { permissionPlace } from './permission-words.ts';
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
      arrivals: policy.arrivals,
      approvers: [...policy.approvers],
      calendars: [...policy.calendars],
      ...reportedRules(summary),
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
  return `${inertJson(JSON.stringify(document, null, 2))}\n`;
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
    tags: entry.tags && [...entry.tags.texts],
    severity,
    assignees: [...entry.assignees],
    notify: [...entry.notify],
    hoursPerWeek: hours && reportedHours(hours),
    now: { state, since: maybeIso(since), until: maybeIso(until) },
  };
}

function reportedRules({ freezes, permissions, holidays, policy, advice, at }: PolicySummary) {
  return {
    holidays: holidays.map(({ list, days, uncovered }) => ({
      list: list.text,
      line: list.place.line,
      days: days.map(({ day, name }) => ({ date: isoDate(civilDateOf(day)), name })),
      uncoveredYears: [...uncovered],
    })),
    freezes: freezes.map(({ freeze, next }) => ({
      name: freeze.name,
      line: freeze.place.line,
      text: freeze.during.text,
      repositories: freeze.repositories && [...freeze.repositories.texts],
      reason: freeze.reason,
      next: next && { since: maybeIso(next.since), until: maybeIso(next.until) },
    })),
    permissions: permissions.map(({ rule, end }) => ({
      kind: rule.kind,
      name: rule.kind === 'exception' ? rule.exception.name : null,
      line: permissionPlace(rule).line,
      end: maybeIso(end),
      ended: end !== null && end <= at,
    })),
    acceptedGaps: policy.acceptedGaps.map(({ account, region, during, reason, place }) => ({
      account,
      region,
      line: place.line,
      text: during.text,
      reason,
    })),
    advice: advice.map(({ kind, rule, pattern, instead }) => ({
      kind,
      line: permissionPlace(rule).line,
      pattern,
      instead,
    })),
  };
}

function reportedHours({ typical, differing }: OpenHours): NonNullable<ReportedEntry['hoursPerWeek']> {
  return {
    typical: typical / HOUR,
    differing: differing.map(({ monday, open }) => ({ monday: isoDate(civilDateOf(monday)), hours: open / HOUR })),
  };
}

import { createHash } from 'node:crypto';
import type { Entry, Policy } from '../core/policy.ts';
import type { PolicyFailure, Problem } from '../core/problem.ts';
import { readAcceptedGaps } from './accepted-gaps.ts';
import type { Around } from './around.ts';
import { type Beside, NOTHING_BESIDE } from './beside.ts';
import { textOf, WHOLE_FILE } from './bytes.ts';
import { Calendars } from './calendars.ts';
import { compileEntry, namedScopes, readEntry } from './entries.ts';
import { readExceptions, readExemptions } from './exceptions.ts';
import { readFreezes } from './freezes.ts';
import { readHolidays } from './holidays.ts';
import { needsOf, type PolicyNeeds } from './needs.ts';
import { readLogins } from './people.ts';
import { tellUnreachable } from './reach.ts';
import type { DraftFile } from './schema.ts';
import { readShape } from './shape.ts';
import { readSurroundingZone } from './surrounding-zone.ts';
import { Teller } from './teller.ts';
import { inZone, readWindows, type WrittenWindow, withoutZone } from './windows.ts';
import { readYaml } from './yaml.ts';

export type PolicyReading =
  | { readonly ok: true; readonly policy: Policy }
  | { readonly ok: false; readonly failure: PolicyFailure };

/** A policy file as far as its own text tells. */
export interface PolicyDraft {
  /** What it needs besides, so that only that is loaded. */
  readonly needs: PolicyNeeds;
  /** A policy that cannot be invalid, or everything that is wrong with the file. */
  read(beside: Beside): PolicyReading;
}

/** Reads a policy file up to where calendar files and public holidays are needed. */
export function openPolicy(bytes: Uint8Array, path: string): PolicyDraft {
  const decoded = textOf(bytes);
  if (!decoded.ok) return refused({ path, text: '', problems: [decoded.problem] });
  const { text } = decoded;
  const { file, problems } = readYaml(text);
  if (!file) return refused({ path, text, problems });

  const shape = new Teller(file.places);
  const draft = readShape(file.value, shape);
  return {
    needs: needsOf(draft),
    read(beside) {
      const teller = new Teller(file.places);
      const meaning = meaningOf(draft, beside, teller);
      const all = [...problems, ...shape.problems, ...teller.problems].sort(byPlace);
      if (all.length > 0) return { ok: false, failure: { path, text, problems: all } };
      return { ok: true, policy: { path, sha256: createHash('sha256').update(bytes).digest('hex'), ...meaning } };
    },
  };
}

/** Both at once. */
export function parsePolicy(bytes: Uint8Array, path: string, beside: Beside = NOTHING_BESIDE): PolicyReading {
  return openPolicy(bytes, path).read(beside);
}

function refused(failure: PolicyFailure): PolicyDraft {
  return { needs: { holidays: false, calendars: false }, read: () => ({ ok: false, failure }) };
}

function meaningOf(draft: DraftFile, beside: Beside, teller: Teller): Omit<Policy, 'path' | 'sha256'> {
  const zone = readSurroundingZone(draft.timezone, ['timezone'], teller);
  const hasDefaults = draft.windows !== undefined;
  const windows = hasDefaults ? readWindows(draft.windows ?? [], ['windows'], zone, teller) : null;
  const entries = draft.repositories.map((entry, index) => readEntry(entry, ['repositories', index], zone, teller));

  if (draft.undeclared === 'report' && hasDefaults) {
    const windowsLine = teller.places.key(['windows']).line;
    teller.value(['undeclared'], { kind: 'undeclared-with-windows', windowsLine });
  }
  tellUnreachable(entries, teller);
  const zoneless = [
    withoutZone(windows, zone),
    ...entries.map((entry) => withoutZone(entry.windows, entry.zone)),
  ].flat();
  const calendars = new Calendars(beside);
  const around: Around = { zone, entries, calendars, teller, zoneless };
  const rules = {
    approvers: readLogins(draft.approvers, ['approvers'], teller),
    holidays: readHolidays(draft.holidays, { library: beside.holidays, calendars, teller }),
    freezes: readFreezes(draft.freezes, around),
    exceptions: readExceptions(draft.exceptions, around),
    exemptions: readExemptions(draft.exempt, around),
    acceptedGaps: readAcceptedGaps(draft['accepted-gaps'], around),
  };
  tellZoneless(zoneless, teller);

  return {
    ...rules,
    entries: entries.map((entry) => compileEntry(entry, windows, teller)),
    defaults: {
      match: null,
      place: hasDefaults ? placeOf(['windows'], teller) : { line: WHOLE_FILE.line, column: WHOLE_FILE.column },
      matchesName: () => true,
      accounts: null,
      regions: null,
      registry: null,
      zone: zone === 'unreadable' ? null : zone,
      windows: windows && inZone(windows, zone),
      tags: null,
      severity: 'medium',
      assignees: [],
      notify: [],
    },
    undeclared: draft.undeclared ?? 'violation',
    arrivals: draft.arrivals ?? 'report',
    calendars: calendars.sources,
    named: namedScopes(entries, teller),
  };
}

/** Once for the whole file: one line at its top puts all of them right. */
function tellZoneless([first, ...others]: readonly WrittenWindow[], teller: Teller): void {
  if (!first) return;
  const otherLines = [...new Set(others.map(({ place }) => place.line))];
  teller.value(first.path, { kind: 'window-without-zone', got: first.text, otherLines });
}

function placeOf(path: readonly string[], teller: Teller): Entry['place'] {
  const { line, column } = teller.places.key(path);
  return { line, column };
}

function byPlace(a: Problem, b: Problem): number {
  return a.place.line - b.place.line || a.place.column - b.place.column;
}

import { createHash } from 'node:crypto';
import * as z from 'zod/mini';
import { Holidays } from '../core/holidays.ts';
import type { Entry, Policy } from '../core/policy.ts';
import type { PolicyFailure, Problem } from '../core/problem.ts';
import { textOf, WHOLE_FILE } from './bytes.ts';
import { compileEntry, namedScopes, readEntry } from './entries.ts';
import { tellUnreachable } from './reach.ts';
import { type DraftFile, draftFile } from './schema.ts';
import { tellShape } from './shape.ts';
import { readSurroundingZone } from './surrounding-zone.ts';
import { Teller } from './teller.ts';
import { inZone, readWindows, type WrittenWindow, withoutZone } from './windows.ts';
import { readYaml } from './yaml.ts';

export type PolicyReading =
  | { readonly ok: true; readonly policy: Policy }
  | { readonly ok: false; readonly failure: PolicyFailure };

/** Reads a policy file: a policy that cannot be invalid, or everything that is wrong with the file. */
export function parsePolicy(bytes: Uint8Array, path: string): PolicyReading {
  const decoded = textOf(bytes);
  if (!decoded.ok) return { ok: false, failure: { path, text: '', problems: [decoded.problem] } };
  const { text } = decoded;
  const { file, problems } = readYaml(text);
  if (!file) return { ok: false, failure: { path, text, problems } };

  const teller = new Teller(file.places);
  tellShape(file.value, teller);
  const draft = z.parse(draftFile, file.value, { jitless: true });
  const meaning = meaningOf(draft, teller);
  const all = [...problems, ...teller.problems].sort(byPlace);
  if (all.length > 0) return { ok: false, failure: { path, text, problems: all } };
  return { ok: true, policy: { path, sha256: createHash('sha256').update(bytes).digest('hex'), ...meaning } };
}

function meaningOf(draft: DraftFile, teller: Teller): Omit<Policy, 'path' | 'sha256'> {
  const zone = readSurroundingZone(draft.timezone, ['timezone'], teller);
  const hasDefaults = draft.windows !== undefined;
  const windows = hasDefaults ? readWindows(draft.windows ?? [], ['windows'], zone, teller) : null;
  const entries = draft.repositories.map((entry, index) => readEntry(entry, ['repositories', index], zone, teller));

  if (draft.undeclared === 'report' && hasDefaults) {
    const windowsLine = teller.places.key(['windows']).line;
    teller.value(['undeclared'], { kind: 'undeclared-with-windows', windowsLine });
  }
  tellUnreachable(entries, teller);
  const zoneless = [withoutZone(windows, zone), ...entries.map((entry) => withoutZone(entry.windows, entry.zone))];
  tellZoneless(zoneless.flat(), teller);

  return {
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
    arrivals: 'report',
    approvers: [],
    holidays: new Holidays([]),
    freezes: [],
    exceptions: [],
    exemptions: [],
    acceptedGaps: [],
    calendars: [],
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

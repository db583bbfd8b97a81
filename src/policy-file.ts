import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { calendarOpener } from './calendar-files.ts';
import { UsageError } from './core/errors.ts';
import type { Policy } from './core/policy.ts';
import type { PolicyFailure } from './core/problem.ts';
import { findZone } from './core/tzdb.ts';
import type { Beside } from './policy/beside.ts';
import type { PolicyNeeds } from './policy/needs.ts';
import { openPolicy, type PolicyReading } from './policy/parse.ts';
import { loadCalendarReader, loadHolidayLibrary } from './policy-libraries.ts';

/** The policy file has problems: nothing may be judged by it. Exit code 2. */
export class PolicyRejected extends Error {
  override readonly name = 'PolicyRejected';
  readonly failure: PolicyFailure;

  constructor(failure: PolicyFailure) {
    super(`${failure.path} is not a valid policy`);
    this.failure = failure;
  }
}

/** The policy of a file; a file with problems is a `PolicyRejected`. */
export async function validPolicy(path: string, cwd: string): Promise<Policy> {
  const read = await readPolicy(path, cwd);
  if (!read.ok) throw new PolicyRejected(read.failure);
  return read.policy;
}

/** A policy file, `path` relative to `cwd`, and what it means or what is wrong with it. */
export async function readPolicy(path: string, cwd: string): Promise<PolicyReading> {
  const draft = openPolicy(await bytesOf(path, cwd), path);
  return draft.read(await besideOf(draft.needs, path, cwd));
}

/** What a policy needs besides its own text; what it does not need is not loaded. */
async function besideOf({ holidays, calendars }: PolicyNeeds, path: string, cwd: string): Promise<Beside> {
  const readCalendar = calendars ? await loadCalendarReader() : null;
  return {
    openCalendar: calendarOpener(path, cwd),
    readCalendar: readCalendar && ((bytes, name) => readCalendar(bytes, name, findZone)),
    holidays: holidays ? await loadHolidayLibrary() : null,
  };
}

async function bytesOf(path: string, cwd: string): Promise<Uint8Array> {
  try {
    return await readFile(resolve(cwd, path));
  } catch (cause) {
    const reason = cause instanceof Error && 'code' in cause ? String(cause.code) : 'unknown error';
    throw new UsageError(
      'policy-unreadable',
      `cannot read the policy file ${path} (${reason}): check the path; where none is named it is .github/release-windows.yml`,
      { cause },
    );
  }
}

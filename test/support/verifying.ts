import { basename } from 'node:path';
import type { DigestVerification, Unreadable } from '../../src/core/reading.ts';
import type { DigestKeys } from '../../src/sources/digests/keys.ts';
import { DigestsOnDisk } from '../../src/sources/digests/on-disk.ts';
import type { DigestOrigin } from '../../src/sources/digests/origin.ts';
import { Verification } from '../../src/sources/digests/verify.ts';
import { findLogs } from '../../src/sources/log-paths.ts';
import { folderWith } from './folder.ts';
import { KeptIntake } from './intake.ts';

export interface Verified extends DigestVerification {
  readonly unread: readonly Unreadable[];
  /** `log-altered 111122223333_CloudTrail_…`, in order. */
  readonly found: readonly string[];
}

interface Asked {
  readonly keys?: DigestKeys | null;
  readonly from?: number | null;
  readonly to?: number | null;
  readonly signal?: AbortSignal;
}

/** Verifies what an origin holds. */
export async function verifyOrigin(origin: DigestOrigin, asked: Asked = {}): Promise<Verified> {
  const { keys = null, from = null, to = null, signal = new AbortController().signal } = asked;
  const intake = new KeptIntake();
  const verification = new Verification({ keys: { kind: 'given', keys }, scope: { from, to }, intake, signal });
  await verification.takeAll(origin);
  const found = intake.unread.map(({ code, source }) => `${code} ${basename(source)}`).sort();
  return { ...verification.result(), unread: intake.unread, found };
}

/** Verifies what lies in a folder. */
export async function verifyFiles(
  files: Readonly<Record<string, string | Buffer>>,
  asked: Asked = {},
): Promise<Verified> {
  const cwd = folderWith(files);
  return verifyOrigin(new DigestsOnDisk(await findLogs(['.'], cwd)), asked);
}

import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { UsageError } from './core/errors.ts';
import { switchOf } from './options.ts';
import type { AskedKeys } from './sources/digests/asked-keys.ts';
import { parseDigestKeys } from './sources/digests/keys.ts';
import type { KeySource } from './sources/digests/verify.ts';

/** What the options say of digest files, as text; empty text is "left out". */
export interface DigestText {
  readonly verifyDigests: string;
  /** Files with public keys. */
  readonly digestKeys: readonly string[];
}

/** Whether digest files are verified; they are not where it is left out. */
export function verifiesDigests({ verifyDigests, digestKeys }: DigestText): boolean {
  const wanted = switchOf('verify-digests', verifyDigests || 'false');
  if (!wanted && digestKeys.length > 0) {
    throw new UsageError('keys-without-digests', 'digest-keys are for verify-digests: ask for that too');
  }
  return wanted;
}

/** Reads the keys, from paths relative to `cwd`. `ask`: asks for them where none are given; `null`: nobody is asked. */
export async function openDigestKeys(
  { digestKeys }: DigestText,
  cwd: string,
  ask: AskedKeys | null,
): Promise<KeySource> {
  if (digestKeys.length === 0) return ask === null ? { kind: 'given', keys: null } : { kind: 'asked', ask };
  const files = await Promise.all(digestKeys.map(async (name) => ({ name, text: await textOf(name, cwd) })));
  return { kind: 'given', keys: parseDigestKeys(files) };
}

async function textOf(path: string, cwd: string): Promise<string> {
  try {
    return await readFile(resolve(cwd, path), 'utf8');
  } catch (cause) {
    const reason = cause instanceof Error && 'code' in cause ? String(cause.code) : 'unknown error';
    throw new UsageError('digest-keys-unreadable', `digest-keys: cannot read ${path} (${reason}): check the path`, {
      cause,
    });
  }
}

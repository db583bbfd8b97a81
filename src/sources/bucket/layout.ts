import { UsageError } from '../../core/errors.ts';
import type { Missing } from '../../core/reading.ts';
import { REGION_NAME } from '../../core/region-name.ts';
import { isAskedFor } from '../../core/scope.ts';
import { compareText } from '../../core/text-order.ts';
import type { Asking } from './asking.ts';
import { type BucketPath, isLogFile } from './bucket-path.ts';
import { digestStretchOf } from './digest-stretch.ts';
import { inOrder } from './in-order.ts';
import type { Room } from './room.ts';
import { type Days, type Stretch, stretchOf, stretchOfKey } from './stretch.ts';
import { Unread } from './unread.ts';

/** Which logs of a bucket are read. */
export interface Wanted extends Days {
  /** Whose logs are read; empty: all that are there. */
  readonly accounts: readonly string[];
  /** Empty: all that are there. */
  readonly regions: readonly string[];
  /** Whether the digests of the logs are read too. */
  readonly digests: boolean;
}

/** What listing comes to: something to go on with, or a folder that could not be listed. */
export type Listed<Found> =
  | { readonly kind: 'found'; readonly found: Found }
  | { readonly kind: 'unread'; readonly prefix: string; readonly missing: Missing };

/**
 * `[prefix/]AWSLogs/[o-id/]<account>/CloudTrail/<region>/YYYY/MM/DD/` (CloudTrail User Guide, "Finding your CloudTrail log
 * files").
 */
const ORGANISATION = /^o-[a-z0-9]{10,32}$/;
const ACCOUNT = /^\d{12}$/;
const YEAR = /^\d{4}$/;
const DATED = /^(|.*\/)\d{4}\/(?:\d\d\/(?:\d\d\/)?)?$/s;
const LOGS = 'CloudTrail';
const DIGESTS = 'CloudTrail-Digest';

/** Names that are told of a folder that is none of CloudTrail's. */
const NAMES_SHOWN = 5;

/**
 * Finds where the logs of each account and Region are, level by level from any of them, in order of account and Region; behind
 * them their digests, where they are read too. What nobody asked for is not listed. Throws a `UsageError` where the path leads
 * to no logs of CloudTrail.
 */
export async function* stretchesBelow(
  path: BucketPath,
  wanted: Wanted,
  asking: Asking,
  room: Room,
): AsyncGenerator<Listed<Stretch>, void, undefined> {
  const { prefix } = path;
  const [, folder] = DATED.exec(prefix) ?? [];
  if (isLogFile(path)) yield* withDigests(stretchOfKey(prefix), wanted);
  else if (folder !== undefined) yield* withDigests(stretchOf(folder, prefix, wanted), wanted);
  else yield* new Levels(path, wanted, asking, room).below(prefix);
}

class Levels {
  readonly #path: BucketPath;
  readonly #wanted: Wanted;
  readonly #asking: Asking;
  readonly #room: Room;

  constructor(path: BucketPath, wanted: Wanted, asking: Asking, room: Room) {
    this.#path = path;
    this.#wanted = wanted;
    this.#asking = asking;
    this.#room = room;
  }

  async *below(prefix: string): AsyncGenerator<Listed<Stretch>, void, undefined> {
    const listed = await this.#folders(prefix);
    if (listed.kind === 'unread') {
      yield listed;
      return;
    }
    const names = listed.found;
    const has = (shape: RegExp) => names.some((name) => shape.test(name));
    if (names.includes('AWSLogs')) yield* this.below(`${prefix}AWSLogs/`);
    else if (names.includes(LOGS) || (this.#wanted.digests && names.includes(DIGESTS))) yield* this.#account(prefix);
    else if (has(ORGANISATION) || has(ACCOUNT)) yield* this.#accounts(prefix, names);
    else if (has(REGION_NAME)) yield* this.#stretches(prefix, listed, await this.#regionsOfDigests(prefix));
    else if (has(YEAR)) yield* withDigests(stretchOf(prefix, prefix, this.#wanted), this.#wanted);
    else throw this.#noLogs(prefix, names);
  }

  /** Those of organisations among them: a bucket may have both. */
  async *#accounts(prefix: string, names: readonly string[]): AsyncGenerator<Listed<Stretch>, void, undefined> {
    const accounts = this.#accountsIn(prefix, names);
    for (const name of names.filter((one) => ORGANISATION.test(one))) {
      const organisation = `${prefix}${name}/`;
      const listed = await this.#folders(organisation);
      if (listed.kind === 'unread') yield listed;
      else accounts.push(...this.#accountsIn(organisation, listed.found));
    }
    accounts.sort(compareText);
    const work = { act: (account: string) => this.#regionsOf(account), weight: () => 0, room: this.#room };
    let index = 0;
    for await (const { logs, digests } of inOrder(each(accounts), work)) {
      yield* this.#stretches(`${accounts[index++]}${LOGS}/`, logs, digests);
    }
  }

  #accountsIn(prefix: string, names: readonly string[]): string[] {
    const isWanted = (name: string) => ACCOUNT.test(name) && isAskedFor(this.#wanted, { account: name, region: null });
    return names.filter(isWanted).map((name) => `${prefix}${name}/`);
  }

  async *#account(account: string): AsyncGenerator<Listed<Stretch>, void, undefined> {
    const { logs, digests } = await this.#regionsOf(account);
    yield* this.#stretches(`${account}${LOGS}/`, logs, digests);
  }

  async #regionsOf(account: string): Promise<{ logs: Listed<string[]>; digests: Listed<string[]> }> {
    const folder = `${account}${LOGS}/`;
    const [logs, digests] = await Promise.all([this.#folders(folder), this.#regionsOfDigests(folder)]);
    return { logs, digests };
  }

  /** A Region with digests and no log files is one whose log files are gone. */
  async #regionsOfDigests(logs: string): Promise<Listed<string[]>> {
    const isKnown = this.#wanted.digests && logs.endsWith(`${LOGS}/`);
    return isKnown ? this.#folders(`${logs.slice(0, -1 - LOGS.length)}${DIGESTS}/`) : found([]);
  }

  *#stretches(
    prefix: string,
    logs: Listed<string[]>,
    digests: Listed<string[]>,
  ): Generator<Listed<Stretch>, void, undefined> {
    if (digests.kind === 'unread') yield digests;
    if (logs.kind === 'unread') {
      yield logs;
      return;
    }
    const names = new Set([...logs.found, ...(digests.kind === 'found' ? digests.found : [])]);
    for (const name of [...names].sort(compareText)) {
      if (!REGION_NAME.test(name) || !isAskedFor(this.#wanted, { account: null, region: name })) continue;
      const stretch = stretchOf(`${prefix}${name}/`, `${prefix}${name}/`, this.#wanted);
      // That they may not be listed is told once for all Regions.
      if (digests.kind === 'unread') yield found(stretch);
      else yield* withDigests(stretch, this.#wanted);
    }
  }

  /** The names of the folders in a folder, in order. */
  async #folders(prefix: string): Promise<Listed<string[]>> {
    const names: string[] = [];
    let token: string | null = null;
    try {
      do {
        const page = await this.#asking.page({ prefix, after: null, folders: true, token });
        for (const folder of page.folders) names.push(folder.slice(prefix.length, -1));
        ({ token } = page);
      } while (token !== null);
    } catch (error) {
      if (error instanceof Unread) return { kind: 'unread', prefix, missing: error.missing };
      throw error;
    }
    return found(names.sort(compareText));
  }

  #noLogs(prefix: string, names: readonly string[]): UsageError {
    const { name, bucket } = this.#path;
    const expected = `expected [prefix/]AWSLogs/[o-…/]<account>/CloudTrail/<region>/<year>/… from any of its levels on`;
    if (bucket.startsWith('aws-security-data-lake-') || names.includes('aws')) {
      return new UsageError(
        'bucket-of-security-lake',
        `${name} looks like a bucket of Amazon Security Lake, whose Parquet files (OCSF) are not read from S3: ask its tables, with the source security-lake`,
      );
    }
    const shown = names.slice(0, NAMES_SHOWN).map((one) => `${one}/`);
    const more = names.length > shown.length ? ', …' : '';
    const got = shown.length === 0 ? 'no folder' : `the folders ${shown.join(', ')}${more}`;
    return new UsageError(
      'bucket-without-logs',
      `no logs of CloudTrail in s3://${bucket}/${prefix}: ${expected}, got ${got}; name the folder that holds AWSLogs/`,
    );
  }
}

function found<Found>(value: Found): Listed<Found> & { readonly kind: 'found' } {
  return { kind: 'found', found: value };
}

function* withDigests(logs: Stretch, wanted: Wanted): Generator<Listed<Stretch>, void, undefined> {
  yield found(logs);
  const digests = wanted.digests ? digestStretchOf(logs, wanted) : null;
  if (digests !== null) yield found(digests);
}

async function* each<Item>(items: readonly Item[]): AsyncGenerator<Item, void, undefined> {
  yield* items;
}

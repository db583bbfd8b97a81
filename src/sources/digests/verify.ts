import { createHash } from 'node:crypto';
import type { Instant } from '../../core/instant.ts';
import type { DigestChain, DigestVerification, Intake, Missing, Unreadable } from '../../core/reading.ts';
import type { Scope } from '../../core/scope.ts';
import { compareText } from '../../core/text-order.ts';
import type { AskedKeys } from './asked-keys.ts';
import { type ChainVerdict, judgeChain, type ReadDigest } from './chain.ts';
import { type Digest, DigestUnusable, type ListedLog, parseDigest } from './digest.ts';
import { DigestKeys } from './keys.ts';
import { type DigestName, digestNameOf, isInsightName, lastPart, logNameOf, plainName } from './names.ts';
import type { DigestFile, DigestOrigin, Failure, LogOrigin } from './origin.ts';

/** Where public keys come from: what was given (`null`: hashes are compared, no signature is verified), or CloudTrail. */
export type KeySource =
  | { readonly kind: 'given'; readonly keys: DigestKeys | null }
  | { readonly kind: 'asked'; readonly ask: AskedKeys };

export interface VerifyOptions {
  readonly keys: KeySource;
  /** A log file all of whose events lie outside the range is not missed. */
  readonly scope: Pick<Scope, 'from' | 'to'>;
  readonly intake: Pick<Intake, 'unreadable'>;
  readonly signal: AbortSignal;
}

/** Names of log files that no digest lists, at most so many; the rest are counted. */
const NAMES_KEPT = 20;

interface Chain {
  readonly name: DigestName;
  readonly digests: ReadDigest[];
  logs: number;
}

/**
 * Holds digests against each other and log files against digests. What is wrong goes to the intake, by file; memory holds a
 * few hundred bytes for each digest of one account and Region, and none of the lists.
 */
export class Verification {
  readonly #options: VerifyOptions;
  readonly #done: DigestChain[] = [];
  /** Those of one account and Region, by name. */
  readonly #open = new Map<string, Chain>();
  /** By account and Region, the end of the last digest. */
  readonly #ends = new Map<string, Instant>();
  readonly #unlisted: string[] = [];
  #unlistedCount = 0;
  #newer = 0;
  /** By Region, why there are no keys of it. */
  readonly #keyless = new Map<string, Missing>();

  constructor(options: VerifyOptions) {
    this.#options = options;
  }

  /** Takes all digests of an origin. */
  async takeAll(origin: DigestOrigin): Promise<void> {
    for await (const file of origin.digests()) {
      if (this.#options.signal.aborted) {
        this.#tell(file.name, { code: 'stopped', expected: 'to verify this digest file', got: 'the signal to stop' });
        break;
      }
      await this.take(file, origin);
    }
    await this.end(origin);
  }

  /** Takes the next digest: those of one account and Region come one after the other, once all their logs were read. */
  async take(file: DigestFile, logs: LogOrigin): Promise<void> {
    const plain = plainName(file.name);
    const name = digestNameOf(plain);
    if (name === null) {
      const expected =
        'a name like 111122223333_CloudTrail-Digest_eu-central-1_trail_eu-central-1_20261024T010131Z.json.gz';
      this.#tell(file.name, { code: 'digest-unusable', expected, got: 'this one' });
      return;
    }
    const [open] = this.#open.values();
    if (open !== undefined && placeOf(open.name) !== placeOf(name)) await this.#endChains();
    const chain = this.#open.get(name.chain) ?? { name, digests: [], logs: 0 };
    this.#open.set(name.chain, chain);
    await this.#readDigest(file, plain, name, chain, logs);
  }

  /** All digests that list these logs were taken. */
  async end(logs: LogOrigin): Promise<void> {
    await this.#endChains();
    for (const name of logs.neverAskedFor()) {
      const log = logNameOf(plainName(name));
      const end = log && this.#ends.get(placeOf(log));
      if (log && end && log.delivered >= end) this.#newer++;
      else if (++this.#unlistedCount <= NAMES_KEPT) this.#unlisted.push(name);
    }
  }

  result(): DigestVerification {
    return {
      keys: this.#options.keys.kind === 'asked' || this.#options.keys.keys !== null,
      keyless: [...this.#keyless].map(([region, missing]) => ({ region, missing })),
      chains: this.#done,
      unlisted: { count: this.#unlistedCount, names: this.#unlisted },
      newer: this.#newer,
    };
  }

  async #readDigest(
    file: DigestFile,
    plain: string,
    { account, time, backfill }: DigestName,
    chain: Chain,
    origin: LogOrigin,
  ): Promise<void> {
    const { name, content } = file;
    const read = { name, plain, time, backfill, hash: null, digest: null, own: null, intact: 0 };
    if (!Buffer.isBuffer(content)) {
      if (content !== null) this.#tell(name, content);
      chain.digests.push(read);
      return;
    }
    const hash = createHash('sha256').update(content).digest('hex');
    const digest = this.#understood(file, plain, account, content);
    const logs = (digest?.logs ?? []).filter((log) => !isInsightName(plainName(log.key)) && origin.isMeant(log));
    const intact = await this.#holdLogs(logs, lastPart(name), origin);
    chain.logs += logs.length;
    const kept = digest && { ...digest, logs: [] };
    chain.digests.push({ ...read, hash, digest: kept, own: file.own?.signature ?? null, intact });
  }

  #understood({ name, own }: DigestFile, plain: string, account: string, content: Buffer): Digest | null {
    try {
      const digest = parseDigest(content);
      if (plainName(digest.key) !== plain) throw new DigestUnusable(`the name ${plainName(digest.key)}`, plain);
      // Keys are those of a Region, whoever has a trail there: what is signed must be of this account.
      if (digest.account !== account) throw new DigestUnusable(`awsAccountId to be ${account}`, digest.account);
      if (own !== null && own.algorithm !== 'SHA256withRSA') {
        throw new DigestUnusable('the signature-algorithm SHA256withRSA', own.algorithm);
      }
      return digest;
    } catch (error) {
      if (!(error instanceof DigestUnusable)) throw error;
      this.#tell(name, { code: 'digest-unusable', expected: error.expected, got: error.got });
      return null;
    }
  }

  /** How many of the log files that a digest lists are as it says. */
  async #holdLogs(logs: readonly ListedLog[], name: string, origin: LogOrigin): Promise<number> {
    let intact = 0;
    for (const log of logs) {
      if (this.#options.signal.aborted) return intact;
      if (await this.#isIntact(log, name, origin)) intact++;
    }
    return intact;
  }

  async #isIntact(log: ListedLog, digest: string, origin: LogOrigin): Promise<boolean> {
    const known = await origin.logsNamed(plainName(log.key));
    const isMissed = known.length === 0 && this.#isInRange(log);
    const copies = isMissed ? await origin.lookAgain(log) : known;
    if (isMissed && copies.length === 0) {
      const expected = `the log file that ${digest} lists`;
      this.#tell(`s3://${log.bucket}/${log.key}`, { code: 'log-missing', expected, got: 'no file of this name' });
    }
    const expected = `SHA-256 ${log.hash}, as ${digest} lists it`;
    let intact = copies.length > 0;
    // Every one of them was read for pushes.
    for (const { name, hash } of copies) {
      if (hash === log.hash) continue;
      intact = false;
      if (typeof hash === 'string') this.#tell(name, { code: 'log-altered', expected, got: `SHA-256 ${hash}` });
      else if (hash !== null) this.#tell(name, { ...hash, expected });
    }
    return intact;
  }

  #isInRange({ oldest, newest }: ListedLog): boolean {
    const { from, to } = this.#options.scope;
    return !((from !== null && newest !== null && newest < from) || (to !== null && oldest !== null && oldest >= to));
  }

  async #endChains(): Promise<void> {
    for (const [, chain] of [...this.#open].sort(([a], [b]) => compareText(a, b))) await this.#endChain(chain);
    this.#open.clear();
  }

  async #endChain({ name, digests, logs }: Chain): Promise<void> {
    const verdict = judgeChain(digests, await this.#keysFor(name.region, digests));
    for (const finding of verdict.findings) this.#options.intake.unreadable(finding);
    this.#tellKeyless(verdict, name);
    const place = placeOf(name);
    for (const { digest } of digests) {
      if (digest !== null) this.#ends.set(place, Math.max(digest.end, this.#ends.get(place) ?? digest.end));
    }
    const sum = (some: Iterable<ReadDigest>) => [...some].reduce((total, { intact }) => total + intact, 0);
    const intact = sum(verdict.vouched);
    this.#done.push({
      account: name.account,
      region: name.region,
      trail: name.trail,
      ...this.#reach(digests),
      digests: digests.length,
      signed: verdict.signed,
      unvouched: verdict.unvouched.map((one) => lastPart(one.name)),
      logs,
      intact,
      unproven: sum(digests) - intact,
      times: verdict.times,
    });
  }

  async #keysFor(region: string, digests: readonly ReadDigest[]): Promise<DigestKeys | null> {
    const { keys, signal } = this.#options;
    if (keys.kind === 'given') return keys.keys;
    const first = digests.reduce((first, { time }) => Math.min(first, time), Infinity);
    const found = await keys.ask(region, first, signal);
    if (found instanceof DigestKeys) return found;
    this.#keyless.set(region, found);
    return null;
  }

  /** The time that the digests themselves tell of, vouched for or not. */
  #reach(digests: readonly ReadDigest[]): Pick<DigestChain, 'from' | 'to'> {
    const told = digests.flatMap(({ digest, backfill }) => (digest === null || backfill ? [] : [digest]));
    if (told.length === 0) return { from: null, to: null };
    return {
      from: told.reduce((first, { start }) => Math.min(first, start), Infinity),
      to: told.reduce((last, { end }) => Math.max(last, end), -Infinity),
    };
  }

  /** One for each key, however many digests it signed. */
  #tellKeyless({ keyless }: ChainVerdict, { region }: DigestName): void {
    for (const [fingerprint, [first, ...more]] of keyless) {
      if (first === undefined) continue;
      const expected = `the public key ${fingerprint} of ${region} in digest-keys`;
      this.#tell(first.name, {
        code: 'digest-key-missing',
        expected,
        got: `none, for ${more.length + 1} of its digest files`,
      });
    }
  }

  #tell(source: string, { code, expected, got }: Failure): void {
    const finding: Unreadable = { code, source, place: null, expected, got };
    this.#options.intake.unreadable(finding);
  }
}

function placeOf({ account, region }: { readonly account: string; readonly region: string }): string {
  return `${account} ${region}`;
}

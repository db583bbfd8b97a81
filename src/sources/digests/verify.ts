import { createHash } from 'node:crypto';
import type { Instant } from '../../core/instant.ts';
import type { DigestChain, DigestVerification, Intake, Unreadable } from '../../core/reading.ts';
import type { Scope } from '../../core/scope.ts';
import { type ChainVerdict, judgeChain, type ReadDigest } from './chain.ts';
import { type Digest, DigestUnusable, type ListedLog, parseDigest } from './digest.ts';
import type { DigestKeys } from './keys.ts';
import { type DigestName, digestNameOf, isInsightName, lastPart, logNameOf, plainName } from './names.ts';
import type { DigestFile, DigestOrigin, Failure } from './origin.ts';

export interface VerifyOptions {
  /** `null`: hashes are compared, no signature is verified. */
  readonly keys: DigestKeys | null;
  /** A log file all of whose events lie outside the range is not missed. */
  readonly scope: Pick<Scope, 'from' | 'to'>;
  readonly intake: Pick<Intake, 'unreadable'>;
  readonly signal: AbortSignal;
}

/** Names of log files that no digest lists, at most so many; the rest are counted. */
const NAMES_KEPT = 20;

/**
 * Holds digests against each other and log files against digests. What is wrong goes to the intake, by file; memory holds a
 * few hundred bytes for each digest of one chain, and none of the lists.
 */
export async function verifyDigests(origin: DigestOrigin, options: VerifyOptions): Promise<DigestVerification> {
  const run = new Verification(origin, options);
  await run.readAll();
  return run.result();
}

class Verification {
  readonly #origin: DigestOrigin;
  readonly #options: VerifyOptions;
  readonly #chains: DigestChain[] = [];
  #chain: { readonly name: DigestName; readonly digests: ReadDigest[]; logs: number } | null = null;
  /** By account and Region, the end of the last digest. */
  readonly #ends = new Map<string, Instant>();

  constructor(origin: DigestOrigin, options: VerifyOptions) {
    this.#origin = origin;
    this.#options = options;
  }

  async readAll(): Promise<void> {
    for await (const file of this.#origin.digests()) {
      if (this.#options.signal.aborted) {
        this.#tell(file.name, { code: 'stopped', expected: 'to verify this digest file', got: 'the signal to stop' });
        break;
      }
      const plain = plainName(file.name);
      const name = digestNameOf(plain);
      if (name === null) {
        const expected =
          'a name like 111122223333_CloudTrail-Digest_eu-central-1_trail_eu-central-1_20261024T010131Z.json.gz';
        this.#tell(file.name, { code: 'digest-unusable', expected, got: 'this one' });
        continue;
      }
      if (this.#chain?.name.chain !== name.chain) {
        this.#endChain();
        this.#chain = { name, digests: [], logs: 0 };
      }
      await this.#readDigest(file, plain, name, this.#chain);
    }
    this.#endChain();
  }

  result(): DigestVerification {
    const names: string[] = [];
    let unlisted = 0;
    let newer = 0;
    for (const name of this.#origin.neverAskedFor()) {
      const log = logNameOf(plainName(name));
      const end = log && this.#ends.get(`${log.account} ${log.region}`);
      if (log && end && log.delivered >= end) newer++;
      else if (++unlisted <= NAMES_KEPT) names.push(name);
    }
    return { keys: this.#options.keys !== null, chains: this.#chains, unlisted: { count: unlisted, names }, newer };
  }

  async #readDigest(
    file: DigestFile,
    plain: string,
    { account, time, backfill }: DigestName,
    chain: { readonly digests: ReadDigest[]; logs: number },
  ): Promise<void> {
    const { name, content } = file;
    const read = { name, plain, time, backfill, hash: null, digest: null, own: null, intact: 0 };
    if (!Buffer.isBuffer(content)) {
      this.#tell(name, content);
      chain.digests.push(read);
      return;
    }
    const hash = createHash('sha256').update(content).digest('hex');
    const digest = this.#understood(file, plain, account, content);
    const logs = (digest?.logs ?? []).filter(({ key }) => !isInsightName(plainName(key)));
    const intact = await this.#holdLogs(logs, lastPart(name));
    chain.logs += logs.length;
    chain.digests.push({ ...read, hash, digest, own: file.own?.signature ?? null, intact });
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
  async #holdLogs(logs: readonly ListedLog[], name: string): Promise<number> {
    let intact = 0;
    for (const log of logs) {
      if (this.#options.signal.aborted) return intact;
      if (await this.#isIntact(log, name)) intact++;
    }
    return intact;
  }

  async #isIntact(log: ListedLog, digest: string): Promise<boolean> {
    const copies = await this.#origin.logsNamed(plainName(log.key));
    if (copies.length === 0 && this.#isInRange(log)) {
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
      else this.#tell(name, { ...hash, expected });
    }
    return intact;
  }

  #isInRange({ oldest, newest }: ListedLog): boolean {
    const { from, to } = this.#options.scope;
    return !((from !== null && newest !== null && newest < from) || (to !== null && oldest !== null && oldest >= to));
  }

  #endChain(): void {
    if (this.#chain === null) return;
    const { name, digests, logs } = this.#chain;
    const verdict = judgeChain(digests, this.#options.keys);
    for (const finding of verdict.findings) this.#options.intake.unreadable(finding);
    this.#tellKeyless(verdict, name);
    const place = `${name.account} ${name.region}`;
    for (const { digest } of digests) {
      if (digest !== null) this.#ends.set(place, Math.max(digest.end, this.#ends.get(place) ?? digest.end));
    }
    const sum = (some: Iterable<ReadDigest>) => [...some].reduce((total, { intact }) => total + intact, 0);
    const intact = sum(verdict.vouched);
    this.#chains.push({
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

import type { Instant, Interval } from '../../core/instant.ts';
import { mergeIntervals } from '../../core/intervals.ts';
import type { Unreadable } from '../../core/reading.ts';
import type { Digest, PreviousDigest } from './digest.ts';
import type { DigestKeys } from './keys.ts';
import { digestNameOf, lastPart, plainName } from './names.ts';

/** One digest file of a chain, as it was read. */
export interface ReadDigest {
  readonly name: string;
  readonly plain: string;
  /** By its name. */
  readonly time: Instant;
  readonly backfill: boolean;
  /** SHA-256 of its unpacked content; `null`: it could not be read, which is told. */
  readonly hash: string | null;
  /** `null`: it could not be understood, which is told. */
  readonly digest: Digest | null;
  /** Its signature from S3, hexadecimal; `null`: it is not known. */
  readonly own: string | null;
  /** Log files that are as it lists them. */
  readonly intact: number;
}

/** What is known of the digests of a chain once all were read. */
export interface ChainVerdict {
  /** The digest after it, or its own signature, says that it is what CloudTrail delivered. */
  readonly vouched: ReadonlySet<ReadDigest>;
  /** Those of `vouched` whose signature was verified. */
  readonly signed: number;
  /** Nothing speaks against them and nothing for them, not even a signature by a key that is not known. */
  readonly unvouched: readonly ReadDigest[];
  /** Times of delivery that the vouched ones tell of; sorted, disjoint. */
  readonly times: readonly Interval[];
  readonly findings: readonly Unreadable[];
  /** Fingerprints of keys that are not known, with the digests that were signed by them. */
  readonly keyless: ReadonlyMap<string, readonly ReadDigest[]>;
}

/**
 * Holds the digests of one account, Region and trail against each other. `keys`: `null` where only hashes are compared.
 * Backfill digests are part of it: what links them is what they name as the one before, not their time.
 */
export function judgeChain(digests: readonly ReadDigest[], keys: DigestKeys | null): ChainVerdict {
  const chain = new Chain(digests, keys);
  chain.judge();
  return chain.verdict();
}

class Chain {
  readonly #digests: readonly ReadDigest[];
  readonly #keys: DigestKeys | null;
  readonly #byName = new Map<string, ReadDigest[]>();
  readonly #vouched = new Set<ReadDigest>();
  readonly #signed = new Set<ReadDigest>();
  readonly #refuted = new Set<ReadDigest>();
  readonly #findings: Unreadable[] = [];
  readonly #keyless = new Map<string, Set<ReadDigest>>();
  readonly #missing = new Set<string>();

  constructor(digests: readonly ReadDigest[], keys: DigestKeys | null) {
    this.#digests = digests;
    this.#keys = keys;
    for (const digest of digests) {
      this.#byName.set(digest.plain, [...(this.#byName.get(digest.plain) ?? []), digest]);
    }
  }

  /** Each after all that name it as the one before: one that is refuted must not speak of others. */
  judge(): void {
    const waitsFor = new Map<ReadDigest, number>();
    for (const { digest } of this.#digests) {
      for (const before of this.#named(digest?.previous)) waitsFor.set(before, (waitsFor.get(before) ?? 0) + 1);
    }
    const ready = this.#digests.filter((one) => !waitsFor.has(one));
    const judged = new Set<ReadDigest>();
    for (const one of ready) {
      judged.add(one);
      this.#judgeOne(one);
      for (const before of this.#named(one.digest?.previous)) {
        const left = (waitsFor.get(before) ?? 0) - 1;
        waitsFor.set(before, left);
        if (left === 0) ready.push(before);
      }
    }
    // Only forged ones can name each other in a circle.
    for (const one of this.#digests) if (!judged.has(one)) this.#judgeOne(one);
  }

  verdict(): ChainVerdict {
    const keyless = new Set([...this.#keyless.values()].flatMap((digests) => [...digests]));
    const vouched = new Set([...this.#vouched].filter((one) => !this.#refuted.has(one)));
    return {
      vouched,
      signed: [...vouched].filter((one) => this.#signed.has(one)).length,
      unvouched: this.#digests.filter(
        (one) => one.digest !== null && !this.#vouched.has(one) && !this.#refuted.has(one) && !keyless.has(one),
      ),
      times: mergeIntervals([...vouched].flatMap((one) => this.#timesOf(one, vouched))),
      findings: this.#findings,
      keyless: new Map([...this.#keyless].map(([fingerprint, digests]) => [fingerprint, [...digests]])),
    };
  }

  #judgeOne(one: ReadDigest): void {
    const { digest, own } = one;
    if (digest === null) return;
    if (own !== null && this.#keys !== null) this.#holdSignature(one, own, 'in its metadata');
    const { previous } = digest;
    if (previous === null) return;
    const named = this.#named(previous);
    if (named.length === 0 && !this.#refuted.has(one)) this.#tellMissing(previous, one);
    for (const before of named) if (before.hash !== null) this.#holdBefore(before, before.hash, previous, one);
  }

  #holdBefore(before: ReadDigest, hash: string, previous: PreviousDigest, one: ReadDigest): void {
    const said = `as ${lastPart(one.name)} has it`;
    if (before.digest !== null && this.#keys?.verify(before.digest, hash, previous.signature) === 'good') {
      // A good signature proves it, whoever hands it over.
      this.#vouch(before, true);
      if (hash !== previous.hash && !this.#refuted.has(one)) {
        const expected = `SHA-256 ${hash} of ${lastPart(before.name)}, the signature of which it has`;
        this.#refute(one, 'digest-altered', expected, `SHA-256 ${previous.hash}`);
      }
    } else if (this.#refuted.has(one)) {
      // What it says against another counts for nothing.
    } else if (hash !== previous.hash) {
      this.#refute(before, 'digest-altered', `SHA-256 ${previous.hash}, ${said}`, `SHA-256 ${hash}`);
    } else if (before.digest !== null) {
      if (this.#keys === null) this.#vouch(before, false);
      else this.#holdSignature(before, previous.signature, `in ${lastPart(one.name)}`);
    }
  }

  #vouch(one: ReadDigest, signed: boolean): void {
    this.#vouched.add(one);
    if (signed) this.#signed.add(one);
  }

  #holdSignature(one: ReadDigest, signature: string, place: string): void {
    const { digest, hash } = one;
    if (digest === null || hash === null || this.#keys === null) return;
    switch (this.#keys.verify(digest, hash, signature)) {
      case 'good':
        this.#vouch(one, true);
        break;
      case 'wrong':
        this.#refute(one, 'signature-wrong', `the signature that stands ${place} to fit it`, 'another one');
        break;
      case 'no-key':
        this.#keyless.set(digest.fingerprint, (this.#keyless.get(digest.fingerprint) ?? new Set()).add(one));
        break;
    }
  }

  #refute(one: ReadDigest, code: Unreadable['code'], expected: string, got: string): void {
    this.#refuted.add(one);
    this.#findings.push({ code, source: one.name, place: null, expected, got });
  }

  /** The oldest one that was copied names one that was not; where there are older ones, it was lost. */
  #tellMissing({ bucket, key }: PreviousDigest, after: ReadDigest): void {
    const plain = plainName(key);
    const time = digestNameOf(plain)?.time ?? after.time;
    if (this.#missing.has(plain) || !this.#digests.some((one) => one.time < time)) return;
    this.#missing.add(plain);
    this.#findings.push({
      code: 'digest-missing',
      source: `s3://${bucket}/${key}`,
      place: null,
      expected: `the digest file before ${lastPart(after.name)}`,
      got: 'no file of this name',
    });
  }

  #named(previous: PreviousDigest | null | undefined): readonly ReadDigest[] {
    return (previous && this.#byName.get(plainName(previous.key))) ?? [];
  }

  /** Between a digest and the one that it names there is nothing, whatever a clock made of their times. */
  #timesOf(one: ReadDigest, vouched: ReadonlySet<ReadDigest>): Interval[] {
    if (one.digest === null || one.backfill) return [];
    const { start, end, previous } = one.digest;
    const before = this.#named(previous).filter((other) => vouched.has(other));
    const ends = before.flatMap(({ digest }) => (digest === null ? [] : [digest.end]));
    return [{ from: Math.min(start, ...ends), to: end }];
  }
}

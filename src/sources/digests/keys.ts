import { constants, createPublicKey, type KeyObject, verify } from 'node:crypto';
import { UsageError } from '../../core/errors.ts';
import { fieldsOf, listOf, textOf } from '../wire.ts';
import type { Digest } from './digest.ts';

/** What became of holding a signature against the keys. */
export type SignatureResult = 'good' | 'wrong' | 'no-key';

/** A public key as CloudTrail lists it. */
export interface ListedKey {
  readonly fingerprint: string;
  readonly der: Buffer;
}

/** Public keys by which CloudTrail signs digests, each of one Region, found by their fingerprints. */
export class DigestKeys {
  readonly #keys: ReadonlyMap<string, KeyObject>;

  constructor(keys: ReadonlyMap<string, KeyObject>) {
    this.#keys = keys;
  }

  /**
   * Whether `signature`, hexadecimal, is that of a digest whose unpacked content has this SHA-256: RSA with SHA-256 and the
   * padding of PKCS #1 v1.5, which is what Java calls SHA256withRSA.
   */
  verify(digest: Digest, hash: string, signature: string): SignatureResult {
    const key = this.#keys.get(digest.fingerprint.toLowerCase());
    if (key === undefined) return 'no-key';
    const signed = Buffer.from(signedText(digest, hash));
    const padded = { key, padding: constants.RSA_PKCS1_PADDING };
    return verify('RSA-SHA256', signed, padded, Buffer.from(signature, 'hex')) ? 'good' : 'wrong';
  }
}

/**
 * What CloudTrail signs (CloudTrail User Guide, "Custom implementations of CloudTrail log file integrity validation"). The
 * hash is that of the unpacked content, and where there is no digest before, the word `null` stands for its signature: the
 * guide leaves both open, `aws cloudtrail validate-logs` does so.
 */
function signedText({ endText, bucket, key, previous }: Digest, hash: string): string {
  return `${endText}\n${bucket}/${key}\n${hash}\n${previous?.signature ?? 'null'}`;
}

/**
 * Reads what `aws cloudtrail list-public-keys` prints: `{"PublicKeyList": [{"Value", "Fingerprint", …}]}`. Throws a
 * `UsageError` that names every mistake of the file.
 */
export function parseDigestKeys(files: readonly { readonly name: string; readonly text: string }[]): DigestKeys {
  const keys = new Map<string, KeyObject>();
  const mistakes: string[] = [];
  for (const { name, text } of files) {
    const list = keyListOf(text);
    if (list.length === 0) mistakes.push(`${name} has no list PublicKeyList with a key`);
    for (const [index, item] of list.entries()) {
      const { Fingerprint, Value } = fieldsOf(item);
      const fingerprint = textOf(Fingerprint)?.toLowerCase() ?? null;
      const key = rsaKeyOf(Buffer.from(textOf(Value) ?? '', 'base64'));
      if (fingerprint === null) mistakes.push(`${name}, key ${index + 1} has no Fingerprint`);
      else if (key === null) mistakes.push(`${name}, key ${index + 1} has no RSA key in Value`);
      else keys.set(fingerprint, key);
    }
  }
  if (mistakes.length > 0) {
    throw new UsageError(
      'digest-keys-unreadable',
      `digest-keys: expected what aws cloudtrail list-public-keys prints: ${mistakes.join('; ')}`,
    );
  }
  return new DigestKeys(keys);
}

function keyListOf(text: string): readonly unknown[] {
  try {
    const { PublicKeyList, publicKeyList } = fieldsOf(JSON.parse(text));
    // The guide's example spells it in lower case, the AWS CLI does not.
    return listOf(PublicKeyList ?? publicKeyList);
  } catch {
    return [];
  }
}

/** Of what is no RSA key there is none: a digest that was signed by it is told. */
export function keysOf(listed: readonly ListedKey[]): DigestKeys {
  const keys = new Map<string, KeyObject>();
  for (const { fingerprint, der } of listed) {
    const key = rsaKeyOf(der);
    if (key !== null) keys.set(fingerprint.toLowerCase(), key);
  }
  return new DigestKeys(keys);
}

/** PKCS #1 as the API says; one key in the guide's example is in the form of X.509. */
function rsaKeyOf(der: Buffer): KeyObject | null {
  for (const type of ['pkcs1', 'spki'] as const) {
    try {
      const key = createPublicKey({ key: der, format: 'der', type });
      if (key.asymmetricKeyType === 'rsa') return key;
    } catch {
      // The other form, or none.
    }
  }
  return null;
}

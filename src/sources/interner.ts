import type { Principal, Push } from '../core/push.ts';
import { isSame, type SignIn } from '../core/sign-in.ts';

/** So many different values are kept at most; then it starts anew, which costs memory, nothing else. */
const MOST_KEPT = 50_000;

/** Gives equal values back as one object, so that a push that is held costs less than a kilobyte. */
export class Interner {
  readonly #texts = new Map<string, string>();
  readonly #principals = new Map<string, Principal>();
  readonly #signIns = new Map<string, SignIn>();

  text<Text extends string | null>(text: Text): Text | string {
    if (text === null) return text;
    const known = this.#texts.get(text);
    if (known !== undefined) return known;
    if (this.#texts.size === MOST_KEPT) this.#texts.clear();
    this.#texts.set(text, text);
    return text;
  }

  principal(principal: Principal): Principal {
    const { type, arn, name, session, role, account, via } = principal;
    // One text says nearly all: JSON of each would cost more than all else that is read of a million.
    const key = arn ?? JSON.stringify([type, name]);
    const known = this.#principals.get(key);
    if (known !== undefined && isSamePrincipal(known, principal)) return known;
    if (this.#principals.size === MOST_KEPT) this.#principals.clear();
    const kept: Principal = {
      type: this.text(type),
      arn,
      name: this.text(name),
      session,
      role: this.text(role),
      account: this.text(account),
      via: this.text(via),
    };
    this.#principals.set(key, kept);
    return kept;
  }

  push(push: Push): Push {
    // Every field is written out: V8 keeps an object that was spread together as a hash table, at three times the memory.
    return {
      registry: push.registry,
      account: this.text(push.account),
      region: this.text(push.region),
      repository: this.text(push.repository),
      eventId: push.eventId,
      time: push.time,
      tag: push.tag,
      tagKnown: push.tagKnown,
      digest: push.digest,
      kind: push.kind,
      mediaType: this.text(push.mediaType),
      lists: push.lists,
      platforms: push.platforms?.map((platform) => this.text(platform)) ?? null,
      subject: push.subject,
      arrival: push.arrival,
      principal: this.principal(push.principal),
      accessKeyId: this.text(push.accessKeyId),
      sourceIp: this.text(push.sourceIp),
      userAgent: this.text(push.userAgent),
      errorCode: this.text(push.errorCode),
      sharedEventId: push.sharedEventId,
      recipientAccount: this.text(push.recipientAccount),
      corrects: push.corrects,
    };
  }

  signIn(signIn: SignIn): SignIn {
    // Most have a key, which says nearly all: JSON of each of millions would cost more than the reading.
    const key = (signIn.kind === 'role' && signIn.caller.accessKeyId) || JSON.stringify(signIn);
    const known = this.#signIns.get(key);
    if (known !== undefined && isSame(known, signIn)) return known;
    if (this.#signIns.size === MOST_KEPT) this.#signIns.clear();
    this.#signIns.set(key, signIn);
    return signIn;
  }
}

function isSamePrincipal(one: Principal, other: Principal): boolean {
  return (
    one.type === other.type &&
    one.arn === other.arn &&
    one.name === other.name &&
    one.session === other.session &&
    one.role === other.role &&
    one.account === other.account &&
    one.via === other.via
  );
}

import type { Attribution } from '../src/core/attribution.ts';
import { imagePushesOf } from '../src/core/image-pushes.ts';
import { SECOND } from '../src/core/instant.ts';
import { Judge } from '../src/core/judge.ts';
import type { Push } from '../src/core/push.ts';
import type { AttributedPush } from '../src/core/verdict.ts';
import { policyOf, pushOf } from '../test/support/facts.ts';

export const MANIFESTS = 100_002;

/** Two platforms, an attestation for each, the index that lists them, its signature. */
const PARTS = 6;

/** Milliseconds to put manifests together to what people call pushes, the best of five, and how many those are. */
export function grouping(): { readonly ms: number; readonly images: number } {
  const judge = new Judge(policyOf());
  const attribution: Attribution = { kind: 'unknown', reason: 'no-sign-in', through: [] };
  const { principal } = pushOf();
  const pushes = Array.from({ length: MANIFESTS }, (_, at): AttributedPush => {
    const push = { ...pushOf({ eventId: String(at), time: pushOf().time + at * SECOND, principal }), ...partOf(at) };
    return { push, judgement: judge.judge(push), attribution };
  });
  let ms = Infinity;
  let images = 0;
  for (let turn = 0; turn < 5; turn++) {
    const started = performance.now();
    images = imagePushesOf(pushes).length;
    ms = Math.min(ms, performance.now() - started);
  }
  return { ms, images };
}

function partOf(at: number): Partial<Push> {
  const digest = digestOf(at);
  const part = at % PARTS;
  switch (part) {
    case 4:
      return { digest, kind: 'index', tag: `v${at}`, lists: [1, 2, 3, 4].map((back) => digestOf(at - back)) };
    case 5: {
      const subject = digestOf(at - 1);
      return { digest, kind: 'artifact', tag: `${subject.replace(':', '-')}.sig`, subject };
    }
    default:
      return { digest, kind: part < 2 ? 'image' : 'artifact', tag: null };
  }
}

function digestOf(at: number): string {
  return `sha256:${String(at).padStart(64, '0')}`;
}

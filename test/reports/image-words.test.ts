import { expect, it } from 'vitest';
import type { ImagePush } from '../../src/core/image-pushes.ts';
import { Judge } from '../../src/core/judge.ts';
import type { Push } from '../../src/core/push.ts';
import { imageKindOf, worstWords } from '../../src/reports/image-words.ts';
import { at, attributed, policyOf, pushOf } from '../support/facts.ts';

const judge = new Judge(policyOf());

function judged(push: Partial<Push> = {}) {
  const pushed = pushOf(push);
  return attributed({ push: pushed, judgement: judge.judge(pushed) });
}

/** An index with some images and some attachments. */
function image(main: Partial<Push>, images = 0, attachments = 0): ImagePush {
  const top = judged({ kind: 'index', ...main });
  const attached = Array.from({ length: attachments }, () => judged({ kind: 'artifact' }));
  const others = Array.from({ length: images }, () => judged());
  return { manifests: [top, ...others, ...attached], main: top, worst: top, attachments: attached };
}

it.each<[ImagePush, string]>([
  [image({ kind: 'image' }), 'image'],
  [image({ kind: 'image' }, 0, 1), 'image, with 1 signature or attestation'],
  [
    image({ platforms: ['linux/amd64', 'linux/arm/v7'] }, 2, 3),
    'index for linux/amd64, linux/arm/v7, with 3 signatures and attestations',
  ],
  [image({ platforms: ['a', 'b', 'c', 'd', 'e'] }), 'index for 5 platforms'],
  [image({ platforms: [] }, 2), 'index of 2 images'],
  [image({ platforms: null }), 'index'],
  [image({ platforms: ['linux/amd64'], arrival: 'replication' }), 'index for linux/amd64, arrived by replication'],
])('what was pushed', (pushed, words) => {
  expect(imageKindOf(pushed)).toBe(words);
});

it('tells which manifest counted where it is not the one that names the push', () => {
  const inside = image({ time: at('2026-10-26T08:00:00Z') }, 1);
  const worst = inside.manifests[1] ?? inside.main;
  expect(worstWords(inside)).toBeNull();
  expect(worstWords({ ...inside, worst })).toBe(
    'judged by the worst of its 2 manifests, the image v2.8.1; the index itself was inside',
  );
});

import { expect, it } from 'vitest';
import { rememberedMatch } from '../../src/core/patterns.ts';

it('asks patterns once for each text, and anew before it holds too much', () => {
  const asked: string[] = [];
  const matches = rememberedMatch({
    texts: ['v*'],
    matches: (text) => {
      asked.push(text);
      return text.startsWith('v');
    },
  });
  expect([matches('v1'), matches('dev'), matches('v1'), matches('dev')]).toEqual([true, false, true, false]);
  expect(asked).toEqual(['v1', 'dev']);
  for (let number = 0; number < 20_000; number++) matches(`dev-${number}`);
  expect(matches('v1')).toBe(true);
  expect(asked.filter((text) => text === 'v1')).toHaveLength(2);
});

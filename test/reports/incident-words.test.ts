import { expect, it } from 'vitest';
import { whenWords } from '../../src/reports/incident-words.ts';
import { belongingIn, factsOfStory, storyNamed } from '../support/issue-stories.ts';

it.each([
  ['clocks-go-back', 'Sun 25 Oct 02:30 UTC+2 to 02:30 UTC+1'],
  ['several-pushers', 'Sat 24 Oct 02:14 to 02:34'],
  ['one-push-at-night', 'Sat 24 Oct 02:14'],
])('says when: %s', (story, words) => {
  const [incident] = belongingIn(factsOfStory(storyNamed(story))).incidents;
  expect(whenWords(incident).replaceAll('\u00A0', ' ')).toBe(words);
});

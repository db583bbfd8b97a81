import { describe, expect, it } from 'vitest';
import { DAY } from '../../src/core/instant.ts';
import { issueTitle } from '../../src/reports/issue-title.ts';
import { titleText } from '../../src/reports/title-text.ts';
import { belongingIn, factsOfStory, ISSUE_STORIES, storyNamed } from '../support/issue-stories.ts';

const TITLES: Readonly<Record<string, string>> = {
  'one-push-at-night': 'shop/checkout: 1 push outside the release window, Sat 2026-10-24',
  'many-manifests-one-push': 'shop/checkout: 1 push outside the release window, Sat 2026-10-24',
  'several-pushers': 'shop/checkout: 2 pushes outside the release window, Sat 2026-10-24',
  freeze: 'shop/checkout: 1 push during a freeze, Thu 2026-10-22',
  holiday: 'shop/checkout: 1 push on a holiday, Mon 2026-10-26',
  undeclared: 'attic/tool: 1 push with no release window declared, Sat 2026-10-24',
  'tag-and-pusher-unknown': 'shop/checkout: 1 push outside the release window, Sat 2026-10-24',
  'ecr-public': 'tool (ECR Public): 1 push outside the release window, Sat 2026-10-24',
  'clocks-go-back': 'shop/checkout: 2 pushes outside the release window, Sun 2026-10-25',
  'two-closed-periods': 'shop/checkout: 3 pushes outside the release window, Thu 2026-10-22 to Sat 2026-10-24',
  'hostile-text':
    "shop/'@\u200Bacme/team' #\u200B1 <!-- --> :\u200Btada: ''': 1 push outside the release window, Sat 2026-10-24",
  'five-thousand-pushes': 'shop/checkout: 5,000 pushes outside the release window, Sat 2026-10-24',
};

describe('the title of an issue', () => {
  it.each(ISSUE_STORIES)('of $name', (story) => {
    expect(issueTitle(belongingIn(factsOfStory(story)))).toBe(TITLES[story.name]);
  });

  it('has the first day and the last, and one way for all of its pushes', () => {
    const freeze = storyNamed('freeze');
    const [push] = freeze.pushes;
    const pushes = [{ ...push }, { ...push, time: (push?.time ?? 0) - DAY / 2 }];
    const title = issueTitle(belongingIn(factsOfStory({ ...freeze, pushes })));
    expect(title).toBe('shop/checkout: 2 pushes outside the release window, Wed 2026-10-21 to Thu 2026-10-22');
  });
});

describe('the door to titles', () => {
  it.each([
    ['@octocat', '@\u200Boctocat'],
    ['acme/shop#12', 'acme/shop#\u200B12'],
    ['GH-1', 'GH-\u200B1'],
    ['a `b`', "a 'b'"],
    [':+1:', ':\u200B+1:'],
    [' a\u202Eb\n', 'a\uFFFDb\uFFFD'],
    ['12:30, C#', '12:30, C#'],
  ])('makes %j %j', (text, title) => {
    expect(titleText(text)).toBe(title);
  });
});

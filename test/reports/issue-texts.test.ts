import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { issueTexts } from '../../src/reports/issue-texts.ts';
import { belongingIn, factsOfStory, ISSUE_STORIES, ORIGIN } from '../support/issue-stories.ts';

const folder = join(import.meta.dirname, 'issues');

/** What the marker leaves, where it is short. */
const ROOM = 65_000;

describe('an issue', () => {
  it.each(ISSUE_STORIES)('of $name', async (story) => {
    const facts = factsOfStory(story);
    const belonging = belongingIn(facts);
    const texts = issueTexts(facts, { ...ORIGIN, ...story.origin }, 'release-approved');
    const { earlier = 0 } = story;
    const body = texts.body(belonging, { room: ROOM, earlier });
    expect(body.length).toBeLessThanOrEqual(ROOM);
    await expect(`# ${texts.title(belonging)}\n\n${body}\n`).toMatchFileSnapshot(join(folder, `${story.name}.md`));
  });
});

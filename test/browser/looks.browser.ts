import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, describe, expect, it } from 'vitest';
import { dashboardText, dashboardTitle } from '../../src/reports/dashboard.ts';
import { DASHBOARDS } from '../support/dashboards.ts';
import { storyNamed } from '../support/issue-stories.ts';
import { mistakesIn } from './axe.ts';
import { look, startChromium } from './chromium.ts';
import { issueBodyOf, PICTURES, reportOf, STORIES, urlOf } from './stories.ts';
import { summaryPage } from './summary-page.ts';

const browser = await startChromium();
afterAll(() => browser.close());
const VIEWS = [1280, 390].flatMap((width) => (['light', 'dark'] as const).map((colours) => ({ width, colours })));

/** Between them everything that the text of an issue is made of. */
const ISSUES = ['one-push-at-night', 'several-pushers', 'undeclared', 'hostile-text', 'five-thousand-pushes'];

const FORMS = [
  { form: 'page', html: (story: string) => reportOf(story, 'html'), without: [] },
  {
    form: 'summary',
    html: async (story: string) => summaryPage(await reportOf(story, 'markdown')),
    // GitHub makes tables that are too wide scroll, and gives them no focus; it underlines links where a reader asks for it;
    // diagrams are mermaid's.
    without: ['scrollable-region-focusable', 'link-in-text-block'],
  },
] as const;

describe.each(STORIES)('%s', (story) => {
  it.each(FORMS.flatMap((form) => VIEWS.map((view) => ({ ...form, ...view }))))(
    'as a $form, $width pixels wide, $colours',
    async ({ form, html, without, ...view }) => looksWell(`${story}-${form}`, await html(story), view, without),
  );
});

describe.each(ISSUES)('the issue of %s', (name) => {
  it.each(VIEWS)('$width pixels wide, $colours', async (view) => {
    // GitHub's page has a heading between the title and the text, which only screen readers show.
    const html = summaryPage(`## Description\n\n${issueBodyOf(storyNamed(name))}`, 'Issue');
    // It underlines links for those who want that.
    await looksWell(`${name}-issue`, html, view, ['scrollable-region-focusable', 'link-in-text-block']);
  });
});

describe.each(Object.entries(DASHBOARDS))('the dashboard of %s', (name, story) => {
  it.each(VIEWS)('$width pixels wide, $colours', async (view) => {
    const { facts, view: told } = story();
    const html = summaryPage(dashboardText(facts, told, 60_000), dashboardTitle);
    await looksWell(`${name}-dashboard`, html, view, ['scrollable-region-focusable', 'link-in-text-block']);
  });
});

/** Takes a picture, and fails where a page is wider than the window or axe finds mistakes. */
async function looksWell(
  name: string,
  html: string,
  { width, colours }: (typeof VIEWS)[number],
  without: readonly string[],
) {
  const url = urlOf(name, html);
  await look(browser, url, { viewport: { width, height: 1000 }, colorScheme: colours }, async (page) => {
    if (html.includes('drawn')) await page.locator('body.drawn').waitFor();
    await unroll(page, width);
    await page.screenshot({ path: join(PICTURES, `${name}-${width}-${colours}.png`) });
    const tooWide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    expect(tooWide).toBeLessThanOrEqual(0);
    expect(await mistakesIn(page, without)).toEqual([]);
  });
}

/** Makes the window as tall as what it shows: what nobody looks at is not laid out, neither for a picture nor for axe. */
async function unroll(page: Page, width: number): Promise<void> {
  for (let shown = 0, height = 1; height !== shown; ) {
    shown = height;
    height = await page.evaluate(() => document.documentElement.scrollHeight);
    await page.setViewportSize({ width, height });
  }
}

afterAll(() => console.log(`pictures: ${PICTURES}`));

import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, describe, expect, it } from 'vitest';
import { dashboardText, dashboardTitle } from '../../src/reports/dashboard.ts';
import { DASHBOARDS } from '../support/dashboards.ts';
import { mistakesIn } from './axe.ts';
import { look, startChromium } from './chromium.ts';
import { PICTURES, reportOf, STORIES, urlOf } from './stories.ts';
import { summaryPage } from './summary-page.ts';

const browser = await startChromium();
afterAll(() => browser.close());
const VIEWS = [1280, 390].flatMap((width) => (['light', 'dark'] as const).map((colours) => ({ width, colours })));

const FORMS = [
  { form: 'page', html: (story: string) => reportOf(story, 'html'), without: [] },
  {
    form: 'summary',
    html: async (story: string) => summaryPage(await reportOf(story, 'markdown')),
    // GitHub makes tables that are too wide scroll, and gives them no focus; diagrams are mermaid's.
    without: ['scrollable-region-focusable'],
  },
] as const;

describe.each(STORIES)('%s', (story) => {
  it.each(FORMS.flatMap((form) => VIEWS.map((view) => ({ ...form, ...view }))))(
    'as a $form, $width pixels wide, $colours',
    async ({ form, html, without, width, colours }) => {
      const url = urlOf(`${story}-${form}`, await html(story));
      await look(browser, url, { viewport: { width, height: 1000 }, colorScheme: colours }, async (page) => {
        if (form === 'summary') await page.locator('body.drawn').waitFor();
        await unroll(page, width);
        await page.screenshot({ path: join(PICTURES, `${story}-${form}-${width}-${colours}.png`) });
        const tooWide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
        expect(tooWide).toBeLessThanOrEqual(0);
        expect(await mistakesIn(page, without)).toEqual([]);
      });
    },
  );
});

describe.each(Object.entries(DASHBOARDS))('the dashboard of %s', (name, story) => {
  it.each(VIEWS)('$width pixels wide, $colours', async ({ width, colours }) => {
    const { facts, view } = story();
    const html = summaryPage(dashboardText(facts, view, 60_000), dashboardTitle);
    const url = urlOf(`${name}-dashboard`, html);
    await look(browser, url, { viewport: { width, height: 1000 }, colorScheme: colours }, async (page) => {
      await page.locator('body.drawn').waitFor();
      await unroll(page, width);
      await page.screenshot({ path: join(PICTURES, `${name}-dashboard-${width}-${colours}.png`) });
      const tooWide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      expect(tooWide).toBeLessThanOrEqual(0);
      // GitHub underlines links in text, unless its reader chose otherwise; the style sheet alone does not.
      expect(await mistakesIn(page, ['scrollable-region-focusable', 'link-in-text-block'])).toEqual([]);
    });
  });
});

/** Makes the window as tall as what it shows: what nobody looks at is not laid out, neither for a picture nor for axe. */
async function unroll(page: Page, width: number): Promise<void> {
  for (let shown = 0, height = 1; height !== shown; ) {
    shown = height;
    height = await page.evaluate(() => document.documentElement.scrollHeight);
    await page.setViewportSize({ width, height });
  }
}

afterAll(() => console.log(`pictures: ${PICTURES}`));

import type { Page } from 'playwright-core';
import { afterAll, expect, it } from 'vitest';
import { look, startChromium } from './chromium.ts';
import { reportOf, urlOf } from './stories.ts';

const browser = await startChromium();
afterAll(() => browser.close());
const WIDE = { viewport: { width: 1280, height: 1000 } };
const url = urlOf('every-verdict-worked', await reportOf('every-verdict', 'html'));

/** The page of a story that has every verdict. */
const working = (use: (page: Page) => Promise<void>, javaScriptEnabled = true) =>
  look(browser, url, { ...WIDE, javaScriptEnabled }, use);

/** The texts of a column of the table of pushes, rows that are hidden left out; rows out of sight have no layout. */
const column = (page: Page, number: number, part = '') =>
  page.locator(`table.all tbody tr:visible td:nth-child(${number}) ${part}`).allTextContents();

const title = (page: Page, name: string) => page.locator('table.all').getByRole('button', { name });

it('sorts by a click, and the other way round by the next', () =>
  working(async (page) => {
    const times = await column(page, 1);
    await title(page, 'Repository').click();
    const repositories = await column(page, 3, 'code');
    expect(repositories).toEqual(repositories.toSorted());
    expect(await page.locator('table.all th:nth-child(3)').getAttribute('aria-sort')).toBe('ascending');
    expect(await page.locator('table.all th[aria-sort]').count()).toBe(1);
    await title(page, 'Repository').click();
    expect(await column(page, 3, 'code')).toEqual(repositories.toReversed());
    await title(page, 'Time').click();
    expect(await column(page, 1)).toEqual(times);
  }));

it('sorts by the keyboard, numbers by what they are', () =>
  working(async (page) => {
    const button = page.locator('#repositories').getByRole('button', { name: 'Images' });
    await button.focus();
    await page.keyboard.press('Enter');
    const counts = await page.locator('#repositories tbody td:nth-child(5)').allInnerTexts();
    expect(counts.map(Number)).toEqual(counts.map(Number).toSorted((a, b) => a - b));
  }));

it('filters by what is typed, and by the verdict', () =>
  working(async (page) => {
    const all = await column(page, 3);
    await page.getByRole('searchbox', { name: 'Filter' }).fill('payments/api');
    await expect.poll(async () => [...new Set(await column(page, 3, 'code'))]).toEqual(['payments/api']);
    const shown = await page.locator('.filter output').innerText();
    expect(shown).toMatch(new RegExp(`^\\d+ of ${all.length} shown$`));
    await page.getByRole('combobox', { name: 'Verdict' }).selectOption('violations');
    await expect
      .poll(async () => new Set((await column(page, 2)).map((cell) => cell.trim())))
      .toEqual(new Set(['outside']));
    await page.getByRole('searchbox').fill('no such thing');
    await expect.poll(() => column(page, 3)).toEqual([]);
  }));

it('tells of a mark under the pointer and with the focus, and leads to the push', () =>
  working(async (page) => {
    const marks = page.locator('table.week').first().locator('svg.day a');
    await marks.nth(1).hover();
    await expect.poll(() => page.locator('.note').innerText()).toBe(await marks.nth(1).getAttribute('aria-label'));
    await marks.nth(0).focus();
    await expect.poll(() => page.locator('.note').innerText()).toBe(await marks.nth(0).getAttribute('aria-label'));
    await page.keyboard.press('ArrowRight');
    expect(await marks.nth(1).evaluate((mark) => mark === document.activeElement)).toBe(true);
    await page.keyboard.press('Escape');
    expect(await page.locator('.note').isVisible()).toBe(false);
    await page.keyboard.press('Enter');
    expect(await page.locator('tr:target').count()).toBe(1);
  }));

it('gives the marks of a week one stop of the Tab key', () =>
  working(async (page) => {
    const stops = await page
      .locator('table.week')
      .evaluateAll((weeks) => weeks.map((week) => week.querySelectorAll('a:not([tabindex="-1"])').length));
    expect(Math.max(...stops)).toBe(1);
  }));

it('shows everything without scripts', () =>
  working(async (page) => {
    expect((await column(page, 1)).length).toBeGreaterThan(10);
    expect(await page.locator('.filter').isVisible()).toBe(false);
    expect(await page.locator('svg.day a title').count()).toBeGreaterThan(10);
  }, false));

it('is paper in print: nothing is folded or left out at the side', () =>
  working(async (page) => {
    await page.emulateMedia({ media: 'print' });
    await page.evaluate(() => dispatchEvent(new Event('beforeprint')));
    expect(await page.locator('details:not([open])').count()).toBe(0);
    expect(await page.locator('.filter').isVisible()).toBe(false);
    expect((await page.pdf()).length).toBeGreaterThan(10_000);
  }));

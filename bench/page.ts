/**
 * `npm run bench:page`: how soon Chromium shows the HTML report of 10,000 pushes, and sorts and filters its table. How
 * fast pages are written, `npm run bench` says. Needs `/usr/bin/chromium`, else `CHROMIUM`.
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Page } from 'playwright-core';
import { htmlReport } from '../src/reports/page.ts';
import { startChromium } from '../test/browser/chromium.ts';
import { manyPushes } from './many-pushes.ts';

const TURNS = 5;

const folder = mkdtempSync(join(tmpdir(), 'bench-page-'));
const browser = await startChromium();
try {
  const path = join(folder, 'page.html');
  const html = [...htmlReport(manyPushes(10_000))].join('');
  writeFileSync(path, html);
  row('10,000 pushes', `${(html.length / 1e6).toFixed(1)} MB`);
  const times = [];
  for (let turn = 0; turn < TURNS; turn++) times.push(await timesOf(path));
  for (const name of ['first paint', 'all loaded', 'sort', 'sort again', 'filter'] as const) {
    const [median] = times
      .map((one) => one[name])
      .sort((a, b) => a - b)
      .slice(TURNS >> 1);
    row(`  ${name}`, `${median?.toFixed(0)} ms`, name === 'all loaded' ? '' : 'target < 1,000 ms');
  }
} finally {
  await browser.close();
  rmSync(folder, { recursive: true });
}

/** Milliseconds from the start of the navigation; of the actions from the input to the frame that shows what it did. */
async function timesOf(path: string) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 1000 } });
  const page = await context.newPage();
  await page.goto(pathToFileURL(path).href);
  const [paint, load] = await page.evaluate<[number, number]>(`new Promise((resolve) => {
    new PerformanceObserver((list) => resolve([list.getEntries()[0].startTime, performance.timing.loadEventEnd - performance.timing.navigationStart]))
      .observe({ type: 'paint', buffered: true });
  })`);
  const times = {
    'first paint': paint,
    'all loaded': load,
    sort: await timeOf(page, `document.querySelector('table.all th:nth-child(3) button').click()`),
    'sort again': await timeOf(page, `document.querySelector('table.all th:nth-child(5) button').click()`),
    filter: await timeOf(
      page,
      `const input = document.querySelector('.filter input'); input.value = 'team7'; input.dispatchEvent(new Event('input', { bubbles: true }))`,
    ),
  };
  await context.close();
  return times;
}

/** Until the second frame after it: the first draws what was done. */
function timeOf(page: Page, action: string): Promise<number> {
  return page.evaluate<number>(`new Promise((resolve) => {
    const started = performance.now();
    ${action};
    requestAnimationFrame(() => requestAnimationFrame(() => resolve(performance.now() - started)));
  })`);
}

function row(...cells: readonly string[]): void {
  console.log(
    cells
      .map((cell) => cell.padEnd(24))
      .join('')
      .trimEnd(),
  );
}

/**
 * `npm run pictures` takes the pictures that README.md shows, of the page of the example logs. Not part of `generate`: a
 * picture differs by the fonts of the machine. Needs Chromium.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { startChromium } from '../test/browser/chromium.ts';
import { command } from '../test/support/command.ts';

const root = join(import.meta.dirname, '..');
const folder = mkdtempSync(join(tmpdir(), 'pictures-'));
const path = join(folder, 'page.html');
const words = ['check', 'examples/logs', '--policy', 'examples/release-windows.yml', '--format', 'html', '--out', path];
await command(words, root);

const browser = await startChromium();
for (const colorScheme of ['light', 'dark'] as const) {
  const page = await browser.newPage({ colorScheme, viewport: { width: 1000, height: 584 } });
  await page.goto(pathToFileURL(path).href);
  // What lies above is only laid out on the way there.
  for (let step = 0; step < 3; step++) await page.evaluate("document.querySelector('#weeks').scrollIntoView()");
  await page.screenshot({ path: join(root, `docs/weeks-${colorScheme}.png`) });
}
await browser.close();
rmSync(folder, { recursive: true });

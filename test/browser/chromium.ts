import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core';

/** Debian's package puts it there. */
const CHROMIUM = process.env.CHROMIUM ?? '/usr/bin/chromium';

/** Nothing that asks the network on its own account. */
const FLAGS = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** A Chromium with a profile of its own, for the caller to close. */
export function startChromium(): Promise<Browser> {
  return chromium.launch({ executablePath: CHROMIUM, args: FLAGS });
}

/** Opens a page of this machine as one who was never there; it must not complain, nor ask for anything besides itself. */
export async function look(
  browser: Browser,
  url: string,
  options: Pick<BrowserContextOptions, 'viewport' | 'colorScheme' | 'javaScriptEnabled'>,
  use: (page: Page) => Promise<void>,
): Promise<void> {
  const context = await browser.newContext(options);
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on('console', (message) => complaints.push(`console ${message.type()}: ${message.text()}`));
  page.on('pageerror', (error) => complaints.push(`error: ${error.message}`));
  page.on('request', (request) => {
    if (request.url() !== url) complaints.push(`asked for ${request.url()}`);
  });
  try {
    await page.goto(url);
    await use(page);
  } finally {
    await context.close();
  }
  if (complaints.length > 0) throw new Error(complaints.join('\n'));
}

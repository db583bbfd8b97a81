import axe from 'axe-core';
import type { Page } from 'playwright-core';
import * as z from 'zod/mini';

const found = z.object({
  violations: z.array(z.object({ id: z.string(), help: z.string(), nodes: z.array(z.object({ html: z.string() })) })),
});

/** What axe finds wrong with a page, a line for each rule. `without`: rules that are not the page's to keep. */
export async function mistakesIn(page: Page, without: readonly string[] = []): Promise<string[]> {
  await page.evaluate(axe.source);
  const rules = Object.fromEntries(without.map((rule) => [rule, { enabled: false }]));
  const { violations } = found.parse(await page.evaluate(`axe.run(${JSON.stringify({ rules })})`));
  return violations.map(({ id, help, nodes }) => `${id}: ${help}, ${nodes.length} times, such as ${nodes[0]?.html}`);
}

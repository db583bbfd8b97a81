import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { LONGEST } from '../../src/github/carry-out.ts';
import { dashboardBody } from '../../src/github/memory-text.ts';
import { dashboardText } from '../../src/reports/dashboard.ts';
import { DASHBOARDS } from '../support/dashboards.ts';

const STORIES = Object.entries(DASHBOARDS);

describe('the dashboard', () => {
  it.each(STORIES)('of %s', async (name, story) => {
    const { facts, view } = story();
    const room = LONGEST - dashboardBody(view.memory, '').length;
    const text = dashboardText(facts, view, room);
    expect(text.length).toBeLessThanOrEqual(room);
    await expect(text).toMatchFileSnapshot(join(import.meta.dirname, `dashboard/${name}.md`));
  });
});

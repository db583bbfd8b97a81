// @vitest-environment jsdom
import fc from 'fast-check';
import mermaid from 'mermaid';
import { describe, expect, it } from 'vitest';
import * as z from 'zod/mini';
import { type Bar, diagramName, gantt } from '../../src/reports/mermaid.ts';
import { at } from '../support/facts.ts';
import { nodesOf, parsed } from '../support/markdown.ts';
import { hostileText } from '../support/saying.ts';

/** What mermaid makes of a chart. It has no types for it, and the look and the links of a task are among its fields. */
const chart = z.object({
  links: z.instanceof(Map),
  tasks: z.array(
    z.object({ section: z.string(), task: z.string(), milestone: z.optional(z.boolean()), startTime: z.date() }),
  ),
});

/** What mermaid's own parser reads from the one diagram that some Markdown holds. */
async function read(markdown: string) {
  const blocks = nodesOf(parsed(markdown), 'code');
  expect(blocks).toHaveLength(1);
  const text = blocks[0]?.value ?? '';
  expect(await mermaid.parse(text)).toMatchObject({ diagramType: 'gantt', config: {} });
  const { db } = await mermaid.mermaidAPI.getDiagramFromText(text);
  const ask = (question: string) => {
    const method: unknown = Reflect.get(db, question);
    return typeof method === 'function' ? Reflect.apply(method, db, []) : null;
  };
  return { title: ask('getAccTitle'), ...chart.parse({ links: ask('getLinks'), tasks: ask('getTasks') }) };
}

const FROM = at('2026-10-23T20:00:00Z');
const TO = at('2026-10-26T08:00:00Z');
const period: Bar = { kind: 'period', label: 'Closed', from: FROM, to: TO };

describe('a chart', () => {
  it('says of any text that text, but for what Mermaid would obey', async () => {
    await fc.assert(
      fc.asyncProperty(hostileText, hostileText, async (one, other) => {
        const bars = [one, other].map(
          (text): Bar => ({ kind: 'milestone', label: `Pushed ${diagramName(text)}`, from: FROM, to: FROM }),
        );
        const { tasks, links, title } = await read(
          gantt('When', [
            ['1', [period, ...bars]],
            ['2', bars],
          ]),
        );
        const labels = bars.map(({ label }) => label);
        expect(tasks.map(({ section, task }) => [section, task.trimEnd()])).toEqual([
          ['1', 'Closed'],
          ...labels.map((label) => ['1', label]),
          ...labels.map((label) => ['2', label]),
        ]);
        expect(tasks.map(({ milestone }) => milestone)).toEqual([undefined, true, true, true, true]);
        expect([links.size, title]).toEqual([0, 'When']);
      }),
      { numRuns: 150 },
    );
  });

  it('keeps the readings of the clock that it was given, whatever the zone of whoever looks', async () => {
    const { tasks } = await read(gantt('When', [['1', [period]]]));
    expect(tasks.map(({ startTime: time }) => [time.getMonth() + 1, time.getDate(), time.getHours()])).toEqual([
      [10, 23, 20],
    ]);
  });
});

it.each([
  ['shop/checkout v2.8.1-rc_1+5', 'shop/checkout v2.8.1-rc_1+5'],
  ['größe 価格', 'größe 価格'],
  ['a:b#c;d', 'a_b_c_d'],
  ['%%{init: {"x": 1}}%%', '___init_ __x__ 1____'],
  ['<b>&lt;</b>', '_b__lt__/b_'],
  ['`` @acme [x](y)', '__ _acme _x__y_'],
  ['a\n  section b', 'a_ section b'],
  [' \n', '_'],
  ['', '_'],
  ['x'.repeat(100), `${'x'.repeat(39)}…`],
])('the name %j is shown as %j', (name, shown) => {
  expect(diagramName(name)).toBe(shown);
});

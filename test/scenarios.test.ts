import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type * as z from 'zod/mini';
import { explanationSchema } from '../src/reports/explanation-schema.ts';
import { pushSchema } from '../src/reports/push-schema.ts';
import { reportSchema } from '../src/reports/report-schema.ts';
import { validationSchema } from '../src/reports/validation-schema.ts';
import { windowsSchema } from '../src/reports/windows-schema.ts';
import { command } from './support/command.ts';
import { ocsfMistakes } from './support/ocsf/mistakes.ts';
import { pageText } from './support/page-text.ts';
import { publishedSchema } from './support/published-schema.ts';

const folder = join(import.meta.dirname, 'scenarios');
const stories = readdirSync(folder)
  .filter((name) => readdirSync(join(folder, name)).includes('command.txt'))
  .map((name) => {
    const story = join(folder, name);
    return { name, story, args: readFileSync(join(story, 'command.txt'), 'utf8').trim().split(' ') };
  });

/** What is wrong with a document of a command. */
const MISTAKES: Readonly<Record<string, (document: unknown) => unknown[]>> = {
  check: mistakesBy(reportSchema, 'report'),
  validate: mistakesBy(validationSchema, 'validation'),
  explain: mistakesBy(explanationSchema, 'explanation'),
  windows: mistakesBy(windowsSchema, 'windows'),
};

/** Outputs that only the stories show whose folders have them. */
const has = (file: string) => (some: { readonly story: string }) => existsSync(join(some.story, file));

function linesOf(text: string): string[] {
  return text.split('\n').slice(0, -1);
}

function mistakesBy(definition: z.ZodMiniType, name: string): (document: unknown) => unknown[] {
  const published = publishedSchema(name);
  return (document) => [...(definition.safeParse(document).error?.issues ?? []), ...published(document)];
}

/** A story's folder holds a command, a policy and logs; the outputs beside them are what people get to see. */
describe.each(stories)('$name', ({ story, args }) => {
  it('on a terminal', async () => {
    const { stdout, stderr, exitCode } = await command(args, story);
    const transcript = `$ ecr-release-windows ${args.join(' ')}\n\n${stdout}${stderr}\nexit code ${exitCode}\n`;
    await expect(transcript).toMatchFileSnapshot(join(story, 'expected.txt'));
  });

  it('as JSON, which is what the published schema says', async () => {
    const { stdout } = await command([...args, '--format', 'json'], story);
    await expect(stdout).toMatchFileSnapshot(join(story, 'expected.json'));
    expect(MISTAKES[args[0] ?? '']?.(JSON.parse(stdout))).toEqual([]);
  });
});

describe.each(stories.filter(({ args }) => args[0] === 'check'))('$name', ({ story, args }) => {
  it('as a job summary', async () => {
    const { stdout } = await command([...args, '--format', 'markdown'], story);
    await expect(stdout).toMatchFileSnapshot(join(story, 'expected.md'));
  });

  it('as NDJSON, each line what the published schema says', async () => {
    const { stdout } = await command([...args, '--format', 'ndjson'], story);
    await expect(stdout).toMatchFileSnapshot(join(story, 'expected.ndjson'));
    const mistakesOf = mistakesBy(pushSchema, 'push');
    for (const line of linesOf(stdout)) expect(mistakesOf(JSON.parse(line))).toEqual([]);
  });
});

it.each(stories.filter(has('expected.page.txt')))('$name as a page, read aloud', async ({ story, args }) => {
  const { stdout } = await command([...args, '--format', 'html'], story);
  await expect(pageText(stdout)).toMatchFileSnapshot(join(story, 'expected.page.txt'));
});

it.each(stories.filter(({ args }) => args[0] === 'check'))(
  '$name as findings, each what the published class says',
  async ({ story, args }) => {
    const { stdout } = await command([...args, '--format', 'ocsf'], story);
    for (const line of linesOf(stdout)) expect(ocsfMistakes(JSON.parse(line))).toEqual([]);
    if (existsSync(join(story, 'expected.ocsf'))) {
      await expect(stdout).toMatchFileSnapshot(join(story, 'expected.ocsf'));
    }
  },
);

it.each(stories.filter(has('expected.csv')))('$name as a spreadsheet', async ({ story, args }) => {
  const { stdout } = await command([...args, '--format', 'csv'], story);
  await expect(stdout).toMatchFileSnapshot(join(story, 'expected.csv'));
});

describe.each(stories.filter(({ args }) => args[0] === 'windows'))('$name', ({ story, args }) => {
  it('as a calendar, or why there is none', async () => {
    const { stdout, stderr } = await command([...args, '--format', 'ics'], story);
    await expect(stdout + stderr).toMatchFileSnapshot(join(story, 'expected.ics'));
  });
});

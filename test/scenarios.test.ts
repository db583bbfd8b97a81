import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { reportSchema } from '../src/reports/report-schema.ts';
import { command } from './support/command.ts';
import { publishedReportSchema } from './support/report-schema.ts';

const folder = join(import.meta.dirname, 'scenarios');
const stories = readdirSync(folder).filter((name) => readdirSync(join(folder, name)).includes('command.txt'));

/** A story's folder holds a command, a policy and logs; the outputs beside them are what people get to see. */
describe.each(stories)('%s', (name) => {
  const story = join(folder, name);
  const args = readFileSync(join(story, 'command.txt'), 'utf8').trim().split(' ');

  it('on a terminal', async () => {
    const { stdout, stderr, exitCode } = await command(args, story);
    const transcript = `$ ecr-release-windows ${args.join(' ')}\n\n${stdout}${stderr}\nexit code ${exitCode}\n`;
    await expect(transcript).toMatchFileSnapshot(join(story, 'expected.txt'));
  });

  it('as a job summary', async () => {
    const { stdout } = await command([...args, '--format', 'markdown'], story);
    await expect(stdout).toMatchFileSnapshot(join(story, 'expected.md'));
  });

  it('as JSON, which is what the published schema says', async () => {
    const { stdout } = await command([...args, '--format', 'json'], story);
    await expect(stdout).toMatchFileSnapshot(join(story, 'expected.json'));
    const report: unknown = JSON.parse(stdout);
    expect(reportSchema.safeParse(report).error?.issues).toBeUndefined();
    expect(publishedReportSchema(report)).toEqual([]);
  });

  it('as NDJSON, with the same pushes', async () => {
    const { stdout } = await command([...args, '--format', 'ndjson'], story);
    await expect(stdout).toMatchFileSnapshot(join(story, 'expected.ndjson'));
  });
});

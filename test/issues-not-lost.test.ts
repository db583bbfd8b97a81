import { expect, it } from 'vitest';
import type { Memory } from '../src/core/tracking/memory.ts';
import { memoryOf } from '../src/github/keep-dashboard.ts';
import { oursAmong } from '../src/github/ours.ts';
import { at } from './support/facts.ts';
import { LABEL } from './support/keeping.ts';
import { putImage } from './support/records.ts';
import { Workflow } from './support/workflow.ts';

const POLICY = 'version: 1\ntimezone: Europe/Berlin\nwindows: never\n';
const MORNING = '2026-10-19T06:07:00Z';
const REGION = 'eu-central-1';

async function started(inputs: Readonly<Record<string, string>>): Promise<Workflow> {
  const workflow = await Workflow.start('2026-10-18T06:07:00Z', ['ann'], { regions: REGION, ...inputs });
  workflow.policy(POLICY);
  return workflow;
}

async function remembered({ model }: Workflow): Promise<Memory> {
  return memoryOf(oursAmong(await model.connect().issues(LABEL)).dashboards);
}

it('a push into the registry of an account that is not read keeps the mark too, where no issue tells it', async () => {
  const workflow = await started({ 'max-issues': '0' });
  const time = '2026-10-18T21:00:00Z';
  const other = '444455556666';
  workflow.history.add(putImage({ eventTime: time }, { registryId: other }));
  const { exitCode, stdout } = await workflow.check(MORNING);
  expect(stdout).toContain(other);
  expect(exitCode).toBe(1);
  const { marks } = await remembered(workflow);
  expect(marks.map(({ until }) => until)).toEqual([at(time)]);
});

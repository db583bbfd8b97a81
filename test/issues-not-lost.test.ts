import { expect, it } from 'vitest';
import { DAY, MINUTE } from '../src/core/instant.ts';
import type { Memory } from '../src/core/tracking/memory.ts';
import { memoryOf } from '../src/github/keep-dashboard.ts';
import { dashboardBody } from '../src/github/memory-text.ts';
import { oursAmong } from '../src/github/ours.ts';
import { at } from './support/facts.ts';
import { BOT } from './support/github-model.ts';
import type { Faults } from './support/github-server/fault.ts';
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

it('an account that was never checked claims no time of which pushes are not judged, where others were checked', async () => {
  const workflow = await started({ from: '20d' });
  const known = { source: 'cloudtrail', account: '999999999999', region: REGION, since: 0, policy: null } as const;
  const memory: Memory = { marks: [{ ...known, until: at(MORNING) }], holes: [], checks: [] };
  workflow.model.open(BOT, { title: 'x', body: dashboardBody(memory, ''), labels: [LABEL], assignees: [] });
  workflow.push({ time: '2026-10-05T03:00:00Z', repository: 'shop/checkout', tag: '1.0' });
  const { outputs } = await workflow.check(MORNING);
  const own = (await remembered(workflow)).marks.find(({ account }) => account !== known.account);
  expect(outputs.get('violations')).toBe('0');
  expect(own?.since).toBe(at(MORNING) - 15 * MINUTE - 7 * DAY);
});

it('an open incident that is older than what CloudTrail holds makes no run incomplete', async () => {
  const workflow = await started({});
  workflow.push({ time: '2026-10-18T21:00:00Z', repository: 'shop/checkout', tag: '1.0' });
  await workflow.check(MORNING);
  await workflow.check('2026-12-09T06:07:00Z');
  workflow.policy(`${POLICY}# another\n`);
  const { exitCode, stdout } = await workflow.check('2027-02-01T06:07:00Z');
  expect(stdout).toContain('2026-11-03');
  expect(exitCode).toBe(0);
});

it('look-back may be all that CloudTrail holds', async () => {
  const workflow = await started({ 'look-back': '90d' });
  await workflow.check(MORNING);
  const { exitCode } = await workflow.check('2026-10-20T06:07:00Z');
  expect(exitCode).toBe(0);
});

it('a range that ends in the time to come leaves nothing that no run can read', async () => {
  const workflow = await started({});
  expect((await workflow.check(MORNING, undefined, { to: '2027-01-01' })).exitCode).toBe(3);
  const { exitCode } = await workflow.check('2026-11-20T06:07:00Z');
  expect(exitCode).toBe(0);
  const { marks, holes } = await remembered(workflow);
  expect(holes).toEqual([]);
  expect(marks.map(({ until }) => until)).toEqual([at('2026-11-20T06:07:00Z') - 15 * MINUTE]);
});

it('an issue that somebody locked keeps nothing else from being told', async () => {
  const workflow = await started({});
  workflow.push({ time: '2026-10-18T12:00:00Z', repository: 'shop/checkout', tag: '1.0' });
  await workflow.check(MORNING);
  workflow.push({ time: '2026-10-18T13:00:00Z', repository: 'shop/checkout', tag: '1.1' });
  workflow.push({ time: '2026-10-18T14:00:00Z', repository: 'shop/web', tag: '1.0' });
  const message = 'Unable to create comment because issue is locked.';
  const locked: Faults = ({ words }) =>
    words.startsWith('POST') && words.endsWith('/comments')
      ? { kind: 'error', when: 'before', status: 403, message }
      : null;
  const { exitCode, stdout } = await workflow.check('2026-10-19T12:00:00Z', locked);
  expect(exitCode).toBe(1);
  expect(stdout).toContain(message);
  expect(stdout).not.toContain('issues: write');
  expect(workflow.model.issues.map(({ title }) => title)).toContainEqual(expect.stringContaining('shop/web'));
});

it('a run that cannot ask what earlier ones left unread proves nothing', async () => {
  const workflow = await started({});
  workflow.outage = () => ({ kind: 'error', status: 400, type: 'AccessDeniedException' });
  expect((await workflow.check(MORNING)).exitCode).toBe(3);
  workflow.outage = () => null;
  const down: Faults = () => ({ kind: 'error', when: 'before', status: 503 });
  const { exitCode, outputs, stdout } = await workflow.check('2026-10-21T06:07:00Z', down);
  expect(exitCode).toBe(1);
  expect(stdout).toContain('Not proven: what earlier runs left unread is not known.');
  expect(outputs.get('compliant')).toBe('false');
});

it('a label of approval is answered in any spelling where nobody may approve', async () => {
  const workflow = await started({});
  workflow.push({ time: '2026-10-18T21:00:00Z', repository: 'shop/checkout', tag: '1.0' });
  await workflow.check(MORNING);
  const [issue] = workflow.model.issues;
  workflow.model.setLabel(issue?.number ?? 0, 'ann', 'Release-Approved');
  await workflow.check('2026-10-20T06:07:00Z');
  expect(issue?.comments.map(({ body }) => body)).toEqual([expect.stringContaining('no effect')]);
});

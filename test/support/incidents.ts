import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { HOUR, type Instant } from '../../src/core/instant.ts';
import { dashboardTitle } from '../../src/reports/dashboard.ts';
import type { GithubModel } from './github-model.ts';
import { ISSUES } from './github-server/asking.ts';
import { type GithubServer, TOKEN } from './github-server/server.ts';
import { LABEL } from './keeping.ts';
import { PatientClock } from './patient-clock.ts';
import { putImage } from './records.ts';
import { type StepRan, step } from './step.ts';

/** Of the action, for the folder of `writeIncidents`. */
export const INPUTS = {
  policy: 'policy.yml',
  source: 'files',
  paths: 'log.json',
  from: '7d',
  'max-issues': '1000',
  'github-token': TOKEN,
} as const;

/** What a runner says, besides where GitHub is. */
export const RUNNER = {
  GITHUB_REF: 'refs/heads/main',
  GITHUB_SHA: '4f1c2d9a0b3e5f6071829304a5b6c7d8e9f00112',
  GITHUB_RUN_ID: '1',
} as const;

/** A policy that never lets anybody push, and a log with a push into each of so many image repositories, an hour ago. */
export function writeIncidents(folder: string, count: number, now: Instant): void {
  writeFileSync(join(folder, 'policy.yml'), 'version: 1\ntimezone: Europe/Berlin\nwindows: never\n');
  const eventTime = new Date(now - HOUR).toISOString().replace(/\.\d+Z$/, 'Z');
  const records = Array.from({ length: count }, (_, index) => {
    const eventID = `00000000-0000-4000-8000-${String(index).padStart(12, '0')}`;
    return putImage({ eventTime, eventID }, { repository: `shop/service-${index}` });
  });
  writeFileSync(join(folder, 'log.json'), JSON.stringify({ Records: records }));
}

/** A run in this process; what it waits for takes no time but the model's. */
export function incidentStep(model: GithubModel, server: GithubServer, folder: string): Promise<StepRan> {
  server.begin();
  return step(INPUTS, { ...server.env, ...RUNNER }, folder, new PatientClock(model));
}

/** Issues of people that bear our label, each as long as ours. */
export function openPeoples(model: GithubModel, count: number): void {
  const body = 'Whoever has pushed this on Saturday, please say so here. '.repeat(40);
  for (let index = 0; index < count; index++) {
    model.open('ann', { title: `A question about release ${index}`, body, labels: [LABEL], assignees: [] });
  }
}

/** Writes of the last run: issues that it created, and how often it changed the dashboard or anything of an incident. */
export function writesOf({ requests }: GithubServer, model: GithubModel) {
  const dashboard = model.issues.find(({ title }) => title === dashboardTitle)?.number;
  const writes = requests.filter(({ method }) => method !== 'GET').map(({ words }) => words);
  return {
    created: writes.filter((words) => words === `POST ${ISSUES}`).length,
    dashboard: writes.filter((words) => words === `PATCH ${ISSUES}/${dashboard}`).length,
    incidents: writes.filter((words) => words.includes(`${ISSUES}/`) && !words.endsWith(`/${dashboard}`)).length,
  };
}

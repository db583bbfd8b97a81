import { expect, it } from 'vitest';
import { DAY } from '../../src/core/instant.ts';
import { asked } from '../support/asked.ts';
import { at } from '../support/facts.ts';
import { folderWith } from '../support/folder.ts';
import { GithubModel } from '../support/github-model.ts';
import { ISSUES } from '../support/github-server/asking.ts';
import { githubOn } from '../support/github-server/github-on.ts';
import { incidentStep, openPeoples, writeIncidents, writesOf } from '../support/incidents.ts';

/** A repository with so many incidents that nobody was told of; and a run of the step over them. */
async function repositoryWith(incidents: number) {
  const model = new GithubModel(at('2026-10-24T06:07:00Z'), ['ann']);
  const server = await githubOn(model, { limits: true });
  const folder = folderWith({});
  writeIncidents(folder, incidents, model.now);
  const run = async () => {
    const { exitCode } = await incidentStep(model, server, folder);
    expect(exitCode).toBe(0);
    expect(server.limits.impatient).toBe(0);
    model.now += DAY;
  };
  return { model, server, run };
}

it('asks GitHub once for each of 25 new incidents, and 6 times besides', async () => {
  const { server, run } = await repositoryWith(25);
  await run();
  expect(asked(server)).toEqual([
    'GET /repos/acme/shop',
    `GET ${ISSUES} labels=release-window`,
    // What others did while it read.
    expect.stringMatching(/^GET \/repos\/acme\/shop\/issues since=/),
    'GET /repos/acme/shop/labels/release-window',
    'POST /repos/acme/shop/labels',
    ...Array.from({ length: 25 }, () => `POST ${ISSUES}`),
    // The dashboard.
    `POST ${ISSUES}`,
  ]);
});

it('asks GitHub for each page of issues and 3 times besides where nothing changed, and writes to the dashboard alone', async () => {
  const { model, server, run } = await repositoryWith(200);
  await run();
  await run();
  expect(model.issues).toHaveLength(201);
  expect(asked(server)).toEqual([
    'GET /repos/acme/shop',
    `GET ${ISSUES} labels=release-window`,
    `GET ${ISSUES} labels=release-window page=2`,
    `GET ${ISSUES} labels=release-window page=3`,
    expect.stringMatching(/^GET \/repos\/acme\/shop\/issues since=/),
    `PATCH ${ISSUES}/201`,
  ]);

  openPeoples(model, 4_799);
  model.now += DAY;
  await run();
  expect(server.requests).toHaveLength(5_000 / 100 + 3);
  expect(writesOf(server, model)).toEqual({ created: 0, dashboard: 1, incidents: 0 });
});

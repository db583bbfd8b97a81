import { expect, it } from 'vitest';
import { MINUTE } from '../../../src/core/instant.ts';
import type { TableMetadata } from '../../../src/sources/athena/columns.ts';
import { lookUpSignIns } from '../../../src/sources/athena/sign-ins.ts';
import { readTable } from '../../../src/sources/athena/table.ts';
import { Interner } from '../../../src/sources/interner.ts';
import { AthenaModel, pagesOf, type Telling } from '../../support/athena-model.ts';
import { documentedWith, TABLES } from '../../support/athena-tables.ts';
import { at } from '../../support/facts.ts';
import { KeptIntake } from '../../support/intake.ts';
import { VirtualClock } from '../../support/virtual-clock.ts';

const PROVIDER = 'arn:aws:iam::111122223333:oidc-provider/token.actions.githubusercontent.com';
const FOUND = 'ASIAEXAMPLEEXAMPLE00';
const LOST = 'ASIAEXAMPLEEXAMPLE01';
const ODD = "ASIA'";

const CELLS: Readonly<Record<string, string>> = {
  eventid: 'an event',
  eventsource: 'sts.amazonaws.com',
  eventname: 'AssumeRoleWithWebIdentity',
  useridentity_type: 'WebIdentityUser',
  responseelements_credentials_accesskeyid: FOUND,
  responseelements_provider: PROVIDER,
  responseelements_subjectfromwebidentitytoken: 'repo:acme/shop:ref:refs/heads/main',
};

function layoutOf(metadata: TableMetadata) {
  const answer = readTable(metadata);
  if (!answer.usable) throw new Error(JSON.stringify(answer.refusal));
  return answer.layout;
}

async function lookUp(telling: Partial<Telling> = {}, metadata: TableMetadata = TABLES.projected, stopped = false) {
  const layout = layoutOf(metadata);
  const columns = layout.signInFields.map(({ name }) => name);
  const rows = [CELLS, { ...CELLS, errorcode: 'AccessDenied' }].map((cells: Readonly<Record<string, string>>) =>
    columns.map((name) => cells[name] ?? null),
  );
  const api = new AthenaModel({
    courses: [{ states: ['SUCCEEDED'] }],
    pages: pagesOf(columns, rows, 1000),
    ...telling,
  });
  const clock = new VirtualClock(0);
  const controller = new AbortController();
  if (stopped) controller.abort();
  const range = { from: at('2026-10-23T12:00:00Z'), to: at('2026-10-24T00:14:10Z') };
  const sought = [FOUND, LOST, ODD].map((accessKeyId) => {
    return { accessKeyId, account: '111122223333', region: 'eu-central-1', range };
  });
  const question = {
    table: { catalog: null, database: 'logs', table: 'cloudtrail' },
    layout,
    range,
    lateDays: 3,
    accounts: [],
    regions: [],
  };
  const run = { api, clock, timeout: MINUTE, newToken: () => 'token', progress: () => {} };
  const intake = new KeptIntake();
  const table = { question, run, interner: new Interner() };
  const { unfound } = await clock.run(lookUpSignIns(sought, table, intake, controller.signal));
  return { unfound: [...unfound], signIns: intake.signIns, requests: api.requests };
}

it('hands over what issued the keys, and tells what is not there', async () => {
  const { unfound, signIns } = await lookUp();
  const subject = 'repo:acme/shop:ref:refs/heads/main';
  expect(signIns).toEqual([[FOUND, { kind: 'web-identity', provider: PROVIDER, subject }]]);
  expect(unfound).toEqual([
    [LOST, 'no-sign-in'],
    [ODD, 'not-looked-up'],
  ]);
});

it('tells that it failed', async () => {
  const { unfound } = await lookUp({ courses: [{ states: ['FAILED'] }] });
  expect(unfound).toEqual([
    [FOUND, 'look-up-failed'],
    [LOST, 'look-up-failed'],
    [ODD, 'not-looked-up'],
  ]);
});

it('asks nothing once the run is told to stop', async () => {
  const { unfound, requests } = await lookUp({}, TABLES.projected, true);
  expect(unfound.map(([, reason]) => reason)).toEqual(['not-looked-up', 'not-looked-up', 'not-looked-up']);
  expect(requests).toEqual([]);
});

it('asks nothing of a table that keeps no responses', async () => {
  const { unfound, requests } = await lookUp({}, documentedWith({ responseelements: null }));
  expect(unfound.map(([, reason]) => reason)).toEqual(['not-looked-up', 'not-looked-up', 'not-looked-up']);
  expect(requests).toEqual([]);
});

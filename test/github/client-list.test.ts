import { describe, expect, it } from 'vitest';
import { MINUTE } from '../../src/core/instant.ts';
import { NO_MEMORY } from '../../src/core/tracking/memory.ts';
import { keepDashboard } from '../../src/github/keep-dashboard.ts';
import { keepIssues } from '../../src/github/keep-issues.ts';
import { oursAmong } from '../../src/github/ours.ts';
import { asked, draft } from '../support/asked.ts';
import { clientOf } from '../support/github-client.ts';
import { BOT, type GithubModel } from '../support/github-model.ts';
import { githubOn } from '../support/github-server/github-on.ts';
import { APPROVAL_LABEL, LABEL, repository, run, settingsOf } from '../support/keeping.ts';
import { foundOf, type Seen } from '../support/tracking.ts';

describe('the list', () => {
  const many = (count: number): GithubModel => {
    const model = repository();
    for (let number = 1; number <= count; number++) {
      model.open(BOT, draft(`issue ${number}`), number % 10 === 0);
      model.now += 1000;
    }
    model.now += 60 * MINUTE;
    return model;
  };

  it.each([false, true])('has every page in order, and no pull requests; linked by cursors: %s', async (cursors) => {
    const model = many(250);
    const server = await githubOn(model, { cursors });
    const issues = await clientOf(server, model).issues(LABEL);
    expect(issues.map(({ number }) => number)).toEqual(
      model.issues.filter(({ isPullRequest }) => !isPullRequest).map(({ number }) => number),
    );
    expect(server.requests).toHaveLength(3);
  });

  it('is asked again only for what changed since', async () => {
    const model = many(250);
    const server = await githubOn(model);
    const client = clientOf(server, model);
    const before = await client.issues(LABEL);
    model.now += MINUTE;
    model.edit(7, { state: 'completed' });
    model.unsetLabel(8, 'bob', LABEL);
    model.open(BOT, draft('new'));
    model.open('bob', { ...draft('of others'), labels: [] });
    server.begin();
    const after = await client.issues(LABEL);
    expect(server.requests).toHaveLength(1);
    expect(after.find(({ number }) => number === 7)?.isOpen).toBe(false);
    const [was, is] = [before, after].map((issues) => new Set(issues.map(({ number }) => number)));
    expect([...(was ?? [])].filter((number) => !is?.has(number))).toEqual([8]);
    expect([...(is ?? [])].filter((number) => !was?.has(number))).toEqual([251]);
  });

  it('spells our labels as we do', async () => {
    const model = repository();
    model.open(BOT, { ...draft('x'), labels: [LABEL, 'Release-Approved', 'Bug'] });
    const server = await githubOn(model);
    const [issue] = await clientOf(server, model).issues(LABEL);
    expect(issue?.labels.toSorted()).toEqual(['Bug', APPROVAL_LABEL, LABEL]);
  });

  it('takes six requests where 200 incidents are known, the dashboard among them', async () => {
    const model = repository();
    const found = Array.from({ length: 200 }, (_, index): Seen => ({ id: `a${index}`, repository: `r${index}` }));
    await keepIssues(foundOf(found), [], { ...settingsOf(model.connect()), maxIssues: 500 });
    const { number } = model.open(BOT, draft('dashboard'));
    model.now += 60 * MINUTE;
    const server = await githubOn(model);
    const client = clientOf(server, model);
    await client.repository();
    const listed = await client.issues(LABEL);
    const { outcomes } = await keepIssues(foundOf(found), listed, { ...settingsOf(client), maxIssues: 500 });
    expect(outcomes).toEqual([]);
    await client.issues(LABEL);
    const dashboards = [{ number, isOpen: true, body: 'before', memory: NO_MEMORY }];
    const words = { memory: NO_MEMORY, title: 't', text: () => 'x', textOfCopy: String, label: LABEL };
    await keepDashboard(dashboards, words, client);
    expect(asked(server).map((words) => words.replace(/ labels=.*| since=.*/, ''))).toEqual([
      'GET /repos/acme/shop',
      'GET /repos/acme/shop/issues',
      'GET /repos/acme/shop/issues',
      'GET /repos/acme/shop/issues',
      'GET /repos/acme/shop/issues',
      `PATCH /repos/acme/shop/issues/${number}`,
    ]);
  });

  it.each([
    ['a bot', BOT, {}, true],
    ['who may write', 'bob', {}, true],
    ['a member of the organisation who may only read', 'eve', { associations: { eve: 'MEMBER' } }, false],
    ['a stranger', 'eve', {}, false],
  ] as const)(
    'takes for ours what was written by %s: by one more request at most',
    async (_, author, options, isOurs) => {
      const model = repository();
      await run(model, [{ id: 'a' }, { id: 'b', repository: 'shop/web' }]);
      const bodies = model.issues.map(({ body }) => body);
      model.issues = [];
      for (const body of bodies) model.open(author, { ...draft('x'), body });
      model.open(author, draft('what people write'));
      const server = await githubOn(model, options);
      const issues = await clientOf(server, model).issues(LABEL);
      expect(oursAmong(issues).issues).toHaveLength(isOurs ? 2 : 0);
      expect(server.requests.length).toBeLessThanOrEqual(2);
    },
  );
});

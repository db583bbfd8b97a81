import { describe, expect, it } from 'vitest';
import { type Memory, NO_MEMORY } from '../../src/core/tracking/memory.ts';
import { keepDashboard, memoryOf } from '../../src/github/keep-dashboard.ts';
import { oursAmong } from '../../src/github/ours.ts';
import { type GithubModel, Killed, type Weather } from '../support/github-model.ts';
import { issueWords, LABEL, repository } from '../support/keeping.ts';

const slot = { source: 'cloudtrail', account: '111122223333', region: 'eu-central-1' } as const;
const reason = 'access-denied' as const;

function knows(since: number, until: number, more: Partial<Memory> & { policy?: string | null } = {}): Memory {
  const { policy = 'policy 1', holes = [] } = more;
  return { ...NO_MEMORY, marks: [{ ...slot, since, until, policy }], holes };
}

/** A run that looks, checks up to a moment, and writes. */
async function check(model: GithubModel, until: number, weather?: Weather): Promise<Memory> {
  const tracker = model.connect(weather);
  const { dashboards } = oursAmong(await tracker.issues(LABEL));
  const known = memoryOf(dashboards);
  const memory = knows(known.marks[0]?.since ?? 0, until);
  const words = { title: 'Release windows', text: `until ${until}`, textOfCopy: (kept: number) => `see #${kept}` };
  await keepDashboard(dashboards, { memory, label: LABEL, ...words }, tracker);
  return known;
}

const lines = (model: GithubModel) => model.issues.map(issueWords);

describe('the dashboard', () => {
  it('is one issue, and remembers', async () => {
    const model = repository();
    expect(await check(model, 10)).toEqual(NO_MEMORY);
    expect(await check(model, 20)).toEqual(knows(0, 10));
    expect(lines(model)).toEqual(['#1 open Release windows until 20']);
    const { writes } = model;
    await check(model, 20);
    expect(model.writes).toBe(writes);
  });

  it('keeps the title that a person gave it, and stays closed where a person closed it', async () => {
    const model = repository();
    await check(model, 10);
    model.edit(1, { title: 'Ours', state: 'completed' });
    await check(model, 20);
    expect(lines(model)).toEqual(['#1 completed Ours until 20']);
    expect(await check(model, 20)).toEqual(knows(0, 20));
  });

  it('is the one that is open, where a person closed the other', async () => {
    const model = repository();
    await check(model, 10);
    const body = model.issue(1).body;
    model.edit(1, { state: 'completed' });
    model.open('release-bot[bot]', { title: 'Twin', body, labels: [LABEL], assignees: [] });
    await check(model, 20);
    expect(lines(model)).toEqual(['#1 duplicate Release windows see #2', '#2 open Twin until 20']);
  });

  it('begins anew where it was deleted, or a person changed what it remembers', async () => {
    const model = repository();
    await check(model, 10);
    model.edit(1, { body: 'gone' });
    expect(await check(model, 20)).toEqual(NO_MEMORY);
    expect(lines(model)).toEqual(['#1 open Release windows gone', '#2 open Release windows until 20']);
  });

  it('by a stranger is none', async () => {
    const model = repository();
    await check(model, 10);
    const [theirs] = model.issues.splice(0);
    model.open('eve', { title: 'x', body: theirs?.body ?? '', labels: [LABEL], assignees: [] });
    expect(await check(model, 20)).toEqual(NO_MEMORY);
  });

  it.each([1, 2, 3, 4])(
    'is one again after two runs at once, the second at request %d, and after one that was killed',
    async (at) => {
      for (const when of ['before', 'after'] as const) {
        for (let killedAt = 1; killedAt <= 4; killedAt++) {
          const model = repository();
          const before = async (request: number) => {
            if (request === at) await check(model, 9);
          };
          await check(model, 10, { before });
          const killed = await check(model, 20, { killed: { at: killedAt, when } }).catch((error: unknown) => error);
          if (killedAt < 3) expect(killed).toBeInstanceOf(Killed);
          await check(model, 30);
          const open = model.issues.filter(({ state }) => state === 'open').map(issueWords);
          expect(open).toEqual(['#1 open Release windows until 30']);
          expect(oursAmong(await model.connect().issues(LABEL)).dashboards).toHaveLength(1);
        }
      }
    },
  );
});

describe('where two remember, what is certain counts', () => {
  it.each([
    ['the later start and the earlier end', knows(0, 20), knows(5, 10), knows(5, 10)],
    ['no policy, where they differ', knows(0, 9), knows(0, 9, { policy: 'policy 2' }), knows(0, 9, { policy: null })],
    [
      'the holes of both, each once',
      knows(0, 9, { holes: [{ ...slot, reason, from: 1, to: 3 }] }),
      knows(0, 9, { holes: [{ ...slot, reason, from: 2, to: 4 }] }),
      knows(0, 9, { holes: [{ ...slot, reason, from: 1, to: 4 }] }),
    ],
    ['what only one knows', knows(0, 9), NO_MEMORY, knows(0, 9)],
  ])('%s', (_, a, b, both) => {
    const dashboards = [a, b].map((memory, index) => ({ number: index, isOpen: true, body: '', memory }));
    expect(memoryOf(dashboards)).toEqual(both);
    expect(memoryOf(dashboards.reverse())).toEqual(both);
  });
});

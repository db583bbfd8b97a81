import { describe, expect, it } from 'vitest';
import { inOrder, type Memory, NO_MEMORY } from '../../src/core/tracking/memory.ts';
import { TooMuchToRemember } from '../../src/github/fitting-memory.ts';
import { keepDashboard, memoryOf } from '../../src/github/keep-dashboard.ts';
import { oursAmong } from '../../src/github/ours.ts';
import { BOT, type GithubModel, Killed, type Weather } from '../support/github-model.ts';
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
  const words = {
    title: 'Release windows',
    text: () => `until ${until}`,
    textOfCopy: (kept: number) => `see #${kept}`,
  };
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

  it('is told by its number, whether it is new, known or one of two', async () => {
    const model = repository();
    const words = { title: 'x', text: () => '', textOfCopy: () => '', label: LABEL, memory: NO_MEMORY };
    const keep = async () =>
      keepDashboard(oursAmong(await model.connect().issues(LABEL)).dashboards, words, model.connect());
    model.open('eve', { title: 'x', body: '', labels: [LABEL], assignees: [] });
    expect([await keep(), await keep()]).toEqual([2, 2]);
    model.open(BOT, { title: 'Twin', body: model.issue(2).body, labels: [LABEL], assignees: [] });
    expect([await keep(), await keep()]).toEqual([2, 2]);
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

describe('the room of an issue', () => {
  /** An organisation in which every account and Region was read until another moment, and has holes of its own. */
  function organisation(accounts: number, regions = 17): Memory {
    const places = Array.from({ length: accounts * regions }, (_, index) => {
      const account = String(100_000_000_000 + Math.floor(index / regions));
      return { source: 'cloudtrail', account, region: `ap-northeast-${index % regions}` } as const;
    });
    const marks = places.map((place, index) => ({ ...place, since: 0, until: 1e12 + index, policy: '0'.repeat(64) }));
    const holes = places.flatMap((place, index) => {
      return [0, 1, 2].map((nth) => ({ ...place, reason, from: nth * 1e9 + index, to: nth * 1e9 + 1e6 + index }));
    });
    return inOrder({ ...NO_MEMORY, marks, holes });
  }
  async function keep(memory: Memory): Promise<{ model: GithubModel; rooms: number[] }> {
    const model = repository();
    const rooms: number[] = [];
    const text = (_: Memory, room: number) => {
      rooms.push(room);
      return 'x'.repeat(room);
    };
    const draft = { memory, label: LABEL, title: 'x', text, textOfCopy: () => '' };
    await keepDashboard([], draft, model.connect());
    return { model, rooms };
  }

  it.each([1, 5, 20, 100, 1000])('holds what is remembered of %d accounts, and a text', async (accounts) => {
    const { model, rooms } = await keep(organisation(accounts));
    expect(rooms.every((room) => room >= 20_000)).toBe(true);
    expect(model.issue(1).body).toHaveLength(65_536);
    const [dashboard] = oursAmong(await model.connect().issues(LABEL)).dashboards;
    expect(dashboard?.memory.marks).toHaveLength(accounts * 17);
    if (accounts < 5) expect(dashboard?.memory).toEqual(organisation(accounts));
  });

  it('does not hold more: nothing is written', async () => {
    const model = repository();
    const draft = { memory: organisation(4000, 1), label: LABEL, title: 'x', text: () => '', textOfCopy: () => '' };
    const kept = keepDashboard([], draft, model.connect());
    await expect(kept).rejects.toBeInstanceOf(TooMuchToRemember);
    await expect(kept).rejects.toMatchObject({
      problem: {
        failure: 'too-much-to-remember',
        request: null,
        detail: '4000 accounts and Regions, 12000 times that were not read',
      },
    });
    expect(model.writes).toBe(0);
  });
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

import { describe, expect, it } from 'vitest';
import { GithubFailure } from '../../src/github/github-failure.ts';
import { asked, draft } from '../support/asked.ts';
import { clientOf } from '../support/github-client.ts';
import { BOT } from '../support/github-model.ts';
import type { Circumstances } from '../support/github-server/circumstances.ts';
import type { Fault } from '../support/github-server/fault.ts';
import { githubOn } from '../support/github-server/github-on.ts';
import { TOKEN } from '../support/github-server/server.ts';
import { LABEL, repository } from '../support/keeping.ts';
import { PatientClock } from '../support/patient-clock.ts';
import { rawServer } from '../support/raw-server.ts';

/** What a call fails with. */
async function failureOf(call: Promise<unknown>): Promise<GithubFailure> {
  const failure = await call.then(
    () => null,
    (error: unknown) => error,
  );
  if (!(failure instanceof GithubFailure)) throw new Error(`no failure: ${failure}`);
  // Wherever it is shown.
  const { stack, message, ...rest } = failure;
  expect(`${stack} ${message} ${JSON.stringify(rest)} ${String(failure.cause)}`).not.toContain(TOKEN);
  return failure;
}

describe('what GitHub does not do', () => {
  it.each<[string, Partial<Circumstances>]>([
    ['no such repository', { exists: false }],
    ['a repository that has another name now', { formerly: 'acme/shop' }],
  ])('%s', async (_, circumstances) => {
    const model = repository();
    const server = await githubOn(model, circumstances);
    expect(await failureOf(clientOf(server, model).repository())).toMatchObject({
      problem: { failure: 'repository-not-found', request: 'GET /repos/acme/shop', detail: null },
      isFinal: true,
    });
  });

  it.each<[string, Partial<Circumstances> & { readonly token?: string }, object, boolean]>([
    ['another token', { token: 'other' }, { failure: 'token-refused', detail: 'Bad credentials' }, true],
    [
      'too little permission',
      { permission: 'read' },
      { failure: 'permission-missing', detail: 'issues=write; pull_requests=write' },
      true,
    ],
    [
      'an archived repository',
      { isArchived: true },
      { failure: 'repository-archived', detail: 'Repository was archived so is read-only.' },
      true,
    ],
    [
      'no issues there',
      { hasIssues: false },
      { failure: 'issues-disabled', detail: 'Issues has been disabled in this repository.' },
      true,
    ],
    ['no such issue', {}, { failure: 'refused', detail: 'Not Found' }, false],
    ['another name', { formerly: 'acme/shop' }, { failure: 'refused', detail: 'Moved Permanently' }, false],
  ])('%s', async (_, circumstances, problem, isFinal) => {
    const model = repository();
    const server = await githubOn(model, circumstances);
    const failure = await failureOf(clientOf(server, model).edit(1, { body: 'x' }));
    expect(failure).toMatchObject({ problem: { ...problem, request: 'PATCH /repos/acme/shop/issues/1' }, isFinal });
    expect(failure.mayBeDone).toBe(false);
    expect(server.requests).toHaveLength(1);
  });

  it('too long a body', async () => {
    const model = repository();
    model.open(BOT, draft('one'));
    const server = await githubOn(model);
    const failure = await failureOf(clientOf(server, model).edit(1, { body: 'x'.repeat(65_537) }));
    expect(failure.problem.failure).toBe('refused');
    expect(failure.problem.detail).toMatch(/^Validation Failed; body .*65536/);
  });

  it.each([
    [{ message: 'x'.repeat(1000) }, 'x'.repeat(300)],
    [{ message: 'No', errors: ['one', { field: 'body', message: 'two' }] }, 'No; one; body two'],
    [{ message: 'No', errors: 'of another shape' }, 'No'],
    [{ message: 'No', errors: [{ message: null }] }, 'No'],
  ])('%j: in its own words', async (body, detail) => {
    const { url } = await rawServer(() => ({ status: 422, body: JSON.stringify(body) }));
    const { problem } = await failureOf(clientOf({ url }, repository()).edit(1, { body: 'x' }));
    expect(problem).toMatchObject({ failure: 'refused', detail });
  });
});

it('an issue that is locked refuses comments, and is none of the others', async () => {
  const message = 'Unable to create comment because issue is locked.';
  const { url } = await rawServer(() => ({ status: 403, body: JSON.stringify({ message }) }));
  const failure = await failureOf(clientOf({ url }, repository()).comment(1, 'x'));
  expect(failure).toMatchObject({ problem: { failure: 'refused', detail: message }, isFinal: false });
});

describe('what goes wrong at every try', () => {
  const every: readonly [Fault, object, number][] = [
    [{ kind: 'reset', when: 'before' }, { failure: 'unreachable', detail: 'ECONNRESET' }, 4],
    [{ kind: 'error', when: 'before', status: 503 }, { failure: 'server-error', detail: '503' }, 4],
    [{ kind: 'html', when: 'before', status: 502 }, { failure: 'server-error', detail: '502' }, 4],
    [{ kind: 'html', when: 'before', status: 200 }, { failure: 'not-github', detail: '200' }, 4],
    [{ kind: 'html', when: 'before', status: 403 }, { failure: 'not-github', detail: '403' }, 4],
    [{ kind: 'half-json' }, { failure: 'not-github', detail: '200' }, 4],
    [{ kind: 'cut-off' }, { failure: 'unreachable', detail: 'ECONNRESET' }, 4],
    [{ kind: 'silence', when: 'before' }, { failure: 'timed-out', detail: null }, 4],
    [{ kind: 'html', when: 'before', status: 429 }, { failure: 'rate-limited', detail: null }, 4],
    [{ kind: 'secondary-limit', status: 403, retryAfter: 5 }, { failure: 'rate-limited' }, 4],
    [{ kind: 'secondary-limit', status: 429, retryAfter: 301 }, { failure: 'rate-limited' }, 1],
    [{ kind: 'primary-limit', status: 403 }, { failure: 'rate-limited' }, 1],
  ];

  it.each(every)('%o: %o after %i tries', async (fault, problem, tries) => {
    const model = repository();
    model.open(BOT, draft('one'));
    const clock = new PatientClock(model);
    const server = await githubOn(model, {
      faults: () => {
        if (fault.kind === 'silence') setImmediate(() => clock.expire());
        return fault;
      },
    });
    const failure = await failureOf(clientOf(server, model, { clock }).edit(1, { body: 'x' }));
    expect(failure.problem).toMatchObject(problem);
    expect(server.requests).toHaveLength(tries);
  });

  it('is not tried again where nothing listens, but a few times', async () => {
    const { problem, mayBeDone } = await failureOf(clientOf({ url: 'http://127.0.0.1:1' }, repository()).repository());
    expect({ problem, mayBeDone }).toEqual({
      problem: { failure: 'unreachable', request: 'GET /repos/acme/shop', detail: 'ECONNREFUSED' },
      mayBeDone: false,
    });
  });

  it('is a limit of an older GitHub Enterprise Server', async () => {
    const message = 'You have triggered an abuse detection mechanism. Please wait a few minutes before you try again.';
    const { url, requests } = await rawServer(() => ({
      status: 403,
      headers: { 'retry-after': '60' },
      body: JSON.stringify({ message }),
    }));
    const model = repository();
    const clock = new PatientClock(model);
    const { problem } = await failureOf(clientOf({ url }, model, { clock }).comment(1, 'x'));
    expect(problem).toMatchObject({ failure: 'rate-limited', detail: message });
    expect(clock.slept).toEqual([60_000, 60_000, 60_000]);
    expect(requests).toHaveLength(4);
  });

  it('of what cannot be made twice is tried once more, after a look', async () => {
    const model = repository();
    const server = await githubOn(model, {
      faults: ({ method, words }) =>
        method === 'POST' && words.endsWith('/issues') ? { kind: 'error', when: 'before', status: 500 } : null,
    });
    const failure = await failureOf(clientOf(server, model).create(draft('one')));
    expect(failure).toMatchObject({ problem: { failure: 'server-error' }, mayBeDone: true, isFinal: false });
    expect(asked(server).slice(4)).toEqual([
      'POST /repos/acme/shop/issues',
      'GET /repos/acme/shop/issues since=2026-10-25T05:55:00.000Z',
      'POST /repos/acme/shop/issues',
    ]);
  });
});

it('ends at once when it is told to stop', async () => {
  const model = repository();
  const stop = new AbortController();
  const server = await githubOn(model, {
    faults: () => {
      setImmediate(() => stop.abort());
      return { kind: 'silence', when: 'before' };
    },
  });
  const client = clientOf(server, model, { signal: stop.signal });
  const stopped = { problem: { failure: 'stopped', request: null, detail: null }, isFinal: true };
  expect(await failureOf(client.repository())).toMatchObject(stopped);
  expect(await failureOf(client.issues(LABEL))).toMatchObject(stopped);
  expect(server.requests).toHaveLength(1);
});

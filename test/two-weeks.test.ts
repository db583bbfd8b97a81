import { join } from 'node:path';
import { expect, it } from 'vitest';
import { at } from './support/facts.ts';
import type { ModelIssue } from './support/github-model.ts';
import type { Asked, Faults } from './support/github-server/fault.ts';
import type { StepRan } from './support/step.ts';
import { Workflow } from './support/workflow.ts';

const POLICY = `version: 1
timezone: Europe/Berlin
windows: mon-fri 08:00-20:00
approvers: [mona-lisa]

repositories:
  - match: payments/*
    timezone: America/New_York
    windows: tue-thu 10:00-16:00
    severity: high
    assignees: octocat
    notify: ["@acme/payments"]
`;

const EXCEPTION = `
exceptions:
  - name: autumn sale
    during: 2026-10-24T00:00/2026-10-26T00:00
    repositories: shop/catalog
    reason: Prices of the sale, agreed with operations
    approved-by: Head of operations
`;

const ON_MAIN = 'repo:acme/shop:ref:refs/heads/main';
/** Of these days the job summary is a file too. */
const SUMMARIES = ['2026-10-25', '2026-10-29', '2026-11-02'];
const DAYS = join(import.meta.dirname, 'two-weeks');

/** The hidden first line of a body is for machines. */
function visible(body: string): string {
  return body.replace(/^<!-- (ecr-release-windows \w+) \d+ .* -->\n/, '<!-- $1 … -->\n');
}

/** The clock goes on by what is waited for while sockets are, which is never quite the same. */
function steady(text: string): string {
  return text.replace(/(?<!–)\b(0[67]):[0-5]\d\b(?= UTC| \|)/g, '$1:07');
}

function heading({ number, title, state, labels, assignees }: ModelIssue): string {
  const marks = [state, ...[...labels].sort(), ...assignees.map((login) => `for ${login}`)];
  return `# #${number} ${title} (${marks.join(', ')})`;
}

/** Two weeks of a repository, day by day. */
class Story {
  readonly #workflow: Workflow;
  readonly #told: string[] = [];
  /** What was there yesterday. */
  readonly #seen = new Map<number, { readonly head: string; readonly body: string }>();
  readonly #comments = new Map<number, number>();

  constructor(workflow: Workflow) {
    this.#workflow = workflow;
  }

  /** Something that people do, or a service. */
  tell(what: string, deed: (workflow: Workflow) => void = () => {}, moment?: string): void {
    if (moment !== undefined) this.#workflow.model.now = at(moment);
    this.#told.push(`- ${what}`);
    deed(this.#workflow);
  }

  /** The workflow runs, and everything that changed is a file. */
  async check(day: string, faults?: Faults): Promise<StepRan> {
    const moment = `${day}T06:07:00Z`;
    const { server, model } = this.#workflow;
    const ran = await this.#workflow.check(moment, faults);
    const verdict = ran.stdout.split('\n').find((line) => /^(Compliant|Not compliant|Incomplete)\b/.test(line));
    const writes = server.requests.filter(({ method }) => method !== 'GET').map(({ words }) => words);
    const blocks = [
      `Before the check of ${day} at 06:07 UTC:\n\n${this.#told.splice(0).join('\n') || '- nothing'}`,
      `Exit code ${ran.exitCode}: ${verdict}`,
      `GitHub was asked ${server.requests.length} times, and told:\n\n${writes.map((one) => `- ${one}`).join('\n') || '- nothing'}`,
    ];
    for (const issue of model.issues) blocks.push(...this.#changes(issue));
    await expect(steady(`${blocks.join('\n\n')}\n`)).toMatchFileSnapshot(join(DAYS, `${day}.md`));
    if (SUMMARIES.includes(day)) await expect(steady(ran.summary)).toMatchFileSnapshot(join(DAYS, `${day}-summary.md`));
    expect(server.limits.impatient).toBe(0);
    return ran;
  }

  *#changes(issue: ModelIssue): Generator<string> {
    const { number, body, comments } = issue;
    const [known, said] = [this.#seen.get(number), this.#comments.get(number) ?? 0];
    const head = heading(issue);
    if (known?.body !== body) yield `${head}\n\n${visible(body)}`.trimEnd();
    else if (known.head !== head) yield head;
    for (const comment of comments.slice(said))
      yield `## ${comment.author} on #${number}\n\n${visible(comment.body)}`.trimEnd();
    this.#seen.set(number, { head, body });
    this.#comments.set(number, comments.length);
  }
}

it('two weeks of a repository, day by day', async () => {
  const workflow = await Workflow.start('2026-10-18T06:07:00Z', ['mona-lisa', 'octocat'], {
    regions: 'eu-central-1,us-east-1',
  });
  const { model } = workflow;
  const story = new Story(workflow);
  const label = (number: number, by: string) => () => model.setLabel(number, by, 'release-approved');
  const DENIED = { kind: 'error', status: 400, type: 'AccessDeniedException' } as const;

  story.tell('the workflow is added, with a policy', () => workflow.policy(POLICY));
  await story.check('2026-10-19');

  story.tell('shop/checkout 2.32.0 is pushed on Monday at noon', () =>
    workflow.push({ time: '2026-10-19T10:02:11Z', repository: 'shop/checkout', tag: '2.32.0', workflow: ON_MAIN }),
  );
  await story.check('2026-10-20');

  story.tell('mary pushes shop/checkout 2.32.0 again, by hand, on Tuesday at 22:41', () =>
    workflow.push({ time: '2026-10-20T20:41:27Z', repository: 'shop/checkout', tag: '2.32.0' }),
  );
  await story.check('2026-10-21');

  story.tell('and 2.32.1 on Wednesday at 07:48, before the window opens', () =>
    workflow.push({ time: '2026-10-21T05:48:02Z', repository: 'shop/checkout', tag: '2.32.1' }),
  );
  story.tell('what mary pushed in between, on Tuesday at 23:05, is recorded late', () =>
    workflow.push({ time: '2026-10-20T21:05:40Z', repository: 'shop/checkout', tag: '2.32.0-debug' }),
  );
  await story.check('2026-10-22');

  story.tell('mona-lisa sets the label release-approved on #2', label(2, 'mona-lisa'), '2026-10-22T09:14:00Z');
  await story.check('2026-10-23');

  story.tell('payments/api is pushed on Friday at 21:30 in New York', () =>
    workflow.push({
      time: '2026-10-24T01:30:05Z',
      repository: 'payments/api',
      tag: '7.6.2',
      region: 'us-east-1',
      workflow: 'repo:acme/payments:environment:production',
    }),
  );
  await story.check('2026-10-24');

  story.tell('a pipeline pushes shop/catalog, shop/search and shop/web on Saturday', () => {
    for (const [index, repository] of ['shop/catalog', 'shop/search', 'shop/web'].entries()) {
      workflow.push({ time: `2026-10-24T1${index}:00:00Z`, repository, tag: 'weekly-43', workflow: ON_MAIN });
    }
  });
  story.tell('octocat, who is no approver, sets the label on #3', label(3, 'octocat'), '2026-10-24T12:00:00Z');
  story.tell('GitHub takes one new issue, then says to wait for an hour');
  let created = 0;
  const busy = ({ method, path }: Asked) => {
    if (method !== 'POST' || !path.endsWith('/issues')) return null;
    return ++created > 1 ? ({ kind: 'secondary-limit', status: 403, retryAfter: 3600 } as const) : null;
  };
  expect((await story.check('2026-10-25', busy)).exitCode).toBe(1);

  await story.check('2026-10-26');

  story.tell('shop/web is pushed on Monday at 20:10', () =>
    workflow.push({ time: '2026-10-26T19:10:00Z', repository: 'shop/web', tag: '4.0.1', workflow: ON_MAIN }),
  );
  story.tell('the schedule of 2026-10-27 is skipped');
  story.tell('an exception for shop/catalog is written into the policy', () => workflow.policy(POLICY + EXCEPTION));
  await story.check('2026-10-28');

  story.tell('octocat closes #5', () => model.edit(5, { state: 'completed' }), '2026-10-28T08:00:00Z');
  story.tell('CloudTrail in us-east-1 refuses to answer', () => {
    workflow.outage = (region) => (region === 'us-east-1' ? DENIED : null);
  });
  expect((await story.check('2026-10-29')).exitCode).toBe(3);

  story.tell('and answers again', () => {
    workflow.outage = () => null;
  });
  story.tell(
    'mona-lisa sets the label on #3, once octocat has taken it off',
    () => {
      model.unsetLabel(3, 'octocat', 'release-approved');
      model.now = at('2026-10-29T10:00:00Z');
      model.setLabel(3, 'mona-lisa', 'release-approved');
    },
    '2026-10-29T09:59:00Z',
  );
  await story.check('2026-10-30');

  story.tell('payments/api is pushed on Saturday too', () =>
    workflow.push({
      time: '2026-10-31T15:00:00Z',
      repository: 'payments/api',
      tag: '7.6.3',
      region: 'us-east-1',
      workflow: 'repo:acme/payments:environment:production',
    }),
  );
  await story.check('2026-11-01');

  // Nothing changed: nothing is said.
  const before = model.issues.map(({ comments }) => comments.length);
  await story.check('2026-11-02');
  expect(model.issues.map(({ comments }) => comments.length)).toEqual(before);
});

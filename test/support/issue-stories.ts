import type { RunFacts } from '../../src/core/facts.ts';
import { MINUTE, SECOND } from '../../src/core/instant.ts';
import type { Origin } from '../../src/core/origin.ts';
import { byTime, type Push, repositoryKey } from '../../src/core/push.ts';
import type { Belonging } from '../../src/core/tracking/belonging.ts';
import { at, pushOf } from './facts.ts';
import { readPolicy } from './policy-files.ts';
import { factsFor, ON_MAIN } from './run-facts.ts';

export const ORIGIN: Origin = {
  serverUrl: 'https://github.com',
  repository: 'acme/windows',
  commit: '5f0c1d2e3b4a59687786950a1b2c3d4e5f607182',
  runUrl: 'https://github.com/acme/windows/actions/runs/1234567890',
};

const HEAD = 'version: 1\ntimezone: Europe/Berlin\nwindows: mon-fri 08:00-20:00\n';
const PEOPLE = 'approvers: [ann, bob]\n';
const NIGHT = at('2026-10-24T00:14:09Z');

/** What happened, for an issue to tell. */
export interface IssueStory {
  readonly name: string;
  readonly policy: string;
  readonly pushes: readonly Partial<Push>[];
  /** Without the sign-in of a workflow. */
  readonly unknownSignIn?: boolean;
  readonly origin?: Partial<Origin>;
  readonly earlier?: number | null;
}

const digest = (sign: string) => `sha256:${sign.repeat(64)}`;

const carl: Partial<Push> = {
  accessKeyId: 'AKIACARL',
  principal: {
    type: 'IAMUser',
    arn: 'arn:aws:iam::111122223333:user/carl',
    name: 'carl',
    session: null,
    role: null,
    account: '111122223333',
    via: null,
  },
};

/** What people want to read of a push at night, and of everything that is less plain. */
export const ISSUE_STORIES: readonly IssueStory[] = [
  {
    name: 'one-push-at-night',
    policy: `${HEAD}${PEOPLE}repositories:\n  - match: shop/*\n    severity: high\n    notify: ["@acme/payments", "@octocat"]\n`,
    pushes: [{ time: at('2026-10-22T12:02:11Z'), digest: digest('1') }, { time: NIGHT }],
  },
  {
    name: 'many-manifests-one-push',
    policy: `${HEAD}${PEOPLE}`,
    pushes: [
      { tag: null, digest: digest('1'), time: NIGHT },
      { tag: null, digest: digest('2'), time: NIGHT + SECOND },
      {
        digest: digest('3'),
        kind: 'index',
        lists: [digest('1'), digest('2')],
        platforms: ['linux/amd64', 'linux/arm64'],
        time: NIGHT + 3 * SECOND,
      },
    ],
  },
  {
    name: 'several-pushers',
    policy: `${HEAD}${PEOPLE}exceptions:\n    - name: shop/checkout 2026-10-24\n      during: 2026-10-24 10:00-11:00\n      repositories: shop/checkout\n      reason: Sale\n      approved-by: ann\n`,
    pushes: [{ time: NIGHT }, { ...carl, time: NIGHT + 20 * MINUTE, tag: 'v2.8.2', digest: digest('2') }],
    earlier: 2,
  },
  {
    name: 'freeze',
    policy: `${HEAD}${PEOPLE}freezes:\n  - name: stock-taking\n    during: 2026-10-22\n    reason: The warehouse counts\n`,
    pushes: [{ time: at('2026-10-22T08:00:00Z') }],
  },
  {
    name: 'holiday',
    policy: `${HEAD}${PEOPLE}holidays:\n  - { date: 2026-10-26, name: Company day }\n`,
    pushes: [{ time: at('2026-10-26T09:00:00Z') }],
  },
  {
    name: 'undeclared',
    policy: 'version: 1\nrepositories:\n  - match: other/*\n    windows: always\n',
    pushes: [{ repository: 'attic/tool', tag: '1.0' }],
    origin: { commit: null, runUrl: null },
  },
  {
    name: 'tag-and-pusher-unknown',
    policy: HEAD,
    pushes: [
      {
        tag: null,
        tagKnown: false,
        digest: null,
        kind: 'unknown',
        accessKeyId: null,
        principal: { type: 'Unknown', arn: null, name: null, session: null, role: null, account: null, via: null },
      },
    ],
    earlier: null,
  },
  {
    name: 'ecr-public',
    policy: `${HEAD}${PEOPLE}`,
    pushes: [
      { registry: 'public', region: 'us-east-1', repository: 'tool', tag: 'latest', time: NIGHT },
      { repository: 'tool', time: at('2026-10-22T08:00:00Z') },
    ],
    unknownSignIn: true,
  },
  {
    name: 'clocks-go-back',
    policy: `${HEAD}${PEOPLE}`,
    pushes: [
      { time: at('2026-10-25T00:30:00Z') },
      { time: at('2026-10-25T01:30:00Z'), tag: 'v2.8.2', digest: digest('2') },
    ],
  },
  {
    name: 'two-closed-periods',
    policy: `${HEAD}${PEOPLE}freezes:\n  - name: stock-taking\n    during: 2026-10-22\n`,
    pushes: [{ time: at('2026-10-22T08:00:00Z') }, { time: NIGHT, digest: digest('2') }, { time: NIGHT + 2 * MINUTE }],
  },
  {
    name: 'hostile-text',
    policy: `${HEAD}${PEOPLE}`,
    pushes: [
      {
        repository: 'shop/`@acme/team` #1 <!-- --> :tada: ```',
        tag: '|x| [a](https://evil.example) @octocat\n```\n# x',
        principal: {
          ...pushOf().principal,
          session: '@octocat closes #1 \u202Egnp.exe',
          name: '<img src=x>',
        },
      },
    ],
  },
  {
    name: 'five-thousand-pushes',
    policy: `${HEAD}${PEOPLE}`,
    pushes: Array.from({ length: 5000 }, (_, index) => ({
      time: NIGHT + index * SECOND,
      tag: `build-${index}`,
      digest: `sha256:${String(index).padStart(64, '0')}`,
    })),
  },
];

export function storyNamed(name: string): IssueStory {
  const story = ISSUE_STORIES.find((one) => one.name === name);
  if (!story) throw new Error(`no story ${name}`);
  return story;
}

/** The facts of a story's run, in which every push has an id of its own. */
export function factsOfStory({ policy, pushes, unknownSignIn = false }: IssueStory): RunFacts {
  return factsFor(
    pushes.map((push, index) => pushOf({ eventId: String(index).padStart(6, '0'), ...push })),
    { policy: readPolicy(policy), ...(unknownSignIn ? {} : { signIn: ON_MAIN }) },
  );
}

/** What one issue tells that tells all violations of a repository, as one does whose windows were changed since. */
export function belongingIn({ incidents: [first, ...others] }: RunFacts): Belonging {
  if (!first) throw new Error('the run found no violation');
  const incidents = [first, ...others.filter((other) => repositoryKey(other) === repositoryKey(first))] as const;
  const pushes = incidents.flatMap((incident) => incident.pushes).sort((a, b) => byTime(a.push, b.push));
  return { family: null, incidents, pushes };
}

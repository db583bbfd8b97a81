import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { onTestFinished, vi } from 'vitest';
import type { Clock } from '../../src/core/clock.ts';
import { EventHistory } from './event-history.ts';
import { at } from './facts.ts';
import { folderWith } from './folder.ts';
import { GithubModel } from './github-model.ts';
import type { Faults } from './github-server/fault.ts';
import { githubOn } from './github-server/github-on.ts';
import { type GithubServer, TOKEN } from './github-server/server.ts';
import { PatientClock } from './patient-clock.ts';
import { ACCOUNT, putImage, record, repositoryArn, type WireRecord } from './records.ts';
import { type Fault, StandIn, type StandInOptions } from './stand-in.ts';
import { type StepRan, step } from './step.ts';

/** A push that somebody makes, with the sign-in behind it. */
export interface Pushed {
  readonly time: string;
  readonly repository: string;
  readonly tag: string;
  readonly region?: string;
  /** `repo:acme/shop:ref:refs/heads/main`; `null`: a person with a role of their own. */
  readonly workflow?: string | null;
  readonly userName?: string;
}

/** A repository whose workflow checks its releases: its policy, the accounts' histories, GitHub, and a clock for all of it. */
export class Workflow {
  readonly model: GithubModel;
  readonly history = new EventHistory();
  readonly server: GithubServer;
  readonly #folder: string;
  readonly #inputs: Readonly<Record<string, string>>;
  readonly #clock: Clock;
  #commit = '';
  #pushes = 0;
  #runs = 0;
  /** What goes wrong at CloudTrail. */
  outage: (region: string) => Fault | null = () => null;

  private constructor(
    model: GithubModel,
    server: GithubServer,
    inputs: Readonly<Record<string, string>>,
    clock: Clock,
  ) {
    this.model = model;
    this.server = server;
    this.#inputs = inputs;
    this.#clock = clock;
    this.#folder = folderWith({});
  }

  /** Until the test has finished. `writers`: who may write to the repository. */
  static async start(
    start: string,
    writers: readonly string[],
    inputs: Readonly<Record<string, string>>,
  ): Promise<Workflow> {
    const model = new GithubModel(at(start), writers);
    const clock = new PatientClock(model);
    const workflow = new Workflow(model, await githubOn(model, { limits: true }), inputs, clock);
    const options: StandInOptions = {
      history: workflow.history,
      now: clock.now,
      quota: false,
      fault: ({ region }) => workflow.outage(region),
    };
    const standIn = new StandIn(options);
    for (const [name, value] of Object.entries(await standIn.start())) vi.stubEnv(name, value);
    onTestFinished(() => {
      standIn.stop();
      vi.unstubAllEnvs();
    });
    return workflow;
  }

  /** A new commit with this policy. */
  policy(text: string): void {
    this.#commit = `${this.#runs + 1}`.padStart(2, '0').repeat(20);
    writeFileSync(join(this.#folder, 'release-windows.yml'), text);
  }

  /** CloudTrail shows it from now on. */
  push({ time, repository, tag, region = 'eu-central-1', workflow = null, userName }: Pushed): void {
    this.#pushes++;
    const number = String(this.#pushes).padStart(4, '0');
    const key = `ASIAEXAMPLEEXAMP${number}`;
    const role = workflow === null ? 'ReleaseEngineer' : 'github-release';
    const identity = sessionOf(role, workflow === null ? (userName ?? 'mary') : 'GitHubActions', key);
    const place = { awsRegion: region };
    const resources = [{ accountId: ACCOUNT, ARN: repositoryArn(repository, ACCOUNT, region) }];
    const digest = `sha256:${number.repeat(16)}`;
    const image = putImage(
      {
        ...place,
        eventTime: time,
        eventID: `00000000-0000-4000-8000-00000000${number}`,
        userIdentity: identity,
        resources,
      },
      { repository, tag, digest },
    );
    this.history.add(image);
    if (workflow === null) return;
    const signedIn = new Date(at(time) - 120_000).toISOString().replace('.000', '');
    this.history.add(
      record('AssumeRoleWithWebIdentity', {
        ...place,
        eventSource: 'sts.amazonaws.com',
        eventTime: signedIn,
        eventID: `00000000-0000-4000-9000-00000000${number}`,
        userIdentity: {
          type: 'WebIdentityUser',
          identityProvider: 'arn:aws:iam::111122223333:oidc-provider/token.actions.githubusercontent.com',
        },
        responseElements: { credentials: { accessKeyId: key }, subjectFromWebIdentityToken: workflow },
      }),
    );
  }

  /** The workflow runs at this moment. `others`: inputs of this run alone. */
  async check(moment: string, faults?: Faults, others: Readonly<Record<string, string>> = {}): Promise<StepRan> {
    this.model.now = Math.max(this.model.now, at(moment));
    this.#runs++;
    this.server.begin(faults);
    const environment = {
      ...this.server.env,
      GITHUB_SERVER_URL: 'https://github.com',
      GITHUB_REF: 'refs/heads/main',
      GITHUB_SHA: this.#commit,
      GITHUB_RUN_ID: String(1000 + this.#runs),
    };
    const inputs = { policy: 'release-windows.yml', 'github-token': TOKEN, ...this.#inputs, ...others };
    return step(inputs, environment, this.#folder, this.#clock);
  }
}

function sessionOf(role: string, session: string, accessKeyId: string): WireRecord {
  return {
    type: 'AssumedRole',
    principalId: `AROAEXAMPLEEXAMPLE000:${session}`,
    arn: `arn:aws:sts::111122223333:assumed-role/${role}/${session}`,
    accountId: '111122223333',
    accessKeyId,
    sessionContext: {
      sessionIssuer: {
        type: 'Role',
        principalId: 'AROAEXAMPLEEXAMPLE000',
        arn: `arn:aws:iam::111122223333:role/${role}`,
        accountId: '111122223333',
        userName: role,
      },
    },
    invokedBy: 'ecr.amazonaws.com',
  };
}

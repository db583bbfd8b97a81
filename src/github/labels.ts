import type { Api } from './api.ts';
import { GithubFailure } from './github-failure.ts';
import { anything } from './shapes.ts';

/** A label that the tool makes where it is missing. */
interface Label {
  readonly name: string;
  /** Hexadecimal, without `#`. */
  readonly color: string;
  /** At most 100 characters. */
  readonly description: string;
}

export interface LabelNames {
  readonly label: string;
  readonly approvalLabel: string;
  /** Whether anybody may approve: the label for it is made only then. */
  readonly hasApprovers: boolean;
}

export function labelsOf({ label, approvalLabel, hasApprovers }: LabelNames): Label[] {
  const ours = {
    name: label,
    color: 'd93f0b',
    description: 'Image pushes outside the release windows; kept by ECR Release Windows',
  };
  if (!hasApprovers) return [ours];
  const theirs = {
    name: approvalLabel,
    color: '0e8a16',
    description: 'An approver approves the pushes told in this issue',
  };
  return [ours, theirs];
}

/** Makes the labels that are missing, once. */
export class Labels {
  readonly #api: Api;
  readonly #labels: readonly Label[];
  #isDone = false;

  constructor(api: Api, labels: readonly Label[]) {
    this.#api = api;
    this.#labels = labels;
  }

  async ensure(): Promise<void> {
    if (this.#isDone) return;
    for (const label of this.#labels) await this.#ensure(label);
    this.#isDone = true;
  }

  async #ensure({ name, color, description }: Label): Promise<void> {
    const isThere = await unless(404, this.#api.ask('GET /repos/{owner}/{repo}/labels/{name}', { name }, anything));
    if (isThere) return;
    // Somebody else may make it at the same time, and so may our own try before.
    await unless(422, this.#api.ask('POST /repos/{owner}/{repo}/labels', { name, color, description }, anything));
  }
}

/** Whether it was done; `false`: GitHub answered with this status instead. */
export async function unless(status: number, asked: Promise<unknown>): Promise<boolean> {
  try {
    await asked;
    return true;
  } catch (error) {
    if (error instanceof GithubFailure && error.status === status && error.problem.failure === 'refused') return false;
    throw error;
  }
}

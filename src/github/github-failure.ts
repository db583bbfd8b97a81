import type { DeliveryFailure, DeliveryProblem } from '../core/tracking/delivery-problem.ts';

/** After these nothing more need be tried in a run. */
const FINAL: ReadonlySet<DeliveryFailure> = new Set([
  'token-missing',
  'token-refused',
  'permission-missing',
  'repository-not-found',
  'repository-archived',
  'issues-disabled',
  'budget-spent',
  'rate-limited',
  'stopped',
]);

interface More {
  /** What GitHub answered; `null`: there was no answer. */
  readonly status?: number | null;
  readonly isFinal?: boolean;
  readonly mayBeDone?: boolean;
}

/** Something that was not done at GitHub. Holds no token: of what was sent only the method and the path are kept. */
export class GithubFailure extends Error {
  override readonly name = 'GithubFailure';
  readonly problem: DeliveryProblem;
  readonly status: number | null;
  /** Nothing more need be tried in this run. */
  readonly isFinal: boolean;
  /** What was asked for may have been done all the same. */
  readonly mayBeDone: boolean;

  constructor(
    failure: DeliveryFailure,
    request: string | null,
    detail: string | null,
    { status = null, isFinal = FINAL.has(failure), mayBeDone = false }: More = {},
  ) {
    super([failure, request, detail].filter((part) => part !== null).join(': '));
    this.problem = { failure, request, detail };
    this.status = status;
    this.isFinal = isFinal;
    this.mayBeDone = mayBeDone;
  }
}

import type { Instant } from './instant.ts';
import type { Judgement } from './verdict.ts';

/** Whether a repository may be pushed to at a moment, and the whole time around it in which that is so. */
export interface Opening {
  readonly state: 'open' | 'closed' | 'undeclared';
  /** `null`: since ever, or undeclared. */
  readonly since: Instant | null;
  /** `null`: for good, or undeclared. */
  readonly until: Instant | null;
}

/** Told apart from the judgement's verdict, which is of a push: this is of the time around it. */
export function openingOf({ verdict, openSince, closesAt, closedSince, opensAt }: Judgement): Opening {
  switch (verdict) {
    case 'inside':
      return { state: 'open', since: openSince, until: closesAt };
    case 'outside':
      return { state: 'closed', since: closedSince, until: opensAt };
    case 'undeclared':
    case 'excepted':
    case 'exempt':
    case 'not-a-release':
      return { state: 'undeclared', since: null, until: null };
  }
}

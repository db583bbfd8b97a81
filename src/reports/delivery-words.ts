import type { DeliveryFailure, DeliveryProblem } from '../core/tracking/delivery-problem.ts';
import { shortened } from './visible.ts';

interface DeliveryWords {
  /** What happened to what was asked for: a sentence without its end, for GitHub's words may follow in brackets. */
  readonly what: (asked: string) => string;
  /** What to do, or what the tool does by itself. */
  readonly advice: string;
}

/** Where each failure has its row. */
export const DELIVERY_ANCHOR = 'docs/issues.md#when-github-says-no';

/** A request is not longer than this here, nor what is known besides. */
const LONGEST = 200;

/** How a moment is handed over until when GitHub takes nothing. */
const MOMENT = /^(\d{4}-\d\d-\d\d)T(\d\d:\d\d):\d\d(?:\.\d+)?Z$/;

/** What was not done at GitHub, and what to do: a row for each in docs/issues.md. */
const DELIVERY_WORDS: Readonly<Record<DeliveryFailure, DeliveryWords>> = {
  'token-missing': {
    what: () => 'there is no token for GitHub',
    advice: 'Leave github-token out, then the action takes that of the job; or set issues: false',
  },
  'token-refused': {
    what: (asked) => `GitHub does not know the token of ${asked}`,
    advice:
      'It may have ended or been withdrawn: give the action another github-token, or none, then it takes the job’s',
  },
  'permission-missing': {
    what: (asked) => `GitHub refused ${asked}: the token may not do this`,
    advice: 'Add permissions: issues: write to the job, or let the App or person behind github-token write issues',
  },
  'repository-not-found': {
    what: (asked) => `GitHub found no repository for ${asked}, or does not show it to this token`,
    advice:
      'Add permissions: issues: write and contents: read to the job; a token of an App must be for this repository',
  },
  'repository-archived': {
    what: (asked) => `GitHub refused ${asked}: the repository is archived, and nothing can be written to it`,
    advice: 'Run the check from another repository, or set issues: false',
  },
  'issues-disabled': {
    what: (asked) => `GitHub refused ${asked}: the repository has no issues`,
    advice: 'Turn Issues on in the settings of the repository, or set issues: false',
  },
  refused: {
    what: (asked) => `GitHub refused ${asked}`,
    advice: 'Mend what GitHub says; the next run tries again',
  },
  'budget-spent': {
    what: () => 'this run has used up what GitHub takes in an hour, 500 new issues and comments',
    advice: 'The most severe came first; the next run delivers the rest',
  },
  'rate-limited': {
    what: () => 'GitHub takes no more requests for now',
    advice:
      'The next run delivers the rest; where it stays so, other workflows use up the same token: give the action its own',
  },
  stopped: {
    what: () => 'the run was told to stop before all was told',
    advice: 'The next run delivers the rest; give the job more time where it was its timeout-minutes',
  },
  unreachable: {
    what: (asked) => `GitHub could not be reached for ${asked}`,
    advice:
      'Check the network of the runner, GITHUB_API_URL, and HTTPS_PROXY where there is a proxy; the next run tries again',
  },
  'timed-out': {
    what: (asked) => `GitHub did not answer ${asked} in time`,
    advice: 'The next run looks at what became of it, and tries again',
  },
  'server-error': {
    what: (asked) => `GitHub failed at ${asked}`,
    advice: 'The next run looks at what became of it, and tries again; githubstatus.com tells of outages',
  },
  'not-github': {
    what: (asked) => `what answered ${asked} was not GitHub`,
    advice:
      'A proxy or firewall may stand between: let the runner reach GITHUB_API_URL itself, or name the proxy in HTTPS_PROXY',
  },
  'newer-tool': {
    what: () => 'an issue was written by a newer version of this tool, and none was touched',
    advice: 'Update the action to that version everywhere that it keeps issues here',
  },
  'too-much-to-remember': {
    what: () => 'the dashboard has no room for all that is to be remembered',
    advice: 'Check fewer accounts and Regions in one repository, or name times that cannot be read in accepted-gaps',
  },
  failed: {
    what: (asked) => `${asked} failed in a way that the tool does not know`,
    advice: 'Run again; report it if it stays so',
  },
};

/** What was not done and what to do, in two sentences of text from outside and ours: it has to pass a door. */
export function deliveryWords({ failure, request, detail }: DeliveryProblem): string {
  const { what, advice } = DELIVERY_WORDS[failure];
  const asked = request === null ? 'what was asked for' : shortened(request, LONGEST);
  const more = detail === null ? '' : ` (${shortened(detail.replace(MOMENT, 'until $1 $2 UTC'), LONGEST)})`;
  return `${capital(what(asked))}${more}. ${advice}.`;
}

function capital(sentence: string): string {
  return sentence.slice(0, 1).toUpperCase() + sentence.slice(1);
}

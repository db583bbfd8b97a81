import * as z from 'zod/mini';
import { UNREAD_REASONS } from '../core/coverage.ts';
import { SOURCE_NAMES } from '../core/facts.ts';
import { DELIVERY_FAILURES } from '../core/tracking/delivery-problem.ts';
import { HOLDINGS } from '../core/tracking/tracking.ts';
import { count, describe, maybe, maybeMoment, moment, text } from './schema-parts.ts';

/** What the JSON report says of issues. */

const link = {
  number: describe(z.int(), 'Number of the issue.'),
  url: describe(text(), 'Its address.'),
};

const held = {
  state: describe(
    z.enum(HOLDINGS),
    '`open`: the issue is. `approved`: by an approver. `closed`: by a person, not approved. `overflow`: there is no room for one more open issue. `undelivered`: GitHub did not take it.',
  ),
  number: describe(z.nullable(z.int()), 'Number of the issue; null: there is none.'),
  url: describe(maybe(), 'Its address.'),
  approvedBy: describe(maybe(), 'Login of the approver.'),
  approvedAt: maybeMoment('When they set the label.'),
};

/** What holds a push. */
export const heldBy = describe(
  z.optional(z.nullable(z.strictObject(held))),
  'What holds the violation; null: it is none, or no issues are kept. Absent where the run has nothing to do with issues, as on the command line.',
);

/** What holds the pushes of an incident. */
export const incidentIssues = describe(
  z.optional(z.array(z.strictObject({ ...held, pushes: describe(count(), 'Pushes of the incident that it holds.') }))),
  'What holds its pushes, in order of the first of each. Absent where the run has nothing to do with issues.',
);

const slot = {
  source: describe(z.enum(SOURCE_NAMES), 'Where it was read.'),
  account: describe(maybe(), 'null: not known, or any.'),
  region: describe(maybe(), 'null: not known, or any.'),
};

const remembered = z.strictObject({
  dashboard: describe(z.nullable(z.strictObject(link)), 'The dashboard issue; null: it could not be written.'),
  holes: describe(
    z.array(
      z.strictObject({
        ...slot,
        from: moment('Start, inclusive.'),
        to: moment('End, exclusive.'),
        reason: describe(z.enum(UNREAD_REASONS), 'Why it was not read.'),
      }),
    ),
    'What neither earlier runs nor this one read, besides what `coverage` says: not complete until it is read or let go.',
  ),
  neverChecked: describe(
    z.array(z.strictObject({ ...slot, before: moment('Nothing before it was ever asked for.') })),
    'Accounts and Regions that were checked for the first time.',
  ),
  dropped: describe(z.array(z.strictObject(slot)), 'Accounts and Regions that were checked before and not this time.'),
  beyond: describe(
    z.array(z.strictObject(link)),
    'Open issues of which pushes may be older than what the source holds: not looked at again.',
  ),
});

export const tracking = describe(
  z.optional(
    z.strictObject({
      keeping: describe(
        z.enum(['kept', 'off', 'other-ref', 'failed']),
        'Whether issues are kept. `off`: not wanted. `other-ref`: only on the default branch. `failed`: see `problems`.',
      ),
      ref: describe(maybe(), 'On which the run was, where that is not the default branch.'),
      defaultBranch: describe(maybe(), 'Where issues are kept, where the run was on another.'),
      problems: describe(
        z.array(
          z.strictObject({
            failure: describe(z.enum(DELIVERY_FAILURES), 'What went wrong.'),
            request: describe(maybe(), 'What was asked for, as `POST /repos/acme/shop/issues`; null: nothing was.'),
            detail: describe(maybe(), 'More of it, such as GitHub’s own words.'),
            text: describe(text(), 'What happened and what to do.'),
          }),
        ),
        'What was not done at GitHub, each once.',
      ),
      notAssignable: describe(z.array(text()), 'Logins that the policy names and GitHub does not let be assigned.'),
      remembered: describe(z.nullable(remembered), 'From run to run; null: nothing remembers how far was checked.'),
    }),
  ),
  'What became of the violations in issues. Absent where the run has nothing to do with issues, as on the command line.',
);

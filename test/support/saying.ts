import fc from 'fast-check';
import { Collection } from '../../src/core/collection.ts';
import { factsOf, type RunFacts } from '../../src/core/facts.ts';
import type { Policy } from '../../src/core/policy.ts';
import type { Push } from '../../src/core/push.ts';
import { entryOf, exceptionOf, freezeOf, policyOf, pushOf } from './facts.ts';
import { EVERYTHING } from './reading-files.ts';

/** Text that parts cells, fields and lines somewhere, begins formulas, or does not show; or any text at all. */
export const hostileText = fc.oneof(
  fc
    .array(
      fc.constantFrom(
        ...['=', '+', '-', '@', '＝', '＋', '－', '＠', ',', ';', '"', "'", '\t', '\r', '\n', ' ', '\u00A0', '\u0000'],
        ...['\u200B', '\uFEFF', '\uD800', '\u2028', '1', 'a', '東', '=HYPERLINK("http://evil.example")'],
      ),
      { maxLength: 12 },
    )
    .map((parts) => parts.join('')),
  fc.string({ unit: 'binary' }),
);

/** A push that has the text wherever somebody else chose one. */
export function pushSaying(text: string): Push {
  const said = { arn: text, name: text, session: text, role: text, account: text, via: text };
  return pushOf({
    ...{ eventId: text, account: text, region: text, repository: text, tag: text, digest: text, mediaType: text },
    ...{ sourceIp: text, userAgent: text, errorCode: text },
    principal: { type: text, ...said },
  });
}

/** A policy that has the text wherever it has names, reasons and rules. */
export function policySaying(text: string): Policy {
  return policyOf({
    defaults: entryOf({ match: [text, text] }),
    freezes: [freezeOf({ name: text, reason: text })],
    exceptions: [exceptionOf({ name: text, reason: text, approvedBy: text })],
  });
}

/** A complete run over all of the pushes, by windows on weekdays where no policy is given. */
export function factsWith(pushes: readonly Push[], policy: Policy = policyOf()): RunFacts {
  const collection = new Collection(EVERYTHING, 'report');
  for (const push of pushes) collection.push(push);
  const context = { toolVersion: '0', source: 'files', scope: EVERYTHING, policy } as const;
  const summary = { records: pushes.length, inputs: { kind: 'file', count: 1 }, evidence: [], claims: null } as const;
  return factsOf(context, collection, summary);
}

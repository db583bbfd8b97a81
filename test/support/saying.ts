import fc from 'fast-check';
import type { RunFacts } from '../../src/core/facts.ts';
import type { Policy } from '../../src/core/policy.ts';
import type { Push } from '../../src/core/push.ts';
import { entryOf, exceptionOf, freezeOf, policyOf, pushOf } from './facts.ts';
import { factsFor } from './run-facts.ts';

/** What other hostile texts are made of: what Markdown, GitHub, HTML, a shell or a terminal would do something with. */
const ACTIVE = [
  ...['`', '``', '```\n', '~~~', '|', '\\', '\\|', '**', '_a_', '~~', '*', '---', '===', '    x'],
  ...['@acme/team', '@octocat', '#1', 'GH-1', 'acme/shop#1', 'a5c3785ed8d6a35868bc169f07e40e889087fd2e', '1a2b3c4'],
  ...['<!--', '-->', '<img src=x>', '</details>', '<details>', '<summary>', '</code>', '<b>', '&lt;', '&amp;', '&#64;'],
  ...['[a](https://b)', '![a](b)', '[a]: https://b', '[^1]', '[^1]: x', '<https://a.example>'],
  ...['https://evil.example', 'www.evil.example', 'mailto:a@b.c', 'a@b.example', '://', 'ftp://x'],
  ...['$x$', '$`x`$', '$$', ':tada:', ':+1:', '- ', '1. ', '# ', '> ', '- [ ] x', '\t'],
  ...['\n', '\n\n', '\r\n', '\u2028', '\u202E', '\u0000', '\u200B', '\uFE0F', '\uD800', ' ', '  ', '😀', 'é', 'x'],
  ...['::error::', '##[error]', '%%{init: {}}%%', 'click a href "x"', ';', 'section x', 'end', '# x', '%% x'],
] as const;

/** Text that parts cells, fields and lines somewhere, begins formulas, does something, or does not show; or any text at all. */
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
  {
    weight: 2,
    arbitrary: fc
      .array(
        fc.oneof({ weight: 3, arbitrary: fc.constantFrom(...ACTIVE) }, fc.string({ unit: 'binary', maxLength: 4 })),
        {
          maxLength: 10,
        },
      )
      .map((parts) => parts.join('')),
  },
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
  return factsFor(pushes, { policy });
}

import fc from 'fast-check';

/** What a hostile text is made of: what Markdown, GitHub, HTML, a shell or a terminal would do something with. */
const PARTS = [
  ...['`', '``', '```\n', '~~~', '|', '\\', '\\|', '**', '_a_', '~~', '*', '---', '===', '    x'],
  ...['@acme/team', '@octocat', '#1', 'GH-1', 'acme/shop#1', 'a5c3785ed8d6a35868bc169f07e40e889087fd2e', '1a2b3c4'],
  ...['<!--', '-->', '<img src=x>', '</details>', '<details>', '<summary>', '</code>', '<b>', '&lt;', '&amp;', '&#64;'],
  ...['[a](https://b)', '![a](b)', '[a]: https://b', '[^1]', '[^1]: x', '<https://a.example>'],
  ...['https://evil.example', 'www.evil.example', 'mailto:a@b.c', 'a@b.example', '://', 'ftp://x'],
  ...['$x$', '$`x`$', '$$', ':tada:', ':+1:', '- ', '1. ', '# ', '> ', '- [ ] x', '\t'],
  ...['\n', '\n\n', '\r\n', '\u2028', '\u202E', '\u0000', '\u200B', '\uFE0F', '\uD800', ' ', '  ', '😀', 'é', 'x'],
  ...['::error::', '%%{init: {}}%%', 'click a href "x"', ';', 'section x', 'end', '# x', '%% x'],
] as const;

/** Texts that do something somewhere, and any others. */
export const hostileText = fc
  .array(fc.oneof({ weight: 3, arbitrary: fc.constantFrom(...PARTS) }, fc.string({ unit: 'binary', maxLength: 4 })), {
    maxLength: 10,
  })
  .map((parts) => parts.join(''));

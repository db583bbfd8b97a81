import fc from 'fast-check';
import { expect, it } from 'vitest';
import { html, NONE, ours } from '../../src/reports/html.ts';
import { shortened, visible } from '../../src/reports/visible.ts';
import { attribute, elementsIn, parsedPage, shapeOf, textIn } from '../support/page.ts';

/** What does something somewhere in a page, and what hides or turns text round. */
const ACTIVE = [
  '<script>alert(1)</script>',
  '</script>',
  '</style>',
  '</title>',
  '</svg>',
  '<!--',
  '-->',
  ']]>',
  '<img src=x onerror=alert(1)>',
  '"',
  "'",
  '&',
  '&lt;',
  '&#0;',
  '`',
  '=',
  ' onload=',
  'javascript:',
  '\u0000',
  '\u2028',
  '\u202e',
  '\u200b',
  '\ud800',
  '\n',
  '\t',
  ' ',
  'é😀',
];
const hostile = fc.array(fc.oneof(fc.constantFrom(...ACTIVE), fc.string({ unit: 'binary' })), { maxLength: 12 });
const text = hostile.map((parts) => parts.join(''));

const page = (value: string) => `<!doctype html>
<html lang="en"><head><title>${html`${value}`.markup}</title></head><body>
<p id="text">${html`${value}`.markup}</p>
<p id="attribute" title="${html`${value}`.markup}" class="${html`${value}`.markup}"></p>
<svg><a href="#x" aria-label="${html`${value}`.markup}"><title>${html`${value}`.markup}</title><text>${html`${value}`.markup}</text></a></svg>
</body></html>`;

it('text comes back as the text that people see, wherever it stands, and nothing else comes with it', () => {
  const plain = shapeOf(page('x'));
  fc.assert(
    fc.property(text, (value) => {
      const shown = visible(shortened(value, 1000));
      const markup = page(value);
      expect(shapeOf(markup)).toEqual(plain);
      const elements = elementsIn(parsedPage(markup));
      for (const element of elements.filter(({ tagName }) => ['title', 'p', 'text'].includes(tagName))) {
        const [own] = [attribute(element, 'title') ?? textIn(element)];
        expect(own).toBe(shown);
      }
      for (const name of ['class', 'aria-label']) {
        const [value] = elements.flatMap((element) => attribute(element, name) ?? []);
        expect(value).toBe(shown);
      }
    }),
  );
});

it('markup that it made itself stays what it is', () => {
  const item = html`<li>${'<b>'}</li>`;
  expect(html`<ul>${[item, item]}${NONE}${ours('<hr>')}${12}</ul>`.markup).toBe(
    '<ul><li>&lt;b&gt;</li><li>&lt;b&gt;</li><hr>12</ul>',
  );
});

import { shortened, visible } from './visible.ts';

/** Markup as it goes into a page. Nothing but this file makes any. */
export interface Html {
  readonly markup: string;
}

type Value = string | number | Html | readonly Html[];

/** No text is longer than this in the page; the machine formats have it whole. */
const LONGEST = 1000;

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
  // The log of a workflow takes `##[` for a command, where a page is printed into it.
  '##[': '##&#91;',
};

/** Nearly every text. */
const PLAIN = /^(?!.*##\[)[^&<>"']*$/;

/**
 * The only door from data to HTML and SVG. What stands in the template is ours; every value that is not markup already
 * becomes text, in an element or between the quotes of an attribute, that shows each of its characters and does nothing.
 */
export function html(template: TemplateStringsArray, ...values: readonly Value[]): Html {
  let markup = template[0] ?? '';
  for (const [index, value] of values.entries()) markup += markupOf(value) + (template[index + 1] ?? '');
  return { markup };
}

/** A text of ours that is markup, a style sheet or a script: never one from outside. */
export function ours(markup: string): Html {
  return { markup };
}

/** Nothing. */
export const NONE: Html = { markup: '' };

function markupOf(value: Value): string {
  if (typeof value === 'number') return String(value);
  if (typeof value === 'string') return escaped(visible(shortened(value, LONGEST)));
  return 'markup' in value ? value.markup : value.map(({ markup }) => markup).join('');
}

function escaped(text: string): string {
  return PLAIN.test(text) ? text : text.replace(/[&<>"']|##\[/g, (found) => ENTITIES[found] ?? '');
}

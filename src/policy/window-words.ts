import type { Part, TellAt } from './text-finding.ts';

/** A word of a list. */
export interface Word extends Part {
  readonly afterComma: boolean;
}

/** The words of a window's text, read from left to right. Commas bind words to lists; a comma that binds nothing is told. */
export class Words {
  readonly #text: string;
  readonly #tell: TellAt;
  readonly #tokens: readonly Part[];
  #at = 0;

  constructor(text: string, tell: TellAt) {
    this.#text = text;
    this.#tell = tell;
    this.#tokens = [...text.matchAll(/,|[^\s,]+/g)].map((match) => ({ text: match[0], offset: match.index }));
  }

  /** The words that come next, as long as they belong to the list. */
  list(belongs: (word: string) => boolean): Word[] {
    const items: Word[] = [];
    let afterComma = false;
    for (;;) {
      const token = this.#tokens[this.#at];
      if (token === undefined) return items;
      const next = this.#tokens[this.#at + 1];
      if (token.text === ',') {
        const binds = items.length > 0 && next !== undefined && next.text !== ',' && belongs(next.text);
        if (!binds) this.#tell(token, { kind: 'window-stray', got: ',' });
      } else if (belongs(token.text)) items.push({ ...token, afterComma });
      else return items;
      afterComma = token.text === ',';
      this.#at++;
    }
  }

  /** All that is left, as it stands. */
  rest(): Part | null {
    const token = this.#tokens[this.#at];
    return token ? { text: this.#text.slice(token.offset).trimEnd(), offset: token.offset } : null;
  }
}

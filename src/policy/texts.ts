import type { Finding } from '../core/problem.ts';
import { LONGEST_REASON } from './schema-rules.ts';
import type { Teller } from './teller.ts';
import type { YamlPath } from './yaml-places.ts';

/** A text as the draft of the file shows it: left out, or `null` where it is none. */
type DraftText = string | null | undefined;

/** A text for people, without blanks around it. `null` where it is left out. */
export function readPlainText(text: DraftText, path: YamlPath, teller: Teller): string | null {
  if (text === undefined || text === null) return null;
  const read = text.trim();
  const key = String(path.at(-1));
  if (read === '') teller.value(path, { kind: 'text-blank', key });
  if (read.length > LONGEST_REASON) {
    teller.value(path, { kind: 'text-too-long', key, length: read.length, limit: LONGEST_REASON });
  }
  return read;
}

const ADDRESS = /^https:\/\/[^\s/?#]+\.?[^\s]*$/i;

/** The address of a ticket. `null` where it is left out. */
export function readTicket(text: DraftText, path: YamlPath, teller: Teller): string | null {
  if (text === undefined || text === null) return null;
  const read = text.trim();
  if (ADDRESS.test(read)) return read;
  const better = `https://${read.replace(/^https?:\/*/i, '')}`;
  const suggestion = ADDRESS.test(better) && /[./]/.test(read) ? better : null;
  teller.value(path, { kind: 'ticket-unreadable', got: text, suggestion });
  return null;
}

/** Tells a name that another item before bears; upper and lower case are alike to people. */
export class Names {
  readonly #of: Finding<'name-twice'>['of'];
  readonly #teller: Teller;
  readonly #lines = new Map<string, number>();

  constructor(of: Finding<'name-twice'>['of'], teller: Teller) {
    this.#of = of;
    this.#teller = teller;
  }

  add(name: string, path: YamlPath): void {
    if (name === '') return;
    const key = name.toLowerCase();
    const firstLine = this.#lines.get(key);
    if (firstLine !== undefined) this.#teller.value(path, { kind: 'name-twice', of: this.#of, got: name, firstLine });
    else this.#lines.set(key, this.#teller.places.value(path).line);
  }
}

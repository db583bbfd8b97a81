/** A request as it came. */
export interface Asked {
  /** From 1, in this run. */
  readonly number: number;
  readonly method: string;
  /** Without the base path. */
  readonly path: string;
  /** `POST /repos/acme/shop/issues` */
  readonly words: string;
  readonly query: Readonly<Record<string, string>>;
  /** `undefined`: none. What is no JSON is text. */
  readonly body: unknown;
}

/** Whether the request has its effect all the same. */
type When = 'before' | 'after';

/** What goes wrong with one request. */
export type Fault =
  /** The process that asked ends here: nothing that it still asks has an effect. */
  | { readonly kind: 'killed'; readonly when: When; readonly onKill?: () => void }
  | { readonly kind: 'reset'; readonly when: When }
  /** No answer, and the connection stays open. */
  | { readonly kind: 'silence'; readonly when: When }
  | { readonly kind: 'error'; readonly when: When; readonly status: number; readonly message?: string }
  /** A page for people: of GitHub's own (502), or of somebody in between (200). */
  | { readonly kind: 'html'; readonly when: When; readonly status: number }
  /** The connection is closed in the middle of the body; the request had its effect. */
  | { readonly kind: 'cut-off' }
  /** Half of a body that is said to be whole; the request had its effect. */
  | { readonly kind: 'half-json' }
  /** Half of the body, then nothing; the request had its effect. */
  | { readonly kind: 'stalled' }
  /** `null`: without `retry-after`. */
  | { readonly kind: 'secondary-limit'; readonly status: 403 | 429; readonly retryAfter: number | null }
  | { readonly kind: 'primary-limit'; readonly status: 403 | 429 };

/** What goes wrong with a request, if anything. */
export type Faults = (asked: Asked) => Fault | null;

/** The fault at the request of this number. */
export function atRequest(number: number, fault: Fault): Faults {
  return (asked) => (asked.number === number ? fault : null);
}

/** The fault at the first request whose words are like this; not at its repeats. */
export function atFirst(words: RegExp, fault: Fault): Faults {
  let isOver = false;
  return (asked) => {
    if (isOver || !words.test(asked.words)) return null;
    isOver = true;
    return fault;
  };
}

/** GitHub's page of an overload, and the like. */
export const HTML =
  '<!DOCTYPE html>\n<html><head><title>Unicorn! &middot; GitHub</title></head><body><p>This page is taking too long to load.</p></body></html>\n';

/** Whether a request with the fault has its effect. */
export function hasEffect(fault: Fault): boolean {
  switch (fault.kind) {
    case 'killed':
    case 'reset':
    case 'silence':
    case 'error':
    case 'html':
      return fault.when === 'after';
    case 'cut-off':
    case 'half-json':
    case 'stalled':
      return true;
    case 'secondary-limit':
    case 'primary-limit':
      return false;
  }
}

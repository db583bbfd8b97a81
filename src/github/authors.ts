import { HIDDEN_START } from './hidden-line.ts';

/** What somebody wrote, as far as it decides on whether it may be ours. */
export interface Written {
  readonly body: string;
  readonly user?: { readonly type?: string | undefined; readonly login?: string | undefined } | null | undefined;
  readonly author_association?: string | null | undefined;
}

/** Others have no write access. A member of the organisation need not have it either. */
const PERHAPS_WRITERS = ['OWNER', 'MEMBER', 'COLLABORATOR'];

/** Who may have written what the tool takes for its own: bots, and people who may write to the repository now. */
export class Authors {
  readonly #mayWrite: (login: string) => Promise<boolean>;
  readonly #asked = new Map<string, Promise<boolean>>();

  constructor(mayWrite: (login: string) => Promise<boolean>) {
    this.#mayWrite = mayWrite;
  }

  /** Each login is asked for once, and only where a text looks like ours: nobody asks what else people write. */
  async isTrusted({ body, user, author_association: association }: Written): Promise<boolean> {
    if (user?.type === 'Bot') return true;
    const login = user?.login;
    if (login === undefined || !PERHAPS_WRITERS.includes(association ?? '') || !body.startsWith(HIDDEN_START))
      return false;
    const known = this.#asked.get(login) ?? this.#mayWrite(login);
    this.#asked.set(login, known);
    return known;
  }
}

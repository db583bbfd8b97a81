import type { Whereabouts } from '../core/match.ts';

/** What a question about a repository does not say: `account and Region`, and the options that say it. */
export function leftOut({ account, region }: Whereabouts): { readonly lacks: string; readonly options: string } {
  const lacks = [...(account === null ? ['account'] : []), ...(region === null ? ['Region'] : [])];
  return { lacks: lacks.join(' and '), options: lacks.map((lack) => `--${lack.toLowerCase()}`).join(' and ') };
}

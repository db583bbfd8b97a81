import type { IssueDraft } from '../../src/github/tracker.ts';
import type { GithubServer } from './github-server/server.ts';
import { LABEL } from './keeping.ts';

/** An issue of which only the title matters. */
export function draft(title: string, assignees: readonly string[] = []): IssueDraft {
  return { title, body: title, labels: [LABEL], assignees };
}

/** What a run asked for, in few words. */
export function asked({ requests }: GithubServer): string[] {
  return requests.map(({ words, query }) => {
    const { sort, direction, state, per_page, ...rest } = query;
    return [words, ...Object.entries(rest).map((pair) => pair.join('='))].join(' ');
  });
}

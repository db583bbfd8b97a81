import type { Instant } from '../instant.ts';
import type { RepositoryId } from '../push.ts';
import type { KeptIssue } from './kept-issue.ts';
import { repositoryOfKey } from './marker.ts';
import { closedPeriodOf } from './next-marker.ts';
import type { Step } from './step.ts';

/** An open issue about an incident. What it says of itself people can edit: no verdict depends on it. */
export interface OpenIncident extends RepositoryId {
  readonly number: number;
  readonly openedAt: Instant;
  /** The closed period; `null`: it has no start. */
  readonly closedFrom: Instant | null;
  /** `null`: it has no end. */
  readonly closedUntil: Instant | null;
  /** Manifests that it told; `null`: too many to be counted. */
  readonly told: number | null;
}

/** A step that was carried out. */
export interface Done {
  readonly step: Step;
  /** The number of the issue that it opened; `null`: it opened none. */
  readonly opened: number | null;
}

/** The issues that are open once some steps were carried out, in the order of their numbers. `now`: by GitHub's clock. */
export function openAfter(issues: readonly KeptIssue[], done: readonly Done[], now: Instant): OpenIncident[] {
  const open = new Map(issues.filter(({ isOpen }) => isOpen).map((issue) => [issue.number, openIncident(issue)]));
  for (const { step, opened } of done) {
    switch (step.kind) {
      case 'open':
        if (opened !== null) open.set(opened, newlyOpen(step, opened, now));
        break;
      case 'grow': {
        const known = open.get(step.issue.number) ?? openIncident(step.issue);
        const told = known.told === null ? null : known.told + step.news.length;
        open.set(known.number, { ...known, ...closedPeriodOf(step.belonging), told });
        break;
      }
      case 'reopen':
        open.set(step.issue.number, { ...openIncident(step.issue), ...closedPeriodOf(step.belonging) });
        break;
      case 'close-excused':
      case 'close-approved':
      case 'close-duplicate':
        open.delete(step.issue.number);
        break;
      case 'answer-label':
      case 'note':
        break;
    }
  }
  return [...open.values()].sort((a, b) => a.number - b.number);
}

function openIncident({ number, createdAt, marker }: KeptIssue): OpenIncident {
  const { key, closedFrom, closedUntil, told } = marker;
  const [registry, account = '', region = '', ...name] = repositoryOfKey(key).split('/');
  return {
    number,
    registry: registry === 'public' ? 'public' : 'private',
    account,
    region,
    repository: name.join('/'),
    openedAt: createdAt,
    closedFrom,
    closedUntil,
    told: told.bits === 0 ? null : told.pushes.size,
  };
}

function newlyOpen({ belonging }: Extract<Step, { kind: 'open' }>, number: number, now: Instant): OpenIncident {
  const { incidents, pushes } = belonging;
  const [{ registry, account, region, repository }] = incidents;
  const id = { registry, account, region, repository };
  return { number, ...id, openedAt: now, ...closedPeriodOf(belonging), told: pushes.length };
}

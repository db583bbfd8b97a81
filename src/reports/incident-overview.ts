import type { Incident } from '../core/incident.ts';
import { dayMinute } from '../core/local-time.ts';
import type { Severity } from '../core/policy.ts';
import { repositoryKey } from '../core/push.ts';
import { distinct, pusherWords, zoneOf } from './incident-words.ts';
import { table } from './markdown-blocks.ts';
import { grouped, listed, plural } from './words.ts';

/** From so many incidents on, what they have in common says more than each. */
const MANY = 12;
/** So many pushers are named. */
const PUSHERS_SHOWN = 5;

/** What many incidents have in common: how severe they are, on which day most began, and who is behind them. */
export function* overview(incidents: readonly Incident[]): Generator<string> {
  if (incidents.length < MANY) return;
  yield `Severity: ${severities(incidents)}.${busiestDay(incidents)}`;
  const pushers = mostFrequent(incidents);
  const shown = pushers.slice(0, PUSHERS_SHOWN);
  const rest = pushers.length - shown.length;
  yield table(
    ['Pushed by', ['Incidents', 'r'], ['Repositories', 'r']],
    [
      ...shown.map(([name, { incidents, repositories }]) => [name, grouped(incidents), grouped(repositories.size)]),
      ...(rest > 0 ? [[plural(rest, 'other'), '', '']] : []),
    ],
  );
}

function severities(incidents: readonly Incident[]): string {
  const counts = new Map<Severity, number>();
  for (const { severity } of incidents) counts.set(severity, (counts.get(severity) ?? 0) + 1);
  // They come in order of severity.
  return listed([...counts].map(([severity, count]) => `${grouped(count)} ${severity}`));
}

/** ` 187 of them began on Saturday 2026-10-24.`; empty where no two began on one day. */
function busiestDay(incidents: readonly Incident[]): string {
  const days = new Map<string, number>();
  for (const incident of incidents) {
    const day = dayMinute(incident.firstTime, zoneOf(incident)).slice(0, -6);
    days.set(day, (days.get(day) ?? 0) + 1);
  }
  const [[day, count] = ['', 0]] = [...days].sort(([, a], [, b]) => b - a);
  if (count <= 1) return '';
  return ` ${count === incidents.length ? 'All' : `${grouped(count)} of them`} began on ${day}.`;
}

interface Share {
  readonly repositories: Set<string>;
  incidents: number;
}

/** Who is behind the most incidents. */
function mostFrequent(incidents: readonly Incident[]): [string, Share][] {
  const shares = new Map<string, Share>();
  for (const incident of incidents) {
    for (const name of distinct(incident.pushes, ({ attribution }) => attribution, pusherWords)) {
      const share = shares.get(name) ?? { repositories: new Set(), incidents: 0 };
      share.repositories.add(repositoryKey(incident));
      share.incidents++;
      shares.set(name, share);
    }
  }
  return [...shares].sort(([, a], [, b]) => b.incidents - a.incidents);
}

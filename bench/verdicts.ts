import { DateTime, IANAZone } from 'luxon';
import { displayZone } from '../src/core/display-zone.ts';
import { Judge } from '../src/core/judge.ts';
import type { Entry, Policy } from '../src/core/policy.ts';
import type { Principal, Push } from '../src/core/push.ts';
import { parsePolicy } from '../src/policy/parse.ts';
import { largePolicy, REPOSITORIES } from './large-policy.ts';
import { mixed } from './seeded.ts';

/** How many verdicts each way gives in a second on one core. */
export interface VerdictRates {
  readonly ours: number;
  readonly luxon: number;
  readonly intl: number;
  /** Milliseconds to work out all entries over the year before the first push. */
  readonly compiling: number;
}

const YEAR_START = Date.UTC(2026, 0, 1);
const YEAR_END = Date.UTC(2027, 0, 1);
const PUSHES = 100_000;

/**
 * Random moments of one year in 1,000 repositories under 500 entries. The peers get what is easy for them: the entry is
 * looked up beforehand, and they only read the wall clock and compare weekday and hours, for one window.
 */
export function verdictRates(): VerdictRates {
  const policy = policyOf(largePolicy());
  const pushes = Array.from({ length: PUSHES }, (_, index) => push(index));
  const entries = entriesOf(policy);
  const compiling = best(3, () => {
    const judge = new Judge(policy);
    for (const entry of [...policy.entries, policy.defaults]) judge.stretchesWithin(entry, null, YEAR_START, YEAR_END);
  });
  const judge = new Judge(policy);
  let outside = 0;
  const ours = best(20, () => {
    outside = 0;
    for (const { cause } of judge.judgeAll(pushes, null)) if (cause !== null) outside++;
  });
  if (outside === 0 || outside === PUSHES) throw new Error('every push has the same verdict');
  const few = pushes.slice(0, 40_000);
  return {
    compiling,
    ours: (PUSHES / ours) * 1000,
    luxon: (few.length / best(3, () => few.filter((one) => byLuxon(one, entries.get(one.repository))))) * 1000,
    intl: (few.length / best(3, () => few.filter((one) => byIntl(one, entries.get(one.repository))))) * 1000,
  };
}

function policyOf(text: string): Policy {
  const read = parsePolicy(new TextEncoder().encode(text), 'large.yml');
  if (!read.ok) throw new Error(JSON.stringify(read.failure.problems.slice(0, 3), null, 1));
  return read.policy;
}

/** As the reader gives it: equal principals are one object. */
const PRINCIPAL: Principal = {
  type: 'AssumedRole',
  arn: 'arn:aws:sts::111122223333:assumed-role/release/run',
  name: 'release',
  session: 'run',
  role: 'arn:aws:iam::111122223333:role/release',
  account: '111122223333',
  via: null,
};

function push(index: number): Push {
  const repository = REPOSITORIES[mixed(index) % REPOSITORIES.length] ?? '';
  return {
    registry: 'private',
    account: '111122223333',
    region: 'eu-central-1',
    repository,
    eventId: String(index),
    time: YEAR_START + Math.floor((mixed(index + PUSHES) / 2 ** 32) * ((YEAR_END - YEAR_START) / 1000)) * 1000,
    tag: index % 3 === 0 ? 'v1.2.3' : 'dev-7',
    tagKnown: true,
    digest: null,
    mediaType: null,
    kind: 'image',
    lists: null,
    platforms: null,
    subject: null,
    arrival: 'push',
    principal: PRINCIPAL,
    accessKeyId: null,
    sourceIp: null,
    userAgent: null,
    errorCode: null,
    sharedEventId: null,
    recipientAccount: null,
    corrects: null,
  };
}

function entriesOf(policy: Policy): Map<string, Entry> {
  const judge = new Judge(policy);
  return new Map(REPOSITORIES.map((repository) => [repository, judge.entryFor({ ...push(0), repository })]));
}

const luxonZones = new Map<string, IANAZone>();

function byLuxon({ time }: Push, entry: Entry | undefined): boolean {
  const name = entry ? displayZone(entry).name : 'UTC';
  const zone = luxonZones.get(name) ?? IANAZone.create(name);
  luxonZones.set(name, zone);
  const { weekday, hour } = DateTime.fromMillis(time, { zone });
  return weekday <= 5 && hour >= 8 && hour < 20;
}

const formats = new Map<string, Intl.DateTimeFormat>();

function byIntl({ time }: Push, entry: Entry | undefined): boolean {
  const timeZone = entry ? displayZone(entry).name : 'UTC';
  const format =
    formats.get(timeZone) ??
    new Intl.DateTimeFormat('en-US', { timeZone, weekday: 'short', hour: 'numeric', hourCycle: 'h23' });
  formats.set(timeZone, format);
  const [weekday = '', hour = ''] = format.format(time).split(', ');
  return !weekday.startsWith('S') && Number(hour) >= 8 && Number(hour) < 20;
}

/** Milliseconds of the fastest of some turns. */
function best(turns: number, run: () => void): number {
  let fastest = Infinity;
  for (let turn = 0; turn < turns; turn++) {
    const started = performance.now();
    run();
    fastest = Math.min(fastest, performance.now() - started);
  }
  return fastest;
}

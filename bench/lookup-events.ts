/**
 * `npm run bench:lookup`: how fast the event history of CloudTrail is read, over real sockets and the real SDK, from a
 * stand-in that keeps the quota and takes as long for a page as us-east-1 did. The peers ask for one page after the
 * other; each has a stand-in of its own, so that all can run at once. Four minutes; `-- --pages 300` takes twenty.
 */
import { parseArgs } from 'node:util';
import { CloudTrailClient, paginateLookupEvents } from '@aws-sdk/client-cloudtrail';
import { ARRIVAL_CALLS } from '../src/sources/calls.ts';
import { cloudtrailSource } from '../src/sources/cloudtrail.ts';
import { systemClock } from '../src/system-clock.ts';
import { EventHistory } from '../test/support/event-history.ts';
import { KeptIntake } from '../test/support/intake.ts';
import { putImage } from '../test/support/records.ts';
import { StandIn } from '../test/support/stand-in.ts';
import { awsCliLookup, installAwsCli } from './awscli.ts';

/** Milliseconds. */
const LATENCY = 3900;
const REGION = 'us-east-1';
const FROM = Date.UTC(2026, 9, 19);
const WEEK = 7 * 86_400_000;
const RANGE = { from: FROM, to: FROM + WEEK };
const NAME = 'PutImage';

const { values } = parseArgs({ options: { pages: { type: 'string', default: '60' } } });
const pages = Number(values.pages);
if (!(pages >= 1)) throw new Error(`--pages: expected a number, got ${values.pages}`);
const awsCli = installAwsCli();

const [ours, sdk, cli] = await Promise.all([timed(readOurs), timed(pageWithSdk), timed(pageWithCli)]);
const floor = (pages * 500 + 2 * LATENCY) / 1000;
const faster = pages >= 300 ? 6.5 : 5.5;
/** Every other event name is asked for once. */
const needed = pages + ARRIVAL_CALLS.length - 1;

console.log(`${pages} pages of events, evenly over a week, ${LATENCY / 1000} s a page, one account and Region`);
row('wall time', `${ours.seconds.toFixed(1)} s`, '');
row('  of pages at the quota and two latencies', `${(ours.seconds / floor).toFixed(3)}x of ${floor} s`, '≤ 1.1x');
row('paginateLookupEvents of the SDK', `${sdk.seconds.toFixed(1)} s`, '');
row('', `${(sdk.seconds / ours.seconds).toFixed(2)}x ours`, `≥ ${faster}x`);
row(`${awsCli} cloudtrail lookup-events`, `${cli.seconds.toFixed(1)} s`, '');
row('', `${(cli.seconds / ours.seconds).toFixed(2)}x ours`, `≥ ${faster}x`);
row('of the quota, first answer to last request', `${(100 * shareOfQuota(ours.standIn)).toFixed(1)}%`, '≥ 95%');
row('requests', `${ours.standIn.times.length} for ${needed}`, `≤ ${Math.floor(1.3 * needed)}`);
row('throttled: ours, SDK, CLI', [ours, sdk, cli].map(({ standIn }) => standIn.throttles).join(', '), '0 of ours');
row('events: ours, SDK, CLI', [ours, sdk, cli].map(({ events }) => events).join(', '), `${pages * 50} each`);

/** Runs beside the others, against a history and a quota of its own. */
async function timed(read: (environment: Readonly<Record<string, string>>) => Promise<number>) {
  const standIn = new StandIn({ history: evenHistory(), now: () => performance.now(), latency: LATENCY });
  const environment = { ...(await standIn.start()), AWS_REGION: REGION };
  const began = performance.now();
  const events = await read(environment);
  const seconds = (performance.now() - began) / 1000;
  standIn.stop();
  return { seconds, events, standIn };
}

async function readOurs(environment: Readonly<Record<string, string>>): Promise<number> {
  Object.assign(process.env, environment);
  const now = FROM + 2 * WEEK;
  const intake = new KeptIntake();
  const source = cloudtrailSource({
    startOf: () => RANGE.from,
    to: RANGE.to,
    regions: [REGION],
    roleArns: [],
    externalId: null,
    deliveryDelay: 0,
    timeouts: { connection: 10_000, response: 40_000, page: 60_000 },
    clock: { ...systemClock, now: () => now + performance.now() },
    progress: () => {},
  });
  await source.read(intake, new AbortController().signal);
  return intake.pushes.length;
}

async function pageWithSdk(environment: Readonly<Record<string, string>>): Promise<number> {
  const client = new CloudTrailClient({
    region: REGION,
    endpoint: environment.AWS_ENDPOINT_URL_CLOUDTRAIL ?? '',
    credentials: {
      accessKeyId: environment.AWS_ACCESS_KEY_ID ?? '',
      secretAccessKey: environment.AWS_SECRET_ACCESS_KEY ?? '',
    },
  });
  const input = {
    LookupAttributes: [{ AttributeKey: 'EventName', AttributeValue: NAME } as const],
    StartTime: new Date(RANGE.from),
    EndTime: new Date(RANGE.to - 1000),
  };
  let events = 0;
  for await (const page of paginateLookupEvents({ client }, input)) events += page.Events?.length ?? 0;
  return events;
}

function pageWithCli(environment: Readonly<Record<string, string>>): Promise<number> {
  return awsCliLookup(NAME, REGION, RANGE, environment);
}

function evenHistory(): EventHistory {
  const history = new EventHistory();
  for (let index = 0; index < pages * 50; index++) {
    const time = new Date(FROM + Math.floor((index * WEEK) / 1000 / (pages * 50)) * 1000).toISOString();
    const eventID = `00000000-0000-4000-8000-${String(index).padStart(12, '0')}`;
    history.add(putImage({ eventID, eventTime: time.replace('.000', ''), awsRegion: REGION }));
  }
  return history;
}

function shareOfQuota({ answers, times }: StandIn): number {
  const first = Math.min(...answers);
  const last = Math.max(...times);
  return times.filter((time) => time >= first).length / ((last - first) / 500);
}

function row(name: string, value: string, target: string): void {
  console.log(`  ${name.padEnd(48)}${value.padStart(24)}${target === '' ? '' : `   target ${target}`}`);
}

/**
 * `npm run bench:lookup`: how fast the event history of CloudTrail is read, over real sockets and the real SDK, from a
 * stand-in that keeps the quota and takes as long for a page as us-east-1 did. About a minute and a half.
 */
import { CloudTrailClient, paginateLookupEvents } from '@aws-sdk/client-cloudtrail';
import { cloudtrailSource } from '../src/sources/cloudtrail.ts';
import { systemClock } from '../src/system-clock.ts';
import { EventHistory } from '../test/support/event-history.ts';
import { KeptIntake } from '../test/support/intake.ts';
import { putImage } from '../test/support/records.ts';
import { StandIn } from '../test/support/stand-in.ts';

/** Milliseconds. */
const LATENCY = 3900;
const PAGES = 60;
/** A paginator asks for one page after the other: a quarter of them shows how long all take. */
const SERIAL_PAGES = PAGES / 4;
const FROM = Date.UTC(2026, 9, 19);
const WEEK = 7 * 86_400_000;

const now = FROM + 2 * WEEK;
const ours = await measureOurs();
const serial = await measureSerial();
const bound = 1.1 * (PAGES / 2 + (2 * LATENCY) / 1000);
console.log(`${PAGES} pages of events at ${LATENCY / 1000} s a page, one account and Region`);
row('wall time', `${ours.seconds.toFixed(1)} s`, `target ≤ ${bound.toFixed(1)} s`);
row('of the quota, first answer to last request', `${(100 * ours.share).toFixed(1)}%`, 'target ≥ 95%');
row('requests', `${ours.requests}`, `${PAGES + 3} are needed`);
row('throttled', `${ours.throttles}`, 'target 0');
row('pushes', `${ours.pushes}`, `of ${PAGES * 50}`);
row('one page after the other', `${serial.toFixed(0)} s`, `${(serial / ours.seconds).toFixed(1)}x, target ≥ 5.5x`);

async function measureOurs() {
  const standIn = await started(PAGES);
  const intake = new KeptIntake();
  const source = cloudtrailSource({
    range: { from: FROM, to: FROM + WEEK },
    regions: ['us-east-1'],
    roleArns: [],
    externalId: null,
    deliveryDelay: 0,
    timeouts: { connection: 10_000, response: 40_000, page: 60_000 },
    clock: { ...systemClock, now: () => now + performance.now() },
    progress: () => {},
  });
  const began = performance.now();
  await source.read(intake, new AbortController().signal);
  const seconds = (performance.now() - began) / 1000;
  standIn.stop();
  const first = Math.min(...standIn.answers);
  const last = Math.max(...standIn.times);
  const between = standIn.times.filter((time) => time >= first).length;
  const share = between / ((last - first) / 500);
  return { seconds, share, requests: standIn.times.length, throttles: standIn.throttles, pushes: intake.pushes.length };
}

async function measureSerial(): Promise<number> {
  const standIn = await started(SERIAL_PAGES);
  const began = performance.now();
  const input = {
    LookupAttributes: [{ AttributeKey: 'EventName', AttributeValue: 'PutImage' } as const],
    StartTime: new Date(FROM),
    EndTime: new Date(FROM + WEEK - 1000),
  };
  for await (const _ of paginateLookupEvents({ client: new CloudTrailClient({ region: 'us-east-1' }) }, input));
  standIn.stop();
  return (((performance.now() - began) / 1000) * (PAGES + 3)) / SERIAL_PAGES;
}

async function started(pages: number): Promise<StandIn> {
  const history = new EventHistory();
  for (let index = 0; index < pages * 50; index++) {
    const time = new Date(FROM + Math.floor((index * WEEK) / 1000 / (pages * 50)) * 1000).toISOString();
    const eventID = `00000000-0000-4000-8000-${String(index).padStart(12, '0')}`;
    history.add(putImage({ eventID, eventTime: time.replace('.000', ''), awsRegion: 'us-east-1' }));
  }
  const standIn = new StandIn({ history, now: () => performance.now(), latency: LATENCY });
  Object.assign(process.env, await standIn.start());
  return standIn;
}

function row(name: string, ...values: string[]): void {
  console.log(`  ${name.padEnd(44)}${values.map((value) => value.padStart(24)).join('')}`);
}

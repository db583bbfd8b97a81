import { fileSuffix } from './ids.ts';
import type { TrailRecord } from './record.ts';
import type { Place } from './world.ts';

const HOUR = 3_600_000;
/** CloudTrail promises no delay; some minutes are usual. */
const DELIVERY_DELAY = 4 * 60_000;

/** One log file: where it lies below the folder of logs, and its text before it is packed. */
export interface LogFile {
  readonly key: string;
  readonly json: string;
}

/**
 * The log files of an account and Region. A real trail writes one every five minutes or so; here it is one or two a day.
 * Records lie under the day of their delivery, in no order, as they do in reality.
 */
export function logFiles(place: Place, records: readonly TrailRecord[], deliveries: readonly number[]): LogFile[] {
  const left = new Set(records.filter((record) => isOf(place, record)));
  const files = deliveries.flatMap((delivery) => {
    const due = [...left].filter((record) => Date.parse(record.eventTime) + DELIVERY_DELAY <= delivery);
    for (const record of due) left.delete(record);
    due.sort((a, b) => (a.eventID < b.eventID ? -1 : 1));
    return due.length === 0 ? [] : [{ key: keyOf(place, delivery), json: JSON.stringify({ Records: due }) }];
  });
  if (left.size > 0) throw new Error(`${left.size} records of ${place.region} come after the last delivery`);
  return files;
}

/** Late every evening (UTC), and at noon of working days where there is much to deliver. */
export function deliveryTimes(days: readonly number[], busy: boolean): number[] {
  return days.flatMap((day) => {
    const weekend = [0, 6].includes(new Date(day).getUTCDay());
    const evening = day + 24 * HOUR - 10 * 60_000;
    return busy && !weekend ? [day + 12 * HOUR, evening] : [evening];
  });
}

function isOf({ account, region }: Place, record: TrailRecord): boolean {
  return record.recipientAccountId === account && record.awsRegion === region;
}

function keyOf({ account, region }: Place, delivery: number): string {
  const [day = '', time = ''] = new Date(delivery).toISOString().split('T');
  const stamp = `${day.replaceAll('-', '')}T${time.slice(0, 5).replace(':', '')}Z`;
  const name = `${account}_CloudTrail_${region}_${stamp}_${fileSuffix(`${account} ${region} ${stamp}`)}.json.gz`;
  return `AWSLogs/${account}/CloudTrail/${region}/${day.replaceAll('-', '/')}/${name}`;
}

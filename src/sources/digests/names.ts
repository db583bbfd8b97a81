import type { Instant } from '../../core/instant.ts';
import { parseEventTime } from '../event-time.ts';

/** What the name of a digest file says, after the CloudTrail User Guide, "CloudTrail digest file structure". */
export interface DigestName {
  /** All of it but the time: the same for the digests of one trail in one account and Region. */
  readonly chain: string;
  readonly account: string;
  readonly region: string;
  readonly trail: string;
  /** When its hour ends. */
  readonly time: Instant;
  /** It lists log files that came too late for the digest of their hour; several may end at the same time. */
  readonly backfill: boolean;
}

/** Region names hold no `_`, names of trails may. The last Region is the home of the trail. */
const DIGEST =
  /^((\d{12})_CloudTrail-Digest_([a-z0-9-]+)_(.+)_[a-z0-9-]+)_(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z(_backfill)?\.json$/;
/** CloudTrail User Guide, "CloudTrail log file examples": the time is that of the delivery, to the minute. */
const LOG = /^(\d{12})_CloudTrail_([a-z0-9-]+)_(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)Z_[^_]+\.json$/;

/** Insights are no calls, and their folder is not read. Whether digests list them, AWS does not say. */
const INSIGHT = /^\d{12}_CloudTrail-Insight_/;

export function isInsightName(plain: string): boolean {
  return INSIGHT.test(plain);
}

/** The last part of a key or path: enough to tell one digest from another where it is only mentioned. */
export function lastPart(path: string): string {
  return path.split(/[/\\]/).at(-1) ?? '';
}

/** The last part of a key or path, without `.gz`: the name by which a file is found wherever it lies, packed or not. */
export function plainName(path: string): string {
  return lastPart(path).replace(/\.gz$/, '');
}

/** `null` for what is no name of a digest. */
export function digestNameOf(plain: string): DigestName | null {
  const [, chain, account, region, trail, year, month, day, hour, minute, second, backfill] = DIGEST.exec(plain) ?? [];
  const time = parseEventTime(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`);
  if (chain === undefined || account === undefined || region === undefined || trail === undefined || time === null) {
    return null;
  }
  return { chain, account, region, trail, time, backfill: backfill !== undefined };
}

/** Whose log a file is and when it was delivered; `null` for a name that CloudTrail does not give. */
export function logNameOf(plain: string): { account: string; region: string; delivered: Instant } | null {
  const [, account, region, year, month, day, hour, minute] = LOG.exec(plain) ?? [];
  const delivered = parseEventTime(`${year}-${month}-${day}T${hour}:${minute}:00Z`);
  return account === undefined || region === undefined || delivered === null ? null : { account, region, delivered };
}

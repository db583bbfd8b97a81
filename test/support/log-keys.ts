/** Of an object with CloudTrail's log. */
export interface LogKey {
  /** With a slash at its end. */
  readonly prefix: string;
  readonly account: string;
  readonly region: string;
  /** Of delivery: `2026/10/24`. */
  readonly day: string;
  readonly name: string;
}

/** As CloudTrail names its log files (CloudTrail User Guide, "CloudTrail log file name format"). */
export function logKey({ prefix, account, region, day, name }: LogKey): string {
  const folder = `${prefix}${account}/CloudTrail/${region}/${day}/`;
  return `${folder}${account}_CloudTrail_${region}_${day.replaceAll('/', '')}T0015Z_${name}.json.gz`;
}

import { onTestFinished, vi } from 'vitest';
import type { Interval } from '../../src/core/instant.ts';
import { type CloudTrailOptions, cloudtrailSource } from '../../src/sources/cloudtrail.ts';
import type { Source } from '../../src/sources/source.ts';
import { skippingClock } from './skipping-clock.ts';
import { StandIn, type StandInOptions } from './stand-in.ts';

export const PATIENT = { connection: 20_000, response: 20_000, page: 20_000 };

type Chosen = { readonly range: Interval } & Partial<Omit<CloudTrailOptions, 'to'>>;

/** The source `cloudtrail`, led to a stand-in until the test has finished, by a clock that nobody waits for. */
export async function cloudtrailOn(
  service: Omit<StandInOptions, 'now'>,
  now: number,
  { range, ...options }: Chosen,
): Promise<{ readonly source: Source; readonly standIn: StandIn }> {
  const clock = skippingClock(now);
  const standIn = new StandIn({ now: clock.now, quota: false, ...service });
  onTestFinished(() => {
    standIn.stop();
    vi.unstubAllEnvs();
  });
  for (const [name, value] of Object.entries(await standIn.start())) vi.stubEnv(name, value);
  const source = cloudtrailSource({
    startOf: () => range.from,
    to: range.to,
    regions: ['eu-central-1'],
    roleArns: [],
    externalId: null,
    deliveryDelay: 900_000,
    timeouts: PATIENT,
    clock,
    progress: () => {},
    ...options,
  });
  return { source, standIn };
}

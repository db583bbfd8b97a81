import type { proxyAgent } from '../../net/proxy.ts';
import { LookupFailure } from './lookup.ts';

/** Milliseconds. */
export interface Timeouts {
  readonly connection: number;
  /** From the request to the start of its answer. */
  readonly response: number;
  /** From the request to the end of its answer. */
  readonly page: number;
}

/** The SDK would tell everyone on Node 20 that its later releases need another: that is for us to know, not for them. */
export function quietSdk(): void {
  process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED ??= 'true';
}

/** What every client of AWS is made with. `region`: `null` is the environment's. */
export function clientSettings(
  region: string | null,
  { connection, response }: Timeouts,
  proxy: ReturnType<typeof proxyAgent>,
) {
  return {
    ...(region === null ? {} : { region }),
    requestHandler: {
      connectionTimeout: connection,
      requestTimeout: response,
      // Without it the SDK only warns (its UPGRADING.md, since 3.910).
      throwOnRequestTimeout: true,
      ...(proxy && { httpAgent: proxy, httpsAgent: proxy }),
    },
  };
}

/**
 * A request within the time for one, in milliseconds: the SDK's own signal and time-outs end with the head of an answer, its
 * body may hang. Rejects as `act` does, or with a `LookupFailure` where the time is over or the signal came.
 */
export async function withinTime<Value>(
  time: number,
  signal: AbortSignal,
  act: (signal: AbortSignal) => Promise<Value>,
): Promise<Value> {
  const controller = new AbortController();
  try {
    return await inTime(time, signal, act(controller.signal));
  } finally {
    controller.abort();
  }
}

/** The same of what ends by itself; a controller for each would cost more than the rest. */
export async function inTime<Value>(time: number, signal: AbortSignal, value: Promise<Value>): Promise<Value> {
  let timer: NodeJS.Timeout | undefined;
  let stop = () => {};
  const ended = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new LookupFailure('passing', 'timed-out', null)), time);
    stop = () => reject(new LookupFailure('final', 'stopped', null));
    signal.addEventListener('abort', stop, { once: true });
    if (signal.aborted) stop();
  });
  try {
    return await Promise.race([value, ended]);
  } finally {
    clearTimeout(timer);
    // By hand: Node may forget a removal by another signal, and each listener that is left holds a page.
    signal.removeEventListener('abort', stop);
  }
}

import { uuid } from './ids.ts';
import type { Place } from './world.ts';

type Fields = Readonly<Record<string, unknown>>;

/** A CloudTrail record. Only what is asked about later is typed. */
export interface TrailRecord extends Fields {
  readonly eventTime: string;
  readonly awsRegion: string;
  readonly eventID: string;
  readonly recipientAccountId: string;
}

/** What differs from call to call. */
export interface Call {
  readonly place: Place;
  /** Milliseconds since 1970, a whole second. */
  readonly time: number;
  /** `ecr` for `ecr.amazonaws.com`. */
  readonly service: string;
  readonly name: string;
  readonly identity: Fields;
  readonly ip: string;
  readonly agent: string;
  readonly error?: { readonly code: string; readonly message: string };
  readonly request?: Fields;
  readonly response?: Fields;
  readonly readOnly?: boolean;
  readonly resources?: readonly Fields[];
  /** Called over TLS by a client that CloudTrail could see. */
  readonly host?: string;
  readonly type?: 'AwsApiCall' | 'AwsServiceEvent';
  readonly details?: Fields;
}

/** The record of a call, its fields in CloudTrail's own order. */
export function recordOf(call: Call): TrailRecord {
  const { place, time, service, name, error, host } = call;
  const seed = `${place.account} ${place.region} ${time} ${service} ${name} ${JSON.stringify(call.request ?? null)}`;
  return {
    eventVersion: '1.11',
    userIdentity: call.identity,
    eventTime: wholeSecond(time),
    eventSource: `${service}.amazonaws.com`,
    eventName: name,
    awsRegion: place.region,
    sourceIPAddress: call.ip,
    userAgent: call.agent,
    ...(error && { errorCode: error.code, errorMessage: error.message }),
    requestParameters: call.request ?? null,
    responseElements: call.response ?? null,
    ...(call.type !== 'AwsServiceEvent' && { requestID: uuid(`request ${seed}`) }),
    eventID: uuid(`event ${seed}`),
    readOnly: call.readOnly ?? false,
    ...(call.resources && { resources: call.resources }),
    eventType: call.type ?? 'AwsApiCall',
    managementEvent: true,
    recipientAccountId: place.account,
    ...(call.details && { serviceEventDetails: call.details }),
    eventCategory: 'Management',
    ...(host !== undefined && {
      tlsDetails: { tlsVersion: 'TLSv1.3', cipherSuite: 'TLS_AES_128_GCM_SHA256', clientProvidedHostHeader: host },
    }),
  };
}

/** `2026-10-24T00:14:09Z` */
export function wholeSecond(time: number): string {
  return new Date(time).toISOString().replace('.000Z', 'Z');
}

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** `Oct 24, 2026, 1:14:09 AM`: how AWS writes times inside responses. By hand, as `Intl` differs between Node versions. */
export function wordyTime(time: number): string {
  const date = new Date(time);
  const hour = date.getUTCHours();
  const [minute, second] = [date.getUTCMinutes(), date.getUTCSeconds()].map((n) => String(n).padStart(2, '0'));
  const day = `${MONTHS[date.getUTCMonth()]} ${date.getUTCDate()}, ${date.getUTCFullYear()}`;
  return `${day}, ${hour % 12 || 12}:${minute}:${second} ${hour < 12 ? 'AM' : 'PM'}`;
}

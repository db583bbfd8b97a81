import { isObject, type Json, member } from './cells.ts';
import type { Delivery, JsonRecord } from './deliveries.ts';

/** What CloudTrail's record has on a path, `undefined` where there is nothing. */
export type At = (...path: readonly string[]) => Json | undefined;

/** How the two versions of Security Lake's table tell what only they tell. */
interface Version {
  readonly metadata: string;
  readonly classUid: number;
  readonly category: number;
}

export function reader(record: JsonRecord): At {
  return (...path) =>
    path.reduce<Json | undefined>((value, key) => (isObject(value) ? member(value, key) : undefined), record);
}

export function millis(at: At): number {
  return Date.parse(String(at('eventTime')));
}

/** What both versions have in common, after the samples at https://github.com/ocsf/examples/tree/main/mappings/markdown/AWS. */
export function commonFields(at: At, { metadata, classUid, category }: Version): JsonRecord {
  const agent = at('sourceIPAddress');
  const isAddress = typeof agent === 'string' && /^[\d.:a-f]+$/.test(agent);
  const error = at('errorCode') ?? null;
  return {
    metadata: {
      product: {
        version: at('eventVersion') ?? null,
        name: 'CloudTrail',
        vendor_name: 'AWS',
        feature: { name: 'Management, Data, and Insights' },
      },
      event_code: at('eventType') ?? null,
      uid: at('eventID') ?? null,
      profiles: ['cloud', 'datetime'],
      version: metadata,
    },
    time: millis(at),
    cloud: { region: at('awsRegion') ?? null, provider: 'AWS' },
    dst_endpoint: null,
    http_request: { user_agent: at('userAgent') ?? null },
    src_endpoint: { uid: null, ip: isAddress ? agent : null, domain: isAddress ? null : (agent ?? null) },
    class_name: 'API Activity',
    class_uid: classUid,
    category_name: 'Application Activity',
    category_uid: category,
    severity_id: 1,
    severity: 'Informational',
    activity_name: 'Create',
    activity_id: 1,
    type_uid: classUid * 100 + 1,
    type_name: 'API Activity: Create',
    status: error === null ? 'Success' : 'Failure',
    status_id: error === null ? 1 : 2,
  };
}

/** Texts of the record that OCSF has no place for. */
export function unmappedOf(at: At, names: readonly string[]): JsonRecord {
  return Object.fromEntries(
    names.flatMap((name): [string, Json][] => {
      const value = at(name);
      return value === undefined || value === null ? [] : [[name, value]];
    }),
  );
}

/** `{ a: { b: 1 } }` under `p` as `p.a.b`: `1`. */
export function dotted(prefix: string, value: Json | undefined): JsonRecord {
  if (value === undefined || value === null) return {};
  if (!isObject(value)) return { [prefix]: value };
  return Object.assign({}, ...Object.entries(value).map(([key, one]) => dotted(`${prefix}.${key}`, one)));
}

/** JSON of an object, as Security Lake keeps what it does not model; `null` where there is none. */
export function jsonText(value: Json | undefined): string | null {
  return value === undefined || value === null ? null : JSON.stringify(value);
}

export type ToOcsf = (delivery: Delivery) => JsonRecord;

import * as z from 'zod/mini';
import { ENDS, type Marker } from '../core/tracking/marker.ts';
import { readHiddenLine, withHiddenLine } from './hidden-line.ts';
import { instant, readTold, toldData, toldShape } from './told-text.ts';

const KIND = 'incident';

/** Another number where a version of the tool that knows this one only must keep its hands off. */
const VERSION = 1;

const count = z.int().check(z.nonnegative());

const shape = z.strictObject({
  key: z.string(),
  policy: z.string(),
  closedFrom: z.nullable(instant),
  closedUntil: z.nullable(instant),
  told: toldShape,
  toldAt: z.nullable(instant),
  end: z.nullable(z.enum(ENDS)),
  approvedAt: z.nullable(instant),
  answeredAt: z.nullable(instant),
  revision: count,
  title: count,
});

/** An issue's body, taken apart. */
export type IssueBody =
  | { readonly kind: 'ours'; readonly marker: Marker; readonly text: string }
  /** A later version of the tool wrote it: this one would open the incident again. */
  | { readonly kind: 'newer'; readonly version: number }
  /** A person's, or one whose marker a person changed. */
  | { readonly kind: 'others' };

/** The same for the same marker, whatever the order in which it was put together. */
export function issueBody(marker: Marker, text: string): string {
  const { key, policy, closedFrom, closedUntil, told, toldAt, end, approvedAt, answeredAt, revision, title } = marker;
  const times = { closedFrom, closedUntil, told: toldData(told), toldAt };
  return withHiddenLine(KIND, VERSION, { key, policy, ...times, end, approvedAt, answeredAt, revision, title }, text);
}

export function readIssueBody(body: string): IssueBody {
  const hidden = readHiddenLine(KIND, body);
  if (hidden === null) return { kind: 'others' };
  if (hidden.version > VERSION) return { kind: 'newer', version: hidden.version };
  const { success, data } = shape.safeParse(hidden.data);
  const told = success ? readTold(data.told) : null;
  return told === null || !success
    ? { kind: 'others' }
    : { kind: 'ours', marker: { ...data, told }, text: hidden.text };
}

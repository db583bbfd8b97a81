/**
 * Two weeks of pushes, told by the wall clock of the team that pushed, with the offset then in force. Berlin puts its
 * clocks back on Sunday 25 October at 03:00, New York on Sunday 1 November at 02:00, Kolkata never.
 * The windows are those of examples/release-windows.yml.
 */
import type { PusherName, RepositoryName } from './world.ts';

/** What is out of the ordinary: the form of the image, or that ECR refused it. */
type Special = 'multi-platform' | 'oversized' | 'tag-taken' | 'unchanged' | 'denied';

export type StoryPush = readonly [at: string, to: RepositoryName, tag: string, by: PusherName, special?: Special];

/** Berlin, Monday to Friday 08:00-20:00. */
const SHOP: readonly StoryPush[] = [
  ['2026-10-19T08:07:31+02:00', 'shop/web', '1.84.0', 'shop'],
  ['2026-10-19T10:42:05+02:00', 'shop/checkout', '2.30.0', 'shop'],
  ['2026-10-19T15:20:48+02:00', 'shop/catalog', '5.11.0', 'shop'],
  ['2026-10-20T09:31:12+02:00', 'shop/web', '1.84.1', 'shop'],
  ['2026-10-20T13:05:56+02:00', 'shop/checkout', '2.30.1', 'shop'],
  ['2026-10-20T16:48:20+02:00', 'shop/web', '1.84.2', 'shop'],
  ['2026-10-21T10:11:09+02:00', 'shop/catalog', '5.11.1', 'shop'],
  ['2026-10-21T11:26:37+02:00', 'shop/web', '1.85.0-rc.1', 'shop'],
  ['2026-10-21T17:39:02+02:00', 'shop/checkout', '2.31.0', 'shop'],
  ['2026-10-22T09:02:44+02:00', 'shop/web', '1.85.0-rc.2', 'shop'],
  // One image for two kinds of processor: six manifests, with attestations, index and signature.
  ['2026-10-22T11:30:15+02:00', 'shop/web', '1.85.0', 'shop', 'multi-platform'],
  ['2026-10-22T14:14:33+02:00', 'shop/catalog', '5.12.0', 'shop'],
  ['2026-10-23T09:47:18+02:00', 'shop/web', '1.85.1', 'shop'],
  ['2026-10-23T13:22:51+02:00', 'shop/catalog', '5.12.1', 'shop'],
  // Friday's last release, just in time, breaks the checkout. Mary mends it by hand, and mends it again.
  ['2026-10-23T19:58:40+02:00', 'shop/checkout', '2.32.0', 'shop'],
  ['2026-10-23T22:41:27+02:00', 'shop/checkout', '2.32.1-hotfix', 'mary'], // outside
  ['2026-10-24T02:14:09+02:00', 'shop/checkout', '2.32.2-hotfix', 'mary'], // outside, the same closed weekend
  // The weekly rebuild, in the second of the two hours from two to three. The week after it runs on Friday.
  ['2026-10-25T02:30:00+01:00', 'shop/catalog', 'weekly-2026-43', 'shop'], // outside
  ['2026-10-26T08:15:22+01:00', 'shop/checkout', '2.33.0', 'shop'],
  ['2026-10-26T10:03:58+01:00', 'shop/web', '1.86.0-rc.1', 'shop'],
  ['2026-10-26T14:51:06+01:00', 'shop/catalog', '5.12.2', 'shop'],
  ['2026-10-27T09:20:41+01:00', 'shop/web', '1.86.0', 'shop'],
  ['2026-10-27T09:22:13+01:00', 'shop/web', '1.86.0', 'shop', 'unchanged'], // a job that was run again
  ['2026-10-27T15:37:29+01:00', 'shop/checkout', '2.33.1', 'shop'],
  ['2026-10-28T10:55:35+01:00', 'shop/web', '1.86.1', 'shop'],
  ['2026-10-28T11:48:03+01:00', 'shop/catalog', '5.13.0', 'shop'],
  ['2026-10-28T16:30:17+01:00', 'shop/checkout', '2.34.0', 'shop'],
  ['2026-10-29T09:10:52+01:00', 'shop/checkout', '2.34.1', 'shop'],
  ['2026-10-29T13:40:26+01:00', 'shop/web', '1.87.0', 'shop'],
  ['2026-10-29T17:05:11+01:00', 'shop/catalog', '5.13.1', 'shop'],
  ['2026-10-30T09:33:47+01:00', 'shop/web', '1.87.1', 'shop'],
  ['2026-10-30T11:15:30+01:00', 'shop/checkout', '2.34.2', 'shop'],
  ['2026-10-30T14:30:00+01:00', 'shop/catalog', 'weekly-2026-44', 'shop'],
];

/** New York, Tuesday to Thursday 10:00-16:00 and Saturday 22:00 to Sunday 02:00. */
const PAYMENTS: readonly StoryPush[] = [
  ['2026-10-20T10:22:14-04:00', 'payments/api', '7.4.0', 'payments'],
  ['2026-10-20T14:05:39-04:00', 'payments/ledger', '3.18.0', 'payments'],
  ['2026-10-21T11:40:02-04:00', 'payments/api', '7.4.1', 'payments'],
  ['2026-10-21T14:18:45-04:00', 'payments/api', '7.4.1-spike', 'spike', 'denied'],
  ['2026-10-22T10:03:27-04:00', 'payments/ledger', '3.18.1', 'payments'],
  ['2026-10-22T15:49:50-04:00', 'payments/api', '7.4.2', 'payments'],
  ['2026-10-24T22:15:33-04:00', 'payments/ledger', '3.19.0', 'payments'],
  ['2026-10-24T23:50:08-04:00', 'payments/api', '7.5.0', 'payments'],
  ['2026-10-27T10:31:21-04:00', 'payments/api', '7.5.1', 'payments'],
  ['2026-10-28T12:17:44-04:00', 'payments/ledger', '3.19.1', 'payments'],
  ['2026-10-28T13:02:59-04:00', 'payments/api', '7.5.2', 'payments'],
  // In closed hours, but tags are immutable there: nothing arrived, nothing to judge.
  ['2026-10-28T17:20:16-04:00', 'payments/api', '7.5.2', 'payments', 'tag-taken'],
  ['2026-10-29T11:08:32-04:00', 'payments/api', '7.5.3', 'payments'],
  ['2026-10-29T15:58:07-04:00', 'payments/ledger', '3.19.2', 'payments'],
  ['2026-10-31T22:20:55-04:00', 'payments/ledger', '3.20.0', 'payments'],
  // 01:40 twice that night, and both times the window is open. Half an hour after the second it is closed.
  ['2026-11-01T01:40:12-04:00', 'payments/api', '7.6.0', 'payments'],
  ['2026-11-01T01:40:36-05:00', 'payments/api', '7.6.1', 'payments'],
  ['2026-11-01T02:10:24-05:00', 'payments/api', '7.6.2', 'payments'], // outside
];

/** Kolkata, Monday to Friday 09:30-18:30. */
const DATA: readonly StoryPush[] = [
  ['2026-10-19T10:05:17+05:30', 'data/etl', '2026.10.19-1', 'data'],
  ['2026-10-19T15:44:50+05:30', 'data/reports', '0.31.0', 'data'],
  ['2026-10-20T11:12:38+05:30', 'data/etl', '2026.10.20-1', 'data'],
  ['2026-10-21T09:34:05+05:30', 'data/etl', '2026.10.21-1', 'data'],
  ['2026-10-21T16:20:42+05:30', 'data/reports', '0.31.1', 'data'],
  ['2026-10-22T12:50:19+05:30', 'data/etl', '2026.10.22-1', 'data'],
  ['2026-10-22T14:00:56+05:30', 'data/models', '2026-10-a', 'data'],
  ['2026-10-23T10:41:23+05:30', 'data/etl', '2026.10.23-1', 'data'],
  ['2026-10-23T18:12:01+05:30', 'data/reports', '0.32.0', 'data'],
  ['2026-10-26T09:48:34+05:30', 'data/etl', '2026.10.26-1', 'data'],
  // So many layers that CloudTrail leaves the manifest out, and the tag with it.
  ['2026-10-26T13:30:47+05:30', 'data/models', '2026-10-b', 'data', 'oversized'],
  ['2026-10-27T11:05:10+05:30', 'data/etl', '2026.10.27-1', 'data'],
  // Early afternoon in Berlin, and open there; evening in Kolkata, whose window counts.
  ['2026-10-27T19:05:28+05:30', 'data/etl', '2026.10.27-2', 'data'], // outside
  ['2026-10-28T10:27:53+05:30', 'data/etl', '2026.10.28-1', 'data'],
  ['2026-10-28T15:15:36+05:30', 'data/reports', '0.32.1', 'data'],
  ['2026-10-29T12:02:04+05:30', 'data/etl', '2026.10.29-1', 'data'],
  ['2026-10-30T10:30:45+05:30', 'data/etl', '2026.10.30-1', 'data'],
  ['2026-10-30T17:55:13+05:30', 'data/reports', '0.33.0', 'data'],
];

/** Open at any time. */
const SANDBOX: readonly StoryPush[] = [
  ['2026-10-20T21:40:33+02:00', 'sandbox/new-cart/web', 'spike-1', 'spike'],
  ['2026-10-24T23:10:58+02:00', 'sandbox/new-cart/web', 'spike-2', 'spike'],
  ['2026-11-01T15:30:07+01:00', 'sandbox/new-cart/web', 'spike-3', 'spike'],
  ['2026-10-22T22:05:41+05:30', 'sandbox/notebooks', '0.1.0', 'notebooks'],
  ['2026-10-28T06:10:26+05:30', 'sandbox/notebooks', '0.2.0', 'notebooks'],
];

export const STORY: readonly StoryPush[] = [...SHOP, ...PAYMENTS, ...DATA, ...SANDBOX];

/** What Amazon ECR does by itself. Friday's last release is replicated to another Region, after the window has closed. */
export const SERVICE_STORY = {
  replicated: { at: '2026-10-23T20:03:12+02:00', repository: 'shop/checkout', region: 'us-east-1' },
  expired: { at: '2026-10-24T04:12:30+05:30', repository: 'data/etl', tag: '2026.09.11-1' },
} as const;

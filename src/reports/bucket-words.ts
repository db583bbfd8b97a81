import type { BucketRequests } from '../core/reading.ts';
import { grouped } from './words.ts';

/** Amazon S3 pricing, in US dollars, S3 Standard in us-east-1: LIST requests and GET requests, for each thousand. */
const PRICE_OF_LISTS = 0.005;
const PRICE_OF_GETS = 0.0004;

/** How often S3 was asked, and roughly what that costs. */
export function bucketNotes({ lists, gets }: BucketRequests): string[] {
  const dollars = (lists * PRICE_OF_LISTS + gets * PRICE_OF_GETS) / 1000;
  const words = dollars < 0.01 ? 'less than USD 0.01' : `about USD ${dollars.toFixed(2)}`;
  return [
    `${grouped(lists)} LIST and ${grouped(gets)} GET requests to Amazon S3: ${words} (USD ${PRICE_OF_LISTS} and USD ${PRICE_OF_GETS} a thousand, as in us-east-1; data that leaves AWS and requests to AWS KMS are not in it)`,
  ];
}

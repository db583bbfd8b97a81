import type { TableScan } from '../core/reading.ts';
import { grouped, plural } from './words.ts';

/** Amazon Athena pricing, in US dollars and most Regions: "$5.00 per TB of data scanned", "10 MB minimum per query". */
const PRICE_OF_TERABYTE = 5;
const LEAST_BILLED = 10_000_000;

/** What the queries of a table read, and roughly what that costs. */
export function costNote({ queries }: TableScan): string {
  const billed = queries.reduce((sum, bytes) => sum + Math.max(bytes, LEAST_BILLED), 0);
  return `${plural(queries.length, 'query', 'queries')} read ${bytesWords(scannedBytes(queries))} of the table: ${priceWords(billed)}`;
}

/** What the table is not made for. */
export function tableNotes({ readsAllDays, lacks }: TableScan): string[] {
  return [
    ...(readsAllDays
      ? ['no partition of the table tells the days apart, so that every run reads all of it: use a table that has them']
      : []),
    ...(lacks.length === 0
      ? []
      : [
          `columns that the table lacks: ${lacks.join(', ')}; what they tell, such as who signed in or which record corrects another, is unknown here (docs/sources.md has a table with all of them)`,
        ]),
  ];
}

export function scannedBytes(queries: TableScan['queries']): number {
  return queries.reduce((sum, bytes) => sum + bytes, 0);
}

/** `32.1 GB`: as prices count them, a thousand and not 1,024 of the smaller unit. */
export function bytesWords(bytes: number): string {
  if (bytes >= 1e12) return `${(bytes / 1e12).toFixed(1)} TB`;
  return bytes >= 1e9 ? `${(bytes / 1e9).toFixed(1)} GB` : `${grouped(Math.ceil(bytes / 1e6))} MB`;
}

function priceWords(bytes: number): string {
  const dollars = (bytes / 1e12) * PRICE_OF_TERABYTE;
  const words = dollars < 0.01 ? 'less than USD 0.01' : `about USD ${dollars.toFixed(2)}`;
  return `${words} (USD 5 a TB, 10 MB at least for each)`;
}

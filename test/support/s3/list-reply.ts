import { createHash } from 'node:crypto';
import type { Reply } from '../athena/deliver.ts';

/** The most that S3 lists at once. */
const PAGE_SIZE = 1000;

/**
 * A page of ListObjectsV2 over keys that are sorted by their bytes.
 * https://docs.aws.amazon.com/AmazonS3/latest/API/API_ListObjectsV2.html
 */
export function listReply(objects: readonly (readonly [key: string, body: Buffer])[], query: URLSearchParams): Reply {
  const prefix = query.get('prefix') ?? '';
  const delimiter = query.get('delimiter') ?? '';
  // Ours are the last key or folder of a page.
  const after =
    Buffer.from(query.get('continuation-token') ?? '', 'base64').toString() || query.get('start-after') || '';
  const items: string[] = [];
  let last = '';
  let more = false;
  for (const [key, body] of objects) {
    if (!key.startsWith(prefix)) continue;
    const end = delimiter === '' ? -1 : key.indexOf(delimiter, prefix.length);
    const name = end < 0 ? key : key.slice(0, end + delimiter.length);
    if (name <= after || name === last) continue;
    if (items.length === PAGE_SIZE) {
      more = true;
      break;
    }
    items.push(end < 0 ? contents(key, body) : `<CommonPrefixes><Prefix>${xml(name)}</Prefix></CommonPrefixes>`);
    last = name;
  }
  const next = more ? `<NextContinuationToken>${Buffer.from(last).toString('base64')}</NextContinuationToken>` : '';
  return {
    status: 200,
    headers: { 'content-type': 'application/xml' },
    body: `<?xml version="1.0" encoding="UTF-8"?>\n<ListBucketResult xmlns="http://s3.amazonaws.com/doc/2006-03-01/"><IsTruncated>${more}</IsTruncated><KeyCount>${items.length}</KeyCount>${next}${items.join('')}</ListBucketResult>`,
  };
}

export function etagOf(body: Buffer): string {
  return `"${createHash('md5').update(body).digest('hex')}"`;
}

function contents(key: string, body: Buffer): string {
  return `<Contents><Key>${xml(key)}</Key><Size>${body.length}</Size><ETag>${xml(etagOf(body))}</ETag><StorageClass>STANDARD</StorageClass></Contents>`;
}

function xml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
}

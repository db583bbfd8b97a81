/**
 * Asks for all objects whose keys a file has, so many at once, and does nothing with their bytes: `bare` (requests of Node over
 * connections that are kept) or `sdk` (the SDK's GetObject). The environment leads to the bucket. A process of its own, so
 * that nothing else counts.
 */
import { readFileSync } from 'node:fs';
import { Agent, get } from 'node:http';
import { Readable } from 'node:stream';
import { finished } from 'node:stream/promises';
import { GetObjectCommand, S3Client } from '@aws-sdk/client-s3';

const [, , name, bucket = '', file = '', inFlight = ''] = process.argv;
const SOCKETS = { keepAlive: true, maxSockets: 256 };

function bare(): (key: string) => Promise<void> {
  const agent = new Agent(SOCKETS);
  const url = `${process.env.AWS_ENDPOINT_URL_S3}/${bucket}/`;
  return (key) =>
    new Promise((resolve, reject) => {
      const asked = get(`${url}${key}`, { agent }, (response) => {
        response.on('end', resolve).on('error', reject).resume();
      });
      asked.on('error', reject);
    });
}

function sdk(): (key: string) => Promise<void> {
  const client = new S3Client({
    forcePathStyle: true,
    requestHandler: { httpAgent: SOCKETS },
    responseChecksumValidation: 'WHEN_REQUIRED',
  });
  return async (key) => {
    const { Body } = await client.send(new GetObjectCommand({ Bucket: bucket, Key: key }));
    if (!(Body instanceof Readable)) throw new Error(`no body of ${key}`);
    await finished(Body.resume());
  };
}

const READINGS = { bare, sdk };
if (name !== 'bare' && name !== 'sdk') throw new Error(`no reading ${name}`);
const act = READINGS[name]();
const keys = readFileSync(file, 'utf8').split('\n').values();
const asking = async () => {
  for (const key of keys) await act(key);
};
await Promise.all(Array.from({ length: Number(inFlight) }, asking));
process.exit();

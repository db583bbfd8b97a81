import { gzipSync } from 'node:zlib';
import { expect, it } from 'vitest';
import { GzipBroken } from '../../src/sources/gunzip.ts';
import { LogReader } from '../../src/sources/log-reader.ts';
import { RecordCutter } from '../../src/sources/record-cutter.ts';
import { unpack } from '../../src/sources/unpack.ts';
import { folderWith } from '../support/folder.ts';
import { KeptIntake } from '../support/intake.ts';
import { EVERYTHING, read } from '../support/reading-files.ts';
import { putImage, record } from '../support/records.ts';

const PLACES = 1000;

/** A number below `most` that looks random and is the same for the same index. */
function below(most: number, index: number): number {
  return (Math.imul(index + 1, 0x9e3779b1) >>> 0) % most;
}

const RECORDS = Array.from({ length: 60 }, (_, index) =>
  index % 10 === 0
    ? putImage({ eventID: `push-${index}` })
    : record('Decrypt', { eventSource: 'kms.amazonaws.com', requestID: below(2 ** 31, index).toString(36) }),
);
const PACKED = gzipSync(JSON.stringify({ Records: RECORDS }));

function damaged(index: number): Buffer {
  const place = below(PACKED.length, index);
  if (index % 2 === 0) return PACKED.subarray(0, place);
  const bytes = Buffer.from(PACKED);
  bytes[place] = (bytes[place] ?? 0) ^ (1 << (index % 8));
  return bytes;
}

/** Inflated as a stream, and each record looked at: slow, and what the fast way must come to. */
async function readSlowly(files: readonly (readonly [name: string, bytes: Buffer])[]) {
  const intake = new KeptIntake();
  const reader = new LogReader(intake, EVERYTHING);
  for (const [name, bytes] of files) {
    reader.begin(name, true);
    const cutter = new RecordCutter(reader);
    async function* open() {
      yield bytes;
    }
    try {
      for await (const chunk of unpack({ open, rereadable: true })) cutter.write(chunk);
      cutter.end();
    } catch (error) {
      if (!(error instanceof GzipBroken)) throw error;
      const place = cutter.position === 0 ? null : `byte ${cutter.position} of the unpacked text`;
      reader.unreadable('gzip-broken', place, 'whole gzip data', error.message);
    }
  }
  return { intake, records: reader.records, evidence: reader.totals().evidence };
}

it(`of gzip that breaks off or has a bit turned, at ${PLACES} places, what is whole is read and the rest is told`, async () => {
  const files = Array.from(
    { length: PLACES },
    (_, index) => [`${String(index).padStart(4, '0')}.json.gz`, damaged(index)] as const,
  );
  const { intake, records, evidence } = await read({ paths: ['.'], cwd: folderWith(Object.fromEntries(files)) });
  expect({ intake, records, evidence }).toEqual(await readSlowly(files));

  const told = new Set(intake.unread.map(({ source }) => source));
  for (const [index, [name]] of files.entries()) {
    // Some bits of the header make no difference (RFC 1952): then nothing is missing either.
    if (!told.has(name)) expect(files[index]?.[1].subarray(10)).toEqual(PACKED.subarray(10));
  }
  const pushes = RECORDS.filter(({ eventName }) => eventName === 'PutImage').length;
  expect(intake.pushes.length).toBeGreaterThan(PLACES * 0.3 * pushes);
  expect(intake.pushes.length).toBeLessThan(PLACES * 0.7 * pushes);
});

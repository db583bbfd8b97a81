import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { type Corpus, keptFolder, logOf } from './corpus.ts';
import { leastTimes } from './measure.ts';
import { CLI, POLICY } from './product.ts';
import { recordOf, serviceRecord } from './records.ts';
import type { Table } from './table.ts';

const FILES = 100_000;
/** In one file of so many is a push. */
const PUSH_EVERY = 1000;
const DAYS = 30;
const FIRST_DAY = Date.UTC(2026, 9, 1);
/** All that an account has when it is opened (AWS Regions and Availability Zones, "Supported Regions"). */
const REGIONS = [
  ...['ap-northeast-1', 'ap-northeast-2', 'ap-northeast-3', 'ap-south-1', 'ap-southeast-1', 'ap-southeast-2'],
  ...['ca-central-1', 'eu-central-1', 'eu-north-1', 'eu-west-1', 'eu-west-2', 'eu-west-3', 'sa-east-1'],
  ...['us-east-1', 'us-east-2', 'us-west-1', 'us-west-2'],
];

/** An account of little use, as CloudTrail lays it out: a file of one record every seven minutes and a half, in each Region. */
export function smallFilesTable(): Table {
  const { folder, rawBytes } = smallFiles();
  const quoted = `'${folder}'`;
  const times = leastTimes(
    {
      'cat of all': ['bash', '-c', `find ${quoted} -type f -print0 | xargs -0 cat`],
      'zcat of all': ['bash', '-c', `find ${quoted} -type f -print0 | xargs -0 zcat`],
      'readFileSync of all, nothing done': [process.execPath, join(import.meta.dirname, 'floor.mjs'), 'read', folder],
      'cli.cjs check': [process.execPath, CLI, 'check', folder, '--policy', POLICY],
    },
    3,
  );
  const floor = times['cat of all']?.wall ?? Number.NaN;
  return {
    title: `${FILES} files of ${(rawBytes / FILES).toFixed(0)} bytes raw, in ${REGIONS.length * DAYS} folders: wall time, least of 3 in turns`,
    rows: Object.entries(times).map(([name, taken]) =>
      taken === null
        ? [name, 'not here']
        : [
            name,
            `${(taken.wall * 1000).toFixed(0)} ms`,
            `${(FILES / taken.wall).toFixed(0)} files/s`,
            `${(taken.wall / floor).toFixed(2)}x`,
          ],
    ),
  };
}

function smallFiles(): Corpus {
  return keptFolder(`small-${FILES}`, (folder) => {
    let rawBytes = 0;
    const perFolder = Math.ceil(FILES / (REGIONS.length * DAYS));
    for (let index = 0; index < FILES; index++) {
      const place = Math.floor(index / perFolder);
      const awsRegion = REGIONS[place % REGIONS.length] ?? '';
      const time = FIRST_DAY + Math.floor(place / REGIONS.length) * 86_400_000 + (index % perFolder) * 440_000;
      const eventTime = new Date(time).toISOString().replace('.000', '');
      const record = index % PUSH_EVERY === 0 ? recordOf('push', index) : serviceRecord(index);
      const text = logOf([{ ...record, eventTime, awsRegion }]);
      rawBytes += text.length;
      const day = join(
        folder,
        'AWSLogs/111122223333/CloudTrail',
        awsRegion,
        eventTime.slice(0, 10).replaceAll('-', '/'),
      );
      if (index % perFolder === 0) mkdirSync(day, { recursive: true });
      const minute = `${eventTime.slice(0, 16).replaceAll(/[-:]/g, '')}Z`;
      const name = `111122223333_CloudTrail_${awsRegion}_${minute}_${index.toString(16).padStart(16, 'a')}.json.gz`;
      writeFileSync(join(day, name), gzipSync(text));
    }
    return rawBytes;
  });
}

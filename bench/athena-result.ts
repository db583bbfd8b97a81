import type { Row } from '../src/sources/athena/rows.ts';
import { readTable } from '../src/sources/athena/table.ts';
import { type Answer, answerOf } from '../test/support/athena/engine.ts';
import { resultCsv } from '../test/support/athena/result-csv.ts';
import { metadataOf } from '../test/support/athena/table-metadata.ts';
import { rowOf } from '../test/support/athena-rows.ts';
import { readDdl } from '../test/support/layouts/table-ddl.ts';
import { ACCOUNT, assumedRole, imageManifest, putImage, REGION, type WireRecord } from '../test/support/records.ts';

/** AWS's documented table. */
export const TABLE = readDdl('projected.sql');

/** When all was pushed. */
export const DAY = '2026-10-24';

/** Stands where each push differs: event, tag, digest. */
const SERIAL = 'SERIAL00';
/** Stands where each run of a workflow differs: its key, and its session. */
const RUN = 'RUNRUN00';
/** Manifests of an image for two platforms: each, what was attested of each, the index. */
const PUSHES_OF_RUN = 5;
const DIGEST = `sha256:${SERIAL}${'ab'.repeat(28)}`;
/** Rows of which the CSV is put together, the serials written over. */
const BLOCK = 1000;

/** A result of so many pushes, each with its own event, tag and digest. `bytes`: of a row of its CSV. */
export function pushesResult(total: number): Answer & { readonly rowBytes: number } {
  const { names, row } = template();
  const [header = '', ...lines] = resultCsv({ columns: answerOf(names, []).columns, rows: Array(BLOCK).fill(row) });
  const block = Buffer.from(lines.join(''));
  const rowBytes = block.length / BLOCK;
  return {
    ...answerOf(names, []),
    rows: {
      *[Symbol.iterator]() {
        for (let index = 0; index < total; index++) {
          const [serial, run] = [serialOf(index), runOf(index)];
          yield row.map((text) => text?.replaceAll(SERIAL, serial).replaceAll(RUN, run) ?? null);
        }
      },
    },
    rowCount: total,
    csv: { bytes: Buffer.byteLength(header) + rowBytes * total, pieces: () => pieces(header, block, rowBytes, total) },
    rowBytes,
  };
}

/** What `evidenceQuery` is answered. */
export function evidenceResult(total: number): Answer {
  const columns = ['account', 'region', 'day', 'records', 'first_time', 'last_time', 'unnamed'];
  const time = `${DAY}T00:14:09Z`;
  return answerOf(columns, [[ACCOUNT, REGION, DAY, String(total), time, time, '0']]);
}

/** The row of a push as the query for records gives it: 1.3 kB, for its manifest is in the request and not in the response too. */
function template(): { readonly names: readonly string[]; readonly row: Row } {
  const answer = readTable(metadataOf(TABLE));
  if (!answer.usable) throw new Error('the documented table is refused');
  const { layout } = answer;
  const eventID = `0e0c3c3e-0000-4000-8000-0000${SERIAL}`;
  const imageId = { imageDigest: DIGEST, imageTag: `v1.${SERIAL}` };
  const image = { registryId: ACCOUNT, repositoryName: 'shop/api', imageId };
  const record = putImage(
    { eventID, eventTime: `${DAY}T00:14:09Z`, userIdentity: callerOfRun(), responseElements: { image } },
    { tag: imageId.imageTag, manifest: imageManifest() },
  );
  return { names: layout.fields.map(({ name }) => name), row: rowOf(layout, record) };
}

function callerOfRun(): WireRecord {
  return { ...assumedRole('deploy', `GitHubActions-${RUN}`), accessKeyId: `ASIAEXAMPLE0${RUN}` };
}

/** The CSV in blocks, each copied and numbered: making them must not be what is measured. */
function* pieces(header: string, block: Buffer, rowBytes: number, total: number): Generator<Uint8Array> {
  yield Buffer.from(header);
  const [serials, runs] = [placesOf(SERIAL, block, rowBytes), placesOf(RUN, block, rowBytes)];
  for (let from = 0; from < total; from += BLOCK) {
    const rows = Math.min(BLOCK, total - from);
    const copy = Buffer.from(block.subarray(0, rows * rowBytes));
    for (let row = 0; row < rows; row++) {
      for (const place of serials) copy.write(serialOf(from + row), row * rowBytes + place, 'latin1');
      for (const place of runs) copy.write(runOf(from + row), row * rowBytes + place, 'latin1');
    }
    yield copy;
  }
}

/** In the first row. */
function placesOf(marker: string, block: Buffer, rowBytes: number): number[] {
  const places: number[] = [];
  for (let at = block.indexOf(marker); at !== -1 && at < rowBytes; at = block.indexOf(marker, at + 1)) places.push(at);
  return places;
}

function runOf(index: number): string {
  return serialOf(Math.floor(index / PUSHES_OF_RUN));
}

/** As long as `SERIAL` and `RUN`. */
function serialOf(index: number): string {
  return index.toString(16).padStart(SERIAL.length, '0');
}

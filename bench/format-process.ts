/**
 * Writes the report of many pushes in one format to /dev/null, as the product does, and prints how many milliseconds that
 * took. `floor` is `JSON.stringify` of the same pushes as objects that are there already; `nothing` only holds the facts.
 */

import { writeReport } from '../src/outputs.ts';
import { FORMAT_NAMES, FORMATS } from '../src/reports/formats.ts';
import { manyPushes } from './many-pushes.ts';

const name = process.argv[2] ?? '';
const facts = manyPushes();
const format = FORMAT_NAMES.find((known) => known === name);
const objects = name === 'floor' ? Array.from(FORMATS.ndjson(facts), (line): unknown => JSON.parse(line)) : [];

const started = performance.now();
if (format) await writeReport(facts, { format, path: '/dev/null' }, '/');
for (const object of objects) JSON.stringify(object);
process.stdout.write(String(performance.now() - started));

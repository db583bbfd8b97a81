// What nobody can do without: `gunzip` unzips every file, `parse` also reads the JSON. Run as a process of its own.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';

const [, , what, folder] = process.argv;
let seen = 0;
for (const name of readdirSync(folder)) {
  const raw = gunzipSync(readFileSync(join(folder, name)));
  seen += what === 'parse' ? JSON.parse(raw.toString('utf8')).Records.length : raw.length;
}
console.log(seen);

// What nobody can do without: `gunzip` unzips every file, `parse` also reads the JSON; and what comes to mind first: `search`
// looks for each needle from the start. Run as a process of its own.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';

const [, , what, folder] = process.argv;
const NEEDLES = [
  'PutImage',
  'ReplicateImage',
  'BatchImportUpstreamImage',
  'UpdateImageStorageClass',
  'PolicyExecutionEvent',
  'StopLogging',
  'DeleteTrail',
  'UpdateTrail',
  'PutEventSelectors',
  'AssumeRoleWithWebIdentity',
  'AssumeRoleWithSAML',
  'AssumeRole"',
  '\\u00',
].map((needle) => Buffer.from(needle));

function hits(raw, needle) {
  let count = 0;
  for (let at = raw.indexOf(needle); at >= 0; at = raw.indexOf(needle, at + 1)) count++;
  return count;
}

let seen = 0;
for (const name of readdirSync(folder)) {
  const raw = gunzipSync(readFileSync(join(folder, name)));
  if (what === 'parse') seen += JSON.parse(raw.toString('utf8')).Records.length;
  else if (what === 'search') seen += NEEDLES.reduce((sum, needle) => sum + hits(raw, needle), 0);
  else seen += raw.length;
}
console.log(seen);

// Runs the action until it writes the first output, which is the first thing it does, and ends there.
const { mkdtempSync, writeFileSync, rmSync } = require('node:fs');
const fs = require('node:fs');
const { join } = require('node:path');
const { tmpdir } = require('node:os');

const folder = mkdtempSync(join(tmpdir(), 'first-line-'));
const file = join(folder, 'output');
writeFileSync(file, '');
process.env.GITHUB_OUTPUT = file;
const append = fs.appendFileSync;
fs.appendFileSync = (path, ...rest) => {
  append(path, ...rest);
  if (path !== file) return;
  rmSync(folder, { recursive: true });
  process.exit(0);
};
require(process.argv[2]);

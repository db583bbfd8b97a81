import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { expect, it } from 'vitest';

/** A file that breaks a house rule, and words of the error that it must give. */
const BROKEN: readonly { path: string; text: string; says: string }[] = [
  {
    path: 'src/core/a.ts',
    text: "import { join } from 'node:path';\nexport { join };",
    says: 'core/ imports nothing but',
  },
  {
    path: 'src/core/b.ts',
    text: "import { readPolicy } from '../policy-file.ts';\nexport { readPolicy };",
    says: 'core/ imports nothing but',
  },
  {
    path: 'src/core/tracking/a.ts',
    text: "import { readPolicy } from '../../policy-file.ts';\nexport { readPolicy };",
    says: 'core/ imports nothing but',
  },
  { path: 'src/core/c.ts', text: 'export const now = Date.now();', says: 'noRestrictedGlobals' },
  { path: 'src/core/d.ts', text: 'export const zone = Intl;', says: 'noRestrictedGlobals' },
  { path: 'src/core/e.ts', text: 'export const env = process.env;', says: 'noRestrictedGlobals' },
  { path: 'src/core/f.ts', text: "import { g } from './g.ts';\nexport const f = g;", says: 'part of a cycle' },
  { path: 'src/core/g.ts', text: "import { f } from './f.ts';\nexport const g = f;", says: 'part of a cycle' },
  { path: 'src/reports/a.ts', text: "console.log('x');", says: 'noRestrictedGlobals' },
  { path: 'src/reports/b.ts', text: "import { p } from '../policy/parse.ts';\nexport { p };", says: 'do no I/O' },
  { path: 'src/reports/c.ts', text: "import { join } from 'node:path';\nexport { join };", says: 'do no I/O' },
  {
    path: 'src/policy/a.ts',
    text: "import { s } from '../sources/files.ts';\nexport { s };",
    says: 'Edges never import',
  },
  {
    path: 'src/sources/a.ts',
    text: "import { s } from '../github/inputs.ts';\nexport { s };",
    says: 'Edges never import',
  },
  {
    path: 'src/sources/athena/a.ts',
    text: "import { s } from '../../github/inputs.ts';\nexport { s };",
    says: 'Edges never import',
  },
  {
    path: 'src/github/a.ts',
    text: "import { readPolicy } from '../policy-file.ts';\nexport { readPolicy };",
    says: 'Edges never import',
  },
  { path: 'src/net/a.ts', text: "import { s } from '../sources/files.ts';\nexport { s };", says: 'knows nothing' },
];
const SOUND = [
  { path: 'src/sources/z.ts', text: "import { p } from '../net/proxy.ts';\nexport { p };" },
  { path: 'src/sources/athena/z.ts', text: "import { c } from '../calls.ts';\nexport { c };" },
  { path: 'src/policy/z.ts', text: "import { a } from '../core/zone.ts';\nexport { a };" },
  { path: 'src/core/tracking/z.ts', text: "import { a } from '../zone.ts';\nexport { a };" },
];

it('lint keeps the house rules, and lets the right way pass', () => {
  const root = resolve(import.meta.dirname, '..');
  const folder = mkdtempSync(join(tmpdir(), 'house-rules-'));
  try {
    copyFileSync(join(root, 'biome.json'), join(folder, 'biome.json'));
    for (const { path, text } of [...BROKEN, ...SOUND]) {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), `${text}\n`);
    }
    const { stdout } = spawnSync(
      join(root, 'node_modules/.bin/biome'),
      ['lint', '--vcs-enabled=false', '--reporter=github', '--max-diagnostics=none', '.'],
      { cwd: folder, encoding: 'utf8' },
    );
    const errors = stdout.split('\n').filter((line) => line.startsWith('::error'));
    for (const { path, says } of BROKEN) {
      expect(errors.filter((line) => line.includes(`/${path},`)).join('\n')).toContain(says);
    }
    for (const { path } of SOUND) expect(errors.filter((line) => line.includes(`/${path},`))).toEqual([]);
  } finally {
    rmSync(folder, { recursive: true });
  }
});

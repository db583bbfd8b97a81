import { spawnSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';

/** The lint errors for a file with this text at this place. */
function lint(path: string, text: string): string {
  const { stdout, stderr } = spawnSync('npx', ['biome', 'lint', `--stdin-file-path=${path}`], {
    input: text,
    encoding: 'utf8',
  });
  return stdout + stderr;
}

describe('lint keeps the house rules', () => {
  it.each([
    ['src/core/x.ts', "import { join } from 'node:path';\nexport { join };\n", 'core/ imports nothing but core/'],
    ['src/core/x.ts', "import { run } from '../run.ts';\nexport { run };\n", 'core/ imports nothing but core/'],
    ['src/core/x.ts', 'export const now = Date.now();\n', 'No clock here'],
    ['src/core/x.ts', 'export const zone = Intl;\n', 'must not reach a verdict'],
    ['src/core/x.ts', 'export const env = process.env;\n', 'No environment here'],
    ['src/reports/x.ts', "console.log('x');\n", 'No output here'],
    ['src/reports/x.ts', "import { p } from '../policy/parse.ts';\nexport { p };\n", 'do no I/O'],
    ['src/reports/x.ts', "import { join } from 'node:path';\nexport { join };\n", 'do no I/O'],
    ['src/policy/x.ts', "import { s } from '../sources/source.ts';\nexport { s };\n", 'Edges never import each other'],
    ['src/sources/x.ts', "import { s } from '../github/inputs.ts';\nexport { s };\n", 'Edges never import each other'],
    ['src/github/x.ts', "import { run } from '../run.ts';\nexport { run };\n", 'Edges never import each other'],
  ])('%s: %s', (path, text, message) => {
    expect(lint(path, text)).toContain(message);
  });

  it('and lets the right way pass', () => {
    expect(lint('src/policy/x.ts', "import { at } from '../core/zone.ts';\nexport { at };\n")).not.toContain('error');
  });
});

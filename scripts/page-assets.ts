import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { build } from 'esbuild';

const root = join(import.meta.dirname, '..');

/** Browsers of the last years: what the page asks of one, they have. */
const BROWSERS = ['chrome111', 'firefox115', 'safari16.4'];

/** The style sheet and the script of the HTML report as a module of texts, with the hashes by which the page allows them. */
export async function pageAssetsModule(): Promise<string> {
  const style = await bundled('src/page/style.css');
  const script = await bundled('src/page/main.ts');
  return `// Generated from src/page/ by \`npm run generate\`. Do not edit.

/** The style sheet of the page. */
export const STYLE = ${JSON.stringify(style)};

export const STYLE_HASH = '${hashOf(style)}';

/** The script of the page. */
export const SCRIPT = ${JSON.stringify(script)};

export const SCRIPT_HASH = '${hashOf(script)}';
`;
}

async function bundled(entry: string): Promise<string> {
  const { outputFiles, warnings } = await build({
    absWorkingDir: root,
    entryPoints: [entry],
    bundle: true,
    minify: true,
    write: false,
    format: entry.endsWith('.ts') ? 'iife' : 'esm',
    target: BROWSERS,
    legalComments: 'none',
  });
  const text = outputFiles[0]?.text.trim();
  if (text === undefined || warnings.length > 0) throw new Error(`${entry} does not build without warnings`);
  // Either would end the element that it stands in.
  if (/<\/(style|script)|<!--/i.test(text)) throw new Error(`${entry} cannot stand inside of a page`);
  return text;
}

/** As a Content-Security-Policy names what may run (CSP Level 3, "hash-source"). */
function hashOf(text: string): string {
  return `sha256-${createHash('sha256').update(text).digest('base64')}`;
}

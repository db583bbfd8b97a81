import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { raw } from 'hast-util-raw';
import { defaultSchema, sanitize } from 'hast-util-sanitize';
import { toHtml } from 'hast-util-to-html';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { gfmFromMarkdown } from 'mdast-util-gfm';
import { toHast } from 'mdast-util-to-hast';
import { gfm } from 'micromark-extension-gfm';

const require = createRequire(import.meta.url);
const style = readFileSync(require.resolve('github-markdown-css/github-markdown.css'), 'utf8');
const mermaid = readFileSync(require.resolve('mermaid/dist/mermaid.min.js'), 'utf8');

/**
 * A job summary, or an issue, as GitHub shows it: its Markdown, its list of what is allowed (`defaultSchema` is GitHub's), its style
 * sheet, its diagrams. GitHub's own page is around it: a title and a column of this width.
 */
export function summaryPage(markdown: string, title = 'Job summary'): string {
  const tree = toHast(fromMarkdown(markdown, { extensions: [gfm()], mdastExtensions: [gfmFromMarkdown()] }), {
    allowDangerousHtml: true,
  });
  const body = toHtml(sanitize(raw(tree), defaultSchema));
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>${title}</title>
<meta name="viewport" content="width=device-width, initial-scale=1"><meta name="color-scheme" content="light dark">
<style>${style}
html { background: Canvas; } main { max-width: 63rem; margin: 0 auto; padding: 1rem; }</style></head>
<body class="markdown-body"><main><h1>${title}</h1>
${body}
</main>
<script>${mermaid}</script>
<script>
for (const { parentElement: box, textContent } of document.querySelectorAll('code.language-mermaid')) {
  box.className = 'mermaid';
  box.textContent = textContent;
}
mermaid.initialize({ startOnLoad: false, theme: matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'default' });
mermaid.run({ querySelector: 'pre.mermaid' }).then(() => document.body.classList.add('drawn'));
</script></body></html>
`;
}

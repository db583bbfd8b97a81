import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { FORMATS } from '../../src/reports/formats.ts';
import { issueTexts } from '../../src/reports/issue-texts.ts';
import { command } from '../support/command.ts';
import { belongingIn, factsOfStory, type IssueStory, ORIGIN } from '../support/issue-stories.ts';
import { heldRun, REFUSED, REMEMBERED } from '../support/tracked-run.ts';

/** What people look at: between them everything that a run can find, nothing, and what does harm elsewhere. */
export const STORIES = ['clean-week', 'every-verdict', 'hostile-text', 'who-pushed', 'held-in-issues'];

const HELD = heldRun({ problems: [REFUSED], notAssignable: ['ghost'], remembered: REMEMBERED });

const root = join(import.meta.dirname, '../..');
const folder = mkdtempSync(join(tmpdir(), 'pages-'));

/** Pictures for people to look at; git does not know them. */
export const PICTURES = join(root, 'test-output/pictures');
mkdirSync(PICTURES, { recursive: true });

/** A report of a story. */
export async function reportOf(story: string, format: 'html' | 'markdown'): Promise<string> {
  // On the command line nothing is held in issues.
  if (story === 'held-in-issues') return [...FORMATS[format](HELD)].join('');
  const path = join(root, 'test/scenarios', story);
  const args = readFileSync(join(path, 'command.txt'), 'utf8').trim().split(' ');
  const { stdout } = await command([...args, '--format', format], path);
  return stdout;
}

/** The text of the issue that tells a story. */
export function issueBodyOf(story: IssueStory): string {
  const facts = factsOfStory(story);
  const texts = issueTexts(facts, { ...ORIGIN, ...story.origin }, 'release-approved');
  return texts.body(belongingIn(facts), { room: 65_000, earlier: story.earlier === undefined ? 0 : story.earlier });
}

/** Where a page of this text can be opened. */
export function urlOf(name: string, html: string): string {
  const path = join(folder, `${name}.html`);
  writeFileSync(path, html);
  return pathToFileURL(path).href;
}

import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Writable } from 'node:stream';
import { markdownTable } from 'markdown-table';
import { parse } from 'yaml';
import * as z from 'zod/mini';
import { main } from '../src/command-line.ts';
import { systemClock } from '../src/system-clock.ts';
import { csvColumns, pushFields, reportFields } from './report-fields.ts';

/** Monday 2026-11-02 09:00 UTC. */
const EXAMPLE_NOW = Date.UTC(2026, 10, 2, 9);

const root = join(import.meta.dirname, '..');

/** What a document shows between two markers, by the name in the first: the output, a table, or an example as it is. */
async function shown(name: string): Promise<string> {
  const [, command] = /^the output of (check|explain|windows|validate)$/.exec(name) ?? [];
  if (command !== undefined) return fenced('text', await commandOutput(command));
  if (name === 'the fields of the report') return reportFields();
  if (name === 'the fields of a push') return pushFields();
  if (name === 'the columns of a spreadsheet') return csvColumns();
  if (name === 'action.yml') return inputsAndOutputs(await read(name));
  if (/^examples\/.+\.yml$/.test(name)) return fenced('yaml', await read(name));
  if (/^examples\/.+\.json$/.test(name)) return fenced('json', await read(name));
  if (/^examples\/.+\.sql$/.test(name)) return fenced('sql', await read(name));
  if (/^examples\/.+\.ics$/.test(name)) return fenced('text', (await read(name)).replaceAll('\r\n', '\n'));
  throw new Error(`nothing is made from "${name}"`);
}

/** A Markdown document with every part between two markers made anew. */
export async function documentText(path: string): Promise<string> {
  const pieces = (await read(path)).split(/(<!-- from: .+? -->\n)[\s\S]*?(<!-- \/from -->)/);
  const made: string[] = [];
  for (const piece of pieces) {
    made.push(piece);
    const name = /^<!-- from: (.+) -->\n$/.exec(piece)?.[1];
    if (name === undefined) continue;
    made.push(`${await shown(name)}\n`);
  }
  return made.join('');
}

/** What a command prints, as README.md first shows it; at the end of the example's two weeks, where it tells what is now. */
async function commandOutput(command: string): Promise<string> {
  const pieces: string[] = [];
  const stdout = new Writable({
    write: (piece, _encoding, done) => {
      pieces.push(String(piece));
      done();
    },
  });
  const [, words = ''] = new RegExp(`\\$ node dist/cli\\.cjs (${command} .*)`).exec(await read('README.md')) ?? [];
  await main(words.split(' '), {
    cwd: root,
    stdin: process.stdin,
    threads: null,
    stdout,
    stderr: process.stderr,
    unicode: true,
    clock: { ...systemClock, now: () => EXAMPLE_NOW },
    signal: new AbortController().signal,
    version: '',
  });
  return pieces.join('');
}

const actionFile = z.object({
  inputs: z.record(z.string(), z.object({ description: z.string(), default: z.optional(z.string()) })),
  outputs: z.record(z.string(), z.object({ description: z.string() })),
});

function inputsAndOutputs(text: string): string {
  const { inputs, outputs } = z.parse(actionFile, parse(text));
  return [
    table([
      ['input', 'meaning', 'default'],
      ...Object.entries(inputs).map(([name, input]) => [
        `\`${name}\``,
        input.description,
        input.default ? `\`${input.default}\`` : '',
      ]),
    ]),
    table([
      ['output', 'meaning'],
      ...Object.entries(outputs).map(([name, { description }]) => [`\`${name}\``, description]),
    ]),
  ].join('\n\n');
}

function table(rows: string[][]): string {
  return markdownTable(rows, { alignDelimiters: false });
}

function fenced(language: string, text: string): string {
  return `\`\`\`${language}\n${text.trimEnd()}\n\`\`\``;
}

function read(path: string): Promise<string> {
  return readFile(join(root, path), 'utf8');
}

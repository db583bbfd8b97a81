import { type Document, type ErrorCode, LineCounter, type ParsedNode, parseDocument, type YAMLError } from 'yaml';
import { type Finding, type Problem, problemAt } from '../core/problem.ts';
import { placeAt, WHOLE_FILE } from './bytes.ts';
import { type Anchors, anchorsOf, NO_ANCHORS } from './yaml-anchors.ts';
import { tooDeepAt } from './yaml-depth.ts';
import type { TextRange } from './yaml-nodes.ts';
import { YamlPlaces } from './yaml-places.ts';
import { dataOf, Unusable, type YamlValue } from './yaml-value.ts';

/** A YAML text as plain data, and where each part of it stands. */
export interface YamlFile {
  readonly value: YamlValue;
  readonly places: YamlPlaces;
}

/**
 * Reads one YAML 1.2 document (core schema: `on` and `17:00` are text, whatever a `%YAML` line says). Where `file` is
 * `null` the text could not be read at all; else its problems leave the rest readable.
 */
export function readYaml(text: string): { file: YamlFile | null; problems: readonly Problem[] } {
  const tooDeep = tooDeepAt(text);
  if (tooDeep !== null) {
    return { file: null, problems: [problemAt(placeAt(text, tooDeep), { kind: 'yaml-too-deep' })] };
  }
  const document = parseDocument(text, {
    version: '1.2',
    schema: 'core',
    resolveKnownTags: false,
    // Ours names the line of the first.
    uniqueKeys: false,
    prettyErrors: false,
    // Not silent: that would hide a second document.
    logLevel: 'error',
  });
  const anchors = text.includes('&') ? anchorsOf(document.contents) : NO_ANCHORS;
  const places = new YamlPlaces(text, linesOf(text), document.contents, anchors.targets);
  const fatal = fatalProblems(document, places, text);
  if (fatal.length > 0) return { file: null, problems: fatal };
  if (document.contents === null || isBlank(document.contents)) {
    return { file: null, problems: [problemAt(WHOLE_FILE, { kind: 'file-empty' })] };
  }
  return contentsOf(document, anchors, places);
}

/** The reader's own count leaves out lines behind a mistake from which it does not recover. */
function linesOf(text: string): LineCounter {
  const lines = new LineCounter();
  for (let start = 0; start !== 0 || lines.lineStarts.length === 0; start = text.indexOf('\n', start) + 1) {
    lines.addNewLine(start);
  }
  return lines;
}

function contentsOf(document: Document.Parsed, anchors: Anchors, places: YamlPlaces): ReturnType<typeof readYaml> {
  const problems = document.warnings.map((warning) =>
    problemAt(places.between(warning.pos), { kind: 'yaml-tag', tag: places.textBetween(warning.pos) }),
  );
  const tell = (range: TextRange, finding: Finding) => {
    problems.push(problemAt(places.between(range), finding));
  };
  try {
    const value = dataOf(document.contents, anchors, tell, places);
    return { file: { value, places }, problems };
  } catch (error) {
    if (!(error instanceof Unusable)) throw error;
    return { file: null, problems: [problemAt(places.between(error.range), error.finding)] };
  }
}

function isBlank(node: ParsedNode): boolean {
  return 'source' in node && node.source === '' && !node.tag;
}

/** One for each line: what follows on the same line is nearly always the same mistake. */
function fatalProblems(document: Document.Parsed, places: YamlPlaces, text: string): Problem[] {
  const byLine = new Map<number, Problem>();
  for (const error of document.errors) {
    if (isBareStar(error, text)) continue;
    const place = places.between(positionOf(error, text));
    if (!byLine.has(place.line)) byLine.set(place.line, problemAt(place, findingOf(error)));
  }
  return [...byLine.values()];
}

/** `match: *` is an alias without a name to YAML; told together with `match: **` as an alias that nothing defines. */
function isBareStar({ code, pos }: YAMLError, text: string): boolean {
  return code === 'BAD_ALIAS' && text[pos[0]] === '*' && pos[1] - pos[0] <= 1;
}

/** A quote that nothing closes is noticed at the end of the file: the last quote of its kind is the one that opened it. */
function positionOf({ pos, message }: YAMLError, text: string): readonly [number, number] {
  const quote = /^Missing closing (["'])/.exec(message)?.[1];
  const opening = quote ? text.lastIndexOf(quote) : -1;
  return opening === -1 ? pos : [opening, text.length];
}

function findingOf({ code, message }: YAMLError): Finding {
  switch (code) {
    case 'TAB_AS_INDENT':
      return { kind: 'yaml-tab' };
    case 'MULTIPLE_DOCS':
      return { kind: 'yaml-documents' };
    case 'RESOURCE_EXHAUSTION':
      return { kind: 'yaml-too-deep' };
    case 'NON_STRING_KEY':
      return { kind: 'yaml-key' };
    default:
      return { kind: 'yaml-syntax', detail: message, advice: adviceFor(code, message) };
  }
}

function adviceFor(code: ErrorCode, message: string): Extract<Finding, { kind: 'yaml-syntax' }>['advice'] {
  if (/must be sufficiently indented and end with|closing/.test(message)) return 'close';
  switch (code) {
    case 'BLOCK_AS_IMPLICIT_KEY':
    case 'MULTILINE_IMPLICIT_KEY':
      return 'colon';
    case 'BAD_INDENT':
    case 'BLOCK_IN_FLOW':
      return 'indent';
    case 'BAD_SCALAR_START':
    case 'UNEXPECTED_TOKEN':
    case 'BAD_DQ_ESCAPE':
      return 'quote';
    default:
      return null;
  }
}

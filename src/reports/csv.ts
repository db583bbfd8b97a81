import { stringify } from 'csv-stringify/sync';
import type { RunFacts } from '../core/facts.ts';
import { mainsOf } from '../core/image-pushes.ts';
import { cellText } from './csv-text.ts';
import { reportedPush } from './json.ts';
import type { ReportedPush } from './push-schema.ts';

/** The fields of a push by their names with dots, `principal.arn`; a list is one field. */
type FieldOf<T> = {
  [Name in keyof T & string]: T[Name] extends readonly unknown[] | string | number | boolean | null
    ? Name
    : `${Name}.${FieldOf<T[Name]>}`;
}[keyof T & string];

type Cell = string | number | boolean | null;

/** Every field of a push in the report, what people look for first: a new one does not compile until it has a column. */
const CELLS: { readonly [Name in FieldOf<Omit<ReportedPush, 'issue'>>]: (push: ReportedPush) => Cell } = {
  time: ({ time }) => time,
  verdict: ({ verdict }) => verdict,
  cause: ({ cause }) => cause,
  severity: ({ severity }) => severity,
  registry: ({ registry }) => registry,
  account: ({ account }) => account,
  region: ({ region }) => region,
  repository: ({ repository }) => repository,
  tag: ({ tag }) => tag,
  reason: ({ reason }) => reason,
  localTime: ({ localTime }) => localTime,
  timezone: ({ timezone }) => timezone,
  closedSince: ({ closedSince }) => closedSince,
  opensAt: ({ opensAt }) => opensAt,
  'principal.type': ({ principal }) => principal.type,
  'principal.arn': ({ principal }) => principal.arn,
  'principal.name': ({ principal }) => principal.name,
  'principal.session': ({ principal }) => principal.session,
  'principal.role': ({ principal }) => principal.role,
  'principal.account': ({ principal }) => principal.account,
  'principal.via': ({ principal }) => principal.via,
  'attribution.kind': ({ attribution }) => attribution.kind,
  'attribution.repository': ({ attribution }) => attribution.repository,
  'attribution.ref': ({ attribution }) => attribution.ref,
  'attribution.environment': ({ attribution }) => attribution.environment,
  'attribution.event': ({ attribution }) => attribution.event,
  'attribution.provider': ({ attribution }) => attribution.provider,
  'attribution.subject': ({ attribution }) => attribution.subject,
  'attribution.user': ({ attribution }) => attribution.user,
  'attribution.service': ({ attribution }) => attribution.service,
  'attribution.reason': ({ attribution }) => attribution.reason,
  'attribution.through': ({ attribution }) => listed(attribution.through.map(({ arn, type }) => arn ?? type)),
  sourceIp: ({ sourceIp }) => sourceIp,
  userAgent: ({ userAgent }) => userAgent,
  'rule.kind': ({ rule }) => rule.kind,
  'rule.name': ({ rule }) => rule.name,
  'rule.entry': ({ rule }) => rule.entry && listed(rule.entry),
  'rule.entryLine': ({ rule }) => rule.entryLine,
  'rule.line': ({ rule }) => rule.line,
  'rule.text': ({ rule }) => rule.text,
  digest: ({ digest }) => digest,
  mediaType: ({ mediaType }) => mediaType,
  kind: ({ kind }) => kind,
  platforms: ({ platforms }) => platforms && listed(platforms),
  subject: ({ subject }) => subject,
  imageEventId: ({ imageEventId }) => imageEventId,
  arrival: ({ arrival }) => arrival,
  tagKnown: ({ tagKnown }) => tagKnown,
  errorCode: ({ errorCode }) => errorCode,
  eventId: ({ eventId }) => eventId,
};

type Issue = NonNullable<ReportedPush['issue']>;

/** Where the run has to do with issues, also what holds a violation. */
const ISSUE_CELLS: { readonly [Name in `issue.${FieldOf<Issue>}`]: (issue: Issue) => Cell } = {
  'issue.state': ({ state }) => state,
  'issue.number': ({ number }) => number,
  'issue.url': ({ url }) => url,
  'issue.approvedBy': ({ approvedBy }) => approvedBy,
  'issue.approvedAt': ({ approvedAt }) => approvedAt,
};

/** The columns, in order. */
export const CSV_COLUMNS: readonly string[] = Object.keys(CELLS);

/** What follows them where the run has to do with issues. */
export const CSV_ISSUE_COLUMNS: readonly string[] = Object.keys(ISSUE_CELLS);

const COLUMNS = Object.values(CELLS);
const ISSUE_COLUMNS = Object.values(ISSUE_CELLS);

/** RFC 4180: CRLF ends a line, the last one too; quotes where there must be some. */
const FORM = { record_delimiter: 'windows' } as const;

/** So many rows are written at once. */
const ROWS = 500;

/**
 * One row for each judged push, in order of time, for spreadsheets. It begins with the UTF-8 mark, without which Excel
 * reads the bytes as those of an old code page and spoils every `·` and `ä`.
 */
export function* csvReport({ pushes, images, tracking }: RunFacts): Iterable<string> {
  yield stringify([[...CSV_COLUMNS, ...(tracking === null ? [] : CSV_ISSUE_COLUMNS)]], { ...FORM, bom: true });
  const mains = mainsOf(images);
  for (let from = 0; from < pushes.length; from += ROWS) {
    yield stringify(
      pushes.slice(from, from + ROWS).map((judged) => rowOf(reportedPush(judged, tracking, mains.get(judged)))),
      FORM,
    );
  }
}

function rowOf(push: ReportedPush): string[] {
  const cells = COLUMNS.map((cellOf) => shown(cellOf(push)));
  const { issue } = push;
  if (issue === undefined) return cells;
  return [...cells, ...ISSUE_COLUMNS.map((cellOf) => (issue === null ? '' : shown(cellOf(issue))))];
}

/** `null` is an empty cell. */
function shown(cell: Cell): string {
  switch (typeof cell) {
    case 'string':
      return cellText(cell);
    case 'number':
    case 'boolean':
      return String(cell);
    case 'object':
      return '';
  }
}

function listed(texts: readonly string[]): string {
  return texts.join(', ');
}

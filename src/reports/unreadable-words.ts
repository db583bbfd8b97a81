import type { Unreadable } from '../core/reading.ts';
import { missingWords } from './hole-words.ts';

interface UnreadableWords {
  readonly what: string;
  /** What to do; `null` where that is plain. */
  readonly advice: string | null;
}

const COPY_AGAIN = 'copy it again if this is a copy; if it is so in the bucket, somebody changed it there';
const GONE = 'copy it too if this is a copy; if it is not in the bucket, somebody deleted it';

/** What could not be read or is not what CloudTrail wrote, and what to do. */
const UNREADABLE_WORDS: Readonly<Record<Unreadable['code'], UnreadableWords>> = {
  'file-unreadable': { what: 'the file could not be read', advice: null },
  'gzip-broken': { what: 'the gzip data is broken', advice: null },
  'json-broken': { what: 'the JSON is broken', advice: null },
  'format-unknown': { what: 'not a log file that can be read', advice: null },
  'record-unreadable': { what: 'a record could not be understood', advice: null },
  'record-too-large': { what: 'a record is too large', advice: null },
  'export-cut-short': { what: 'the export does not hold everything', advice: null },
  'object-unread': { what: 'the object was not read', advice: null },
  stopped: { what: 'the run was told to stop', advice: null },
  'log-altered': { what: 'the log file is not what CloudTrail delivered', advice: COPY_AGAIN },
  'log-missing': {
    what: 'the log file is missing',
    advice: GONE,
  },
  'digest-altered': { what: 'the digest file is not what CloudTrail delivered', advice: COPY_AGAIN },
  'digest-missing': {
    what: 'the digest file is missing',
    advice: GONE,
  },
  'digest-unusable': { what: 'the digest file cannot be used', advice: COPY_AGAIN },
  'signature-wrong': { what: 'the signature of the digest file is wrong', advice: COPY_AGAIN },
  'digest-key-missing': {
    what: 'the signature of the digest file could not be verified',
    advice: 'add what aws cloudtrail list-public-keys prints for that Region and time to digest-keys',
  },
};

/** One line: where, what, expected, got, and what to do. */
export function unreadableWords({ code, source, place, expected, got, missing }: Unreadable): string {
  const { what, advice } = UNREADABLE_WORDS[code];
  const where = place === null ? source : `${source}, ${place}`;
  if (missing !== undefined) return `${where}: ${missingWords(missing)}`;
  return `${where}: ${what}; expected ${expected}, got ${got}${advice === null ? '' : `: ${advice}`}`;
}

import type { DayNumber } from './civil.ts';
import type { UnreadReason } from './coverage.ts';
import type { Instant, Interval } from './instant.ts';
import type { Push } from './push.ts';
import type { SignIn } from './sign-in.ts';
import type { SignInPack } from './sign-in-pack.ts';
import type { SkippedRecord } from './skipped.ts';
import { compareText } from './text-order.ts';

/** What CloudTrail's digest files show to be wrong with themselves or with a log file. */
export type DigestProblem =
  | 'log-altered'
  | 'log-missing'
  | 'digest-altered'
  | 'digest-missing'
  | 'digest-unusable'
  | 'signature-wrong'
  | 'digest-key-missing';

/** Something that could not be read and may have held an arrival. One is enough to make a run incomplete. */
export interface Unreadable {
  readonly code:
    | 'file-unreadable'
    | 'gzip-broken'
    | 'json-broken'
    | 'format-unknown'
    | 'record-unreadable'
    | 'record-too-large'
    | 'export-cut-short'
    | 'object-unread'
    | 'stopped'
    | DigestProblem;
  /** The file as the user would name it, `-` for standard input. */
  readonly source: string;
  /** Where in it: `byte 1204 of the unpacked text`, `record 17`; `null` for the whole of it. */
  readonly place: string | null;
  readonly expected: string;
  readonly got: string;
  /** Why, where a service was asked that did not give it. */
  readonly missing?: Missing;
}

/** A call that switched logging off or changed what is logged, seen in the records: the logs after it may lack pushes. */
export interface LoggingChange {
  readonly eventId: string;
  readonly eventName: string;
  readonly time: Instant;
  readonly account: string;
  readonly region: string;
  /** ARN or name of who did it, `null` where the record does not show it. */
  readonly by: string | null;
}

/** That an account and Region were logged at all: the records of any kind that were seen, by the UTC day of the event. */
export interface Evidence {
  readonly account: string;
  readonly region: string;
  readonly records: number;
  readonly first: Instant;
  readonly last: Instant;
  readonly days: ReadonlySet<DayNumber>;
}

/** What a source says it has read of an account and Region, or has not. In order of account, Region and time. */
export interface Claim extends Interval {
  /** `null`: not known, for the credentials did not lead to it. */
  readonly account: string | null;
  readonly region: string | null;
  /** `null`: all of it was read. */
  readonly reason: UnreadReason | null;
  readonly detail: string | null;
}

/** In order of account, Region and time. */
export function compareClaims(a: Claim, b: Claim): number {
  return (
    compareText(a.account ?? '', b.account ?? '') || compareText(a.region ?? '', b.region ?? '') || a.from - b.from
  );
}

/** Why something was not read. */
export interface Missing {
  readonly reason: UnreadReason;
  /** More of it, as `Coverage` has it. */
  readonly detail: string | null;
}

/** Where a source puts what it finds in a record. The order of calls has no meaning. */
export interface RecordIntake {
  push(push: Push): void;
  skipped(record: SkippedRecord): void;
  unreadable(what: Unreadable): void;
  loggingChange(change: LoggingChange): void;
  /** Whatever its time: who pushes in the range may have signed in before it. */
  signIn(accessKeyId: string, signIn: SignIn): void;
}

/** Where a source puts all that it finds. */
export interface Intake extends RecordIntake {
  /** Many at once. */
  signInPack(pack: SignInPack): void;
}

/** What records show together, beside what each of them does. */
export interface Totals {
  /** Of the range that was asked for; in order of account, then Region. */
  readonly evidence: readonly Evidence[];
  readonly signInPacks: readonly SignInPack[];
}

/** What a source says of itself once it has read all it could. */
export interface SourceSummary {
  /** Records of any kind that were seen, before duplicates are told apart. */
  readonly records: number;
  /** What was opened or asked: log files, requests before sign-ins are looked for, queries. */
  readonly inputs: { readonly kind: 'file' | 'request' | 'query'; readonly count: number };
  /** In order of account, then Region. */
  readonly evidence: readonly Evidence[];
  /** What was read, where the source knows; `null`: logs, which prove it by what they hold. */
  readonly claims: readonly Claim[] | null;
  /**
   * Why accounts and Regions are missing that no claim is of, though what the options ask for has them; left out: the
   * source was not asked for any but those that it claims.
   */
  readonly unclaimed?: Missing;
  /** Where digest files were verified. */
  readonly digests?: DigestVerification;
  /** Where the source is a table. */
  readonly scan?: TableScan;
  /** Where logs were read from S3. */
  readonly bucket?: BucketRequests;
}

/** How often Amazon S3 was asked, each try counted. */
export interface BucketRequests {
  /** For lists of what is there: `ListObjectsV2`. */
  readonly lists: number;
  /** For objects: `GetObject`. */
  readonly gets: number;
}

/** What the queries of a table cost, and could not tell. */
export interface TableScan {
  /** Bytes that each of them read. */
  readonly queries: readonly number[];
  /** Whether nothing of the table tells the days apart, so that each query reads all of them. */
  readonly readsAllDays: boolean;
  /** Columns that would tell more of the records and are not there, as CloudTrail or OCSF name them. */
  readonly lacks: readonly string[];
}

/** What the digest files of one trail say of an account and Region. */
export interface DigestChain {
  readonly account: string;
  readonly region: string;
  readonly trail: string;
  /** What its digests say of themselves: start of the first, end of the last; `null` where none can be understood. */
  readonly from: Instant | null;
  readonly to: Instant | null;
  /** Digest files that are there. */
  readonly digests: number;
  /** Those whose signature was verified. */
  readonly signed: number;
  /** Names of those that nothing speaks for or against, such as the last one. */
  readonly unvouched: readonly string[];
  /** Log files that they list. */
  readonly logs: number;
  /** Log files that are as a digest lists them which is vouched for. */
  readonly intact: number;
  /** Log files that are as a digest lists them which nothing vouches for. */
  readonly unproven: number;
  /** When the log files were delivered that digests list which are vouched for; sorted, disjoint. */
  readonly times: readonly Interval[];
}

/** What digest files say of the log files that were read; what they show to be wrong is told as unreadable. */
export interface DigestVerification {
  /** False: no public keys were given, so that hashes were compared and no signature was verified. */
  readonly keys: boolean;
  /** Regions whose public keys CloudTrail was asked for and did not give: there only hashes were compared. */
  readonly keyless: readonly { readonly region: string; readonly missing: Missing }[];
  /** In order of account, Region and trail. */
  readonly chains: readonly DigestChain[];
  /** Log files that no digest lists; not all of their names. */
  readonly unlisted: { readonly count: number; readonly names: readonly string[] };
  /** Log files that were delivered after the last digest of their account and Region. */
  readonly newer: number;
}

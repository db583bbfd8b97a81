import type { SoughtKey } from '../../core/sign-in.ts';
import { SIGN_IN_CALLS } from '../calls.ts';
import { type Question, select } from './query.ts';
import { isOneOf, literal } from './sql-text.ts';
import { timeMayBeIn } from './time-column.ts';

/** What keys look like (IAM API Reference, "AccessKey"); what does not was issued by nobody. */
const KEY = /^\w{16,128}$/;

/** Of a query's 262,144 bytes (Amazon Athena User Guide, "Service Quotas"), with 132 at most for each. */
const MOST_KEYS = 1000;

/** Where the calls to the global endpoint of AWS STS are logged (IAM User Guide, "Manage AWS STS in an AWS Region"). */
const GLOBAL_STS = 'us-east-1';

/** What the sign-ins of some keys are asked for with. */
export interface SignInQuery {
  readonly sql: string;
  /** Those that it asks for. */
  readonly keys: readonly SoughtKey[];
}

/**
 * The calls that issued some keys, which are `question.range` for nothing: each key has a range of its own. `null` where
 * the table does not tell what was issued, or no key is one. The most wanted keys come first; the rest is left.
 */
export function signInsQuery(question: Question, sought: readonly SoughtKey[]): SignInQuery | null {
  const { layout } = question;
  const keys = sought.filter(({ accessKeyId }) => KEY.test(accessKeyId)).slice(0, MOST_KEYS);
  if (layout.issuedKey === null || keys.length === 0) return null;
  const range = {
    from: Math.min(...keys.map((key) => key.range.from)),
    to: Math.max(...keys.map((key) => key.range.to)),
  };
  const ids = [...new Set(keys.map(({ accessKeyId }) => accessKeyId))].sort();
  const { source, name } = layout.call;
  const asked: Question = {
    ...question,
    range,
    // The whole of a sign-in stands in the log of the account that the key belongs to.
    accounts: [...question.accounts, ...keys.map(({ account }) => account)],
    regions:
      question.regions.length === 0 ? [] : [...question.regions, ...keys.map(({ region }) => region), GLOBAL_STS],
  };
  const sql = select(layout.signInFields, asked, [
    `${source} = ${literal(SIGN_IN_CALLS.source)}`,
    isOneOf(name, SIGN_IN_CALLS.names, literal),
    isOneOf(layout.issuedKey, ids, literal),
    timeMayBeIn(layout.time, range),
  ]);
  return { sql, keys };
}

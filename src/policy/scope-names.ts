import type { Finding } from '../core/problem.ts';

/** What is wrong with an AWS account id, which is twelve digits. */
export function accountMistake(got: string): Finding | null {
  if (/^\d{12}$/.test(got)) return null;
  const digits = got.replace(/\D/g, '');
  // The console writes 1111-2222-3333. Anything else could be any account.
  const suggestion = digits.length === 12 && /^[\d\s-]+$|^arn:/.test(got) ? digits : null;
  return { kind: 'account-unreadable', got, suggestion };
}

/** What is wrong with the code of a Region, such as us-east-1 or us-gov-west-1. Not: whether AWS has it. */
export function regionMistake(got: string): Finding | null {
  const region = /^[a-z]{2,}(?:-[a-z]+)+-\d+$/;
  if (region.test(got)) return null;
  // An availability zone is a Region and a letter.
  const better = got
    .trim()
    .toLowerCase()
    .replace(/[_ ]/g, '-')
    .replace(/(\d)[a-z]$/, '$1');
  return { kind: 'region-unreadable', got, suggestion: region.test(better) ? better : null };
}

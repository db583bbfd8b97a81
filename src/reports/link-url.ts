import type { IssueLink } from '../core/tracking/tracking.ts';

/** Every address that GitHub gives an issue, at github.com or an own server. */
const PLAIN = /^https?:\/\/[\w.~:/?#=%-]{1,500}$/;

/** The address of an issue where it is of a plain form; `null`: then it is no link anywhere. */
export function urlOf({ url }: IssueLink): string | null {
  return PLAIN.test(url) ? url : null;
}

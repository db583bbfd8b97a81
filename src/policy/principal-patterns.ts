import { alternativesOf } from './glob-braces.ts';
import { globTest, type PatternLanguage } from './pattern.ts';
import { arnPartsOf, impossibleArn } from './principal-arn.ts';

/**
 * Globs over ARNs of sessions, roles and users. They are held against an ARN part by part, so that `*` stays between two
 * colons or slashes; `**` stands for any number of path segments.
 */
export const PRINCIPAL_PATTERNS: PatternLanguage = {
  of: 'principal',
  characters: 'A-Za-z0-9_+=.@-',
  // https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html (names)
  foreign: /[^\w+=,.@:/\-*?[\]{}!]|(?<!\[)!/u,

  misreading: () => null,

  impossible(pattern) {
    for (const alternative of alternativesOf(pattern)) {
      const finding = impossibleArn(alternative, alternative === pattern);
      if (finding) return finding;
    }
    return null;
  },

  compile(pattern) {
    const tests = alternativesOf(pattern).map((alternative) => arnPartsOf(alternative).map(globTest));
    return (arn) => {
      const parts = arnPartsOf(arn);
      return tests.some((test) => test.length === parts.length && parts.every((part, index) => test[index]?.(part)));
    };
  },
};

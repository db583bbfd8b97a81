import type { Finding } from '../core/problem.ts';
import { alternativesOf } from './glob-braces.ts';
import { globTest, type PatternLanguage } from './pattern.ts';

/** https://github.com/opencontainers/distribution-spec/blob/main/spec.md#pulling-manifests */
const LONGEST_TAG = 128;

/** Globs over image tags. A tag has no slash, so `*` matches anything. */
export const TAG_PATTERNS: PatternLanguage = {
  of: 'tag',
  characters: 'A-Za-z0-9_.-',
  foreign: /[^A-Za-z0-9_.\-*?[\]{},!]|(?<!\[)!|,(?![^{}]*\})/u,

  misreading(pattern) {
    if (!/[:/@]/.test(pattern)) return null;
    const [, tag = ''] = /:([^:/@]+)(?:@sha256:.*)?$/.exec(pattern) ?? [];
    const isDigest = /^[0-9a-f]{32,}$/.test(tag);
    return { kind: 'tag-not-alone', got: pattern, suggestion: tag === '' || isDigest ? null : tag };
  },

  impossible(pattern): Finding | null {
    for (const alternative of alternativesOf(pattern)) {
      if (/^[.-]/.test(alternative)) return { kind: 'tag-start', got: alternative };
      const { length } = alternative.replace(/\[[^\]]*\]/g, '?').replace(/\*/g, '');
      if (length > LONGEST_TAG) return { kind: 'pattern-too-long', of: 'tag', length, limit: LONGEST_TAG };
    }
    return null;
  },

  compile(pattern) {
    const tests = alternativesOf(pattern).map((alternative) => globTest(alternative.replace(/\*+/g, '*')));
    return (tag) => tests.some((test) => test(tag));
  },
};

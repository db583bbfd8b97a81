import type { Finding } from '../core/problem.ts';
import { alternativesOf, brokenGlob } from './glob-braces.ts';
import type { TextFinding } from './text-finding.ts';

/** For the characters of a pattern, and for the patterns that its braces multiply to. */
const LONGEST = 1024;

/** One segment of a repository name. https://docs.aws.amazon.com/AmazonECR/latest/APIReference/API_CreateRepository.html */
const SEGMENT = /^[a-z0-9]+(?:[._-][a-z0-9]+)*$/;

/** What keeps a pattern from being read, or from ever matching a repository name. The first that is found: most lead to others. */
export function mistakesIn(pattern: string): TextFinding[] {
  const whole = (finding: Finding): TextFinding[] => [{ finding, offset: 0, length: pattern.length }];
  if (pattern.trim() === '') return whole({ kind: 'glob-empty' });
  if (pattern.length > LONGEST) return whole({ kind: 'glob-too-long', length: pattern.length, limit: LONGEST });
  if (pattern.startsWith('!')) return whole({ kind: 'glob-negation', got: pattern });
  const name = nameIn(pattern);
  if (name !== null) return whole({ kind: 'glob-not-a-name', got: pattern, suggestion: name });
  const broken = brokenSyntax(pattern) ?? foreignCharacter(pattern);
  if (broken) return [broken];
  for (const alternative of alternativesOf(pattern)) {
    const finding = impossible(alternative);
    if (finding) return whole(finding);
  }
  return [];
}

/** The repository's name in an image URI, an ARN or a name with a tag or digest. */
function nameIn(pattern: string): string | null {
  const bare = pattern
    .replace(/^https?:\/\//, '')
    .replace(/^\d{12}\.dkr[.-]ecr[.-][^/]*\//, '')
    .replace(/^arn:aws[^:]*:ecr[^:]*:[^:]*:\d*:repository\//, '')
    .replace(/(?:@sha256)?:[\w.*?-]*$/, '');
  return bare === pattern || bare === '' ? null : bare;
}

function brokenSyntax(pattern: string): TextFinding | null {
  const broken = brokenGlob(pattern, 'a-z0-9._-', LONGEST);
  if (broken === null) return null;
  const { offset, got } = broken;
  const finding: Finding =
    broken.what === 'choices'
      ? { kind: 'glob-too-many', alternatives: broken.choices, limit: LONGEST }
      : { kind: broken.what === 'braces' ? 'glob-braces' : 'glob-brackets', got };
  return { finding, offset, length: got.length };
}

function foreignCharacter(pattern: string): TextFinding | null {
  const found = /[^a-z0-9._\-/*?[\]{},!]|(?<!\[)!|,(?![^{}]*\})/u.exec(pattern);
  if (!found) return null;
  const [character] = found;
  return {
    finding: { kind: 'glob-character', character, suggestion: withoutForeign(pattern, character) },
    offset: found.index,
    length: character.length,
  };
}

/** Lower case instead of upper case, a list instead of commas, no blanks around; `null` where there is no telling. */
function withoutForeign(pattern: string, character: string): string | null {
  if (character === ',')
    return `[${pattern
      .split(',')
      .map((part) => `"${part.trim()}"`)
      .join(', ')}]`;
  const better = pattern.trim().toLowerCase();
  return better !== pattern && mistakesIn(better).length === 0 ? better : null;
}

/** Why no repository name can be matched by a pattern without braces. */
function impossible(pattern: string): Finding | null {
  const segments = pattern.split('/');
  if (segments.includes('')) {
    const named = segments.filter((segment) => segment !== '');
    // `team/` is a folder to whoever writes it.
    if (segments.at(-1) === '') named.push('**');
    return { kind: 'glob-slash', got: pattern, suggestion: named.join('/') };
  }
  for (const segment of segments) {
    if (segment.includes('**') && segment !== '**') {
      return { kind: 'glob-stars', got: segment, suggestion: segment.replace(/\*{2,}/g, '*') };
    }
    // What wildcards stand for is open, so a letter takes their place; what they touch may go on in them.
    const likeliest = segment.replace(/\[[^\]]*\]|[*?]/g, 'a');
    if (!SEGMENT.test(likeliest)) return { kind: 'glob-segment', got: segment };
  }
  return null;
}

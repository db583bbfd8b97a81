import type { ArnPart, PatternFindings, PatternOf } from '../core/problem-kinds-rules.ts';
import { didYouMean, phrasesOf, quoted, type WordTable, writeIt } from './problem-phrases.ts';
import { grouped } from './words.ts';

const EXPECTED: Readonly<Record<PatternOf, string>> = {
  tag: 'a glob over image tags, such as v* or release-*',
  principal: 'a glob over ARNs, such as arn:aws:iam::*:role/release',
};

const CHARACTERS: Readonly<Record<PatternOf, string>> = {
  tag: 'letters, digits, _ . - and * ? [a-z] {a,b}',
  principal: 'letters, digits, : / _ + = , . @ - and * ? [a-z] {a,b}',
};

const PARTS: Readonly<Record<ArnPart, string>> = {
  partition: 'a partition such as aws, aws-cn or aws-us-gov',
  service: 'iam for roles and users, sts for sessions',
  region: 'nothing between the third and the fourth colon: roles and sessions are of no Region',
  account: 'an account of twelve digits, or *',
  resource: 'role/NAME or user/NAME with iam, assumed-role/NAME/SESSION with sts',
};

const sayOf = { tag: phrasesOf('tags'), principal: phrasesOf('principals') } as const;

/** Globs over image tags and principals. */
export const PATTERN_WORDS: WordTable<keyof PatternFindings> = {
  'pattern-empty': ({ of }) =>
    sayOf[of]('empty pattern', EXPECTED[of], 'an empty text', of === 'tag' ? 'write "*" for any tag' : null),
  'pattern-too-long': ({ of, length, limit }) =>
    sayOf[of](
      'pattern too long',
      of === 'tag' && limit === 128
        ? 'at most 128 characters, the longest tag'
        : `at most ${grouped(limit)} characters`,
      grouped(length),
    ),
  'pattern-negation': ({ of, got }) =>
    sayOf[of]('pattern that excludes', EXPECTED[of], quoted(got), 'name what it is for, not what it is not for'),
  'pattern-character': ({ of, character, suggestion }) =>
    sayOf[of](
      `pattern that no ${of} can match`,
      CHARACTERS[of],
      /^(?:\s|\u200B|\u2060)$/.test(character) ? 'a blank' : quoted(character),
      writeIt(suggestion),
    ),
  'pattern-brackets': ({ of, got }) =>
    sayOf[of](
      'unreadable brackets in a pattern',
      'letters, digits or ranges such as [abc], [0-9] or [!a-z]',
      quoted(got),
    ),
  'pattern-braces': ({ of, got }) =>
    sayOf[of]('unreadable braces in a pattern', 'choices such as {a,b}, none of them in braces again', quoted(got)),
  'pattern-too-many': ({ of, alternatives, limit }) =>
    sayOf[of](
      'too many choices in braces',
      `at most ${grouped(limit)} patterns`,
      grouped(alternatives),
      'make it a list of patterns',
    ),
  'tag-not-alone': ({ got, suggestion }) =>
    sayOf.tag('more than a tag', 'the tag alone, without repository or digest', quoted(got), writeIt(suggestion)),
  'tag-start': ({ got }) =>
    sayOf.tag('pattern that no tag can match', 'a letter, a digit or _ as its first character', quoted(got)),
  'principal-not-an-arn': ({ got, suggestion }) =>
    sayOf.principal('principal that is no ARN', EXPECTED.principal, quoted(got), didYouMean(suggestion)),
  'principal-parts': ({ got, suggestion }) =>
    sayOf.principal(
      'ARN with too few parts',
      'six parts with a colon between them, the fourth empty: arn:aws:iam::ACCOUNT:role/NAME',
      quoted(got),
      didYouMean(suggestion),
    ),
  'principal-part': ({ part, got, suggestion }) =>
    sayOf.principal(
      'pattern that no principal can match',
      PARTS[part],
      got === '' ? 'nothing' : quoted(got),
      didYouMean(suggestion),
    ),
  'principal-stars': ({ got, suggestion }) =>
    sayOf.principal(
      '** beside other characters',
      '** alone between slashes, behind the last colon',
      quoted(got),
      writeIt(suggestion),
    ),
};

import type { RepositoryFindings } from '../core/problem-kinds.ts';
import { didYouMean, phrasesOf, quoted, type WordTable, writeIt } from './problem-phrases.ts';
import { grouped } from './words.ts';

const say = phrasesOf('repositories');

const GLOB = 'a glob over repository names, such as payments/* or sandbox/**';

/** What entries are about. */
export const REPOSITORY_WORDS: WordTable<keyof RepositoryFindings> = {
  'glob-empty': () => say('empty pattern', GLOB, 'an empty text', 'write "**" for all repositories'),
  'glob-too-long': ({ length, limit }) =>
    say('pattern too long', `at most ${grouped(limit)} characters`, grouped(length), 'make it a list of patterns'),
  'glob-too-many': ({ alternatives, limit }) =>
    say(
      'too many choices in braces',
      `at most ${grouped(limit)} patterns`,
      grouped(alternatives),
      'make it a list of patterns',
    ),
  'glob-negation': ({ got }) =>
    say(
      'pattern that excludes',
      GLOB,
      quoted(got),
      'name what it is for; of entries the first that matches decides, so one for what is excluded goes before',
    ),
  'glob-not-a-name': ({ got, suggestion }) =>
    say(
      'more than a repository name',
      'the name alone, without registry, tag or digest',
      quoted(got),
      writeIt(suggestion),
    ),
  'glob-character': ({ character, suggestion }) =>
    say(
      'pattern that no repository name can match',
      'lower-case letters, digits, . _ - / and * ? [a-z] {a,b}',
      character.trim() === '' ? 'a blank' : quoted(character),
      writeIt(suggestion),
    ),
  'glob-slash': ({ got, suggestion }) =>
    say(
      'pattern that no repository name can match',
      'a / only between two parts of a name',
      quoted(got),
      writeIt(suggestion),
    ),
  'glob-segment': ({ got }) =>
    say(
      'pattern that no repository name can match',
      'letters and digits at both ends of each part of a name, and between any two of . _ -',
      quoted(got),
    ),
  'glob-stars': ({ got, suggestion }) =>
    say(
      '** beside other characters',
      '** alone between slashes, where it stands for any number of parts',
      quoted(got),
      `write ${suggestion} within one part, and ${suggestion}/** as well for what is below it`,
    ),
  'glob-brackets': ({ got }) =>
    say(
      'unreadable brackets in a pattern',
      'lower-case letters, digits or ranges such as [abc], [0-9] or [!a-z]',
      quoted(got),
    ),
  'glob-braces': ({ got }) =>
    say('unreadable braces in a pattern', 'choices such as {api,web}, none of them in braces again', quoted(got)),
  'account-unreadable': ({ got, suggestion }) =>
    say(
      'unreadable account',
      'twelve digits in quotes',
      quoted(got),
      suggestion === null ? null : `write "${suggestion}"`,
    ),
  'region-unreadable': ({ got, suggestion }) =>
    say('unreadable Region', 'the code of a Region such as us-east-1', quoted(got), didYouMean(suggestion)),
  'entry-unreachable': ({ by }) =>
    say(
      'entry that is never reached',
      'a match that leaves something to this entry',
      `all it matches is taken by ${by.map(({ line, match }) => `${quoted(match)} on line ${line}`).join(' and ')}`,
      'the first entry that matches decides: move this one up, or remove it',
    ),
  'undeclared-with-windows': ({ windowsLine }) =>
    say(
      'undeclared: report beside windows for all',
      'no windows at the top of the file',
      `windows on line ${windowsLine}, so that no repository is undeclared`,
      'remove one of the two',
    ),
};

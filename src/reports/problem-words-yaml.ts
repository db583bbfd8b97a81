import type { YamlFindings } from '../core/problem-kinds.ts';
import { phrasesOf, quoted, type WordTable, writeIt } from './problem-phrases.ts';
import { grouped } from './words.ts';

const say = phrasesOf('the-file');

type Advice = NonNullable<YamlFindings['yaml-syntax']['advice']>;

const ADVICE: Readonly<Record<Advice, readonly [expected: string, hint: string]>> = {
  quote: [
    'a plain text, or a text in quotes',
    'put a text in quotes that starts with one of * & ! % @ ` { [ or goes on after a closing bracket',
  ],
  indent: [
    'a line that starts where others of its kind do',
    'all keys of a mapping, and all - of a list, start in one column',
  ],
  close: ['every quote and bracket closed', 'close it; inside brackets indent deeper than the key before them'],
  colon: [
    'one key and one value on a line',
    'put a text that holds ": " in quotes; start a new key in the column of the key above',
  ],
};

/** Whether the file is a text, and YAML. */
export const YAML_WORDS: WordTable<keyof YamlFindings> = {
  'file-too-large': ({ bytes, limit }) =>
    say('file too large', `at most ${grouped(limit)} bytes`, `${grouped(bytes)} bytes`, 'is this the right file?'),
  'file-binary': () => say('not a text file', 'text in UTF-8', 'bytes that are no text', 'is this the right file?'),
  'file-encoding': ({ encoding }) =>
    say(
      'not UTF-8',
      'text in UTF-8',
      encoding === null ? 'bytes that are no UTF-8' : `text in ${encoding}`,
      'save the file as UTF-8; in PowerShell: Out-File -Encoding utf8',
    ),
  'file-empty': () =>
    say(
      'empty policy',
      'a policy, at the least version: 1',
      'no more than blanks and comments',
      'start with version: 1',
    ),
  'yaml-syntax': ({ detail, advice }) => {
    const [expected, hint] = advice === null ? ['YAML 1.2', null] : ADVICE[advice];
    return say('not readable as YAML', expected, `(YAML reader) ${quoted(detail)}`, hint);
  },
  'yaml-tab': () =>
    say('tab in the indentation', 'spaces', 'a tab', 'replace the tabs by spaces: YAML allows no others'),
  'yaml-documents': () =>
    say('more than one YAML document', 'one document', 'a second one', 'remove the line --- or ... before it'),
  'yaml-too-deep': () => say('nested too deep', 'at most 32 levels', 'more', 'does every bracket close?'),
  'yaml-tag': ({ tag }) =>
    say(
      'YAML tag in the policy',
      'a plain value',
      `the tag ${quoted(tag)}`,
      'if a text is to start with !, put it in quotes',
    ),
  'yaml-alias-unknown': ({ name }) =>
    say(
      'text that YAML takes for an alias',
      'text that starts with * in quotes, or an alias of an &anchor further up',
      quoted(name),
      writeIt(`"${name}"`),
    ),
  'yaml-alias-loop': ({ name }) =>
    say(
      'alias inside what it stands for',
      'a value that ends',
      quoted(`*${name}`),
      'write out what the alias stands for',
    ),
  'yaml-alias-bomb': ({ limit }) =>
    say(
      'too many values by way of aliases',
      `at most ${grouped(limit)}`,
      'more',
      'write out what the aliases stand for',
    ),
  'yaml-key': () => say('key that is no text', 'a key such as windows', 'a list or a mapping in its place'),
};

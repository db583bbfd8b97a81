import type { ZoneFindings } from '../core/problem-kinds.ts';
import { anyOf, didYouMean, phrasesOf, quoted, type WordTable } from './problem-phrases.ts';

const say = phrasesOf('time-zones');

const EXPECTED = 'an IANA zone name such as Europe/Berlin, or UTC';

export const ZONE_WORDS: WordTable<keyof ZoneFindings> = {
  'zone-unknown': ({ got, nearest }) => say('unknown time zone', EXPECTED, quoted(got), didYouMean(...nearest)),
  'zone-abbreviation': ({ got, likely }) =>
    say(
      'abbreviation for a time zone',
      EXPECTED,
      `${quoted(got)}, which ${likely.length > 1 ? 'means several zones' : 'is no name with a slash'}`,
      didYouMean(...likely),
    ),
  'zone-offset': ({ got, likely }) =>
    say(
      'offset for a time zone',
      EXPECTED,
      `${quoted(got)}, which does not follow clock changes`,
      likely.length === 0 ? 'name the zone' : `name the zone, such as ${anyOf(likely)}`,
    ),
  'zone-local': ({ got }) =>
    say(
      'time zone of some machine',
      EXPECTED,
      quoted(got),
      'name the zone of the team: a verdict must not depend on where it is made',
    ),
};

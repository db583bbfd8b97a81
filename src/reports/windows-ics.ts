import ICAL from 'ical.js';
import { type Instant, SECOND } from '../core/instant.ts';
import { atZone, utcIso } from '../core/local-time.ts';
import type { EntryAhead, OpenTime, WindowsAhead } from '../core/windows-ahead.ts';
import type { Zone } from '../core/zone.ts';
import { entryName, scopeWords, windowsWords } from './entry-words.ts';
import { shortened, visible } from './visible.ts';

/** One property in jCal, the JSON form of iCalendar (RFC 7265): the writer escapes it. */
type Property = readonly [name: string, parameters: object, type: string, value: string];

/** Enough for every policy that people write; calendars cut longer texts, each in its own way. */
const LONGEST = 1000;

// A line has at most 75 octets (RFC 5545, 3.1); ical.js does not count the space that a folded one begins with.
ICAL.foldLength = 74;

/**
 * The open times of some days as a calendar, an event for each, times in UTC. The same question gives the same bytes:
 * `from` stands for the time at which it was made. `digest` makes a short name out of a text, the same each time.
 */
export function windowsIcs(ahead: WindowsAhead, digest: (text: string) => string): string {
  const { question, entries, from } = ahead;
  const calendar = [
    'vcalendar',
    [
      text('version', '2.0'),
      text('prodid', '-//ecr-release-windows//windows//EN'),
      text('calscale', 'GREGORIAN'),
      text('method', 'PUBLISH'),
      // The one property that is not escaped, since it is in no standard: a repository's name needs no escaping.
      [
        'x-wr-calname',
        {},
        'unknown',
        question === null ? 'Release windows' : `Release windows: ${question.repository}`,
      ],
    ],
    entries.flatMap((entry) =>
      entry.open.map((open) => [
        'vevent',
        [
          text('uid', `${digest(identityOf(ahead, entry, open))}@ecr-release-windows`),
          moment('dtstamp', from),
          moment('dtstart', open.from ?? entry.range.from),
          moment('dtend', open.to ?? entry.range.to),
          text('summary', `Release window: ${nameOf(ahead, entry)}`),
          text('description', descriptionOf(entry, open)),
          // Who may push is not busy.
          text('transp', 'TRANSPARENT'),
        ],
        [],
      ]),
    ),
  ];
  return ICAL.stringify(calendar);
}

function text(name: string, value: string): Property {
  return [name, {}, 'text', shortened(value, LONGEST)];
}

function moment(name: string, instant: Instant): Property {
  return [name, {}, 'date-time', utcIso(Math.floor(instant / SECOND) * SECOND)];
}

/** What makes an event the same one in a later calendar: whose window it is, and when it opens. */
function identityOf({ question }: WindowsAhead, { entry }: EntryAhead, { from }: OpenTime): string {
  const { match, accounts, regions, registry } = entry;
  const whose = question && [question.registry, question.account, question.region, question.repository];
  return JSON.stringify([whose, match, accounts && [...accounts], regions && [...regions], registry, from]);
}

function nameOf({ question }: WindowsAhead, { entry }: EntryAhead): string {
  if (question !== null) return question.repository;
  const scope = scopeWords(entry);
  const name = entry.match === null ? 'everything else' : entryName(entry);
  return visible(scope === '' ? name : `${name} (${scope})`);
}

/** When it opens and closes by the clocks of those who push, and by which rule. */
function descriptionOf({ entry, judgement: { zone } }: EntryAhead, { from, to }: OpenTime): string {
  return [
    from === null ? 'Opens: open since ever' : `Opens: ${localWords(from, zone)}`,
    to === null ? 'Closes: never' : `Closes: ${localWords(to, zone)}`,
    `Windows: ${visible(windowsWords(entry))}`,
  ].join('\n');
}

function localWords(instant: Instant, zone: Zone): string {
  const local = atZone(instant, zone);
  return local.toFormat(`cccc yyyy-MM-dd ${local.second === 0 ? 'HH:mm' : 'HH:mm:ss'} ('UTC'ZZ) '${zone.name}'`);
}

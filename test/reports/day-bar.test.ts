import { expect, it } from 'vitest';
import { dayNumberOf } from '../../src/core/civil.ts';
import { DAY } from '../../src/core/instant.ts';
import { windowIntervals } from '../../src/core/window.ts';
import { windowDay } from '../../src/core/window-days.ts';
import { dayLines, HOUR_MARKS } from '../../src/reports/day-bar.ts';
import { displayWidth } from '../../src/reports/display-width.ts';
import { openStretches, zoneOf } from '../support/facts.ts';
import { windowIn } from '../support/policy-files.ts';

/** The lines of a day, `2026-10-25`, under a window that ends in its zone or in one of its own. */
function linesOf(date: string, zone: string, window: string): string[] {
  const [year = 0, month = 0, day = 0] = date.split('-').map(Number);
  const number = dayNumberOf({ year, month, day });
  const range = { from: (number - 3) * DAY, to: (number + 3) * DAY };
  const stretches = openStretches(windowIntervals(windowIn(zone, window), range.from, range.to), range);
  return dayLines(windowDay(number, stretches, zoneOf(zone)), undefined, 'ascii');
}

it('the marks stand over the cells of their hours', () => {
  const [line = ''] = linesOf('2026-11-04', 'UTC', '06:00-18:00');
  expect(line.indexOf('#')).toBe(HOUR_MARKS.indexOf('06'));
  expect(line.lastIndexOf('#') + 1).toBe(HOUR_MARKS.indexOf('18'));
});

const ROWS: readonly { what: string; zone: string; window: string; lines: readonly string[] }[] = [
  {
    what: 'a plain day',
    zone: 'Europe/Berlin',
    window: '08:00-20:00',
    lines: ['Mon 2026-11-02  ................########################........  08:00-20:00'],
  },
  {
    what: 'whole days, and none',
    zone: 'Europe/Berlin',
    window: 'mon 00:00-24:00',
    lines: [
      'Mon 2026-11-02  ################################################  00:00-24:00',
      'Tue 2026-11-03  ................................................  closed',
    ],
  },
  {
    what: 'over midnight, cut at it',
    zone: 'Europe/Berlin',
    window: 'mon 22:00-02:00',
    lines: [
      'Mon 2026-11-02  ............................................####  22:00-24:00',
      'Tue 2026-11-03  ####............................................  00:00-02:00',
    ],
  },
  {
    what: 'five minutes are not rounded away',
    zone: 'Europe/Berlin',
    window: '12:10-12:15',
    lines: ['Mon 2026-11-02  ........................+.......................  12:10-12:15'],
  },
  {
    what: 'nor is one second',
    zone: 'UTC',
    window: '23:59:59-24:00',
    lines: ['Mon 2026-11-02  ...............................................+  23:59:59-24:00'],
  },
  {
    what: 'halves of cells on both sides',
    zone: 'UTC',
    window: '08:15-09:45',
    lines: ['Mon 2026-11-02  ................+##+............................  08:15-09:45'],
  },
  {
    what: 'hours that do not fit',
    zone: 'UTC',
    window: '08:00-12:00,13:00-17:00',
    lines: ['Mon 2026-11-02  ................########..########..............  08:00-12:00 ..'],
  },
  {
    what: 'long hours that do not fit',
    zone: 'UTC',
    window: '08:00:15-12:00:30,13:00-17:00',
    lines: ['Mon 2026-11-02  ................+#######+.########..............  08:00:15-..'],
  },
  {
    what: 'an hour that comes twice counts alike both times',
    zone: 'Europe/Berlin',
    window: 'sun 01:00-04:00',
    lines: [
      'Sun 2026-10-25* ..######........................................  01:00-04:00',
      '                clocks go back 1 h at 03:00',
    ],
  },
  {
    what: 'an hour that is skipped',
    zone: 'Europe/Berlin',
    window: 'sun 01:00-04:00',
    lines: [
      'Sun 2027-03-28* ..##xx##........................................  01:00-04:00',
      '                clocks go forward 1 h at 02:00',
    ],
  },
  {
    what: 'a window inside the hour that is skipped',
    zone: 'Europe/Berlin',
    window: '02:15-02:45',
    lines: [
      'Sun 2027-03-28* ....xx..........................................  closed',
      '                clocks go forward 1 h at 02:00',
    ],
  },
  {
    what: 'a window that ends in the hour that is skipped',
    zone: 'Europe/Berlin',
    window: '00:00-02:30',
    lines: [
      'Sun 2027-03-28* ####xx..........................................  00:00-02:00',
      '                clocks go forward 1 h at 02:00',
    ],
  },
  {
    what: 'half an hour back',
    zone: 'Australia/Lord_Howe',
    window: '01:45-02:15',
    lines: [
      'Sun 2027-04-04* ...++...........................................  01:45-02:15',
      '                clocks go back 30 min at 02:00',
    ],
  },
  {
    what: 'half an hour forward',
    zone: 'Australia/Lord_Howe',
    window: '01:00-03:00',
    lines: [
      'Sun 2026-10-04* ..##x#..........................................  01:00-03:00',
      '                clocks go forward 30 min at 02:00',
    ],
  },
  {
    what: 'two hours forward',
    zone: 'Antarctica/Troll',
    window: '00:00-04:00',
    lines: [
      'Sun 2027-03-28* ##xxxx##........................................  00:00-04:00',
      '                clocks go forward 2 h at 01:00',
    ],
  },
  {
    what: 'two hours back',
    zone: 'Antarctica/Troll',
    window: '02:00-02:30',
    lines: [
      'Sun 2026-10-25* ....#...........................................  02:00-02:30',
      '                clocks go back 2 h at 03:00',
    ],
  },
  {
    what: 'a day that is skipped',
    zone: 'Pacific/Apia',
    window: 'fri 08:00-20:00',
    lines: [
      'Thu 2011-12-29  ................................................  closed',
      'Fri 2011-12-30* xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx  skipped',
      '                clocks go forward 24 h at 00:00',
      'Sat 2011-12-31  ................................................  closed',
    ],
  },
  {
    what: 'a midnight that is skipped',
    zone: 'America/Sao_Paulo',
    window: '22:00-01:30',
    lines: [
      'Sat 2018-11-03  ###.........................................####  00:00-01:30 ..',
      'Sun 2018-11-04* xx#.........................................####  01:00-01:30 ..',
      '                clocks go forward 1 h at 00:00',
    ],
  },
  {
    what: 'the last hour of a day that comes twice',
    zone: 'America/Sao_Paulo',
    window: '23:00-23:30',
    lines: [
      'Sat 2018-02-17* ..............................................#.  23:00-23:30',
      '                clocks go back 1 h at 24:00',
      'Sun 2018-02-18  ..............................................#.  23:00-23:30',
    ],
  },
  {
    what: 'a change that two days share',
    zone: 'America/St_Johns',
    window: 'sat 23:00-24:00',
    lines: [
      'Sat 2010-11-06* ..............................................##  23:00-24:00',
      '                clocks go back 1 h at 00:01 the day after',
      'Sun 2010-11-07* ................................................  closed',
      '                clocks go back 1 h at 00:01',
    ],
  },
  {
    what: 'the clocks of another zone, which do not change',
    zone: 'Europe/Berlin',
    window: 'sun 05:00-06:00 Asia/Kolkata',
    lines: [
      'Sun 2026-10-25* ...#+...........................................  01:30-02:30',
      '                clocks go back 1 h at 03:00',
      '                02:00-02:30 comes twice, and is open only once',
    ],
  },
];

it.each(ROWS)('$what', ({ zone, window, lines }) => {
  const dates = new Set(lines.flatMap((line) => /^\w{3} (\d{4}-\d\d-\d\d)/.exec(line)?.[1] ?? []));
  expect([...dates].flatMap((date) => linesOf(date, zone, window))).toEqual(lines);
  for (const line of lines) expect(displayWidth(line)).toBeLessThanOrEqual(80);
});

import { spawnSync } from 'node:child_process';
import { copyFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { build } from 'esbuild';
import { describe, expect, it } from 'vitest';
import { ownBundles } from '../scripts/bundle.ts';
import { holidayLibrary } from '../src/policy/holiday-library.ts';
import { loadCalendarReader, loadHolidayLibrary } from '../src/policy-libraries.ts';
import { freshBundles, root, runBundle } from './support/bundles.ts';
import { calendarText, event } from './support/calendars.ts';
import { folderWith } from './support/folder.ts';

const bundles = freshBundles();

const ICS = calendarText(
  ...event('DTSTART:20261023T180000', 'DURATION:P1D', 'RRULE:FREQ=WEEKLY;COUNT=3', 'EXDATE:20261030T180000'),
  ...event('DTSTART;VALUE=DATE:20261224', 'DTEND;VALUE=DATE:20261227'),
);

/** A zone with one clock change, as those of the tz database are handed to the bundle. */
const ZONE = `{
  name: 'Test/Zone',
  offsetAt: (at) => (at < Date.UTC(2026, 9, 25, 1) ? 7200000 : 3600000),
  pieces: () => [
    { from: -Infinity, to: Date.UTC(2026, 9, 25, 1), offset: 7200000 },
    { from: Date.UTC(2026, 9, 25, 1), to: Infinity, offset: 3600000 },
  ],
}`;

const PLACES = ['DE.BY', 'US', 'JP', 'TR', 'IL', 'CN', 'AU.NSW', 'IR', 'NZ', 'BR'];

/** Prints what a script with a bundle at `path` makes, run in a time zone. */
function run(script: string, path: string, zone: string): unknown {
  const { stdout, stderr } = spawnSync(process.execPath, ['-e', script, path], {
    env: { PATH: process.env.PATH, TZ: zone },
    encoding: 'utf8',
  });
  expect(stderr).toBe('');
  return JSON.parse(stdout);
}

describe('each library, as a bundle of its own', () => {
  const ZONES = ['UTC', 'America/St_Johns', 'Pacific/Kiritimati', 'Pacific/Chatham', 'America/Sao_Paulo'];

  it('knows the same holidays on a machine in any time zone', () => {
    const script = `
      const { holidayLibrary } = require(process.argv[1]);
      const found = {};
      for (const text of ${JSON.stringify(PLACES)}) for (const year of [1970, 1999, 2026, 2099]) {
        const [country, state = null] = text.split('.');
        found[text + year] = holidayLibrary.publicHolidays({ country, state, region: null }, year);
      }
      console.log(JSON.stringify(found));`;
    const [here, ...elsewhere] = ZONES.map((zone) => run(script, bundles.path('holidays.cjs'), zone));
    for (const found of elsewhere) expect(found).toEqual(here);
    const germany = holidayLibrary.publicHolidays({ country: 'DE', state: 'BY', region: null }, 2026);
    expect(here).toMatchObject({ 'DE.BY2026': germany });
  });

  it('reads the same events on a machine in any time zone', () => {
    const script = `
      const { readCalendar } = require(process.argv[1]);
      const read = readCalendar(Buffer.from(${JSON.stringify(ICS)}), 'freezes.ics', () => undefined);
      console.log(JSON.stringify(read.calendar.events(${ZONE}, 0, Date.UTC(2099, 0))));`;
    const found = ZONES.map((zone) => run(script, bundles.path('calendars.cjs'), zone));
    const berlin = (from: string, to: string) => ({ from: Date.parse(from), to: Date.parse(to), name: null });
    for (const events of found) {
      expect(events).toEqual([
        berlin('2026-10-23T18:00+02:00', '2026-10-24T18:00+02:00'),
        berlin('2026-11-06T18:00+01:00', '2026-11-07T18:00+01:00'),
        berlin('2026-12-24T00:00+01:00', '2026-12-27T00:00+01:00'),
      ]);
    }
  });
});

describe('a bundle that asks for the libraries', () => {
  it('has neither in it, and loads each when it is asked for', async () => {
    const { outputFiles, metafile } = await build({
      absWorkingDir: root,
      entryPoints: ['src/policy-libraries.ts'],
      bundle: true,
      platform: 'node',
      target: 'node20',
      format: 'cjs',
      plugins: [ownBundles(root, 'src/policy-libraries.ts')],
      metafile: true,
      write: false,
    });
    expect(Object.keys(metafile.inputs)).toEqual(['src/policy-libraries.ts']);
    const path = join(dirname(bundles.path('holidays.cjs')), 'libraries.cjs');
    writeFileSync(path, outputFiles[0]?.contents ?? '');
    const script = `
      const { loadHolidayLibrary, loadCalendarReader } = require(process.argv[1]);
      const loaded = () => Object.keys(require.cache).map((path) => require('node:path').basename(path));
      (async () => {
        const before = loaded();
        const holidays = await loadHolidayLibrary();
        const between = loaded();
        const readCalendar = await loadCalendarReader();
        const read = readCalendar(Buffer.from(''), 'none.ics', () => undefined);
        console.log(JSON.stringify([before, between, loaded(), holidays.countries().length, read]));
      })();`;
    expect(run(script, path, 'UTC')).toEqual([
      ['libraries.cjs'],
      ['libraries.cjs', 'holidays.cjs'],
      ['libraries.cjs', 'holidays.cjs', 'calendars.cjs'],
      holidayLibrary.countries().length,
      { ok: false, finding: { kind: 'calendar-none', path: 'none.ics' } },
    ]);
  });

  it('is refused where it would load one at every start', async () => {
    const folder = folderWith({
      'entry.ts': `import { readCalendar } from '${join(root, 'src/policy/calendar-file.ts')}';\nreadCalendar();`,
    });
    const entry = 'src/cli.ts';
    const built = build({
      entryPoints: [join(folder, 'entry.ts')],
      bundle: true,
      plugins: [ownBundles(root, entry)],
      write: false,
      logLevel: 'silent',
    });
    await expect(built).rejects.toThrow('is a bundle of its own: import() it');
  });

  it('works without them for policies that need neither', () => {
    const folder = folderWith({ 'policy.yml': 'version: 1\nwindows: always\n' });
    const cli = join(folder, 'cli.cjs');
    copyFileSync(bundles.path('cli.cjs'), cli);
    expect(runBundle(cli, ['validate', 'policy.yml'], { cwd: folder })).toMatchObject({ status: 0, stderr: '' });
  });
});

it('from the sources, both are the modules themselves', async () => {
  expect(await loadHolidayLibrary()).toBe(holidayLibrary);
  expect((await loadCalendarReader())(new Uint8Array(), 'x.ics', () => undefined)).toMatchObject({ ok: false });
});

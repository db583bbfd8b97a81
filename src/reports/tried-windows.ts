import type { Explanation } from '../core/explanation.ts';
import { windowZone } from '../core/window-zone.ts';
import { columns } from './columns.ts';
import { entryName } from './entry-words.ts';
import { localMoment, placeOf } from './sentences.ts';
import { shortened } from './visible.ts';
import { grouped } from './words.ts';

/** No window's text is longer than this in a line. */
const LONGEST = 100;

/** The windows of the entry that decided, each open or not; one that is read by another clock says what that clock shows. */
export function windowLines({ windows, judgement, question }: Explanation): string[] {
  if (windows.length === 0) return [];
  const rows = windows.map(({ window, open }) => {
    const zone = windowZone(window);
    const clock =
      zone === null || zone.name === judgement.zone.name
        ? ''
        : `, there it is ${localMoment(question.at, zone)} in ${placeOf(zone)}`;
    const also = open && judgement.window !== window ? ' too' : '';
    return [
      `  line ${grouped(window.place.line)}`,
      shortened(window.text, LONGEST),
      `${open ? 'open' : 'closed'}${also}${clock}`,
    ];
  });
  const { entry } = judgement;
  return [`Windows of ${entry.match === null ? 'the file' : entryName(entry)}`, ...columns(rows)];
}

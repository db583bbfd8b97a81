// AssemblyScript, compiled by `npm run generate` into src/sources/skim.generated.ts. It reads what most of a log consists of:
// whole, well-formed records that nobody asks for. All that it is not sure of it leaves to the slow path.
import { COUNTED, count, SINGLE } from './crowds.ts';
import { escapedSlots, itemEnd, repeats } from './items.ts';
import { FOUND, FOUND_SIZE, MOST_FOUND, SPANS, SPANS_SIZE, TEXT } from './layout.ts';
import { spaceEnd } from './values.ts';

export {
  CROWD_BUCKETS,
  CROWD_SIZE,
  CROWDS,
  FOUND,
  FOUND_SIZE,
  KEYS,
  MOST_FOUND,
  NAMES,
  NO_CALLS,
  NO_SCOPE,
  NUMBERS,
  SCOPE_AT,
  SLOT_AT,
  SOURCES,
  TEXT,
  TEXT_SIZE,
  WORD_BUCKETS,
  WORD_SIZE,
} from './layout.ts';

/** What `skim` did, beside how far it came: records counted in crowds, and items that stand in `FOUND`. */
export let counted: i32 = 0;
export let found: i32 = 0;
/** The bucket where the crowd of the last item in `FOUND` may be put; negative where it is to have none. */
export let crowdless: i32 = SINGLE;

/**
 * Reads items of the text from `from` on, up to `end` at most: of a list, `behindItem` or before the first one, or documents
 * of their own. Answers where the last one that it read ends, or `from`. It stops early where `FOUND` is full, or a crowd
 * is missing. The 64 bytes behind the text are overwritten.
 */
export function skim(from: i32, end: i32, inList: bool, behindItem: bool): i32 {
  counted = 0;
  found = 0;
  crowdless = SINGLE;
  memory.fill(TEXT + end, 0, 64);
  let at = TEXT + from;
  let behind = behindItem;
  while (found < MOST_FOUND && crowdless === SINGLE) {
    let start = spaceEnd(at);
    if (behind) {
      if (load<u8>(start) !== 0x2c) break;
      start = spaceEnd(start + 1);
    }
    if (load<u8>(start) !== 0x7b) break;
    const itemsEnd = itemEnd(start);
    if (itemsEnd === 0) break;
    at = itemsEnd;
    behind = inList;
    const fate = count(start);
    if (fate === COUNTED) {
      counted++;
      continue;
    }
    const place = FOUND + found * FOUND_SIZE;
    store<i32>(place, start - TEXT);
    store<i32>(place, at - TEXT, 4);
    store<i32>(place, repeats ? 1 : 0, 8);
    store<i32>(place, escapedSlots, 12);
    memory.copy(place + 16, SPANS, SPANS_SIZE);
    found++;
    crowdless = fate;
  }
  return at - TEXT;
}

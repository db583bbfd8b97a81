import type { AcceptedGap } from '../core/policy.ts';
import { findZone } from '../core/tzdb.ts';
import type { Zone } from '../core/zone.ts';
import type { Around } from './around.ts';
import { readDuring } from './during.ts';
import type { DraftGap } from './schema-rules.ts';
import { accountMistake, regionMistake } from './scope-names.ts';
import { readPlainText } from './texts.ts';
import type { YamlPath } from './yaml-places.ts';
import { readZone } from './zone-name.ts';

/** Reads `accepted-gaps`; what is wrong is told. */
export function readAcceptedGaps(drafts: readonly (DraftGap | null)[], around: Around): readonly AcceptedGap[] {
  return drafts.flatMap((draft, index) =>
    draft === null ? [] : [readAcceptedGap(draft, ['accepted-gaps', index], around)],
  );
}

function readAcceptedGap(draft: DraftGap, path: YamlPath, around: Around): AcceptedGap {
  const { teller } = around;
  const account = draft.account ?? '';
  const region = draft.region ?? '';
  const wrongAccount = typeof draft.account === 'string' ? accountMistake(account) : null;
  const wrongRegion = typeof draft.region === 'string' ? regionMistake(region) : null;
  if (wrongAccount) teller.value([...path, 'account'], wrongAccount);
  if (wrongRegion) teller.value([...path, 'region'], wrongRegion);
  const { line, column } = teller.places.value(path);
  return {
    account,
    region,
    place: { line, column },
    // An account and Region are of no entry, so that only the file's zone is around.
    during: readDuring(draft, path, null, 'gap', around),
    zone: zoneOf(draft, around),
    reason: readPlainText(draft.reason, [...path, 'reason'], teller) ?? '',
  };
}

/** The zone of what names none: where there is none either, everything has its own. */
function zoneOf({ timezone }: DraftGap, around: Around): Zone {
  const own = timezone ? readZone(timezone) : null;
  if (own?.ok) return own.zone;
  const zone = around.zone === 'unreadable' || around.zone === null ? findZone('UTC') : around.zone;
  if (!zone) throw new Error('the tz database has no UTC');
  return zone;
}

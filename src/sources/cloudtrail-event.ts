import type { Intake } from '../core/reading.ts';
import type { IssuedKey } from '../core/sign-in.ts';
import { type Finding, readRecord } from './cloudtrail-record.ts';
import type { Interner } from './interner.ts';
import type { FoundEvent } from './lookup-events/lookup.ts';

/** Hands over what an event of LookupEvents is to the run. `source` names the account and Region. */
export function takeEvent({ id, record }: FoundEvent, source: string, interner: Interner, intake: Intake): void {
  takeFinding(findingOf(record, interner), id, source, intake);
}

/** Hands over what one event is to the run. `source` names where it was asked for. */
export function takeFinding(finding: Finding, id: string | null, source: string, intake: Intake): void {
  switch (finding.kind) {
    case 'push':
      intake.push(finding.push);
      break;
    case 'skipped':
      intake.skipped(finding.record);
      break;
    case 'logging-change':
      intake.loggingChange(finding.change);
      break;
    case 'sign-in':
      intake.signIn(finding.issued.accessKeyId, finding.issued.signIn);
      break;
    case 'unreadable': {
      const { expected, got } = finding;
      const place = id === null ? null : `event ${id}`;
      intake.unreadable({ code: 'record-unreadable', source, place, expected, got });
      break;
    }
    case 'nothing':
      break;
  }
}

/** The key that an event of LookupEvents issued; `null` for any other event. */
export function issuedKeyIn({ record }: FoundEvent, interner: Interner): IssuedKey | null {
  const finding = findingOf(record, interner);
  return finding.kind === 'sign-in' ? finding.issued : null;
}

function findingOf(record: string | null, interner: Interner): Finding {
  if (record === null) return { kind: 'unreadable', expected: 'a CloudTrailEvent', got: 'none' };
  try {
    return readRecord(JSON.parse(record), interner);
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    return { kind: 'unreadable', expected: 'a CloudTrailEvent in JSON', got: 'text that is none' };
  }
}

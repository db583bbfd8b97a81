import { DAY, type Instant, SECOND } from '../core/instant.ts';
import type { Missing, RecordIntake, Totals, Unreadable } from '../core/reading.ts';
import { inRange, type Scope } from '../core/scope.ts';
import { type Call, callOf, SOURCES } from './calls.ts';
import { readRecord } from './cloudtrail-record.ts';
import type { Crowd, CutterSink, Problem } from './cutter-sink.ts';
import { EVENT_TIME_FORM, eventTimeIn } from './event-time.ts';
import { EvidenceBook } from './evidence.ts';
import { Interner } from './interner.ts';
import { isCall, isInsight } from './object-kind.ts';
import { type RawRecord, Slot } from './raw-record.ts';
import { SignInExcerpts } from './sign-in-excerpt.ts';
import { shown } from './wire.ts';

/** A file that is silently passed over could be a log that somebody needs: whoever gives a folder says what is none. */
const ADVICE = '; where a folder holds more than logs, name them with a glob such as "logs/**/*.json.gz"';

/** Takes in the records of one log after the other; parses those of interest only. */
export class LogReader implements CutterSink {
  readonly #intake: RecordIntake;
  readonly #scope: Scope;
  readonly #interner = new Interner();
  /** Accounts, Regions and days with records in the range that was asked for. */
  readonly #evidence = new EvidenceBook();
  readonly #signIns = new SignInExcerpts();
  /** Records of any kind so far. */
  records = 0;
  #source = '';
  #inFolder = false;

  constructor(intake: RecordIntake, scope: Scope) {
    this.#intake = intake;
    this.#scope = scope;
  }

  /** What comes next is from the log of this name. `inFolder`: it was met in a folder, nobody named it. */
  begin(source: string, inFolder: boolean): void {
    this.#source = source;
    this.#inFolder = inFolder;
  }

  record(record: RawRecord): void {
    this.records++;
    const time = timeOf(record);
    if (time !== null && inRange(this.#scope, time)) this.#evidence.add(record, time);
    const call = callIn(record);
    const insight = isInsight(record);
    if (insight || (call !== null && !this.#takeSignIn(record, call))) this.#take(record);
    // A sign-in is taken without its time, but is no evidence of when it was.
    if (time === null && !insight && (call === null || call.kind === 'sign-in') && isCall(record)) {
      const got = `${record.text(Slot.EventName)} with ${shown(record.text(Slot.EventTime))}`;
      this.problem({ code: 'record-unreadable', at: record.offset, expected: EVENT_TIME_FORM, got });
    }
  }

  crowdFor(record: RawRecord): Crowd | null {
    const time = timeOf(record);
    const add = this.#evidence.many(record);
    if (time === null || add === null) return null;
    const midnight = time - (time % DAY);
    const secondOf = (instant: Instant) =>
      Math.min(Math.max(Math.ceil((instant - midnight) / SECOND), 0), DAY / SECOND);
    const { from, to } = this.#scope;
    return {
      from: secondOf(from ?? midnight),
      to: secondOf(to ?? midnight + DAY),
      add: (records, first, last) => add(records, midnight + first * SECOND, midnight + last * SECOND),
    };
  }

  counted(records: number): void {
    this.records += records;
  }

  digest(): void {
    this.skippedFile('digest-file');
  }

  skippedFile(reason: 'digest-file' | 'insight-file'): void {
    this.#intake.skipped({ reason, eventId: null, time: null, where: null, errorCode: null, arrival: null });
  }

  problem({ code, at, expected, got }: Problem): void {
    if (code === 'format-unknown') this.unreadable(code, null, expected, this.#inFolder ? got + ADVICE : got);
    else this.unreadable(code, `byte ${at} of the unpacked text`, expected, got);
  }

  unreadable(code: Unreadable['code'], place: string | null, expected: string, got: string): void {
    this.#intake.unreadable({ code, source: this.#source, place, expected, got });
  }

  /** A service did not give the log, or what follows the place in it. */
  unread(place: string | null, missing: Missing): void {
    const got = missing.detail === null ? missing.reason : `${missing.reason} (${missing.detail})`;
    const what = { code: 'object-unread', source: this.#source, place, expected: 'what S3 lists', got } as const;
    this.#intake.unreadable({ ...what, missing });
  }

  /** Asked for once, when all logs are read. */
  totals(): Totals {
    return { evidence: this.#evidence.list(), signInPacks: this.#signIns.takeOut() };
  }

  /** `false` where the whole record is to be read. */
  #takeSignIn(record: RawRecord, call: Call): boolean {
    return call.kind === 'sign-in' && call.how === 'role' && this.#signIns.take(record);
  }

  #take(raw: RawRecord): void {
    const finding = readRecord(raw.parse(), this.#interner);
    switch (finding.kind) {
      case 'push':
        this.#intake.push(finding.push);
        break;
      case 'skipped':
        this.#intake.skipped(finding.record);
        break;
      case 'logging-change':
        this.#intake.loggingChange(finding.change);
        break;
      case 'sign-in':
        this.#intake.signIn(finding.issued.accessKeyId, finding.issued.signIn);
        break;
      case 'unreadable':
        this.problem({ code: 'record-unreadable', at: raw.offset, expected: finding.expected, got: finding.got });
        break;
      case 'nothing':
        break;
    }
  }
}

function timeOf(record: RawRecord): Instant | null {
  if (!record.hasText(Slot.EventTime)) return null;
  return eventTimeIn(record.bytes, record.valueStart(Slot.EventTime) + 1, record.valueEnd(Slot.EventTime) - 1);
}

/** The call of a record of interest; `null` for the others. */
function callIn(record: RawRecord): Call | null {
  for (let index = 0; index < SOURCES.length; index++) {
    const source = SOURCES[index];
    if (source !== undefined && record.is(Slot.EventSource, source.bytes)) {
      return callOf(source.name, record.text(Slot.EventName));
    }
  }
  return null;
}

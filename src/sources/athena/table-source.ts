import type { Clock } from '../../core/clock.ts';
import type { SourceName } from '../../core/facts.ts';
import type { Instant, Interval } from '../../core/instant.ts';
import type { Intake, SourceSummary, TableScan } from '../../core/reading.ts';
import { isAskedFor } from '../../core/scope.ts';
import type { SoughtKey } from '../../core/sign-in.ts';
import type { EarlierChecks, Place } from '../../core/tracking/memory.ts';
import { Interner } from '../interner.ts';
import type { QueryProgress } from '../query-progress.ts';
import type { LookedUp, Source } from '../source.ts';
import type { AthenaApi } from './api.ts';
import { claimsOf } from './claims.ts';
import type { TableLayout } from './layout.ts';
import { readTableRecords, type TableReading, type TableRequest } from './reading.ts';
import { lookUpSignIns } from './sign-ins.ts';
import type { TableName } from './table-name.ts';
import { missingOf } from './unread.ts';

/** What is asked of a table. */
export interface TableQuestion {
  readonly table: TableName;
  /** Whose logs are read; empty: all. */
  readonly accounts: readonly string[];
  /** Empty: all. */
  readonly regions: readonly string[];
  /** So many days past the end are searched for what came late. */
  readonly lateDays: number;
}

export interface TableSourceOptions extends TableQuestion, EarlierChecks {
  readonly name: Extract<SourceName, 'athena' | 'security-lake'>;
  /** Accounts and Regions that are asked for, as far as they are known. */
  readonly places: readonly Place[];
  /** End of what is asked for, exclusive. */
  readonly to: Instant;
  /** What is younger, in milliseconds, may not have arrived: it is read and not claimed. */
  readonly deliveryDelay: number;
  /** How long a query may take in all, in milliseconds. */
  readonly timeout: number;
  readonly clock: Clock;
  /** Texts of 32 letters or more, each another one. */
  readonly newToken: () => string;
  readonly progress: (progress: QueryProgress) => void;
}

/** Pushes as a table holds the records of them, whichever of the layouts it has. */
export function tableSource(options: TableSourceOptions, api: AthenaApi): Source {
  const reading = new Reading(options, api);
  return {
    name: options.name,
    read: (intake, signal) => reading.read(intake, signal),
    lookUpSignIns: (sought, intake, signal) => reading.lookUpSignIns(sought, intake, signal),
  };
}

class Reading {
  readonly #options: TableSourceOptions;
  readonly #run: TableRequest['run'];
  readonly #range: Interval;
  readonly #interner = new Interner();
  #layout: TableLayout | null = null;

  constructor(options: TableSourceOptions, api: AthenaApi) {
    const { clock, timeout, newToken, progress, places, startOf, to } = options;
    this.#options = options;
    this.#run = { api, clock, timeout, newToken, progress };
    this.#range = { from: Math.min(...places.map(startOf)), to };
  }

  async read(intake: Intake, signal: AbortSignal): Promise<SourceSummary> {
    const { startOf, checked, clock, deliveryDelay } = this.#options;
    const began = clock.now();
    const { table, accounts, regions, lateDays } = this.#options;
    const [range, run, interner] = [this.#range, this.#run, this.#interner];
    const reading = await readTableRecords(
      { table, accounts, regions, lateDays, range, run, interner },
      intake,
      signal,
    );
    if (reading.kind === 'read') this.#layout = reading.layout;
    // What was seen before the evidence ended badly is not all that there is.
    const whole = reading.kind === 'read' && reading.evidence.trouble === null ? reading.seen : [];
    // Where no partition tells accounts apart, those are seen too whose registries nobody asked for.
    const seen = whole.filter((place) => isAskedFor({ accounts, regions }, place));
    const missing = missingOf(reading);
    return {
      records: reading.kind === 'read' ? reading.count : 0,
      inputs: { kind: 'query', count: reading.kind === 'read' ? 2 : 0 },
      evidence: seen,
      claims: claimsOf(seen, missing, { accounts, regions, range, startOf, checked, arrived: began - deliveryDelay }),
      unclaimed: missing ?? { reason: 'no-records', detail: null },
      ...(reading.kind === 'read' ? { scan: scanOf(reading) } : {}),
    };
  }

  async lookUpSignIns(
    sought: readonly SoughtKey[],
    intake: Pick<Intake, 'signIn'>,
    signal: AbortSignal,
  ): Promise<LookedUp> {
    const layout = this.#layout;
    if (layout === null) return { unfound: new Map(sought.map(({ accessKeyId }) => [accessKeyId, 'look-up-failed'])) };
    const { table, accounts, regions, lateDays } = this.#options;
    const question = { table, accounts, regions, lateDays, layout, range: this.#range };
    return lookUpSignIns(sought, { question, run: this.#run, interner: this.#interner }, intake, signal);
  }
}

function scanOf({ records, evidence, layout }: Extract<TableReading, { kind: 'read' }>): TableScan {
  const { lacks, partitions } = layout;
  const { days, iceberg } = partitions;
  return { queries: [records.scannedBytes, evidence.scannedBytes], readsAllDays: days === null && !iceberg, lacks };
}

import { setTimeout } from 'node:timers/promises';
import * as z from 'zod';
import { type Answer, type Engine, EngineFailure, type Statement } from '../../support/athena/engine.ts';
import { type TypeArgument, type TypeSignature, valueText } from './value-text.ts';

const signature: z.ZodType<TypeSignature> = z.lazy(() =>
  z.object({ rawType: z.string(), arguments: z.array(argument) }),
);
const argument: z.ZodType<TypeArgument> = z.lazy(() =>
  z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('TYPE'), value: signature }),
    z.object({
      kind: z.literal('NAMED_TYPE'),
      value: z.object({ fieldName: z.object({ name: z.string() }).optional(), typeSignature: signature }),
    }),
    z.object({ kind: z.literal('LONG'), value: z.number() }),
  ]),
);

/** https://trino.io/docs/476/develop/client-protocol.html */
const page = z.object({
  nextUri: z.string().optional(),
  columns: z.array(z.object({ name: z.string(), type: z.string(), typeSignature: signature })).optional(),
  data: z.array(z.array(z.unknown())).optional(),
  stats: z.object({ physicalInputBytes: z.number().optional() }),
  error: z.object({ message: z.string(), errorName: z.string(), errorType: z.string() }).optional(),
});
type Page = z.infer<typeof page>;

/** Its one node answers too late at times, and counts as gone until it does: then nothing was done. */
const NO_NODES = 'NO_NODES_AVAILABLE';
const TRIES = 60;
const PAUSE = 500;

/** The Trino at this address as an engine: one statement, whole. Stopped, it cancels the statement. */
export function trinoEngine(url: string): Engine {
  const once = statementAt(url);
  return async (statement, signal) => {
    for (let tries = 1; ; tries++) {
      try {
        return await once(statement, signal);
      } catch (error) {
        if (!(error instanceof EngineFailure && error.code === NO_NODES) || tries === TRIES) throw error;
        await setTimeout(PAUSE);
      }
    }
  };
}

function statementAt(url: string): Engine {
  return async (statement, signal) => {
    let columns: NonNullable<Page['columns']> = [];
    const rows: (readonly (string | null)[])[] = [];
    let next = await ask(`${url}/v1/statement`, { method: 'POST', body: statement.sql, headers: headersOf(statement) });
    for (;;) {
      const { error, data = [], nextUri } = next;
      if (error !== undefined) throw failure(error);
      columns = next.columns ?? columns;
      for (const values of data) rows.push(values.map((value, index) => valueText(value, typeOf(columns, index))));
      if (nextUri === undefined) break;
      if (signal.aborted) {
        await fetch(nextUri, { method: 'DELETE' });
        signal.throwIfAborted();
      }
      next = await ask(nextUri);
    }
    return {
      columns: columns.map(({ name, type }) => ({ name, type })),
      rows,
      rowCount: rows.length,
      scannedBytes: next.stats.physicalInputBytes ?? 0,
    } satisfies Answer;
  };
}

/** Runs statements that give nothing, one after the other. */
export async function runAll(engine: Engine, statements: Iterable<string>): Promise<void> {
  const { signal } = new AbortController();
  for (const sql of statements) {
    await engine({ sql, catalog: 'hive', database: 'logs' }, signal).catch((error: unknown) => {
      throw new Error(`Trino refused\n${sql}`, { cause: error });
    });
  }
}

async function ask(url: string, init: RequestInit = {}): Promise<Page> {
  const response = await fetch(url, init);
  const text = await response.text();
  if (!response.ok) throw new Error(`Trino answered ${response.status}: ${text}`);
  return page.parse(JSON.parse(text));
}

/** Athena's `AwsDataCatalog` is the catalog `hive` here. */
function headersOf({ catalog, database }: Statement): Record<string, string> {
  return {
    'x-trino-user': 'athena',
    'x-trino-time-zone': 'UTC',
    'x-trino-catalog': catalog === null || catalog.toLowerCase() === 'awsdatacatalog' ? 'hive' : catalog,
    'x-trino-schema': database ?? 'default',
  };
}

function typeOf(columns: NonNullable<Page['columns']>, index: number): TypeSignature {
  const column = columns[index];
  if (column === undefined) throw new Error('a row is longer than its columns');
  return column.typeSignature;
}

function failure({ message, errorName, errorType }: NonNullable<Page['error']>): EngineFailure {
  return new EngineFailure(errorName, errorType === 'USER_ERROR' ? 'user' : 'system', message);
}

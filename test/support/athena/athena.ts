import type * as z from 'zod';
import type { TableDdl } from '../layouts/table-ddl.ts';
import type { Answer, Engine } from './engine.ts';
import { Execution, type State } from './execution.ts';
import type { Fault } from './fault.ts';
import type { Operation } from './model.ts';
import { invalid, Refused } from './refusal.ts';
import {
  getQueryResults,
  getTableMetadata,
  getWorkGroup,
  oneExecution,
  type ResultsInput,
  type StartInput,
  startQueryExecution,
  type TableInput,
} from './requests.ts';
import { ResultPages } from './result-pages.ts';
import { wireTable } from './table-metadata.ts';
import { outputOf, PRIMARY, type WorkGroup, wireWorkGroup } from './work-group.ts';

export interface AthenaOptions {
  readonly engine: Engine;
  /** By database; every catalog has the same. */
  readonly tables?: Readonly<Record<string, readonly TableDdl[]>>;
  readonly workGroups?: readonly WorkGroup[];
  /** The states of a query that are told before the real one, one a request. */
  readonly course?: readonly State[];
}

/** Athena without its sockets: queries, their results, tables and workgroups. */
export class Athena {
  readonly #options: AthenaOptions;
  readonly #byToken = new Map<string, { readonly input: string; readonly id: string }>();
  readonly #pages = new Map<string, ResultPages>();
  /** By id, in the order in which they were started. */
  readonly executions = new Map<string, Execution>();

  constructor(options: AthenaOptions) {
    this.#options = options;
  }

  /** The output of an operation. Throws a `Refused`. `fault`: what of it is to be wrong, as far as it is of this place. */
  answer(operation: Operation, input: unknown, fault: Fault | null): object {
    switch (operation) {
      case 'StartQueryExecution':
        return { QueryExecutionId: this.#start(parsed(startQueryExecution, input), fault) };
      case 'GetQueryExecution':
        return { QueryExecution: this.#execution(parsed(oneExecution, input)).tell() };
      case 'GetQueryResults':
        return this.#results(parsed(getQueryResults, input), fault);
      case 'StopQueryExecution':
        this.#execution(parsed(oneExecution, input)).cancel();
        return {};
      case 'GetTableMetadata':
        return { TableMetadata: wireTable(this.#table(parsed(getTableMetadata, input))) };
      case 'GetWorkGroup':
        return { WorkGroup: wireWorkGroup(this.#workGroup(parsed(getWorkGroup, input).WorkGroup)) };
    }
  }

  /** The result whose CSV is at a place in S3; `null`: nothing is there. */
  resultAt(location: string): Answer | null {
    for (const { start, answer } of this.executions.values()) if (start.output === location) return answer;
    return null;
  }

  #start(input: StartInput, fault: Fault | null): string {
    const asked = JSON.stringify(input);
    const known = this.#byToken.get(input.ClientRequestToken);
    if (known !== undefined) {
      if (known.input === asked) return known.id;
      throw invalid('Idempotent parameters do not match');
    }
    const group = this.#workGroup(input.WorkGroup);
    if (group.state === 'DISABLED') throw invalid(`WorkGroup ${group.name} is disabled.`);
    const folder = outputOf(group, input.ResultConfiguration?.OutputLocation);
    const { executions } = this;
    const id = `5a6b7c8d-0000-4000-8000-${String(executions.size + 1).padStart(12, '0')}`;
    const { Catalog, Database } = input.QueryExecutionContext ?? {};
    const statement = { sql: input.QueryString, catalog: Catalog ?? null, database: Database ?? null };
    const output = folder === null ? null : `${folder}${id}.csv`;
    const { engine, course = ['QUEUED', 'RUNNING'] } = this.#options;
    const execution = new Execution({ id, statement, workGroup: group.name, output }, course);
    executions.set(id, execution);
    this.#byToken.set(input.ClientRequestToken, { input: asked, id });
    if (fault?.kind === 'ends') execution.end(fault.ending);
    else execution.run(engine);
    return id;
  }

  #results(input: ResultsInput, fault: Fault | null): object {
    const { answer, start, state } = this.#execution(input);
    if (answer === null) throw noResult(state);
    const pages = this.#pages.get(start.id) ?? new ResultPages(answer, start.statement.sql);
    this.#pages.set(start.id, pages);
    return pages.page(input, fault);
  }

  #execution({ QueryExecutionId }: { readonly QueryExecutionId: string }): Execution {
    const found = this.executions.get(QueryExecutionId);
    if (found === undefined) throw invalid(`QueryExecution ${QueryExecutionId} was not found`);
    return found;
  }

  #table({ DatabaseName, TableName }: TableInput): TableDdl {
    const { tables = {} } = this.#options;
    const found = tables[DatabaseName.toLowerCase()]?.find(({ name }) => name === TableName.toLowerCase());
    if (found !== undefined) return found;
    throw new Refused('MetadataException', `EntityNotFoundException: Entity Not Found: ${DatabaseName}.${TableName}`);
  }

  #workGroup(name: string): WorkGroup {
    const found = (this.#options.workGroups ?? [PRIMARY]).find((group) => group.name === name);
    if (found === undefined) throw invalid('WorkGroup is not found.');
    return found;
  }
}

function noResult(state: State): Refused {
  return state === 'FAILED' || state === 'CANCELLED'
    ? invalid(`Query did not finish successfully. Final query state: ${state}`)
    : invalid(`Query has not yet finished. Current state: ${state}`);
}

function parsed<Output>(schema: z.ZodType<Output>, input: unknown): Output {
  const result = schema.safeParse(input);
  if (result.success) return result.data;
  const [first] = result.error.issues;
  throw invalid(`${result.error.issues.length} validation error detected: ${first?.path.join('.')}: ${first?.message}`);
}

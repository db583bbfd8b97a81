import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { setImmediate } from 'node:timers/promises';
import { type AthenaClient, GetQueryResultsCommand, type GetQueryResultsCommandInput } from '@aws-sdk/client-athena';
import { fieldsOf, listOf, textOf } from '../wire.ts';
import type { ResultPage } from './api.ts';

/**
 * Asks for a page of a result, and tells its token before it has looked at its rows: one page can be asked for only when the
 * one before is there, and what stands between costs time with each of them. The rows are taken from the body as it came:
 * the SDK's reading of 27,000 values by its model takes three times as long. Gives `null` for a body without a result.
 */
export async function requestPage(
  client: AthenaClient,
  input: GetQueryResultsCommandInput,
  ahead: (token: string) => void,
  abortSignal: AbortSignal,
): Promise<ResultPage | null> {
  const command = new GetQueryResultsCommand(input);
  let page: ResultPage | null = null;
  command.middlewareStack.add(
    (next) => async (request) => {
      const answer = await next(request);
      const { response } = answer;
      if (!(response instanceof Object) || !('body' in response) || !(response.body instanceof Readable)) return answer;
      const body = await buffer(response.body);
      // An error is the SDK's to read.
      const isPage = 'statusCode' in response && response.statusCode === 200;
      if (isPage) page = await pageIn(body, ahead);
      Object.assign(response, { body: isPage ? Buffer.from('{}') : body });
      return answer;
    },
    // The last that stands before the connection.
    { step: 'deserialize', priority: 'low', name: 'pageRows' },
  );
  await client.send(command, { abortSignal });
  return page;
}

async function pageIn(body: Buffer, ahead: (token: string) => void): Promise<ResultPage | null> {
  const token = tokenIn(body);
  if (token !== null) {
    ahead(token);
    // The request is to go out before the rows are read.
    await setImmediate();
  }
  const { ResultSet, NextToken } = fieldsOf(JSON.parse(body.toString()));
  if (ResultSet === undefined) return null;
  const { ResultSetMetadata, Rows } = fieldsOf(ResultSet);
  return {
    columns: listOf(fieldsOf(ResultSetMetadata).ColumnInfo).map((column) => textOf(fieldsOf(column).Name) ?? ''),
    rows: listOf(Rows).map((row) => listOf(fieldsOf(row).Data).map((datum) => textOf(fieldsOf(datum).VarCharValue))),
    token: textOf(NextToken),
  };
}

const KEY = '"NextToken"';
/** A token has 1,024 characters at most (Amazon Athena API Reference, "GetQueryResults"), and the key stands before it. */
const LONGEST_MEMBER = 2048;

/**
 * The token of a page, before its rows are read: within a text of JSON each quote is escaped, so that what a colon follows is
 * a key, and only one key of a page bears the name. From the end, where it stands behind a megabyte of rows.
 */
function tokenIn(body: Buffer): string | null {
  for (let at = body.lastIndexOf(KEY); at !== -1; at = at === 0 ? -1 : body.lastIndexOf(KEY, at - 1)) {
    const token = /^"NextToken"\s*:\s*"([^"\\]+)"/.exec(body.toString('latin1', at, at + LONGEST_MEMBER))?.[1];
    if (token !== undefined) return token;
  }
  return null;
}

import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

const EXAMPLE = 'examples/athena/organisation.sql';

/** The statement that makes a table, as a module: the tool shows it where a table cannot answer. */
export async function organisationTableModule(): Promise<string> {
  const statement = await readFile(join(import.meta.dirname, '..', EXAMPLE), 'utf8');
  return `// Generated from ${EXAMPLE} by \`npm run generate\`. Do not edit.

/** Makes a table over the logs of an organisation's trail. */
export const ORGANISATION_TABLE = ${JSON.stringify(statement)};
`;
}

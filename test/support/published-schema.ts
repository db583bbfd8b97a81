import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import Ajv2020 from 'ajv/dist/2020.js';

/** What a published schema has against a document: nothing, or a sentence for each mistake. */
export function publishedSchema(name: string): (document: unknown) => string[] {
  const path = join(import.meta.dirname, `../../schema/${name}.schema.json`);
  const validate = new Ajv2020({ allErrors: true }).compile(JSON.parse(readFileSync(path, 'utf8')));
  return (document) => {
    validate(document);
    return (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`);
  };
}

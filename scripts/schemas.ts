import * as z from 'zod/mini';
import { policyFile } from '../src/policy/schema.ts';
import { explanationSchema } from '../src/reports/explanation-schema.ts';
import { pushSchema } from '../src/reports/push-schema.ts';
import { reportSchema } from '../src/reports/report-schema.ts';
import { validationSchema } from '../src/reports/validation-schema.ts';
import { windowsSchema } from '../src/reports/windows-schema.ts';

/** Every JSON document that the tool writes; `push` is a line of NDJSON. */
const DOCUMENTS = {
  report: { title: 'ECR Release Windows report', definition: reportSchema },
  push: { title: 'ECR Release Windows push', definition: pushSchema },
  validation: { title: 'ECR Release Windows validation', definition: validationSchema },
  explanation: { title: 'ECR Release Windows explanation', definition: explanationSchema },
  windows: { title: 'ECR Release Windows ahead', definition: windowsSchema },
} as const;

type DocumentName = keyof typeof DOCUMENTS;

export const DOCUMENT_NAMES: readonly DocumentName[] = ['report', 'push', 'validation', 'explanation', 'windows'];

/** The JSON Schema of a JSON document. New fields may come, so a reader must let them pass. */
export function documentSchema(name: DocumentName): z.core.JSONSchema.BaseSchema {
  return z.toJSONSchema(DOCUMENTS[name].definition, {
    target: 'draft-2020-12',
    override: ({ jsonSchema }) => {
      if (jsonSchema.additionalProperties === false) delete jsonSchema.additionalProperties;
    },
  });
}

/** The same as a file, for those who read it. */
export function schemaText(name: DocumentName): string {
  const { title } = DOCUMENTS[name];
  return `${JSON.stringify({ $id: `${name}.schema.json`, title, ...documentSchema(name) }, null, 2)}\n`;
}

/** The JSON Schema of a policy file, for editors: draft-07, which those for YAML know best. Unknown keys are mistakes. */
export function policySchemaText(): string {
  const schema = z.toJSONSchema(policyFile, { target: 'draft-7' });
  return `${JSON.stringify({ $id: 'release-windows.schema.json', title: 'Release windows', ...schema }, null, 2)}\n`;
}

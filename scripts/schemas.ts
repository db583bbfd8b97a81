import * as z from 'zod/mini';
import { reportSchema } from '../src/reports/report-schema.ts';

/** The JSON Schema of the JSON report, for those who read it. New fields may come, so a reader must let them pass. */
export function reportSchemaText(): string {
  const schema = z.toJSONSchema(reportSchema, {
    target: 'draft-2020-12',
    override: ({ jsonSchema }) => {
      if (jsonSchema.additionalProperties === false) delete jsonSchema.additionalProperties;
    },
  });
  return `${JSON.stringify({ $id: 'report.schema.json', title: 'ECR Release Windows report', ...schema }, null, 2)}\n`;
}

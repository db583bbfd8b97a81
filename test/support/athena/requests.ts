import * as z from 'zod';

/**
 * The inputs, with the bounds that the SDK's schemas leave out.
 * https://docs.aws.amazon.com/athena/latest/APIReference/API_Operations.html
 */

const executionId = z.string().regex(/^\S{1,128}$/);
const workGroup = z.string().regex(/^[a-zA-Z0-9._-]{1,128}$/);

export const startQueryExecution = z.object({
  QueryString: z.string().min(1).max(262_144),
  // "If you are not using the SDK or the CLI, you must provide this token or the action will fail."
  ClientRequestToken: z.string().min(32).max(128),
  QueryExecutionContext: z
    .object({ Database: z.string().min(1).max(255).optional(), Catalog: z.string().min(1).max(256).optional() })
    .optional(),
  ResultConfiguration: z.object({ OutputLocation: z.string().startsWith('s3://').optional() }).optional(),
  WorkGroup: workGroup.default('primary'),
  // Trino has them only as `EXECUTE … USING`, which the stand-in does not make of them.
  ExecutionParameters: z.never().optional(),
});
export type StartInput = z.infer<typeof startQueryExecution>;

export const oneExecution = z.object({ QueryExecutionId: executionId });

export const getQueryResults = z.object({
  QueryExecutionId: executionId,
  NextToken: z.string().min(1).max(1024).optional(),
  MaxResults: z.int().min(1).max(1000).default(1000),
});
export type ResultsInput = z.infer<typeof getQueryResults>;

export const getTableMetadata = z.object({
  CatalogName: z.string().min(1).max(256),
  DatabaseName: z.string().min(1).max(128),
  TableName: z.string().min(1).max(128),
  WorkGroup: workGroup.optional(),
});
export type TableInput = z.infer<typeof getTableMetadata>;

export const getWorkGroup = z.object({ WorkGroup: workGroup });

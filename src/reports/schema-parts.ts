import * as z from 'zod/mini';

/** What the definitions of all JSON documents are put together from. */

export const describe = <T extends z.core.$ZodType>(schema: T, description: string): T => {
  z.globalRegistry.add(schema, { description });
  return schema;
};

export const count = () => z.int().check(z.nonnegative());
export const text = () => z.string();
export const maybe = () => z.nullable(z.string());
export const moment = (description: string) =>
  describe(z.string().check(z.regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{3})?Z$/)), `${description} UTC, ISO 8601.`);
export const maybeMoment = (description: string) => z.nullable(moment(description));

export const tool = z.strictObject({
  name: describe(z.literal('ecr-release-windows'), 'This tool.'),
  version: describe(text(), 'Version of the tool.'),
});

/** An exemption or an exception of the policy. */
export const permission = {
  kind: describe(z.enum(['exemption', 'exception']), 'What the policy calls it.'),
  name: describe(maybe(), 'Of an exception; an exemption has none.'),
  line: describe(z.int(), 'Line of the policy file, from 1.'),
};

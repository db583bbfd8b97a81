import * as z from 'zod/mini';

/** As much of GitHub's answers as is used. */
const moment = z.pipe(
  z.string().check(z.refine((text) => !Number.isNaN(Date.parse(text)))),
  z.transform((text) => Date.parse(text)),
);
const user = z.nullish(z.object({ type: z.optional(z.string()), login: z.optional(z.string()) }));
const text = z.pipe(
  z.nullish(z.string()),
  z.transform((text) => text ?? ''),
);
/** A label has several shapes (REST API, "List repository issues"). */
const labels = z.pipe(
  z.array(z.union([z.string(), z.object({ name: text })])),
  z.transform((all) => all.map((label) => (typeof label === 'string' ? label : label.name))),
);

export const issue = z.object({
  number: z.int(),
  title: z.string(),
  body: text,
  state: z.enum(['open', 'closed']),
  created_at: moment,
  labels,
  user,
  author_association: z.nullish(z.string()),
  pull_request: z.optional(z.unknown()),
});

export const comment = z.object({
  body: text,
  created_at: moment,
  user,
  author_association: z.nullish(z.string()),
});

/** An event of an issue. `label`: of those that set or take one. */
export const event = z.object({
  event: z.nullish(z.string()),
  actor: z.nullish(z.object({ login: z.string() })),
  created_at: z.nullish(moment),
  label: z.nullish(z.object({ name: text })),
});

export const made = z.object({ number: z.int(), labels });
export const labelSet = labels;
export const permission = z.object({ permission: z.string() });
export const repository = z.object({
  default_branch: z.string(),
  archived: z.boolean(),
  has_issues: z.boolean(),
});

export const anything = z.unknown();

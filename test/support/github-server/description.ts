import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { Ajv, type ValidateFunction } from 'ajv';
import { z } from 'zod';
import { schemaForAjv } from './schema-for-ajv.ts';

const require = createRequire(import.meta.url);
const FILE = require.resolve('@octokit/openapi/generated/api.github.com.json');

const Parameter = z.object({
  name: z.string(),
  in: z.enum(['path', 'query', 'header']),
  required: z.boolean().default(false),
  schema: z.looseObject({ type: z.string() }),
});
const Content = z.record(z.string(), z.object({ schema: z.unknown() }));
const Response = z.object({ content: Content.optional() });
const Reference = z.object({ $ref: z.string() });
const Operation = z.object({
  externalDocs: z.object({ url: z.string() }),
  parameters: z.array(z.union([Reference, Parameter])).default([]),
  requestBody: z.object({ required: z.boolean().default(false), content: Content }).optional(),
  responses: z.record(z.string(), z.union([Reference, Response])),
});
const Components = z.record(z.string(), z.unknown());
const Document = z.object({
  paths: z.record(z.string(), Components),
  components: z.object({ schemas: Components, parameters: Components, responses: Components }),
});

/** What an operation is asked with, besides the path. */
export interface Given {
  readonly query: URLSearchParams;
  /** `undefined`: none. */
  readonly body: unknown;
}

/** One operation of GitHub's official OpenAPI description: what may be asked, and what may be answered. */
export interface Described {
  readonly documentation: string;
  /** A sentence for each thing in a request that is not allowed. */
  requestProblems(given: Given): string[];
  /** Likewise of a reply; `undefined`: without a body. Errors and redirects that are not described have GitHub's common form. */
  replyProblems(status: number, body: unknown): string[];
}

/** GitHub's description of its REST API. It has 13 MB: only what is asked for is compiled. */
class Description {
  readonly #document = Document.parse(JSON.parse(readFileSync(FILE, 'utf8')));
  readonly #operations = new Map<string, Described>();
  readonly #schemas = new Set<string>();
  readonly #ajv = new Ajv({
    strict: true,
    strictTypes: false,
    strictRequired: false,
    formats: {
      uri: (text: string) => URL.canParse(text),
      'date-time': /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:\d\d)$/,
      int64: { type: 'number', validate: Number.isSafeInteger },
    },
  });

  operation(method: string, path: string): Described {
    const key = `${method} ${path}`;
    const known = this.#operations.get(key) ?? this.#describe(method, path);
    this.#operations.set(key, known);
    return known;
  }

  #describe(method: string, path: string): Described {
    const raw = Operation.parse(this.#document.paths[path]?.[method.toLowerCase()]);
    const { requestBody, responses } = raw;
    const { parameters: shared, responses: sharedResponses } = this.#document.components;
    const parameters = raw.parameters.map((one) => ('$ref' in one ? Parameter.parse(shared[nameOf(one.$ref)]) : one));
    const query = new Map(
      parameters.filter(({ in: place }) => place === 'query').map((one) => [one.name, this.#parameter(one)]),
    );
    const required = parameters.filter((one) => one.in === 'query' && one.required);
    const body = requestBody && this.#compile(requestBody.content['application/json']?.schema, true);
    const replies = new Map<string, ValidateFunction | null>();
    const reply = (status: string) => {
      const response = responses[status];
      if (!response) return status < '300' ? undefined : this.#compile({ $ref: '#/components/schemas/basic-error' });
      const { content } = '$ref' in response ? Response.parse(sharedResponses[nameOf(response.$ref)]) : response;
      const schema = content?.['application/json']?.schema;
      return schema === undefined ? null : this.#compile(schema);
    };
    return {
      documentation: raw.externalDocs.url,
      requestProblems: (given) => {
        const problems = required
          .filter(({ name }) => !given.query.has(name))
          .map(({ name }) => `query parameter ${name} is missing`);
        for (const name of new Set(given.query.keys())) {
          const check = query.get(name);
          problems.push(...(check ? check(given.query.getAll(name)) : [`query parameter ${name} is not described`]));
        }
        if (given.body === undefined) {
          if (requestBody?.required) problems.push('the body is missing');
        } else problems.push(...(body ? mistakes(body, given.body, 'body') : ['no body is described']));
        return problems;
      },
      replyProblems: (status, given) => {
        const key = String(status);
        const validate = replies.get(key) ?? reply(key);
        if (validate === undefined) return [`no reply with status ${status} is described`];
        replies.set(key, validate);
        if (validate === null) return given === undefined ? [] : [`no body is described for status ${status}`];
        return mistakes(validate, given, 'reply');
      },
    };
  }

  #parameter({ name, schema }: z.infer<typeof Parameter>): (values: readonly string[]) => string[] {
    const validate = this.#compile(schema);
    return (values) => {
      const [text = ''] = values;
      if (values.length > 1) return [`query parameter ${name} is there ${values.length} times`];
      const value = schema.type === 'integer' && /^-?\d+$/.test(text) ? Number(text) : text;
      return mistakes(validate, value, `query parameter ${name}`);
    };
  }

  #compile(schema: unknown, isClosed = false): ValidateFunction {
    return this.#ajv.compile(schemaForAjv(schema, { refer: (name) => this.#add(name), isClosed }));
  }

  #add(name: string): void {
    if (this.#schemas.has(name)) return;
    this.#schemas.add(name);
    const schema = this.#document.components.schemas[name];
    this.#ajv.addSchema(schemaForAjv(schema, { refer: (other) => this.#add(other), isClosed: false }), name);
  }
}

let description: Description | undefined;

/** An operation by its method and path, such as `GET` and `/repos/{owner}/{repo}`. Throws where there is none. */
export function described(method: string, path: string): Described {
  description ??= new Description();
  return description.operation(method, path);
}

function nameOf(reference: string): string {
  return reference.slice(reference.lastIndexOf('/') + 1);
}

function mistakes(validate: ValidateFunction, value: unknown, what: string): string[] {
  if (validate(value)) return [];
  return (validate.errors ?? []).map(({ instancePath, message, params }) =>
    [`${what}${instancePath}`, message, params.additionalProperty].filter((word) => word !== undefined).join(' '),
  );
}

import * as z from 'zod/mini';
import type { Expectation } from '../core/problem-kinds.ts';

/** The name by which reports/ know what was expected here. It travels as the schema's error message. */
export function expects(expectation: Expectation): { error: () => Expectation } {
  return { error: () => expectation };
}

/** For the JSON Schema only: what an editor shows and completes, and patterns that it checks while somebody types. */
export interface ForEditors {
  readonly description: string;
  readonly examples?: readonly unknown[];
  readonly pattern?: string;
  readonly maxLength?: number;
  /** What no shape of TypeScript says: of some keys one, a key only beside another. */
  readonly oneOf?: readonly { readonly required: readonly string[] }[];
  readonly dependencies?: Readonly<Record<string, readonly string[]>>;
}

export function shown<S extends z.ZodMiniType>(schema: S, about: ForEditors): S {
  z.globalRegistry.add(schema, { ...about });
  return schema;
}

/** A list that says nothing is a slip, and no two readers agree on what it means. */
export function listOf<T extends z.ZodMiniType>(item: T, list: Expectation) {
  return z.array(item, expects(list)).check(z.minLength(1, expects(list)));
}

export function oneOrMore<T extends z.ZodMiniType>(item: T, list: Expectation) {
  return z.union([item, listOf(item, list)], expects(list));
}

export const zone = shown(z.string(expects('zone')), {
  description: 'Time zone: an IANA name that contains a slash, or UTC',
  examples: ['Europe/Berlin', 'America/New_York', 'UTC'],
  pattern: '^(?:[A-Za-z_]+(?:/[A-Za-z0-9_+-]+)+|[Uu][Tt][Cc])$',
});

/** In a draft: a text or a list of them, with `null` for what is neither. */
export function draftTexts<S extends z.ZodMiniType>(item: S) {
  return orNull(z.union([item, z.array(orNull(item))]));
}

export function orNull<S extends z.ZodMiniType>(schema: S) {
  return z.catch(z.nullable(schema), null);
}

import { nearest } from '../core/nearest.ts';

/** Every input of the action, as action.yml declares them (a test compares the two). */
export const INPUT_NAMES = [
  'policy',
  'source',
  'paths',
  'from',
  'to',
  'accounts',
  'regions',
  'role-arns',
  'external-id',
  'delivery-delay',
  'athena-table',
  'athena-workgroup',
  'athena-output',
  'athena-region',
  'athena-timeout',
  'late-days',
  'verify-digests',
  'digest-keys',
  'reports',
  'github-token',
  'issues',
  'dashboard',
  'label',
  'approval-label',
  'max-issues',
  'look-back',
  'fail-on',
] as const;

export type InputName = (typeof INPUT_NAMES)[number];

/** An input that the workflow gives and the action does not have. */
export interface UnknownInput {
  readonly name: string;
  /** The input that was probably meant. */
  readonly nearest: string | null;
}

/** The runner hands inputs over as `INPUT_<NAME IN UPPER CASE, SPACES AS _, HYPHENS KEPT>`. */
const PREFIX = 'INPUT_';

export type Environment = Readonly<Record<string, string | undefined>>;

/** An input's text without the space around it; empty where the workflow does not give it. */
export function inputOf(environment: Environment, name: InputName): string {
  return (environment[PREFIX + name.toUpperCase()] ?? '').trim();
}

/** In order of name. */
export function unknownInputs(environment: Environment): UnknownInput[] {
  return Object.keys(environment)
    .filter((key) => key.startsWith(PREFIX))
    .map((key) => key.slice(PREFIX.length).toLowerCase())
    .filter((name) => !INPUT_NAMES.some((known) => known === name))
    .sort()
    .map((name) => ({ name, nearest: nearest(name, INPUT_NAMES) }));
}

import type { Attribution, UnknownReason } from '../core/attribution.ts';
import type { Caller } from '../core/sign-in.ts';
import type { AttributedPush } from '../core/verdict.ts';
import type { WorkflowSubject } from '../core/workflow.ts';
import type { Show } from './words.ts';

/** From where a push came, by its sign-in; `null` where the caller of the push says all there is to say. */
export function signInWords({ push: { principal }, attribution }: AttributedPush, show: Show): string | null {
  const { kind, through } = attribution;
  if (kind === 'user' && attribution.arn === principal.arn) return null;
  if (kind === 'service' && principal.type === 'AWSService') return null;
  if (kind === 'unknown' && attribution.reason === 'service-role') return null;
  const origin = originWords(attribution, show);
  const roles = through.map((caller) => callerWords(caller, show)).reverse();
  return roles.length === 0 ? origin : `${origin}, through ${roles.join(', then ')}`;
}

function originWords(attribution: Attribution, show: Show): string {
  switch (attribution.kind) {
    case 'workflow':
      return attribution.where === null
        ? `from a GitHub workflow with the subject ${show(attribution.subject)}`
        : `from the workflow ${show(attribution.where.repository)} ${placeWords(attribution.where, show)}`;
    case 'federated':
      return `signed in at ${providerName(attribution.provider, show)} as ${orUnknown(attribution.subject, show)}`;
    case 'saml':
      return `signed in with SAML at ${providerName(attribution.provider, show)} as ${orUnknown(attribution.subject, show)}`;
    case 'user':
      return `from the user ${orUnknown(attribution.arn, show)}`;
    case 'service':
      return `from the AWS service ${orUnknown(attribution.service, show)}`;
    case 'unknown':
      return unknownWords(attribution.reason);
  }
}

function unknownWords(reason: UnknownReason): string {
  switch (reason) {
    case 'no-sign-in':
      // The most frequent by far: why, and what helps, is told once for the whole run.
      return 'sign-in unknown';
    case 'not-looked-up':
      return 'sign-in not looked up';
    case 'look-up-failed':
      return 'sign-in unknown: it could not be looked up';
    case 'no-key':
      return 'sign-in unknown: the record shows no access key';
    case 'service-role':
      return 'sign-in unknown: a service’s own role';
    case 'other-account':
      return 'sign-in unknown: only the log of the caller’s account shows it';
    case 'contradiction':
      return 'sign-in unknown: several that differ are recorded for one key';
    case 'loop':
      return 'sign-in unknown: roles were taken from each other';
    case 'too-many-roles':
      return 'sign-in unknown: too many roles were taken one from another';
  }
}

function placeWords({ at }: WorkflowSubject, show: Show): string {
  switch (at.kind) {
    case 'ref':
      return `at ${show(at.ref)}`;
    case 'environment':
      return `in environment ${show(at.environment)}`;
    case 'pull-request':
      return 'for a pull request';
  }
}

/** The name that the account gave the provider: all behind the first `…-provider/`, since an address may hold another. */
function providerName(provider: string | null, show: Show): string {
  return provider === null ? 'an unknown provider' : show(provider.replace(/^arn:[^/]*-provider\//, ''));
}

function callerWords({ arn, account }: Caller, show: Show): string {
  const [, role] = /^arn:[^:]*:sts::\d*:assumed-role\/([^/]+)\//.exec(arn ?? '') ?? [];
  if (role !== undefined) return `role ${show(role)}`;
  if (arn !== null) return show(arn);
  return account === null ? 'an unknown caller' : `account ${show(account)}`;
}

function orUnknown(name: string | null, show: Show): string {
  return name === null ? 'unknown' : show(name);
}

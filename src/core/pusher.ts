import type { Attribution } from './attribution.ts';
import type { AttributedPush } from './verdict.ts';

/**
 * Who pushed, as a text that is equal only for pushes of which it is certain that they come from one and the same; `null`
 * where it is not. The ARN alone is not enough: whoever takes a role chooses the session's name, and thousands of
 * workflows choose `GitHubActions`. So the sign-in has to be the same too, or, where none can be told, the access key.
 */
export function pusherOf({ push, attribution }: Pick<AttributedPush, 'push' | 'attribution'>): string | null {
  const { arn } = push.principal;
  const proof = signInOf(attribution) ?? push.accessKeyId;
  return arn === null || proof === null ? null : JSON.stringify([arn, proof]);
}

/** `null` where a part of it is not known that tells one from another. */
function signInOf(attribution: Attribution): string | null {
  switch (attribution.kind) {
    case 'workflow':
      return JSON.stringify(attribution);
    case 'federated':
    case 'saml':
      return attribution.provider === null || attribution.subject === null ? null : JSON.stringify(attribution);
    case 'user':
      return attribution.arn === null ? null : JSON.stringify(attribution);
    case 'service':
      return attribution.service === null ? null : JSON.stringify(attribution);
    case 'unknown':
      return null;
  }
}

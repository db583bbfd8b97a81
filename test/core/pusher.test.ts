import { describe, expect, it } from 'vitest';
import type { Attribution } from '../../src/core/attribution.ts';
import type { Push } from '../../src/core/push.ts';
import { pusherOf } from '../../src/core/pusher.ts';
import { callerOf, GITHUB, pushOf } from '../support/facts.ts';

const through = [] as const;
const unknown: Attribution = { kind: 'unknown', reason: 'no-sign-in', through };
const user: Attribution = { kind: 'user', arn: 'arn:aws:iam::111122223333:user/mary', through };
const saml: Attribution = { kind: 'saml', provider: 'okta', subject: 'mary', through };

function workflow(subject: string): Attribution {
  return { kind: 'workflow', provider: GITHUB, subject, where: null, through };
}

function key(attribution: Attribution, accessKeyId: string | null = 'ASIAEXAMPLEEXAMPLE01', push: Partial<Push> = {}) {
  return pusherOf({ push: pushOf({ accessKeyId, ...push }), attribution });
}

describe('one pusher is', () => {
  it.each<[string, string | null, string | null]>([
    ['one key, though nobody knows whose', key(unknown), key(unknown)],
    ['one workflow with two keys', key(workflow('a')), key(workflow('a'), 'ASIAEXAMPLEEXAMPLE02')],
    ['one person with two keys', key(saml), key(saml, 'ASIAEXAMPLEEXAMPLE02')],
    ['a user without a key', key(user, null), key(user, null)],
    ['one key where the sign-in is known in parts', key({ ...saml, subject: null }), key({ ...saml, subject: null })],
  ])('%s', (_, a, b) => {
    expect(a).not.toBeNull();
    expect(a).toBe(b);
  });
});

describe('two pushers are', () => {
  const other = { principal: { ...pushOf().principal, arn: 'arn:aws:sts::111122223333:assumed-role/release/mary' } };
  it.each<[string, string | null, string | null]>([
    ['two keys, nobody knows whose', key(unknown), key(unknown, 'ASIAEXAMPLEEXAMPLE02')],
    ['two workflows', key(workflow('a')), key(workflow('b'))],
    ['two sessions of one role', key(workflow('a')), key(workflow('a'), 'ASIAEXAMPLEEXAMPLE01', other)],
    ['one sign-in by way of another role', key(saml), key({ ...saml, through: [callerOf()] })],
  ])('%s', (_, a, b) => {
    expect(a).not.toBe(b);
  });
});

it.each<[string, string | null]>([
  ['no key and no sign-in', key(unknown, null)],
  ['no key, and a sign-in without its provider', key({ ...saml, provider: null }, null)],
  ['no key, and a user without a name', key({ ...user, arn: null }, null)],
  ['no key, and a service without a name', key({ kind: 'service', service: null, through }, null)],
  ['no ARN', key(workflow('a'), 'K', { principal: { ...pushOf().principal, arn: null } })],
])('nobody is certain: %s', (_, pusher) => {
  expect(pusher).toBeNull();
});

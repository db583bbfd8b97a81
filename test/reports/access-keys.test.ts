import { expect, it } from 'vitest';
import { Collection } from '../../src/core/collection.ts';
import { FORMAT_NAMES, FORMATS } from '../../src/reports/formats.ts';
import { callerOf, policyOf, pushOf } from '../support/facts.ts';
import { EVERYTHING } from '../support/reading-files.ts';
import { runFactsOf } from '../support/run-facts.ts';

it.each(FORMAT_NAMES)('%s shows no access key', (format) => {
  const collection = new Collection(EVERYTHING, 'report');
  collection.push(pushOf({ accessKeyId: 'ASIAPUSH' }));
  collection.signIn('ASIAPUSH', { kind: 'role', caller: callerOf({ accessKeyId: 'ASIACHAIN' }) });
  const context = { toolVersion: '0', source: 'files', scope: EVERYTHING, policy: policyOf() } as const;
  const facts = runFactsOf(context, collection, {
    records: 2,
    inputs: { kind: 'file', count: 1 },
    evidence: [],
    claims: null,
  });
  const text = [...FORMATS[format](facts)].join('');
  expect(text).toContain('jump');
  expect(text).not.toMatch(/ASIA|AKIA/);
});

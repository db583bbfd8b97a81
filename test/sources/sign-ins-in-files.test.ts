import { describe, expect, it } from 'vitest';
import { at } from '../support/facts.ts';
import { EVERYTHING, readOne } from '../support/reading-files.ts';
import { lookupEvent, record, type WireRecord } from '../support/records.ts';

function signIn(accessKeyId: string, fields: WireRecord = {}): WireRecord {
  return record('AssumeRole', {
    eventSource: 'sts.amazonaws.com',
    userIdentity: { type: 'AWSService', invokedBy: 'ec2.amazonaws.com' },
    responseElements: { credentials: { accessKeyId } },
    ...fields,
  });
}

const SIGN_INS = [signIn('ASIA1'), signIn('ASIA2', { eventTime: '2020-01-01T00:00:00Z' })];
const OTHERS = [
  record('GetCallerIdentity', { eventSource: 'sts.amazonaws.com' }),
  signIn('ASIA3', { errorCode: 'AccessDenied' }),
];

describe('sign-ins are found', () => {
  it.each([
    ['a log file', JSON.stringify({ Records: [...SIGN_INS, ...OTHERS] })],
    ['JSON Lines', [...SIGN_INS, ...OTHERS].map((value) => JSON.stringify(value)).join('\n')],
    ['the output of lookup-events', JSON.stringify({ Events: [...SIGN_INS, ...OTHERS].map(lookupEvent) })],
  ])('in %s, whatever range was asked for', async (_, text) => {
    const scope = { ...EVERYTHING, from: at('2026-10-24T12:00:00Z') };
    const { intake, records } = await readOne(text, scope);
    expect(intake.signIns.map(([accessKeyId]) => accessKeyId)).toEqual(['ASIA1', 'ASIA2']);
    expect(intake).toMatchObject({ pushes: [], left: [], unread: [] });
    expect(records).toBe(4);
  });

  it('though their time cannot be read, which is told as of any other call', async () => {
    const { intake } = await readOne(JSON.stringify({ Records: [signIn('ASIA1', { eventTime: 'x' })] }));
    expect(intake.signIns).toHaveLength(1);
    expect(intake.unread).toMatchObject([{ code: 'record-unreadable', got: 'AssumeRole with "x"' }]);
  });
});

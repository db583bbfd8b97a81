import { expect, it } from 'vitest';
import { reproduceWords } from '../src/reproduce.ts';
import { at } from './support/facts.ts';

const NOTHING = {
  source: 'files',
  policyPath: '.github/release-windows.yml',
  scope: { from: null, to: null, accounts: [], regions: [] },
  paths: [],
  roleArns: '',
  externalId: '',
  deliveryDelay: '',
  athenaTable: '',
  athenaWorkgroup: '',
  athenaOutput: '',
  athenaRegion: '',
  athenaTimeout: '',
  lateDays: '',
  verifyDigests: '',
  digestKeys: [],
} as const;
const START = ['ecr-release-windows', 'check', '--policy', '.github/release-windows.yml'];

it.each([
  ['nothing but files', { paths: ['logs', 'a b.json'] }, ['logs', 'a b.json']],
  [
    'digest files and keys',
    { paths: ['logs'], verifyDigests: 'True', digestKeys: ['a', 'b'] },
    ['--verify-digests', '--digest-keys', 'a', '--digest-keys', 'b', 'logs'],
  ],
  ['files that look like options', { paths: ['--policy', '-'] }, ['--', '--policy', '-']],
  ['standard input', { paths: ['-'] }, ['-']],
  [
    'CloudTrail in accounts and Regions, by absolute moments',
    {
      scope: {
        from: at('2026-10-19T00:00:00Z'),
        to: at('2026-10-26T00:00:00.500Z'),
        accounts: ['111122223333', '444455556666'],
        regions: ['eu-central-1'],
      },
      roleArns: 'arn:aws:iam::111122223333:role/a\n arn:aws:iam::444455556666:role/b',
      externalId: 'secret-to-some',
      deliveryDelay: '30m',
      // As action.yml has it for every source.
      athenaWorkgroup: 'primary',
    },
    [
      ...['--from', '2026-10-19T00:00:00Z', '--to', '2026-10-26T00:00:00.500Z'],
      ...['--accounts', '111122223333,444455556666', '--regions', 'eu-central-1'],
      ...['--role-arns', 'arn:aws:iam::111122223333:role/a,arn:aws:iam::444455556666:role/b'],
      ...['--external-id', 'EXTERNAL-ID', '--delivery-delay', '30m'],
    ],
  ],
  [
    'a bucket',
    { source: 'files' as const, paths: ['logs', 's3://logs/AWSLogs/'], lateDays: '5' },
    ['--late-days', '5', 'logs', 's3://logs/AWSLogs/'],
  ],
  ['files', { source: 'files' as const, paths: ['logs'], lateDays: '3' }, ['logs']],
  [
    'a table',
    {
      source: 'athena' as const,
      athenaTable: 'logs.cloudtrail',
      athenaWorkgroup: 'primary',
      athenaOutput: 's3://results/',
      athenaRegion: 'eu-central-1',
      athenaTimeout: '10m',
      lateDays: '5',
    },
    [
      ...[
        '--source',
        'athena',
        '--athena-table',
        'logs.cloudtrail',
        '--athena-workgroup',
        'primary',
        '--athena-output',
        's3://results/',
      ],
      ...['--athena-region', 'eu-central-1', '--athena-timeout', '10m', '--late-days', '5'],
    ],
  ],
])('asks for %s again', (_, asked, expected) => {
  expect(reproduceWords({ ...NOTHING, ...asked })).toEqual([...START, ...expected]);
});

import { expect, it } from 'vitest';
import { queryProgressLines } from '../src/query-progress-lines.ts';
import { Memory } from './support/memory-stream.ts';

it('tells in a log every 30 seconds how far each query has come', () => {
  const stream = new Memory();
  let now = 0;
  const { update } = queryProgressLines(stream, () => now);
  update({ looksFor: 'pushes', state: 'queued', scannedBytes: 0 });
  now = 12_000;
  update({ looksFor: 'evidence', state: 'read', scannedBytes: 4e6 });
  now = 31_500;
  update({ looksFor: 'pushes', state: 'running', scannedBytes: 1.24e9 });
  now = 40_000;
  update({ looksFor: 'pushes', state: 'read', scannedBytes: 2e9 });
  expect(stream.text()).toBe(
    'query for pushes: running, 1.2 GB of the table read, 31 s\nquery for evidence: read, 4 MB of the table read, 31 s\n',
  );
});

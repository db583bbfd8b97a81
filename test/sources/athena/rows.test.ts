import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { EvidenceRows } from '../../../src/sources/athena/evidence-rows.ts';
import type { TableLayout } from '../../../src/sources/athena/layout.ts';
import { RowReader, takeRow } from '../../../src/sources/athena/rows.ts';
import { readTable } from '../../../src/sources/athena/table.ts';
import { readRecord } from '../../../src/sources/cloudtrail-record.ts';
import { Interner } from '../../../src/sources/interner.ts';
import { rowOf } from '../../support/athena-rows.ts';
import { TABLE_KINDS, TABLES, type TableKind } from '../../support/athena-tables.ts';
import { at } from '../../support/facts.ts';
import { KeptIntake } from '../../support/intake.ts';
import {
  DIGEST,
  imageManifest,
  OCI_INDEX,
  putImage,
  record,
  serviceRole,
  type WireRecord,
} from '../../support/records.ts';

function layoutOf(kind: TableKind): TableLayout {
  const answer = readTable(TABLES[kind]);
  if (!answer.usable) throw new Error(JSON.stringify(answer.refusal));
  return answer.layout;
}

/** What a run learns of a record that came as a row. */
function through(kind: TableKind, wire: WireRecord, dotted = true) {
  const layout = layoutOf(kind);
  const intake = new KeptIntake();
  takeRow(new RowReader(layout.fields), rowOf(layout, wire, dotted), 'logs.cloudtrail', new Interner(), intake);
  return intake;
}

/** What it learns of the same record from a log file. */
function directly(wire: WireRecord) {
  return readRecord(JSON.parse(JSON.stringify(wire)), new Interner());
}

const STORIES: Readonly<Record<string, WireRecord>> = {
  'a push': putImage(),
  'by digest': putImage({}, { tag: null }),
  'an index': putImage({}, { mediaType: OCI_INDEX, manifest: imageManifest({ manifests: [{ digest: DIGEST }] }) }),
  'a copy from another account': putImage({ sharedEventID: 'shared', recipientAccountId: '444455556666' }),
  'a correction': putImage({ addendum: { reason: 'UPDATED_DATA', originalEventID: 'original' } }),
  'of a user': putImage({
    userIdentity: {
      type: 'IAMUser',
      principalId: 'AIDAEXAMPLE',
      arn: "arn:aws:iam::111122223333:user/O'Brien",
      accountId: '111122223333',
      accessKeyId: 'AKIAEXAMPLEEXAMPLE00',
      userName: "O'Brien",
    },
  }),
  'perhaps an arrival': putImage({ errorCode: 'ServerException' }),
  refused: putImage({ errorCode: 'AccessDenied', responseElements: null }),
  unchanged: putImage({ errorCode: 'ImageAlreadyExistsException', responseElements: null }),
  'both sides left out': putImage({ requestParameters: null, responseElements: null }),
  'a replication': record('ReplicateImage', { userIdentity: serviceRole('replication') }),
  'a pull-through': putImage({ userIdentity: serviceRole('pullthroughcache') }),
  'logging switched off': record('StopLogging', { eventSource: 'cloudtrail.amazonaws.com', resources: undefined }),
  'no place': putImage({ requestParameters: null, responseElements: null, resources: undefined }),
  'no time': putImage({ eventTime: 'yesterday' }),
};

/** What a table does not keep is not told of a record of it. */
const UNTOLD: Partial<Record<TableKind, WireRecord>> = {
  'region-and-day': { addendum: undefined },
};

describe.each(TABLE_KINDS)('a row of %s is what its record is', (kind) => {
  it.each(Object.entries(STORIES))('%s', (_, wire) => {
    const finding = directly({ ...wire, ...UNTOLD[kind] });
    for (const dotted of [true, false]) {
      const { pushes, left, unread, changes } = through(kind, wire, dotted);
      expect({ pushes, left, changes, unreadable: unread.map(({ expected }) => expected) }).toEqual({
        pushes: finding.kind === 'push' ? [finding.push] : [],
        left: finding.kind === 'skipped' ? [finding.record] : [],
        changes: finding.kind === 'logging-change' ? [finding.change] : [],
        unreadable: finding.kind === 'unreadable' ? [finding.expected] : [],
      });
    }
  });

  it('with any names and texts', () => {
    const text = fc.string({ unit: 'binary', minLength: 1 });
    fc.assert(
      fc.property(text, text, fc.stringMatching(/^[a-z][a-z0-9._/-]{0,30}$/), (userAgent, tag, repository) => {
        const wire = putImage({ userAgent }, { tag, repository });
        const finding = directly({ ...wire, ...UNTOLD[kind] });
        expect(through(kind, wire).pushes).toEqual(finding.kind === 'push' ? [finding.push] : []);
      }),
    );
  });
});

describe('a row that is not as it should be', () => {
  const { fields } = layoutOf('projected');
  const wire = putImage();

  function withCell(name: string, text: string | null) {
    const row = rowOf(layoutOf('projected'), wire).map((cell, index) => (fields[index]?.name === name ? text : cell));
    const intake = new KeptIntake();
    takeRow(new RowReader(fields), row, 'logs.cloudtrail', new Interner(), intake);
    return intake;
  }

  it.each([
    ['eventid', null, 'an eventID'],
    ['eventtime', null, 'an eventTime like 2026-10-24T00:14:09Z'],
    ['eventtime', '', 'an eventTime like 2026-10-24T00:14:09Z'],
    ['awsregion', null, 'an awsRegion'],
  ])('is unreadable, with its place: %s is %s', (name, text, expected) => {
    const { unread } = withCell(name, text);
    expect(unread).toMatchObject([{ code: 'record-unreadable', source: 'logs.cloudtrail', expected }]);
  });

  it.each(['omitted', '"omitted"', '{"repositoryName":"shop/a', 'null', '[]', '1'])(
    'is a push where its request is %s',
    (text) => {
      const { pushes } = withCell('requestparameters', text);
      expect(pushes).toMatchObject([{ repository: 'shop/api', tag: 'v1.4.2', digest: DIGEST }]);
    },
  );

  it('has every NULL as nothing', () => {
    expect(new RowReader(fields).record(fields.map(() => null))).toEqual({});
  });

  it('cannot give an object another prototype', () => {
    const { fields: lake } = layoutOf('security-lake-1');
    const unmapped =
      '{"requestParameters.__proto__.repositoryName":"x","__proto__":"y","userIdentity":"{\\"__proto__\\":1}"}';
    const read = new RowReader(lake).record(lake.map(({ form }) => (form === 'unmapped' ? unmapped : null)));
    expect(JSON.stringify(read)).toBe('{}');
    expect(Object.getPrototypeOf(read)).toBe(Object.prototype);
    expect('repositoryName' in {}).toBe(false);
  });
});

describe('rows that share what they say', () => {
  it.each(TABLE_KINDS)('%s: are read as each by itself', (kind) => {
    const layout = layoutOf(kind);
    const reader = new RowReader(layout.fields);
    const wires = [
      putImage(),
      putImage({ userIdentity: serviceRole('replication') }),
      putImage(),
      putImage({ userIdentity: undefined, resources: [] }),
      putImage(),
    ];
    for (const wire of wires) {
      const row = rowOf(layout, wire);
      const alone = new RowReader(layout.fields).record(row);
      expect(reader.record(row)).toEqual(alone);
    }
  });
});

describe('evidence', () => {
  const RANGE = { from: at('2026-10-24T00:30:00Z'), to: at('2026-10-27T00:00:00Z') };

  it('is told for each account and Region, with its days', () => {
    const rows = new EvidenceRows(RANGE);
    rows.take(['444455556666', 'us-east-1', '2026-10-24', '2', '2026-10-24T01:00:00Z', '2026-10-24T02:00:00Z']);
    rows.take(['111122223333', 'us-east-1', '2026-10-24', '5', '2026-10-24T01:00:00Z', '2026-10-24T02:00:00Z']);
    rows.take(['111122223333', 'us-east-1', '2026-10-26', '1', '2026-10-26 08:00:00.000', '2026-10-26 08:00:00.000']);
    expect(rows.records).toBe(8);
    expect(rows.list()).toEqual([
      {
        account: '111122223333',
        region: 'us-east-1',
        records: 6,
        first: at('2026-10-24T01:00:00Z'),
        last: at('2026-10-26T08:00:00Z'),
        days: new Set([20_750, 20_752]),
      },
      {
        account: '444455556666',
        region: 'us-east-1',
        records: 2,
        first: at('2026-10-24T01:00:00Z'),
        last: at('2026-10-24T02:00:00Z'),
        days: new Set([20_750]),
      },
    ]);
  });

  it.each([
    ['no account', [null, 'us-east-1', '2026-10-24', '2', null, null]],
    ['no account of AWS', ['ANONYMOUS', 'us-east-1', '2026-10-24', '2', null, null]],
    ['no Region', ['111122223333', null, '2026-10-24', '2', null, null]],
    ['no day', ['111122223333', 'us-east-1', 'yesterday', '2', null, null]],
    ['a day before the range', ['111122223333', 'us-east-1', '2026-10-23', '2', null, null]],
    ['a day behind the range', ['111122223333', 'us-east-1', '2026-10-27', '2', null, null]],
  ])('is none of anybody where there is %s', (_, row) => {
    const rows = new EvidenceRows(RANGE);
    rows.take(row);
    expect(rows.list()).toEqual([]);
  });

  it('counts what does not say what it is, whosever it is', () => {
    const rows = new EvidenceRows(RANGE);
    rows.take(['111122223333', 'us-east-1', '2026-10-24', '9', null, null, '2']);
    rows.take([null, null, null, '3', null, null, '3']);
    expect(rows.unnamed).toBe(5);
  });
});

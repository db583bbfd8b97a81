import { describe, expect, it } from 'vitest';
import { cut } from '../support/cutting.ts';
import { digestFile, insight, lookupEvent, putImage, record } from '../support/records.ts';

const ONE = putImage({ eventID: 'one' });
const TWO = record('GetAuthorizationToken', { eventID: 'two' });
const BOM = '\uFEFF';
const text = (value: unknown) => JSON.stringify(value);

const SHAPES: readonly (readonly [string, string])[] = [
  ['a log file on one line', text({ Records: [ONE, TWO] })],
  ['a log file, pretty-printed', JSON.stringify({ Records: [ONE, TWO] }, null, 4)],
  ['a log file with Windows line ends', JSON.stringify({ Records: [ONE, TWO] }, null, '\t').replaceAll('\n', '\r\n')],
  ['a log file with keys around the list', text({ a: { Records: [1] }, b: [{}], Records: [ONE, TWO], c: 'Records' })],
  ['a log file whose key is escaped', `{"\\u0052ecords":[${text(ONE)},${text(TWO)}]}`],
  ['two lists in one document', `{"Records":[${text(ONE)}],"Events":[${text(TWO)}]}`],
  ['a bare list', text([ONE, TWO])],
  ['a list of log files', text([{ Records: [ONE] }, { Records: [TWO] }])],
  ['JSON Lines', `${text(ONE)}\n${text(TWO)}\n`],
  ['JSON Lines of log files', `${text({ Records: [ONE] })}\n\n${text({ Records: [TWO] })}`],
  ['documents without anything between them', `${text(ONE)}${text([TWO])}`],
  ['the output of lookup-events', text({ Events: [lookupEvent(ONE), lookupEvent(TWO)], NextToken: null })],
  ['its events alone', text([lookupEvent(ONE), lookupEvent(TWO)])],
  ['a record beside an event', `${text(ONE)} ${JSON.stringify(lookupEvent(TWO), null, 2)}`],
];

describe.each(SHAPES)('%s', (_, document) => {
  it.each([
    ['whole', []],
    ['byte by byte', [1]],
    ['in odd pieces', [7, 64, 3]],
  ])('%s', (_, sizes) => {
    expect(cut(document, sizes)).toMatchObject({ records: [ONE, TWO], problems: [], digests: 0 });
    expect(cut(BOM + document, sizes)).toMatchObject({ records: [ONE, TWO], problems: [], digests: 0 });
  });
});

describe('an export that ends with a NextToken', () => {
  it.each([
    ['behind the events', { Events: [lookupEvent(ONE)], NextToken: 'eyJOZXh0VG9rZW4i' }],
    ['before the events', { NextToken: 'eyJOZXh0VG9rZW4i', Events: [lookupEvent(ONE)] }],
  ])('%s is told: more events exist', (_, page) => {
    for (const sizes of [[], [1], [7, 64, 3]]) {
      const { records, problems } = cut(text(page), sizes);
      expect(records).toEqual([ONE]);
      expect(problems).toMatchObject([
        { code: 'export-cut-short', at: text(page).indexOf('"eyJO'), got: 'a NextToken' },
      ]);
    }
  });

  it('is not a record that has such a key', () => {
    expect(cut(text({ Records: [{ ...TWO, NextToken: 'eyJOZXh0VG9rZW4i' }] })).problems).toEqual([]);
  });
});

it.each(['{"Records":[]}', '[]', ' \n{ "Events" : [ ] } ', '{"Records":[],"Records":[]}'])(
  '%s is whole',
  (document) => {
    expect(cut(document)).toMatchObject({ records: [], problems: [], digests: 0 });
  },
);

describe('the keys of a record', () => {
  const facts = (json: string) => cut(json, [5]).facts[0];

  it('may be written with escapes, and so may their values', () => {
    const json = text(ONE).replace('"eventName":"PutImage"', '"\\u0065ventName":"\\u0050utI\\u006dage"');
    expect(facts(json)?.[0]).toBe('PutImage');
  });

  it('count once, the last of them', () => {
    expect(facts(`{"eventName":"A",${text(TWO).slice(1, -1)},"eventName":"PutImage"}`)?.[0]).toBe('PutImage');
  });

  it('are not those of objects and texts within it', () => {
    const decoys = {
      requestParameters: { eventName: 'PutImage', x: [{ eventSource: 'x' }] },
      note: '"eventName":"PutImage"',
    };
    expect(facts(text({ ...TWO, ...decoys }))?.slice(0, 2)).toEqual(['GetAuthorizationToken', 'ecr.amazonaws.com']);
  });
});

it('takes Insights events and aggregated events, which have no eventName, for records', () => {
  const aggregated = {
    eventVersion: '1.0',
    eventId: 'x',
    eventCategory: 'Aggregated',
    eventSource: 's3.amazonaws.com',
  };
  expect(cut(text([insight(), aggregated]))).toMatchObject({ records: [insight(), aggregated], problems: [] });
});

it('knows a digest file by its keys', () => {
  expect(cut(text(digestFile()))).toMatchObject({ records: [], problems: [], digests: 1 });
});

describe('what stands in the place of a record and is none', () => {
  it.each<[string, string, number, string]>([
    ['an object of something else', '{"Records":[{"foo":1}]}', 12, 'an object with the keys foo'],
    ['an object without keys', ' {}', 1, 'an object without keys'],
    ['a record without a time', text({ ...TWO, eventTime: undefined }), 0, 'an object with the keys eventVersion'],
    ['a record whose name is no text', text({ ...TWO, eventName: 1 }), 0, 'an object with the keys eventVersion'],
    ['an OCSF event', text({ class_uid: 6003, metadata: {} }), 0, 'an OCSF event'],
    ['a number', '[1]', 1, 'a number'],
    ['a text', '["PutImage"]', 1, 'a text'],
    ['nothing', '[null]', 1, 'null'],
    ['a list', `[[${text(ONE)}]]`, 1, 'a list'],
    ['a list that is no list', '{"Records":{"eventName":"x"}}', 0, 'an object with the keys Records'],
    [
      'an event without its record',
      text({ EventName: 'PutImage', CloudTrailEvent: null }),
      0,
      'an object with the keys',
    ],
    ['an event with a broken record', text({ CloudTrailEvent: '{"eventName":' }), 0, 'the end of the text'],
    ['an event with two records', text({ CloudTrailEvent: text([ONE, TWO]) }), 0, '2 records'],
    ['an event with no record', text({ CloudTrailEvent: '[]' }), 0, '0 records'],
    [
      'an event within an event',
      text({ CloudTrailEvent: text(lookupEvent(ONE)) }),
      0,
      'an object with the keys EventId',
    ],
  ])('%s', (_, document, at, got) => {
    const { problems } = cut(document, [3]);
    expect(problems).toMatchObject([{ code: 'record-unreadable', at, got: expect.stringContaining(got) }]);
  });

  it('a list that bears the name of a call', () => {
    const before = cut('{"eventName":"PutImage","Records":[]}');
    const after = cut('{"Records":[],"eventSource":"ecr.amazonaws.com"}');
    for (const { problems } of [before, after]) {
      expect(problems).toMatchObject([{ code: 'record-unreadable', got: 'an object that is both' }]);
    }
  });

  it('and what stands beside it is read', () => {
    expect(cut(`[1,${text(ONE)},{}]`)).toMatchObject({ records: [ONE], problems: [{ at: 1 }, {}] });
  });
});

const PARQUET = 'a Parquet file, as Amazon Security Lake has them: ask its tables, with the source security-lake';

describe('texts that are no logs', () => {
  it.each<[string, Buffer | string, string, string]>([
    ['an empty file', '', 'json-broken', 'an empty file'],
    ['white space', ' \n', 'json-broken', 'nothing but white space'],
    ['a byte order mark alone', BOM, 'json-broken', 'nothing but white space'],
    ['half a byte order mark', Buffer.from([0xef, 0xbb]), 'format-unknown', 'bytes efbb'],
    ['prose', '# Read me\n{"eventVersion":"1"}', 'format-unknown', 'text that starts with "# Read m"'],
    ['a lone word', 'PAR', 'format-unknown', 'text that starts with "PAR"'],
    ['Parquet', `PAR1${'x'.repeat(99)}`, 'format-unknown', PARQUET],
    ['gzip that is still packed', Buffer.from([0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0]), 'format-unknown', 'gzip within gzip'],
    ['UTF-16', Buffer.from('\uFEFF{"Records":[]}', 'utf16le'), 'format-unknown', 'UTF-16 text'],
    [
      'a picture',
      Buffer.from([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, 0, 0]),
      'format-unknown',
      'bytes 89504e470d0a1a0a',
    ],
  ])('%s', (_, document, code, got) => {
    for (const sizes of [[], [1]]) {
      expect(cut(document, sizes)).toMatchObject({ records: [], problems: [{ code, got }] });
    }
  });
});

describe('damage is told with its place, and what is whole is read', () => {
  const [one, two] = [text(ONE), text(TWO)];
  it.each<[string, string, readonly unknown[], number, string, string]>([
    [
      'text behind the end',
      `{"Records":[${one}]}]`,
      [ONE],
      one.length + 14,
      'a record, a list of records or the end',
      "']'",
    ],
    ['prose behind the end', `${one}\nend`, [ONE], one.length + 1, 'a record, a list of records or the end', "'e'"],
    ['the end missing', `{"Records":[${one},`, [ONE], one.length + 13, 'a record', 'the end of the text'],
    ['the end in a record', `{"Records":[${one},{"eventName`, [ONE], one.length + 24, 'the rest of a text', 'the end'],
    ['a missing comma', `{"Records":[${one}${two}]}`, [ONE, TWO], one.length + 12, "',' or ']'", "'{'"],
    ['a missing colon', `[{"eventVersion" "1"},${two}]`, [TWO], 17, 'a colon', "'\"'"],
    ['a missing quote', `[{"eventVersion:"1"},${two}]`, [TWO], 17, 'a colon', "'1'"],
    ['a missing bracket', `[{"eventVersion":{"a":1,${two}]`, [TWO], 24, 'a key', "'{'"],
    ['the wrong bracket', `[{"eventVersion":{"a":1],${two}]`, [TWO], 23, "',' or '}'", "']'"],
    ['a comma too many', `[${one},]`, [ONE], one.length + 2, 'a value', "']'"],
    ['a key that is no text', `[{eventVersion:1},${two}]`, [TWO], 2, 'a key in double quotes', "'e'"],
    ['a word', `[{"eventVersion":nil},${two}]`, [TWO], 18, 'true, false or null', "'i'"],
    ['a number', `[{"eventVersion":01},${two}]`, [TWO], 18, 'the rest of a number', "'1'"],
    ['a line end in a text', `{"eventVersion":"a\nb"}\n${two}`, [TWO], 18, 'the rest of a text', 'byte 0x0a'],
    ['an escape', `[{"eventVersion":"\\x"},${two}]`, [TWO], 19, 'the rest of an escape', "'x'"],
    ['a zero byte', `[${one},\0${two}]`, [ONE, TWO], one.length + 2, 'a value', 'byte 0x00'],
  ])('%s', (_, document, records, at, expected, got) => {
    for (const sizes of [[], [1], [11]]) {
      const found = cut(document, sizes);
      expect(found.records).toEqual(records);
      expect(found.problems[0]).toMatchObject({
        code: 'json-broken',
        at,
        expected: expect.stringContaining(expected),
        got: expect.stringContaining(got),
      });
    }
  });

  it('a line of JSON Lines does not take the next with it, whatever its keys', () => {
    const sorted = text({ awsRegion: 'x', ...ONE });
    expect(cut(`${one.slice(0, 99)}\n${sorted}\r\n{"a"\n${text({ Records: [TWO] })}`, [4])).toMatchObject({
      records: [{ awsRegion: ONE.awsRegion }, TWO],
      problems: [{ code: 'json-broken' }, { code: 'json-broken' }],
    });
  });

  it('every damage in a file is told', () => {
    const document = `{"Records":[${one},{"eventVersion":,${two},{"eventVersion"},${one}]}`;
    const { records, problems } = cut(document, [13]);
    expect(records).toEqual([ONE, TWO, ONE]);
    expect(problems.map(({ code }) => code)).toEqual(['json-broken', 'json-broken']);
  });

  it('nesting without end is damage', () => {
    const { records, problems } = cut(`[{"eventVersion":${'['.repeat(5000)},${two}`);
    expect(problems).toMatchObject([{ code: 'json-broken', expected: 'at most 1000 levels of nesting' }]);
    expect(records).toEqual([TWO]);
  });
});

describe('a record over the limit', () => {
  const large = text(putImage({ note: 'x'.repeat(5000) }));
  const small = text(TWO);

  it.each([[[]], [[1]], [[1000]]])('is told, and reading goes on (pieces of %j)', (sizes) => {
    expect(cut(`{"Records":[${small},${large},${small}]}`, sizes, 4000)).toMatchObject({
      records: [TWO, TWO],
      problems: [{ code: 'record-too-large', at: small.length + 13, got: `${large.length} bytes` }],
    });
  });

  it.each([[[]], [[1]], [[1000]]])('is not one of exactly the limit (pieces of %j)', (sizes) => {
    expect(cut(large, sizes, large.length)).toMatchObject({ problems: [] });
    expect(cut(large, sizes, large.length - 1)).toMatchObject({ problems: [{ code: 'record-too-large' }] });
  });

  it('does not count what stands around a list', () => {
    expect(cut(`{"note":"${'x'.repeat(9000)}","Records":[${small}]}`, [], 4000)).toMatchObject({
      records: [TWO],
      problems: [],
    });
  });
});

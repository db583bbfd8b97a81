import { isDeepStrictEqual } from 'node:util';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Scope } from '../../src/core/scope.ts';
import type { CutterSink } from '../../src/sources/cutter-sink.ts';
import { Skimmer } from '../../src/sources/skimmer.ts';
import { fieldsOf } from '../../src/sources/wire.ts';
import { readTexts } from '../support/both-paths.ts';
import { FACT_KEYS, FACT_SLOTS } from '../support/cutting.ts';
import { at } from '../support/facts.ts';
import { documentText } from '../support/json-texts.ts';
import { mutated, mutation } from '../support/mutations.ts';
import { EVERYTHING } from '../support/reading-files.ts';
import { insight, lookupEvent, putImage, record, type WireRecord } from '../support/records.ts';

type Sizes = readonly number[];

/** Both ways must find the same, in the same order: the slow one is the measure. Answers how many were not looked at. */
function sameBothWays(
  texts: readonly Buffer[],
  scope = EVERYTHING,
  sizesOf: (index: number) => Sizes = () => [],
): number {
  const { crowded, ...fast } = readTexts(texts, scope, true, sizesOf);
  const { crowded: none, ...slow } = readTexts(texts, scope, false);
  // It takes a tenth of the time, and tells nothing.
  if (!isDeepStrictEqual(fast, slow)) expect(fast).toEqual(slow);
  expect(none).toBe(0);
  return crowded;
}

const NAMES = ['PutImage', 'BatchGetImage', 'Decrypt', 'AssumeRole', 'StopLogging', 'ReplicateImage'];
const SOURCES = [
  'ecr.amazonaws.com',
  's3.amazonaws.com',
  'sts.amazonaws.com',
  'kms.amazonaws.com',
  'cloudtrail.amazonaws.com',
];
const TIMES = [
  '2026-10-24T00:14:09Z',
  '2026-10-24T23:59:59Z',
  '2026-10-24T24:00:00Z',
  '2026-10-25T12:00:00Z',
  '2026-10-25T12:00:00.5Z',
  '2026-02-30T12:00:00Z',
  '2020-11-20 06:19:05.000',
  '1969-12-31T23:59:59Z',
  'x',
];
const HOSTILE = [
  '"eventName":"PutImage","eventSource":"ecr.amazonaws.com"',
  '{"Records":[{"eventVersion":"1.0"}]}',
  'a\\',
  '"',
  '\\u0022',
  'é\u0000\u2028\n',
  'x'.repeat(100),
  '}],{',
];

/** A record as CloudTrail writes it, nearly. */
const someRecord: fc.Arbitrary<WireRecord> = fc
  .record({
    name: fc.constantFrom(...NAMES),
    source: fc.constantFrom(...SOURCES),
    time: fc.oneof({ weight: 4, arbitrary: fc.constant(TIMES[0]) }, fc.constantFrom(...TIMES)),
    region: fc.oneof(
      { weight: 6, arbitrary: fc.constantFrom('eu-central-1', 'us-east-1') },
      fc.constantFrom<unknown>('', 'x', 'r'.repeat(31), 'r'.repeat(33), null, 'é-éé', undefined),
    ),
    account: fc.oneof(
      { weight: 6, arbitrary: fc.constantFrom('111122223333', '444455556666') },
      fc.constantFrom<unknown>('anonymous123', '1111222233334', 111122223333, undefined),
    ),
    category: fc.constantFrom('Management', 'Management', 'Insight', undefined),
    extra: fc.dictionary(
      fc.constantFrom('Records', 'Events', 'NextToken', 'CloudTrailEvent', 'eventTypo', 'eventType', 'é'),
      fc.oneof(fc.constantFrom(...HOSTILE), fc.jsonValue({ maxDepth: 2 })),
      { maxKeys: 1 },
    ),
    userAgent: fc.constantFrom(...HOSTILE),
    many: fc.integer({ min: 1, max: 4 }),
  })
  .map(({ name, source, time, region, account, category, extra, userAgent, many }) =>
    record(name, {
      eventSource: source,
      eventTime: time,
      awsRegion: region,
      recipientAccountId: account,
      eventCategory: category,
      userAgent,
      requestParameters: { name: userAgent, list: [1, -0.5e-3, true, null, [], {}, { [userAgent]: false }], many },
      ...extra,
    }),
  );

const someRecords = fc.array(
  fc.oneof(
    { weight: 8, arbitrary: someRecord },
    fc.constantFrom(putImage(), assumeRole(), insight(), lookupEvent(putImage()), { foo: 1 }),
  ),
  { maxLength: 12 },
);

function assumeRole(): WireRecord {
  return record('AssumeRole', {
    eventSource: 'sts.amazonaws.com',
    responseElements: { credentials: { accessKeyId: 'ASIAEXAMPLE', sessionToken: 'x'.repeat(300) } },
  });
}

const shapes = [
  (records: readonly WireRecord[]) => JSON.stringify({ Records: records }),
  (records: readonly WireRecord[]) => JSON.stringify({ NextToken: 'x', Records: records, eventName: 'x' }),
  (records: readonly WireRecord[]) => JSON.stringify(records),
  (records: readonly WireRecord[]) => JSON.stringify({ Records: records }, null, 1),
  (records: readonly WireRecord[]) => records.map((value) => JSON.stringify(value)).join('\n'),
  (records: readonly WireRecord[]) => records.map((value) => JSON.stringify({ Records: [value, value] })).join(''),
];

const someLog = fc
  .tuple(someRecords, fc.constantFrom(...shapes))
  .map(([records, shape]) => shape(records))
  .filter((text) => text !== '');

/** A letter of a text, key or value, spelled as an escape. */
const escaped = (text: string, place: number): string => {
  const letters = [...text.matchAll(/[a-zA-Z]/g)];
  const letter = letters[place % letters.length];
  if (letter === undefined) return text;
  const hex = letter[0].charCodeAt(0).toString(16).padStart(4, '0');
  return `${text.slice(0, letter.index)}\\u${hex}${text.slice(letter.index + 1)}`;
};

const scopes: readonly Scope[] = [
  EVERYTHING,
  { ...EVERYTHING, from: at('2026-10-24T00:14:09Z'), to: at('2026-10-24T23:59:59Z') },
  { ...EVERYTHING, from: at('2026-10-24T00:14:09Z') + 1, to: at('2026-10-25T12:00:00Z') + 1 },
  { ...EVERYTHING, to: at('2026-10-24T00:14:09Z') },
];
const someScope = fc.constantFrom(...scopes);
const sizes = fc.oneof(
  { weight: 2, arbitrary: fc.constant([]) },
  fc.array(fc.integer({ min: 1, max: 4000 }), { maxLength: 3 }),
);

describe('skimming finds what looking at each record finds', () => {
  it('in logs', () => {
    let crowded = 0;
    fc.assert(
      fc.property(fc.array(someLog, { maxLength: 3 }), someScope, sizes, (logs, scope, pieces) => {
        crowded += sameBothWays(
          logs.map((log) => Buffer.from(log)),
          scope,
          () => pieces,
        );
      }),
      { numRuns: 700 },
    );
    expect(crowded).toBeGreaterThan(300);
  });

  it('in any JSON', () => {
    fc.assert(
      fc.property(fc.array(documentText, { minLength: 1, maxLength: 3 }), sizes, (documents, pieces) => {
        sameBothWays([Buffer.from(documents.join('\n'))], EVERYTHING, () => pieces);
      }),
      { numRuns: 400 },
    );
  });

  it('in damaged logs', () => {
    fc.assert(
      fc.property(someLog, fc.array(mutation, { minLength: 1, maxLength: 3 }), sizes, (log, changes, pieces) => {
        sameBothWays([changes.reduce(mutated, Buffer.from(log)), Buffer.from(log)], EVERYTHING, () => pieces);
      }),
      { numRuns: 1000 },
    );
  });

  it('in logs with escapes anywhere', () => {
    fc.assert(
      fc.property(someLog, fc.array(fc.nat(), { minLength: 1, maxLength: 4 }), (log, places) => {
        sameBothWays([Buffer.from(places.reduce(escaped, log))]);
      }),
      { numRuns: 500 },
    );
  });
});

type Member = readonly [key: string, value: string];

function objectText(members: fc.Arbitrary<Member>): fc.Arbitrary<string> {
  const spelled = members.map(([key, value]) => `${JSON.stringify(key)}:${value}`);
  return fc.array(spelled, { maxLength: 7 }).map((all) => `{${all.join(',')}}`);
}

function member(keys: readonly string[], value: fc.Arbitrary<string>): fc.Arbitrary<Member> {
  return fc.tuple(fc.constantFrom(...keys), value);
}

const oddValue = fc.constantFrom(
  'null',
  '""',
  '"x"',
  '17',
  'true',
  '{}',
  '[]',
  '[{"accessKeyId":"ASIAOTHER"}]',
  '"\\u0041"',
);
const keyId = fc.oneof(
  { weight: 5, arbitrary: fc.constantFrom('"ASIA1"', '"ASIA2"', '"ASI\\u0041"', '"é"') },
  oddValue,
);
const credentials = objectText(fc.oneof(member(['accessKeyId'], keyId), member(['sessionToken', 'arn'], oddValue)));
const response = objectText(
  fc.oneof(
    member(['credentials'], fc.oneof({ weight: 5, arbitrary: credentials }, oddValue)),
    member(['accessKeyId', 'credential'], keyId),
  ),
);
const identity = objectText(
  fc.oneof(
    member(['accessKeyId'], keyId),
    member(['type'], fc.constantFrom('"AssumedRole"', '"AWSService"', '"AWSAccount"', 'null')),
    member(['arn', 'accountId', 'invokedBy', 'sessionContext'], fc.oneof(keyId, credentials)),
  ),
);
const signInText = fc
  .tuple(
    fc.constantFrom('AssumeRole', 'AssumeRole', 'AssumeRoleWithSAML', 'AssumeRoleWithWebIdentity'),
    objectText(
      fc.oneof(
        { weight: 4, arbitrary: member(['responseElements'], fc.oneof({ weight: 9, arbitrary: response }, oddValue)) },
        { weight: 4, arbitrary: member(['userIdentity'], fc.oneof({ weight: 9, arbitrary: identity }, oddValue)) },
        member(['errorCode'], oddValue),
        member(['credentials', 'accessKeyId', 'requestParameters', 'eventCategory'], fc.oneof(credentials, oddValue)),
      ),
    ),
  )
  .map(([eventName, more]) => {
    const { userIdentity, responseElements, ...fields } = record(eventName, { eventSource: 'sts.amazonaws.com' });
    return `${JSON.stringify(fields).slice(0, -1)}${more === '{}' ? '' : ','}${more.slice(1)}`;
  });

describe('of a sign-in, skimming finds what reading all of its record finds', () => {
  it('whatever stands there, and however often', () => {
    let signIns = 0;
    fc.assert(
      fc.property(
        fc.array(signInText, { minLength: 1, maxLength: 5 }),
        fc.array(fc.nat(), { maxLength: 2 }),
        (texts, escapes) => {
          const log = Buffer.from(escapes.reduce(escaped, `[${texts.join(',')}]`));
          sameBothWays([log]);
          signIns += readTexts([log], EVERYTHING, true).intake.signIns.length;
        },
      ),
      { numRuns: 1000 },
    );
    expect(signIns).toBeGreaterThan(300);
  });
});

describe('what is read ahead is what JSON.parse reads', () => {
  const taken: { readonly value: unknown; readonly facts: readonly (string | null)[] }[] = [];
  const sink: CutterSink = {
    record: () => {},
    digest: () => {},
    problem: () => {},
    counted: () => {},
    // So that each is handed over.
    crowdFor: () => null,
  };
  const skimmer = Skimmer.open(sink);
  if (skimmer === null) throw new Error('these tests need vectors');

  function skimmed(bytes: Buffer): number {
    taken.length = 0;
    const end = skimmer?.skim(bytes, 0, 'document', (record) => {
      const value: unknown = record.parse();
      taken.push({ value, facts: FACT_SLOTS.map((slot) => record.text(slot)) });
    });
    skimmer?.chunkEnded();
    return end ?? 0;
  }

  function factsOf(value: unknown): (string | null)[] {
    const fields = fieldsOf(value);
    return FACT_KEYS.map((key) => {
      const fact = fields[key];
      return typeof fact === 'string' ? fact : null;
    });
  }

  it('of any JSON, damaged or not: no byte is passed over that JSON.parse refuses', () => {
    let whole = 0;
    const record = someRecord.map((value) => JSON.stringify(value));
    fc.assert(
      fc.property(fc.oneof(documentText, record), fc.array(mutation, { maxLength: 2 }), (document, changes) => {
        skimmed(changes.reduce(mutated, Buffer.from(document)));
        // Parsing them has already shown that each is one value and no more.
        for (const { value, facts } of taken) expect(facts).toEqual(factsOf(value));
        whole += taken.length;
      }),
      { numRuns: 2000 },
    );
    expect(whole).toBeGreaterThan(500);
  });

  it('and a record as CloudTrail writes it is read to its end', () => {
    fc.assert(
      fc.property(someRecord, (value) => {
        const { Records, Events, ...plain } = value;
        const text = Buffer.from(JSON.stringify(plain));
        expect(skimmed(text)).toBe(text.length);
        expect(taken[0]?.value).toEqual(JSON.parse(text.toString()));
      }),
      { numRuns: 300 },
    );
  });
});

describe('wherever it is', () => {
  const plain = record('Decrypt', { eventSource: 'kms.amazonaws.com' });
  const text = JSON.stringify({ Records: [plain, plain, putImage(), plain, assumeRole(), plain] });

  it('a log is cut, at every byte', () => {
    const texts = Array.from(text, () => Buffer.from(text));
    sameBothWays(texts, EVERYTHING, (index) => [index + 1, text.length]);
  });

  it('a log breaks off, at every byte', () => {
    sameBothWays(Array.from(text, (_, end) => Buffer.from(text.slice(0, end))));
  });

  it('a byte of a record is another, for every byte of one', () => {
    const short = JSON.stringify({ Records: [plain, record('PutImage')] });
    const texts: Buffer[] = [];
    for (let place = '{"Records"'.length; place < JSON.stringify(plain).length + 20; place++) {
      for (const byte of Buffer.from('"\\{],0\n')) {
        const bytes = Buffer.from(short);
        bytes[place] = byte;
        texts.push(bytes);
      }
    }
    sameBothWays(texts);
  });
});

const sizesOfChunks = fc.constantFrom<readonly number[]>([], [65_536], [300_000], [1, 262_144], [2_097_152]);

it('in texts longer than what is loaded at once', () => {
  const long = (length: number) =>
    record('Decrypt', { eventSource: 'kms.amazonaws.com', userAgent: 'x'.repeat(length) });
  const lengths = [0, 10, 1000, 50_000, 130_000, 262_000, 262_144, 600_000];
  const many = fc.array(fc.tuple(fc.constantFrom(...lengths), fc.integer({ min: 0, max: 200 })), {
    minLength: 1,
    maxLength: 6,
  });
  fc.assert(
    fc.property(
      many,
      fc.option(mutation),
      fc.constantFrom(...shapes),
      sizesOfChunks,
      (parts, change, shape, pieces) => {
        const records = parts.flatMap(([length, count]) => [long(length), putImage(), ...Array(count).fill(long(7))]);
        const bytes = Buffer.from(shape(records));
        sameBothWays([change === null ? bytes : mutated(bytes, change)], EVERYTHING, () => pieces);
      },
    ),
    { numRuns: 60 },
  );
});

it('in a crowd of more accounts and Regions than there is room for', () => {
  const records = Array.from({ length: 6000 }, (_, index) =>
    record('Decrypt', {
      eventSource: 'kms.amazonaws.com',
      recipientAccountId: `${100_000_000_000 + ((index * 7919) % 1500)}`,
      awsRegion: `eu-${index % 3}`,
      eventTime: `2026-10-24T${String(index % 24).padStart(2, '0')}:00:00Z`,
    }),
  );
  sameBothWays([Buffer.from(JSON.stringify({ Records: records }))]);
});

import fc from 'fast-check';

/** JSON as other writers than `JSON.stringify` spell it: white space anywhere, escapes, keys repeated, every form of number. */

const space = fc.string({ unit: fc.constantFrom(' ', '\n', '\r', '\t'), maxLength: 3 });
const numbers = fc.constantFrom('0', '-0', '10', '-12.50', '1e5', '0E-7', '3.5E+2', '123456789012345678901234567890');

/** A text in its quotes, each character as it is or escaped. */
function spelled(text: string): fc.Arbitrary<string> {
  const units = [...text].map((character) => {
    const plain = JSON.stringify(character).slice(1, -1);
    const escaped = character
      .split('')
      .map((unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`)
      .join('');
    return fc.oneof({ weight: 8, arbitrary: fc.constant(plain) }, fc.constant(escaped));
  });
  return fc.tuple(...units).map((parts) => `"${parts.join('')}"`);
}

const someText = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 12 }),
  fc.constantFrom(
    'eventName',
    'PutImage',
    '"eventName":"PutImage"',
    '{"eventVersion":',
    '\\',
    '"',
    '}',
    ']},',
    '/\b\f',
  ),
);

/** A list of `parts` between brackets, with white space around each. */
function bracketed(open: string, close: string, parts: fc.Arbitrary<string[]>): fc.Arbitrary<string> {
  return fc.tuple(parts, fc.array(space, { minLength: 1, maxLength: 4 })).map(([all, spaces]) => {
    const at = (index: number) => spaces[index % spaces.length] ?? '';
    return `${open}${all.map((part, index) => at(index) + part + at(index + 1)).join(',')}${at(2)}${close}`;
  });
}

/** `"key" : value` */
function member(key: fc.Arbitrary<string>, value: fc.Arbitrary<string>): fc.Arbitrary<string> {
  return fc.tuple(key, space, space, value).map(([name, before, after, text]) => `${name}${before}:${after}${text}`);
}

const jsonText: fc.Arbitrary<string> = fc.letrec<{ value: string }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 4, depthSize: 'small', withCrossShrink: true },
    fc.oneof(someText.chain(spelled), numbers, fc.constantFrom('true', 'false', 'null')),
    bracketed('[', ']', fc.array(tie('value'), { maxLength: 4 })),
    bracketed('{', '}', fc.array(member(someText.chain(spelled), tie('value')), { maxLength: 4 })),
  ),
})).value;

/** Values of a key that the cutter looks at: mostly what is looked for, sometimes anything. */
const VALUES = {
  eventName: ['PutImage', 'GetObject', 'putimage'],
  eventSource: ['ecr.amazonaws.com', 's3.amazonaws.com', 'secretsmanager.amazonaws.com'],
  eventTime: ['2026-10-24T00:14:09Z'],
  awsRegion: ['eu-central-1'],
  recipientAccountId: ['111122223333'],
  eventCategory: ['Management', 'Insight'],
  eventVersion: ['1.11'],
} as const;

function watched(key: keyof typeof VALUES): fc.Arbitrary<string> {
  const usual = fc.constantFrom<string>(...VALUES[key]).chain(spelled);
  return member(spelled(key), fc.oneof({ weight: 9, arbitrary: usual }, jsonText));
}

const keys: readonly (keyof typeof VALUES)[] = [
  'eventName',
  'eventSource',
  'eventTime',
  'awsRegion',
  'recipientAccountId',
  'eventCategory',
  'eventVersion',
];

/** A record, nearly: any key may be missing, repeated, or of a strange type, and nested JSON stands between. */
const recordText: fc.Arbitrary<string> = bracketed(
  '{',
  '}',
  fc
    .tuple(
      fc.subarray([...keys], { minLength: 4 }).chain((some) => fc.tuple(...some.map(watched))),
      fc.array(fc.oneof(fc.constantFrom(...keys).chain(watched), member(someText.chain(spelled), jsonText)), {
        maxLength: 4,
      }),
    )
    .chain(([needed, more]) => fc.shuffledSubarray([...needed, ...more], { minLength: needed.length + more.length })),
);

/** What may stand in the place of a record. */
const itemText = fc.oneof({ weight: 6, arbitrary: recordText }, jsonText);

/** One document in each shape that is read. */
export const documentText: fc.Arbitrary<string> = fc.oneof(
  bracketed('[', ']', fc.array(itemText, { maxLength: 4 })),
  fc
    .tuple(fc.array(member(someText.chain(spelled), jsonText), { maxLength: 2 }), fc.constantFrom('Records', 'Events'))
    .chain(([around, list]) =>
      member(spelled(list), bracketed('[', ']', fc.array(itemText, { maxLength: 4 }))).chain((records) =>
        bracketed('{', '}', fc.shuffledSubarray([...around, records], { minLength: around.length + 1 })),
      ),
    ),
  recordText,
);

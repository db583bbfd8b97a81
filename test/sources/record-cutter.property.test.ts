import fc from 'fast-check';
import { expect, it } from 'vitest';
import { cut, FACT_KEYS } from '../support/cutting.ts';
import { documentText } from '../support/json-texts.ts';
import { mutated, mutation } from '../support/mutations.ts';

type Parsed = Readonly<Record<string, unknown>>;

function isObject(value: unknown): value is Parsed {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** What stands in the places of records, told from the document as `JSON.parse` reads it. */
function itemsOf(document: unknown): unknown[] {
  if (Array.isArray(document)) return document.flatMap((item) => (isObject(item) ? itemsOf(item) : [item]));
  if (!isObject(document)) return [document];
  const lists = [document.Records, document.Events].filter((list) => Array.isArray(list));
  if (lists.length === 0) return [document];
  const mixed = ['eventName', 'eventSource'].some((key) => key in document);
  return [...lists.flatMap(itemsOf), ...(mixed ? ['both a record and a list'] : [])];
}

function isRecord(item: unknown): boolean {
  if (!isObject(item)) return false;
  const call = [item.eventName, item.eventSource, item.eventTime].every((value) => typeof value === 'string');
  return call || item.eventCategory === 'Insight';
}

function factsOf(item: unknown): (string | null)[] {
  return FACT_KEYS.map((key) => {
    const value = isObject(item) ? item[key] : null;
    return typeof value === 'string' ? value : null;
  });
}

function isPush(item: unknown): boolean {
  return isObject(item) && item.eventName === 'PutImage' && item.eventSource === 'ecr.amazonaws.com';
}

function parsed(text: string): { readonly value: unknown } | null {
  try {
    return { value: JSON.parse(text.replace(/^\uFEFF/, '')) };
  } catch {
    return null;
  }
}

const sizes = fc.array(fc.integer({ min: 1, max: 40 }), { maxLength: 5 });

it('finds what JSON.parse finds, wherever the text is cut', () => {
  fc.assert(
    fc.property(
      fc.array(documentText, { minLength: 1, maxLength: 3 }),
      sizes,
      fc.boolean(),
      (documents, pieces, mark) => {
        const items = documents.flatMap((document) => itemsOf(JSON.parse(document)));
        const records = items.filter(isRecord);
        const found = cut((mark ? '\uFEFF' : '') + documents.join('\n'), pieces);
        expect(found.records).toEqual(records);
        expect(found.facts).toEqual(records.map(factsOf));
        expect(found.problems.map(({ code }) => code)).toEqual(
          items.filter((item) => !isRecord(item)).map(() => 'record-unreadable'),
        );
      },
    ),
    { numRuns: 500 },
  );
});

it('misses no push of a damaged text without telling of damage', () => {
  fc.assert(
    fc.property(documentText, mutation, sizes, (document, change, pieces) => {
      const bytes = mutated(Buffer.from(document), change);
      const found = cut(bytes, pieces);
      const whole = parsed(bytes.toString());
      if (whole === null) expect(found.problems).not.toEqual([]);
      if (whole !== null && found.problems.length === 0) {
        expect(found.records.filter(isPush)).toEqual(itemsOf(whole.value).filter(isPush));
      }
    }),
    { numRuns: 1500 },
  );
});

it('hands over what comes before the damage', () => {
  fc.assert(
    fc.property(documentText, documentText, mutation, (first, second, change) => {
      const intact = cut(first).records;
      const found = cut(Buffer.concat([Buffer.from(`${first}\n`), mutated(Buffer.from(second), change)]));
      expect(found.records.slice(0, intact.length)).toEqual(intact);
    }),
  );
});

it('takes any bytes without failing', () => {
  const anything = fc.oneof(
    fc.uint8Array({ maxLength: 200 }).map((bytes) => Buffer.from(bytes)),
    fc
      .string({ unit: fc.constantFrom(...'{}[]",:\\u01e.- \n"eventVersion"tfn'), maxLength: 200 })
      .map((text) => Buffer.from(`{${text}`)),
  );
  fc.assert(
    fc.property(anything, sizes, (bytes, pieces) => {
      const { records, problems } = cut(bytes, pieces);
      expect(records.length + problems.length > 0 || parsed(bytes.toString()) !== null).toBe(true);
    }),
    { numRuns: 2000 },
  );
});

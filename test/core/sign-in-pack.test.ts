import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { SignIn } from '../../src/core/sign-in.ts';
import { type SignInPack, unpacked } from '../../src/core/sign-in-pack.ts';
import { type CallerSpans, SignInPacker, type Span } from '../../src/core/sign-in-packer.ts';
import { SignIns } from '../../src/core/sign-ins.ts';
import { callerOf } from '../support/facts.ts';

interface Texts {
  readonly issued: string;
  readonly caller: readonly [accessKeyId: string, type: string, arn: string, account: string, service: string];
}

/** Packs texts as they stand in a record, one behind the other. Answers those that were taken in. */
function packed(all: readonly Texts[]): { readonly packs: SignInPack[]; readonly taken: readonly Texts[] } {
  const packer = new SignInPacker();
  const taken = all.filter(({ issued, caller }) => {
    const record = Buffer.from(`{"${[issued, ...caller].join('","')}"}`);
    let at = 2;
    const next = (text: string): Span => {
      const span = { start: at, end: at + Buffer.byteLength(text) };
      at = span.end + '","'.length;
      return span;
    };
    const issuedAt = next(issued);
    const [accessKeyId, type, arn, account, service] = caller;
    const spans: CallerSpans = [next(accessKeyId), next(type), next(arn), next(account), next(service)];
    return packer.add(record, issuedAt, spans);
  });
  return { packs: packer.takeOut(), taken };
}

function meaningOf({ issued, caller }: Texts): readonly [string, SignIn] {
  const [accessKeyId, type, arn, account, service] = caller;
  const meant = {
    accessKeyId: accessKeyId || null,
    type: type || 'Unknown',
    arn: arn || null,
    account: account || null,
    service: type === 'AWSService' ? service || null : null,
  };
  return [issued, { kind: 'role', caller: meant }];
}

const text = fc.oneof(
  { weight: 9, arbitrary: fc.string({ unit: 'grapheme', maxLength: 40 }) },
  { weight: 1, arbitrary: fc.nat({ max: 6000 }).map((length) => 'x'.repeat(length)) },
);
// Of few, so that some come again: a caller takes many roles, and a file may be there twice.
const key = fc.nat({ max: 30 }).map((number) => `ASIAKEY${number}`);
const caller = fc.oneof(
  fc.tuple(key, fc.constantFrom('AssumedRole', 'AWSService', ''), fc.constant('arn'), fc.constant(''), text),
  fc.tuple(text, text, text, text, text),
);
const signIns = fc.array(fc.record({ issued: fc.oneof(key, text), caller }), { maxLength: 60 });

it('sign-ins that are packed say the same when they are read', () => {
  let refused = 0;
  fc.assert(
    fc.property(signIns, (all) => {
      const { packs, taken } = packed(all);
      refused += all.length - taken.length;
      expect(packs.flatMap((pack) => [...unpacked(pack)])).toEqual(taken.map(meaningOf));
      for (const left of all.filter((each) => !taken.includes(each))) {
        expect(Math.max(...[left.issued, ...left.caller].map((each) => each.length))).toBeGreaterThan(255);
      }
    }),
  );
  expect(refused).toBeGreaterThan(0);
});

it('are found by their keys as those that came one by one', () => {
  fc.assert(
    fc.property(signIns, fc.nat({ max: 3 }), (all, parts) => {
      const [oneByOne, inPacks] = [new SignIns(), new SignIns()];
      const size = Math.ceil(all.length / (parts + 1)) || 1;
      for (let from = 0; from < all.length; from += size) {
        const { packs, taken } = packed(all.slice(from, from + size));
        for (const pack of packs) inPacks.addPack(pack);
        for (const [accessKeyId, signIn] of taken.map(meaningOf)) oneByOne.add(accessKeyId, signIn);
        // Asked in between, as another source may come behind a first.
        for (const { issued } of all) expect(inPacks.of(issued)).toEqual(oneByOne.of(issued));
      }
      expect(inPacks.of('ASIANONE')).toEqual([]);
    }),
  );
});

it('though there are more than one pack holds', () => {
  const all = Array.from({ length: 40_000 }, (_, index): Texts => {
    const arn = `arn:aws:sts::111122223333:assumed-role/service/${index}`;
    return { issued: `ASIAISSUED${index}`, caller: [`ASIACALLER${index}`, 'AssumedRole', arn, '111122223333', ''] };
  });
  const { packs, taken } = packed(all);
  expect(taken).toHaveLength(all.length);
  expect(packs.length).toBeGreaterThan(1);
  const found = new SignIns();
  for (const pack of packs) found.addPack(pack);
  for (const each of all) expect(found.of(each.issued)).toEqual([meaningOf(each)[1]]);
});

it('and a caller that comes again is held once', () => {
  const [type, arn] = ['AssumedRole', `arn:aws:sts::111122223333:assumed-role/service/${'session'.repeat(9)}`];
  const all = Array.from({ length: 1000 }, (_, index): Texts => {
    return { issued: `ASIAISSUED${index}`, caller: [`ASIACALLER${index % 50}`, type, arn, '111122223333', ''] };
  });
  const { packs } = packed(all);
  expect(packs.reduce((sum, { bytes }) => sum + bytes.length, 0)).toBeLessThan(1000 * 60);
  expect(packs.flatMap((pack) => [...unpacked(pack)])).toEqual(all.map(meaningOf));
});

it('beside those that came one by one', () => {
  const found = new SignIns();
  const one: Texts = { issued: 'ASIA1', caller: ['AKIA1', 'IAMUser', '', '', ''] };
  for (const pack of packed([one, one]).packs) found.addPack(pack);
  const [, signIn] = meaningOf(one);
  found.add('ASIA1', signIn);
  expect(found.of('ASIA1')).toEqual([signIn]);
  const other: SignIn = { kind: 'role', caller: callerOf({ accessKeyId: 'AKIA2' }) };
  found.add('ASIA1', other);
  expect(found.of('ASIA1')).toEqual([signIn, other]);
});
